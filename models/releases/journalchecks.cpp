#include "models/releases/journalchecks.h"

#include "models/catalog/release.h"
#include "models/sources/location.h"

#include <algorithm>

namespace colophon {

std::vector<CheckedJournal> checkJournals(std::span<const std::shared_ptr<Location>> locations)
{
    std::vector<CheckedJournal> journals;
    for (const std::shared_ptr<Location>& location : locations) {
        if (auto contents = readRegistry(location->path()))
            journals.push_back({location->path(), std::move(contents->journal), std::move(contents->releaseLabels)});
    }
    return journals;
}

const CheckedJournal* brokenJournal(std::span<const CheckedJournal> journals)
{
    const auto broken
        = std::ranges::find_if(journals, [](const CheckedJournal& journal) { return !journal.check.isIntact(); });
    return broken == journals.end() ? nullptr : &*broken;
}

std::string releaseLabel(std::span<const CheckedJournal> journals, const ReleaseEvent& release)
{
    for (const CheckedJournal& journal : journals) {
        const auto found = std::ranges::find_if(journal.labels, [&release](const auto& label) {
            return label.entry == release.entry && label.time == release.time;
        });
        if (release.madeHere && found != journal.labels.end())
            return found->label;
    }
    return {};
}

std::int64_t entryCount(std::span<const CheckedJournal> journals)
{
    std::int64_t count = 0;
    for (const CheckedJournal& journal : journals)
        count += journal.check.length;
    return count;
}

ChainState chainState(std::span<const CheckedJournal> journals, std::int64_t entry)
{
    if (journals.empty())
        return ChainState::Unchecked;
    const bool isBroken = std::ranges::any_of(journals, [entry](const CheckedJournal& journal) {
        return journal.check.firstBroken && entry >= *journal.check.firstBroken;
    });
    return isBroken ? ChainState::Broken : ChainState::Chained;
}

} // namespace colophon
