#include "models/releases/holdings.h"

#include <algorithm>
#include <ranges>

namespace colophon {

namespace {

std::int64_t durationOf(const Tenure& tenure, Timestamp now)
{
    return tenure.end.value_or(now).milliseconds - tenure.begin.milliseconds;
}

bool covers(const Tenure& tenure, Timestamp at)
{
    return tenure.begin <= at && (!tenure.end || *tenure.end > at);
}

} // namespace

std::vector<Holding> holdings(const Model& model, Name stage, Timestamp now)
{
    std::vector<Holding> found;
    const auto entryOf = [&found, stage](const Version& version) -> Holding& {
        const auto known = std::ranges::find(found, &version, &Holding::version);
        return known != found.end() ? *known : found.emplace_back(Holding{&version, 0, version.holds(stage)});
    };
    const std::vector<Tenure> all = tenures(model);
    for (const Tenure& tenure : all | std::views::reverse) {
        const Version* version = tenure.version ? model.find(*tenure.version) : nullptr;
        if (version && tenure.stage == stage)
            entryOf(*version).held += durationOf(tenure, now);
    }
    for (const Version& version : model.versions) {
        if (version.holds(stage))
            entryOf(version);
    }
    return found;
}

std::vector<Holding> earlierHoldings(const Model& model, Name stage, Timestamp at)
{
    std::vector<Holding> found;
    const std::vector<Tenure> all = tenures(model);
    for (const Tenure& tenure : all | std::views::reverse) {
        const Version* version = tenure.version ? model.find(*tenure.version) : nullptr;
        if (!version || tenure.stage != stage || tenure.begin > at)
            continue;
        auto known = std::ranges::find(found, version, &Holding::version);
        if (known == found.end())
            known = found.insert(found.end(), Holding{version, 0, false});
        known->held += std::min(tenure.end.value_or(at), at).milliseconds - tenure.begin.milliseconds;
        known->isPresent = known->isPresent || covers(tenure, at);
    }
    std::erase_if(found, [](const Holding& holding) { return holding.isPresent; });
    return found;
}

std::optional<Tenure> tenureAt(const Model& model, Name stage, Timestamp at)
{
    const std::vector<Tenure> all = tenures(model);
    const auto found
        = std::ranges::find_if(all, [&](const Tenure& tenure) { return tenure.stage == stage && covers(tenure, at); });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

std::optional<std::int64_t> lastTenure(const Model& model, Name stage, const VersionId& version, Timestamp now)
{
    const std::vector<Tenure> all = tenures(model);
    const auto newestFirst = all | std::views::reverse;
    const auto last = std::ranges::find_if(newestFirst, [stage, &version](const Tenure& tenure) {
        return tenure.stage == stage && tenure.version == version;
    });
    return last == newestFirst.end() ? std::nullopt : std::optional(durationOf(*last, now));
}

} // namespace colophon
