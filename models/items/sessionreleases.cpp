#include "models/items/sessionreleases.h"

#include <algorithm>

namespace colophon {

namespace {

constexpr std::int64_t kEntriesOfRelease = 2; ///< intent and result

} // namespace

void SessionReleases::add(const ReleaseOutcome& outcome, std::span<const CheckedJournal> known)
{
    const ReleasePlan& plan = outcome.plan;
    Write write{plan.request.model, plan.request.stage, plan.source.root, outcome.entry, {}};
    for (const CheckedJournal& journal : known) {
        if (journal.location != write.location)
            write.otherLengths[journal.location] = journal.check.length;
    }
    // What the session wrote since they were read.
    for (const Write& earlier : m_writes) {
        if (earlier.location != write.location) {
            std::int64_t& length = write.otherLengths[earlier.location];
            length = std::max(length, earlier.entry);
        }
    }
    m_writes.push_back(std::move(write));
}

const SessionReleases::Write* SessionReleases::find(const ReleaseOutcome& release) const
{
    const auto found = std::ranges::find_if(m_writes.rbegin(), m_writes.rend(), [&release](const Write& write) {
        return write.location == release.plan.source.root && write.entry == release.entry;
    });
    return found == m_writes.rend() ? nullptr : &*found;
}

/// How long the journal of a location is when nobody but the session has written into it since.
std::int64_t SessionReleases::lengthAfter(const Write& write, const std::string& location) const
{
    const auto other = write.otherLengths.find(location);
    const std::int64_t then = write.location == location ? write.entry
        : other == write.otherLengths.end()              ? 0
                                                         : other->second;
    const auto own = std::ranges::count_if(
        m_writes, [&location, then](const Write& later) { return later.location == location && later.entry > then; });
    return then + kEntriesOfRelease * own;
}

bool SessionReleases::isFollowedByOthers(const ReleaseOutcome& release, std::span<const CheckedJournal> journals) const
{
    const Write* const write = find(release);
    return write == nullptr || std::ranges::any_of(journals, [this, write](const CheckedJournal& journal) {
               return journal.check.length > lengthAfter(*write, journal.location);
           });
}

bool SessionReleases::isFollowedByOthers(const ReleaseOutcome& release, std::int64_t length) const
{
    const Write* const write = find(release);
    return write == nullptr || length > lengthAfter(*write, write->location);
}

bool SessionReleases::knowsLastWrite(const Model& model, Name stage) const
{
    const auto last = std::ranges::find_if(m_writes.rbegin(), m_writes.rend(), [&](const Write& write) {
        return write.model == model.name && write.stage == stage;
    });
    return last == m_writes.rend() || std::ranges::any_of(model.releases, [&](const ReleaseEvent& event) {
               return event.madeHere && event.stage == stage && event.entry == last->entry;
           });
}

bool SessionReleases::isOvertaken(const ReleaseOutcome& release, const Catalog& catalog) const
{
    const ReleaseRequest& request = release.plan.request;
    const Model* const model = catalog.model(request.model.text());
    // Without its files a version may still hold the stage.
    const Version* const released = model != nullptr && request.to ? model->find(*request.to) : nullptr;
    return released != nullptr && !released->holds(request.stage) && knowsLastWrite(*model, request.stage);
}

} // namespace colophon
