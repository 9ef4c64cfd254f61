#include "models/releases/interrupted.h"

#include "models/releases/locations.h"
#include "models/releases/releasejournal.h"
#include "models/store/registry.h"

namespace colophon {

namespace {

constexpr std::int64_t kLongestRelease = 10'000; ///< milliseconds

void askSystem(const Location& location, const IntendedChange& intended, InterruptedRelease& release)
{
    Source* const source = sourceAt(location, intended.system, intended.place);
    if (source == nullptr)
        return;
    const auto holder = source->stageHolder(intended.change.model, intended.change.stage);
    if (!holder)
        return;
    release.holder = holder->value_or(std::string());
    release.found
        = *holder == intended.change.to ? InterruptedRelease::Found::Applied : InterruptedRelease::Found::NotApplied;
}

InterruptedRelease describe(const Location& location, const JournalEntry& entry, Timestamp now)
{
    InterruptedRelease release;
    release.entry = entry.number;
    release.time = entry.time;
    const std::int64_t age = now.milliseconds - entry.time.milliseconds;
    release.mayBeUnderWay = age >= 0 && age < kLongestRelease;
    const auto intended = intendedChange(entry.payload);
    if (!intended)
        return release;
    release.model = intended->change.model;
    release.stage = intended->change.stage;
    release.label = intended->toLabel;
    release.actor = intended->change.actor;
    release.reason = intended->change.reason;
    askSystem(location, *intended, release);
    return release;
}

std::string foundText(const InterruptedRelease& release)
{
    const std::string holder = release.holder.empty() ? "nobody" : "“" + release.holder + "”";
    switch (release.found) {
    case InterruptedRelease::Found::Applied:
        return "The system shows it as done: " + release.stage.text() + " is held by " + holder + ".";
    case InterruptedRelease::Found::NotApplied:
        return "The system does not show it: " + release.stage.text() + " is held by " + holder + ".";
    case InterruptedRelease::Found::Unknown:
        break;
    }
    return "The system cannot be read now, so that nobody knows whether it was done.";
}

} // namespace

std::vector<InterruptedRelease> interruptedReleases(std::span<const std::shared_ptr<Location>> locations, Timestamp now)
{
    std::vector<InterruptedRelease> releases;
    for (const std::shared_ptr<Location>& location : locations) {
        // A registry that cannot be read is a problem of the scan.
        const auto registry = readRegistry(location->path());
        if (!registry)
            continue;
        for (const JournalEntry& entry : registry->unfinished)
            releases.push_back(describe(*location, entry, now));
    }
    return releases;
}

Problem problemOf(const InterruptedRelease& release)
{
    Problem problem;
    problem.severity = Problem::Severity::Warning;
    problem.file = kRegistryPath;
    const std::string what = release.label.empty()
        ? "clearing " + release.stage.text() + " of " + release.model.text()
        : "putting " + release.model.text() + " " + release.label + " into " + release.stage.text();
    problem.reason
        = (release.mayBeUnderWay ? "A release is under way or was interrupted: " : "A release was interrupted: ") + what
        + ", begun by " + release.actor + " at " + toIsoText(release.time) + " (journal entry "
        + std::to_string(release.entry) + "). " + foundText(release);
    problem.hint = release.found == InterruptedRelease::Found::Unknown
        ? "Make the system readable and read again; then the journal can be completed."
        : "Complete the journal in the window, or make the next release: it records how this one ended.";
    return problem;
}

} // namespace colophon
