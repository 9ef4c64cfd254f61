// What exactly a release would do, and whether it should be done.
#include "models/catalog/naming.h"
#include "models/releases/absentholder.h"
#include "models/releases/gates.h"
#include "models/releases/journalnames.h"
#include "models/releases/knownstages.h"
#include "models/releases/locations.h"
#include "models/releases/releasejournal.h"
#include "models/sources/location.h"
#include "models/store/canonicaljson.h"
#include "models/store/registry.h"
#include "models/store/registryproblem.h"

#include <algorithm>

namespace colophon {

namespace {

std::string fullPlace(const SourceInfo& info)
{
    return info.location == "." ? info.root : info.root + "/" + info.location;
}

Problem refusal(std::string reason, std::string hint)
{
    Problem problem;
    problem.reason = std::move(reason);
    problem.hint = std::move(hint);
    return problem;
}

/// A source that could be written, with what it would do.
struct Target
{
    RecordPlace place;
    SourceId record = SourceId::None; ///< number of the source in the catalog
    StageChange change;
    std::vector<Effect> effects;
    StageCapabilities capabilities;
};

class Planner
{
public:
    Planner(std::span<const std::shared_ptr<Location>> locations, const Catalog& catalog, const ReleaseRequest& request)
        : m_locations(locations)
        , m_catalog(catalog)
    {
        m_plan.request = request;
    }

    std::expected<ReleasePlan, Problem> plan()
    {
        auto problem = findVersions();
        if (!problem)
            problem = chooseTarget();
        if (!problem)
            problem = compareWithPresent();
        if (!problem)
            problem = addJournalEffect();
        if (problem)
            return std::unexpected(std::move(*problem));
        addWarnings();
        judgeGates();
        return std::move(m_plan);
    }

    /// A release asked for once more has changed its own expectation: it counts as met where the journal says that
    /// the last that was done is this very release, over exactly the version that was expected.
    bool isDone()
    {
        if (findVersions() || chooseTarget() || !m_plan.request.to)
            return false;
        findHolder();
        return m_plan.change.from == m_plan.change.to && m_plan.effects.empty() && (isAsExpected() || isRepeated());
    }

private:
    std::optional<Problem> findVersions()
    {
        const ReleaseRequest& request = m_plan.request;
        m_model = m_catalog.model(request.model.text());
        if (m_model == nullptr)
            return refusal("There is no model " + request.model.text() + ".", "Read again, or look at the list.");
        if (request.stage.isEmpty())
            return refusal("No stage is named.", "Name one, such as production or staging.");
        if (!isUtf8(request.stage.text()))
            return stageNameProblem(request.stage.text());
        if (!request.to)
            return std::nullopt;
        m_candidate = m_model->find(*request.to);
        if (m_candidate == nullptr) {
            return refusal(request.model.text() + " has no version " + *request.to + ".",
                           "It may have been removed since. Read again, then choose another one.");
        }
        if (m_candidate->deleted || m_candidate->isPrompt) {
            return refusal(displayLabel(*m_candidate)
                               + (m_candidate->deleted ? " was deleted." : " is a prompt, no model."),
                           "Choose another version.");
        }
        return std::nullopt;
    }

    /// Records that could be put into the stage, or, to clear it, those of its holder; where its files are gone, any
    /// record tells a source that may know the holder.
    std::vector<Record> candidates() const
    {
        const Version* const version = m_candidate != nullptr ? m_candidate : m_model->holder(m_plan.request.stage);
        if (version != nullptr)
            return version->records;
        std::vector<Record> ofEachSource;
        for (const Version& each : m_model->versions) {
            for (const Record& record : each.records) {
                if (std::ranges::find(ofEachSource, record.source, &Record::source) == ofEachSource.end())
                    ofEachSource.push_back(record);
            }
        }
        return ofEachSource;
    }

    /// The first source, name giver first, that can do it; one in which somebody holds the stage goes before others.
    std::optional<Problem> chooseTarget()
    {
        std::optional<Problem> reason; // Of the name giver: that a run of it is not registered says nothing beside it.
        for (const Record& record : candidates()) {
            auto target = targetOf(record);
            if (!target) {
                if (!reason)
                    reason = std::move(target.error());
                continue;
            }
            const bool isHeld = target->change.from.has_value();
            if (!m_target || (isHeld && !m_target->change.from))
                m_target = std::move(*target);
            if (isHeld)
                break;
        }
        if (!m_target)
            return reason.value_or(
                refusal("Nobody holds " + m_plan.request.stage.text() + ".", "There is nothing to take back."));
        m_plan.source = *m_catalog.source(m_target->record);
        m_plan.change = m_target->change;
        m_plan.effects = m_target->effects;
        namePlaces();
        if (m_target->capabilities.needsExplicitChoice)
            m_plan.caution = m_target->capabilities.caution;
        return std::nullopt;
    }

    std::expected<Target, Problem> targetOf(const Record& record) const
    {
        Target target;
        target.record = record.source;
        target.place = placeOf(m_locations, m_catalog, record.source);
        if (target.place.source == nullptr)
            return std::unexpected(refusal("The source of " + record.native + " is not open.", "Open it again."));
        if (auto obstacle = registryObstacle(target.place.location->path()))
            return std::unexpected(std::move(*obstacle)); // Nothing is changed that the journal could not tell.
        target.capabilities = target.place.source->capabilities();
        if (!target.capabilities.canWrite && !target.capabilities.needsExplicitChoice) {
            return std::unexpected(
                refusal("Stages in " + fullPlace(target.place.source->info()) + " cannot be changed.",
                        "The place is read-only, or its system has no stages."));
        }
        if (auto problem = m_candidate != nullptr
                ? journalNameProblem(*m_candidate, record, &target.place.source->info())
                : std::nullopt)
            return std::unexpected(std::move(*problem));
        const ReleaseRequest& request = m_plan.request;
        auto holder = target.place.source->stageHolder(request.model, request.stage);
        if (!holder)
            return std::unexpected(std::move(holder.error()));
        target.change = {.model = request.model,
                         .stage = request.stage,
                         .from = std::move(*holder),
                         .to = m_candidate != nullptr ? std::optional(record.native) : std::nullopt,
                         .actor = request.actor.empty() ? currentActor() : request.actor,
                         .reason = request.reason,
                         .time = Timestamp::now()};
        auto effects = target.place.source->planRelease(target.change);
        if (!effects)
            return std::unexpected(std::move(effects.error()));
        target.effects = std::move(*effects);
        return target;
    }

    /// "MLflow files" does not tell which, where several stores are open.
    void namePlaces()
    {
        const SourceInfo& written = m_plan.source;
        const auto isAlike = [&written](const SourceInfo& source) { return source.kind == written.kind; };
        if (std::ranges::count_if(m_catalog.sources(), isAlike) < 2)
            return;
        for (Effect& effect : m_plan.effects)
            effect.system += " in " + fullPlace(written);
    }

    /// One model in two stores: what holds the stage in the other one stays there.
    void warnOfOtherHolders()
    {
        for (const Version& version : m_model->versions) {
            const bool isElsewhere = std::ranges::none_of(
                version.records, [this](const Record& record) { return record.source == m_plan.source.id; });
            if (!version.holds(m_plan.request.stage) || !isElsewhere || &version == m_candidate)
                continue;
            const SourceInfo* source = m_catalog.source(version.records.front().source);
            m_plan.warnings.push_back(displayLabel(version) + " holds " + m_plan.request.stage.text() + " in "
                                      + (source ? fullPlace(*source) : std::string("another place"))
                                      + " and stays there: only " + fullPlace(m_plan.source) + " is changed.");
        }
    }

    void findHolder()
    {
        const StageChange& change = m_plan.change;
        m_holder = change.from ? versionOf(*m_model, m_plan.source.id, *change.from) : nullptr;
        m_plan.fromLabel = labelOfHolder();
        m_plan.toLabel = m_candidate != nullptr ? m_candidate->label : "";
        if (m_holder != nullptr)
            m_plan.from = m_holder->id;
    }

    std::optional<Problem> compareWithPresent()
    {
        findHolder();
        const StageChange& change = m_plan.change;
        const std::string slot = change.stage.text() + " of " + change.model.text();
        if (!isAsExpected()) {
            const std::string known = m_holder != nullptr ? displayLabel(*m_holder) : m_plan.fromLabel;
            const std::string holder = change.from ? known : "nobody";
            return refusal(slot + " is held by " + holder
                               + authorOfPresent(*m_target->place.location, change, change.from)
                               + ", not by the version that was expected.",
                           "Somebody changed it meanwhile. Look at the present state, then decide again.");
        }
        if (change.from == change.to) {
            if (!change.to)
                return refusal("Nobody holds " + slot + ".", "There is nothing to take back.");
            if (m_plan.effects.empty())
                return refusal(displayLabel(*m_candidate) + " holds " + slot + " already.",
                               "Nothing needs to be done.");
        }
        return std::nullopt;
    }

    std::string labelOfHolder() const
    {
        if (m_holder != nullptr || !m_plan.change.from)
            return m_holder != nullptr ? m_holder->label : std::string();
        const std::string label = labelOfPresent(*m_target->place.location, m_plan.change);
        return label.empty() ? *m_plan.change.from : label;
    }

    bool isAsExpected() const { return !m_plan.request.expected || isHolder(*m_plan.request.expected); }

    /// Whether the last that the journal tells of the stage is a release of the candidate over the expected holder. A
    /// version that is not known any more is expected by its label.
    bool isRepeated() const
    {
        const auto last = std::ranges::find(m_model->releases.rbegin(), m_model->releases.rend(), m_plan.request.stage,
                                            &ReleaseEvent::stage);
        if (last == m_model->releases.rend() || !last->madeHere || last->kind != ReleaseKind::Release
            || last->to != m_plan.request.to)
            return false;
        const std::optional<VersionId>& expected = *m_plan.request.expected;
        const bool wasNobody = !last->from && last->fromLabel.empty();
        return expected ? expected == (last->from ? last->from : std::optional(last->fromLabel)) : wasNobody;
    }

    /// By its id; a holder that the catalog does not know, by its native name or the label of the journal.
    bool isHolder(const std::optional<VersionId>& expected) const
    {
        if (m_holder != nullptr || !m_plan.change.from)
            return expected == m_plan.from;
        return expected == m_plan.change.from || expected == m_plan.fromLabel;
    }

    std::optional<Problem> addJournalEffect()
    {
        const auto registry = readRegistry(m_target->place.location->path());
        if (!registry)
            return registry.error();
        m_plan.journalLength = registry->journalLength;
        const auto first = registry->journalLength + 1;
        const bool isIntact = registry->journal.isIntact();
        m_plan.effects.push_back({.system = "Journal",
                                  .text = "Entries " + std::to_string(first) + " and " + std::to_string(first + 1)
                                      + " are appended with your name, time and reason",
                                  .note = isIntact
                                      ? "hash chain intact"
                                      : "hash chain broken at entry " + std::to_string(*registry->journal.firstBroken),
                                  .isSideEffect = false});
        if (!isIntact)
            m_plan.warnings.push_back("The journal is broken: " + registry->journal.reason);
        if (!registry->openIntents.empty()) {
            m_plan.warnings.emplace_back(
                "A release was interrupted; before this one, the journal gets an entry that says how it ended.");
        }
        return std::nullopt;
    }

    /// Where another stage was probably meant, the gate says so.
    void warnOfNewStage()
    {
        std::string unknown = unknownStageText(m_catalog, m_plan.request.stage);
        if (!unknown.empty() && !stageProbablyMeant(m_catalog, *m_model, m_plan.request.stage))
            m_plan.warnings.push_back(std::move(unknown));
    }

    void addWarnings()
    {
        warnOfNewStage();
        warnOfOtherHolders();
        if (m_plan.change.from == m_plan.change.to) {
            m_plan.warnings.push_back(
                displayLabel(*m_candidate) + " holds " + m_plan.change.stage.text()
                + " already, but the release was left half-done: this one writes what is missing.");
        }
        if (std::string warning = absentHolderWarning(m_catalog, m_plan); !warning.empty())
            m_plan.warnings.push_back(std::move(warning));
        if (!m_target->capabilities.isAtomic && m_plan.caution.empty()) { // which says so itself
            m_plan.warnings.emplace_back("This system has no atomic change: another program could write between the "
                                         "check and the change. It is read again afterwards.");
        }
    }

    void judgeGates()
    {
        auto ownStep = ownStepGate(m_plan.request, m_target->change.actor);
        if (m_candidate != nullptr)
            judgeCandidate();
        if (ownStep)
            m_plan.gates.insert(m_plan.gates.begin(), std::move(*ownStep));
    }

    void judgeCandidate()
    {
        m_plan.gates = judge({.candidate = *m_candidate,
                              .holder = m_holder,
                              .catalog = m_catalog,
                              .root = m_target->place.location->root(),
                              .stage = m_plan.request.stage,
                              .kind = m_plan.request.kind,
                              .directions = m_plan.request.directions});
        m_plan.evidence = evidenceOf(*m_candidate);
    }

    static const Version* versionOf(const Model& model, SourceId source, const std::string& native)
    {
        const auto found = std::ranges::find_if(model.versions, [&](const Version& version) {
            return std::ranges::any_of(version.records, [&](const Record& record) {
                return record.source == source && record.native == native;
            });
        });
        return found == model.versions.end() ? nullptr : &*found;
    }

    std::span<const std::shared_ptr<Location>> m_locations;
    const Catalog& m_catalog;
    ReleasePlan m_plan;
    const Model* m_model = nullptr;
    const Version* m_candidate = nullptr;
    const Version* m_holder = nullptr;
    std::optional<Target> m_target;
};

} // namespace

bool ReleasePlan::hasFailedGate() const
{
    return std::ranges::any_of(gates, [](const Gate& gate) { return gate.result == Gate::Result::Failed; });
}

std::expected<ReleasePlan, Problem> ReleaseDesk::plan(const Catalog& catalog, const ReleaseRequest& request) const
{
    return Planner(m_locations, catalog, request).plan();
}

bool ReleaseDesk::isDone(const Catalog& catalog, const ReleaseRequest& request) const
{
    return Planner(m_locations, catalog, request).isDone();
}

} // namespace colophon
