// How a release is carried out so that nothing acknowledged is lost, whenever the program ends.
#include "models/releases/locations.h"
#include "models/releases/reason.h"
#include "models/releases/refusal.h"
#include "models/releases/release.h"
#include "models/releases/releasejournal.h"
#include "models/store/registry.h"
#include "models/store/releaselock.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace colophon {

namespace {

WriteFailure failure(const RegistryFailure& error)
{
    const bool isRefused = error.kind == RegistryFailure::Kind::Refused;
    return {isRefused ? WriteFailure::Kind::Refused : WriteFailure::Kind::Failed, error.problem, {}};
}

/// Why the plan may not be carried out, whatever the system says.
std::optional<WriteFailure> planRefusal(const ReleasePlan& plan)
{
    if (plan.hasFailedGate() && !plan.request.despiteFailedGates) {
        const auto failed = std::ranges::find(plan.gates, Gate::Result::Failed, &Gate::result);
        return refused("A gate failed: " + failed->name + " (" + failed->detail + ").",
                       "Choose another version, or release anyway with a longer reason. Nothing was changed.");
    }
    if (!plan.caution.empty() && !plan.request.explicitChoice)
        return refused("Writing needs your agreement first.", plan.caution);
    if (auto problem = reasonProblem(plan.request.reason, plan.hasFailedGate()))
        return refused(std::move(*problem));
    return std::nullopt;
}

std::string quoted(const std::optional<std::string>& native)
{
    return native ? "“" + *native + "”" : "nobody";
}

WriteFailure lostRace(const Location& location, const StageChange& change, const std::optional<std::string>& holder)
{
    return refused("Nothing was changed. " + change.stage.text() + " of " + change.model.text() + " is now held by "
                       + quoted(holder) + authorOfPresent(location, change, holder) + ", not by " + quoted(change.from)
                       + " as planned.",
                   "Somebody was first. Look at the new plan, then confirm again.");
}

WriteFailure sourceGone(const ReleasePlan& plan)
{
    return refused("Nothing was changed. The location changed since this release was planned: " + plan.source.location
                       + " is not there any more as it was.",
                   "Look at the new plan, then confirm again.");
}

/// One release under the lock of its location.
class Execution
{
public:
    Execution(Location& location, Source& source, RegistryWriter& writer, const ReleasePlan& plan)
        : m_location(location)
        , m_source(source)
        , m_writer(writer)
        , m_outcome{.plan = plan, .applied = false, .verified = false, .entry = 0}
    {
        m_change = plan.change;
        m_change.reason = plan.request.reason;
        if (!plan.request.actor.empty())
            m_change.actor = plan.request.actor;
        m_outcome.plan.change = m_change;
    }

    std::expected<ReleaseOutcome, WriteFailure> run()
    {
        if (auto lost = checkHolder())
            return std::unexpected(std::move(*lost));
        if (auto forbidden = checkPermission())
            return std::unexpected(std::move(*forbidden));
        m_change.time = Timestamp::now();
        const auto intent = m_writer.append("intent", intentPayload(m_outcome.plan, m_source.info()), m_change.time);
        if (!intent)
            return std::unexpected(failure(intent.error()));
        m_end.intent = intent->number;
        auto applied = m_source.applyRelease(m_change);
        readBack();
        m_end.isApplied = applied || (m_end.isVerified && applied.error().kind != WriteFailure::Kind::Refused);
        if (!applied)
            describe(applied.error());
        const auto result = m_writer.append("result", endPayload(m_end, m_change.actor), Timestamp::now());
        if (!applied)
            return std::unexpected(std::move(applied.error()));
        if (!result)
            return std::unexpected(unrecorded(result.error().problem));
        m_outcome.applied = true;
        m_outcome.verified = m_end.isVerified;
        m_outcome.entry = result->number;
        return m_outcome;
    }

private:
    std::optional<WriteFailure> checkHolder()
    {
        auto holder = m_source.stageHolder(m_change.model, m_change.stage);
        if (!holder)
            return WriteFailure{WriteFailure::Kind::Failed, std::move(holder.error()), {}};
        if (*holder != m_change.from)
            return lostRace(m_location, m_change, *holder);
        return std::nullopt;
    }

    /// What could be written when it was planned may be forbidden by now. A single transaction needs no asking first.
    std::optional<WriteFailure> checkPermission()
    {
        if (m_source.capabilities().isAtomic)
            return std::nullopt;
        auto plan = m_source.planRelease(m_change);
        return plan ? std::nullopt : std::optional(refused(std::move(plan.error())));
    }

    void readBack()
    {
        const auto holder = m_source.stageHolder(m_change.model, m_change.stage);
        if (holder)
            m_end.holder = *holder;
        m_end.isVerified = holder && *holder == m_change.to;
    }

    /// A source that failed although the stage moved has done part of its work.
    void describe(WriteFailure& error)
    {
        if (m_end.isApplied && error.kind == WriteFailure::Kind::Failed) {
            error.kind = WriteFailure::Kind::HalfDone;
            error.done.push_back(m_change.stage.text() + " is held by " + quoted(m_change.to));
        }
        m_end.done = error.done;
        m_end.problem = error.problem.reason;
    }

    WriteFailure unrecorded(Problem problem) const
    {
        problem.reason = "The stage was changed, but the journal could not be completed: " + problem.reason;
        problem.hint += " The next release at this location completes it by itself.";
        std::vector<std::string> done;
        for (const Effect& effect : m_outcome.plan.effects)
            done.push_back(effect.system + ": " + effect.text);
        if (!done.empty())
            done.pop_back(); // The journal's own line.
        return {WriteFailure::Kind::HalfDone, std::move(problem), std::move(done)};
    }

    Location& m_location;
    Source& m_source;
    RegistryWriter& m_writer;
    ReleaseOutcome m_outcome;
    StageChange m_change;
    ReleaseEnd m_end;
};

/// A system that needs several writes for one release may have been left between them, with the stage moved already.
/// False: it refuses to be written now.
bool completeWrites(Source& source, StageChange change, ReleaseEnd& end)
{
    change.from = change.to;
    change.time = Timestamp::now();
    auto completed = source.applyRelease(change);
    if (completed)
        return true;
    if (completed.error().kind == WriteFailure::Kind::Refused)
        return false;
    end.isVerified = false;
    end.done = std::move(completed.error().done);
    end.problem = std::move(completed.error().problem.reason);
    return true;
}

/// Finds out what became of one interrupted release, completes it where the stage has moved, and journals it. False:
/// its system cannot be read or completed now.
std::expected<bool, WriteFailure> settle(const Location& location, RegistryWriter& writer, const OpenIntent& intent)
{
    const auto intended = intendedChange(intent.payload);
    Source* const source = intended ? sourceAt(location, intended->system, intended->place) : nullptr;
    if (source == nullptr)
        return false;
    const auto holder = source->stageHolder(intended->change.model, intended->change.stage);
    if (!holder)
        return false;
    ReleaseEnd end;
    end.intent = intent.number;
    end.holder = *holder;
    end.isApplied = end.isVerified = *holder == intended->change.to;
    if (end.isApplied && !source->capabilities().isAtomic && !completeWrites(*source, intended->change, end))
        return false;
    const auto entry = writer.append("recovered", endPayload(end, currentActor()), Timestamp::now());
    if (!entry)
        return std::unexpected(failure(entry.error()));
    return true;
}

std::expected<std::size_t, WriteFailure> settleAll(const Location& location, RegistryWriter& writer)
{
    const auto intents = writer.openIntents();
    if (!intents)
        return std::unexpected(failure(intents.error()));
    std::size_t count = 0;
    for (const OpenIntent& intent : *intents) {
        const auto settled = settle(location, writer, intent);
        if (!settled)
            return std::unexpected(settled.error());
        count += *settled ? 1 : 0;
    }
    return count;
}

} // namespace

ReleaseDesk::ReleaseDesk(std::span<const std::shared_ptr<Location>> locations)
    : m_locations(locations.begin(), locations.end())
{
}

std::expected<ReleaseOutcome, WriteFailure> ReleaseDesk::apply(const ReleasePlan& plan) const
{
    if (auto refusal = planRefusal(plan))
        return std::unexpected(std::move(*refusal));
    const RecordPlace place = placeOf(m_locations, plan.source);
    if (place.source == nullptr)
        return std::unexpected(sourceGone(plan));
    const auto lock = ReleaseLock::take(place.location->path());
    if (!lock)
        return std::unexpected(failure(lock.error()));
    auto writer = RegistryWriter::open(place.location->path());
    if (!writer)
        return std::unexpected(failure(writer.error()));
    if (const auto settled = settleAll(*place.location, *writer); !settled)
        return std::unexpected(settled.error());
    return Execution(*place.location, *place.source, *writer, plan).run();
}

std::expected<std::size_t, WriteFailure> ReleaseDesk::recover(const Location& location) const
{
    const auto registry = readRegistry(location.path());
    if (!registry)
        return std::unexpected(WriteFailure{WriteFailure::Kind::Failed, registry.error(), {}});
    if (registry->openIntents.empty())
        return 0;
    const auto lock = ReleaseLock::take(location.path());
    if (!lock)
        return std::unexpected(failure(lock.error()));
    auto writer = RegistryWriter::open(location.path());
    if (!writer)
        return std::unexpected(failure(writer.error()));
    return settleAll(location, *writer);
}

std::expected<std::size_t, WriteFailure> ReleaseDesk::recover() const
{
    std::size_t count = 0;
    for (const auto& location : m_locations) {
        const auto settled = recover(*location);
        if (!settled)
            return std::unexpected(settled.error());
        count += *settled;
    }
    return count;
}

} // namespace colophon
