#include "app/commands/releasereport.h"
#include "app/commands/exitstatus.h"
#include "app/commands/releaseevents.h"
#include "app/commands/stagemoment.h"
#include "app/commands/terminal.h"

#include "models/catalog/address.h"
#include "models/compare/datetext.h"
#include "models/files/rootfolder.h"
#include "models/releases/absentholder.h"
#include "models/releases/reason.h"

namespace colophon {

namespace {

Json planJson(const ReleasePlan& plan)
{
    Json effects = Json::array();
    for (const Effect& effect : plan.effects)
        effects.push_back(effect.text);
    Json gates = Json::array();
    for (const Gate& gate : plan.gates)
        gates.push_back({{"name", gate.name},
                         {"passed", gate.result != Gate::Result::Failed},
                         {"detail", gate.detail},
                         {"result", toString(gate.result)}});
    Json json{{"schema", "colophon.release/1"},
              {"model", plan.request.model.text()},
              {"stage", plan.request.stage.text()},
              {"from", idJson(plan.from)},
              {"to", idJson(plan.request.to)},
              {"effects", std::move(effects)},
              {"gates", std::move(gates)},
              {"warnings", plan.warnings},
              {"applied", false},
              {"verified", false}};
    if (!plan.fromLabel.empty())
        json["from_label"] = plan.fromLabel; // all that names a holder whose files are gone
    if (!plan.caution.empty())
        json["caution"] = plan.caution;
    if (plan.request.reversed)
        json[plan.request.kind == ReleaseKind::Redo ? "makes_again" : "takes_back"]
            = eventJson(*plan.request.reversed, {});
    return json;
}

/// What is known of a request that could not even be planned.
Json requestJson(const Catalog& catalog, const ReleaseRequest& request)
{
    const Model* const model = catalog.model(request.model.text());
    const Version* const holder = model != nullptr ? model->holder(request.stage) : nullptr;
    ReleasePlan plan;
    plan.request = request;
    if (holder != nullptr)
        plan.from = holder->id;
    return planJson(plan);
}

void printJson(Json json)
{
    print(jsonText(json) + "\n");
}

void printOutcome(const ReleaseOutcome& outcome)
{
    Json json = planJson(outcome.plan);
    json["applied"] = outcome.applied;
    json["verified"] = outcome.verified;
    json["entry"] = outcome.entry;
    printJson(std::move(json));
}

std::string nameOf(const Catalog& catalog, const std::optional<VersionId>& id)
{
    const Version* version = id ? catalog.version(*id) : nullptr;
    return version != nullptr ? shownAddressOf(catalog, *version) : id.value_or("nobody");
}

/// Whose release an undo takes back, or a redo makes again, and what it did: "Takes back: v1.0.0 → v1.1.0, by Ana,
/// 2026-03-01 09:15 UTC, journal entry 3" and why. Empty for other requests.
std::string reversedText(const Catalog& catalog, const ReleaseRequest& request)
{
    const Model* const model = catalog.model(request.model.text());
    if (!request.reversed || model == nullptr)
        return {};
    const ReleaseEvent& release = *request.reversed;
    std::string text = request.kind == ReleaseKind::Redo ? "Makes again: " : "Takes back: ";
    text += changeText(*model, release, {});
    if (!release.actor.empty())
        text += ", by " + release.actor;
    text += ", " + minuteText(release.time) + " UTC";
    if (release.entry > 0)
        text += ", journal entry " + std::to_string(release.entry);
    // A reason of several lines stays one, so that none of them can pass for a line of the plan.
    return text + (release.reason.empty() ? "" : "\n  “" + toDisplayText(release.reason) + "”") + "\n";
}

void printPlan(const Catalog& catalog, const ReleasePlan& plan)
{
    const std::string absent = absentHolder(plan);
    std::string text = plan.request.model.text() + ", " + plan.request.stage.text() + ": "
        + (absent.empty() ? nameOf(catalog, plan.from) : absent) + " → " + nameOf(catalog, plan.request.to) + "\n"
        + reversedText(catalog, plan.request) + "What will happen\n";
    for (const Effect& effect : plan.effects)
        text
            += "  " + effect.system + ": " + effect.text + (effect.note.empty() ? "" : " (" + effect.note + ")") + "\n";
    if (!plan.gates.empty())
        text += "Gates\n";
    for (const Gate& gate : plan.gates)
        text += "  " + std::string(toString(gate.result)) + "  " + gate.name + ": " + gate.detail + "\n";
    for (const std::string& warning : plan.warnings)
        text += "Warning: " + warning + "\n";
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = text.find('\n', begin);
        print(toDisplayText(std::string_view(text).substr(begin, end - begin)) + "\n");
        begin = end + 1;
    }
}

void printFailure(Json json, const Problem& problem, const WriteFailure* failure)
{
    json["error"] = {{"reason", problem.reason}, {"hint", problem.hint}};
    if (!problem.file.empty())
        json["error"]["file"] = problem.file;
    if (failure != nullptr && failure->kind == WriteFailure::Kind::HalfDone) {
        json["half_done"] = true;
        json["done"] = failure->done;
    }
    printJson(std::move(json));
}

int reportFailure(const WriteFailure& failure)
{
    printProblem(failure.problem);
    for (const std::string& done : failure.done)
        printNote("  done: " + done);
    if (failure.kind == WriteFailure::Kind::HalfDone)
        return kHalfWritten;
    printNote("Nothing was changed.");
    return kNotWritten;
}

bool isHeldBack(const ReleasePlan& plan, const ReleaseSteps& steps)
{
    return plan.hasFailedGate() && !steps.despiteFailedGates;
}

/// One line for the gates that only a person can judge, also where the plan itself is not printed for people.
void printChecks(const ReleasePlan& plan)
{
    std::string names;
    std::size_t count = 0;
    for (const Gate& gate : plan.gates) {
        if (gate.result == Gate::Result::Check)
            names += (count++ == 0 ? "" : "; ") + gate.name;
    }
    if (count > 0)
        printNote(std::to_string(count) + (count == 1 ? " gate needs" : " gates need") + " a look: " + names);
}

/// Scripts agree by naming the stage, as the caution is on record for them; a person at a terminal is asked.
bool isCautionAgreed(const ReleasePlan& plan, const ReleaseSteps& steps)
{
    return plan.caution.empty() || steps.agreesToCaution || !isAnybodyThere() || isAgreed("Write all the same?");
}

/// A script that runs twice has what it asked for, also with the holder that it expected the first time.
int reportAlreadyDone(const Catalog& catalog, const ReleaseRequest& request, const ReleaseSteps& steps)
{
    const std::string sentence = nameOf(catalog, request.to) + " holds " + request.stage.text()
        + " already. Nothing needs to be done, and nothing was written"
        + (request.label.empty() ? "." : "; it was not given the label " + request.label + ".");
    if (!steps.json) {
        print(toDisplayText(sentence) + "\n");
        return kDone;
    }
    Json json = requestJson(catalog, request);
    json["verified"] = true;
    json["already"] = true;
    printJson(std::move(json));
    printNote(sentence);
    return kDone;
}

int reportRefusal(Json json, const Problem& problem, const ReleaseSteps& steps)
{
    if (steps.json)
        printFailure(std::move(json), problem, nullptr);
    printProblem(problem);
    printNote("Nothing was changed.");
    return kNotWritten;
}

int apply(const ReleaseDesk& desk, const ReleasePlan& plan, const ReleaseSteps& steps)
{
    const auto outcome = desk.apply(plan);
    if (!outcome) {
        if (steps.json)
            printFailure(planJson(plan), outcome.error().problem, &outcome.error());
        return reportFailure(outcome.error());
    }
    if (steps.json)
        printOutcome(*outcome);
    else
        print(std::string("Done") + (outcome->verified ? " and read back" : "") + ", journal entry "
              + std::to_string(outcome->entry) + ".\n");
    return kDone;
}

} // namespace

bool isReasonGiven(const std::string& reason, bool despiteFailedGates)
{
    const auto problem = reasonProblem(reason, despiteFailedGates);
    if (problem)
        printProblem(*problem);
    return !problem;
}

void reportNoWayBack(const Catalog& catalog, const Model& model, Name stage, const Problem& problem,
                     const ReleaseSteps& steps)
{
    ReleaseRequest request;
    request.model = model.name;
    request.stage = stage;
    if (steps.json)
        printFailure(requestJson(catalog, request), problem, nullptr);
    printProblem(problem);
}

int carryOut(const ReleaseDesk& desk, const Catalog& catalog, const ReleaseRequest& request, const ReleaseSteps& steps)
{
    auto plan = desk.plan(catalog, request);
    if (!plan && request.kind == ReleaseKind::Release && desk.isDone(catalog, request))
        return reportAlreadyDone(catalog, request, steps);
    if (!plan)
        return reportRefusal(requestJson(catalog, request), plan.error(), steps);
    if (!steps.json)
        printPlan(catalog, *plan);
    printChecks(*plan);
    if (!plan->caution.empty())
        printNote(plan->caution);
    if (isHeldBack(*plan, steps)) {
        if (steps.json)
            printJson(planJson(*plan));
        printError("A gate failed; nothing was changed. --anyway releases in spite of it, and says so in the journal.");
        return kAnswerIsNo;
    }
    if (const auto problem = reasonProblem(plan->request.reason, plan->hasFailedGate()))
        return reportRefusal(planJson(*plan), *problem, steps);
    if (steps.isDryRun) {
        if (steps.json)
            printJson(planJson(*plan));
        return kDone;
    }
    plan->request.explicitChoice = isCautionAgreed(*plan, steps);
    return apply(desk, *plan, steps);
}

} // namespace colophon
