#include "models/lineage/releasehistory.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <set>
#include <tuple>

namespace colophon {

namespace {

std::optional<VersionId> lookUp(const std::optional<VersionReference>& reference, Name model, const DraftIndex& index,
                                const std::vector<VersionDraft>& drafts)
{
    if (!reference)
        return std::nullopt;
    const auto found = index.choose(index.byReference(*reference), model, DraftIndex::kNoDraft);
    return found ? std::optional(drafts[*found].id) : std::nullopt;
}

std::string labelOf(const std::optional<VersionReference>& reference)
{
    return reference ? reference->label : std::string();
}

ReleaseEvent toEvent(const RecordedRelease& release, const DraftIndex& index, const std::vector<VersionDraft>& drafts)
{
    ReleaseEvent event;
    event.time = release.time;
    event.kind = release.kind;
    event.stage = release.stage;
    event.from = lookUp(release.from, release.model, index, drafts);
    event.to = lookUp(release.to, release.model, index, drafts);
    event.fromLabel = labelOf(release.from);
    event.toLabel = labelOf(release.to);
    event.actor = release.actor;
    event.reason = release.reason;
    event.madeHere = release.madeHere;
    event.entry = release.entry;
    event.evidence = release.evidence;
    return event;
}

bool isSameHolder(const std::optional<VersionReference>& left, const std::optional<VersionReference>& right)
{
    if (!left || !right)
        return !left && !right;
    return left->sourceKind == right->sourceKind && left->native == right->native;
}

} // namespace

std::vector<ReleaseEvent> releaseHistory(std::vector<const RecordedRelease*> releases, const DraftIndex& index,
                                         const std::vector<VersionDraft>& drafts)
{
    std::ranges::stable_sort(releases, {}, [](const RecordedRelease* release) {
        return std::tuple(release->time, release->kind == ReleaseKind::Observed, release->entry);
    });
    std::map<Name, const RecordedRelease*> last;
    std::vector<ReleaseEvent> events;
    for (const RecordedRelease* release : releases) {
        const RecordedRelease*& before = last[release->stage];
        if (release->kind == ReleaseKind::Observed && before && isSameHolder(before->to, release->to))
            continue;
        before = release;
        events.push_back(toEvent(*release, index, drafts));
    }
    return events;
}

void setPastStages(Model& model)
{
    std::map<VersionId, std::set<Name>> held;
    for (const ReleaseEvent& release : model.releases) {
        for (const std::optional<VersionId>* id : {&release.from, &release.to}) {
            if (*id)
                held[**id].insert(release.stage);
        }
    }
    for (Version& version : model.versions) {
        const auto stages = held.find(version.id);
        if (stages == held.end())
            continue;
        std::ranges::copy_if(stages->second, std::back_inserter(version.pastStages),
                             [&version](Name stage) { return !version.holds(stage); });
        std::ranges::stable_partition(version.pastStages, [](Name stage) { return stage == productionStage(); });
    }
}

std::vector<StageHolder> stageHolders(const std::vector<Version>& newestFirst,
                                      const std::vector<ReleaseEvent>& releases)
{
    static const Name archived("archived");
    std::map<Name, const Version*> holders;
    for (const Version& version : newestFirst) {
        for (const Name stage : version.stages) {
            if (stage != archived)
                holders.emplace(stage, &version);
        }
    }

    std::set<Name> decided;
    for (const ReleaseEvent& release : releases | std::views::reverse) {
        if (!release.to || decided.contains(release.stage))
            continue;
        const auto version = std::ranges::find(newestFirst, *release.to, &Version::id);
        if (version == newestFirst.end() || !version->holds(release.stage))
            continue;
        holders[release.stage] = &*version;
        decided.insert(release.stage);
    }

    std::vector<StageHolder> result;
    for (const auto& [stage, version] : holders)
        result.push_back({stage, version->id});
    std::ranges::stable_partition(result, [](const StageHolder& holder) { return holder.stage == productionStage(); });
    return result;
}

} // namespace colophon
