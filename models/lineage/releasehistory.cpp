#include "models/lineage/releasehistory.h"

#include "models/lineage/releasetimes.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <set>
#include <tuple>

namespace colophon {

namespace {

/// Milliseconds between the time stamp of a file, from the coarse clock of the kernel, and the exact time that the
/// journal notes for the same change.
constexpr std::int64_t kClockGrain = 2'000;

/// A release with the time that counts.
struct TimedRelease
{
    const RecordedRelease* release = nullptr;
    Timestamp effective;

    bool isObserved() const { return release->kind == ReleaseKind::Observed; }
};

std::optional<VersionId> lookUp(const std::optional<VersionReference>& reference, const RecordedRelease& release,
                                const DraftIndex& index, const std::vector<VersionDraft>& drafts)
{
    if (!reference)
        return std::nullopt;
    const auto candidates = index.byReference(*reference, release.root, release.place);
    const auto found = index.choose(candidates, release.model, DraftIndex::kNoDraft);
    return found ? std::optional(drafts[*found].id) : std::nullopt;
}

std::string labelOf(const std::optional<VersionReference>& reference)
{
    return reference ? reference->label : std::string();
}

ReleaseEvent toEvent(const TimedRelease& timed, const DraftIndex& index, const std::vector<VersionDraft>& drafts)
{
    const RecordedRelease& release = *timed.release;
    ReleaseEvent event;
    event.time = release.time;
    event.effective = timed.effective;
    event.kind = release.kind;
    event.stage = release.stage;
    event.from = lookUp(release.from, release, index, drafts);
    event.to = lookUp(release.to, release, index, drafts);
    event.fromLabel = labelOf(release.from);
    event.toLabel = labelOf(release.to);
    event.actor = release.actor;
    event.reason = release.reason;
    event.madeHere = release.madeHere;
    event.entry = release.entry;
    event.evidence = release.evidence;
    return event;
}

/// Where a system lies, whichever location it was read through: a folder and one inside it may be open together.
std::string fullPlace(const RecordedRelease& release)
{
    return release.place == "." ? release.root : release.root + "/" + release.place;
}

bool isSameHolder(const RecordedRelease& left, const RecordedRelease& right)
{
    if (!left.to || !right.to)
        return !left.to && !right.to;
    const bool isSamePlace = left.place.empty() || right.place.empty() || fullPlace(left) == fullPlace(right);
    return isSamePlace && left.to->sourceKind == right.to->sourceKind && left.to->native == right.to->native;
}

/// The releases of each journal keep its order, whatever its clocks said.
std::vector<TimedRelease> inOrder(const std::vector<const RecordedRelease*>& releases)
{
    std::vector<TimedRelease> timed;
    std::map<std::string_view, std::vector<const RecordedRelease*>> journals;
    for (const RecordedRelease* release : releases) {
        if (release->kind == ReleaseKind::Observed)
            timed.push_back({release, release->time});
        else
            journals[release->root].push_back(release);
    }
    for (auto& [root, entries] : journals) {
        std::ranges::stable_sort(entries, {}, [](const RecordedRelease* release) {
            return std::pair(release->entry, release->time); // Without a number there is only the time.
        });
        std::vector<Timestamp> recorded;
        std::ranges::transform(entries, std::back_inserter(recorded), &RecordedRelease::time);
        const std::vector<Timestamp> effective = effectiveTimes(recorded);
        for (std::size_t i = 0; i < entries.size(); ++i)
            timed.push_back({entries[i], effective[i]});
    }
    std::ranges::stable_sort(timed, {}, [](const TimedRelease& one) {
        return std::tuple(one.effective, one.isObserved(), one.release->entry);
    });
    return timed;
}

/// Without observations that say what the journal says: after it, or, by the grain of the clocks, just before it.
std::vector<TimedRelease> withoutEchoes(const std::vector<TimedRelease>& releases)
{
    std::vector<TimedRelease> kept;
    std::map<Name, std::size_t> last; ///< of each stage, in `kept`
    for (const TimedRelease& timed : releases) {
        const auto before = last.find(timed.release->stage);
        if (before != last.end() && isSameHolder(*kept[before->second].release, *timed.release)) {
            TimedRelease& earlier = kept[before->second];
            if (timed.isObserved())
                continue;
            if (earlier.isObserved() && timed.effective.milliseconds - earlier.effective.milliseconds <= kClockGrain) {
                earlier = timed;
                continue;
            }
        }
        last[timed.release->stage] = kept.size();
        kept.push_back(timed);
    }
    return kept;
}

} // namespace

std::vector<ReleaseEvent> releaseHistory(const std::vector<const RecordedRelease*>& releases, const DraftIndex& index,
                                         const std::vector<VersionDraft>& drafts)
{
    std::vector<ReleaseEvent> events;
    for (const TimedRelease& timed : withoutEchoes(inOrder(releases)))
        events.push_back(toEvent(timed, index, drafts));
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
