#include "app/commands/exitstatus.h"
#include "app/commands/json.h"
#include "app/commands/opened.h"
#include "app/commands/releaseevents.h"
#include "app/commands/stagemoment.h"
#include "app/commands/terminal.h"
#include "app/commands/verb.h"

#include "models/compare/datetext.h"
#include "models/compare/texttable.h"
#include "models/files/rootfolder.h"
#include "models/releases/interrupted.h"
#include "models/releases/journalchecks.h"
#include "models/releases/knownstages.h"
#include "models/releases/release.h"
#include "models/store/registry.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iterator>
#include <ranges>
#include <set>

namespace colophon {

namespace {

struct ReleasesArguments
{
    std::vector<std::string> locations;
    std::string model;
    std::string stage;
    std::string at;
    bool json = false;
};

/// Releases of the asked stage, oldest first.
std::vector<const ReleaseEvent*> chosenEvents(const Model& model, const std::string& stage)
{
    std::vector<const ReleaseEvent*> events;
    for (const ReleaseEvent& event : model.releases) {
        if (stage.empty() || event.stage == stage)
            events.push_back(&event);
    }
    return events;
}

Json unfinishedJson(const InterruptedRelease& release)
{
    constexpr const char* kFound[] = {"applied", "not applied", "unknown"};
    Json json{{"entry", release.entry},        {"time", toIsoText(release.time)},
              {"stage", release.stage.text()}, {"actor", release.actor},
              {"reason", release.reason},      {"found", kFound[static_cast<std::size_t>(release.found)]}};
    if (!release.label.empty())
        json["to_label"] = release.label;
    return json;
}

/// Of the model and stage that were asked for.
std::vector<InterruptedRelease> unfinishedOf(const Opened& opened, const Model& model, const std::string& stage)
{
    std::vector<InterruptedRelease> found = interruptedReleases(opened.locations);
    std::erase_if(found, [&](const InterruptedRelease& each) {
        return each.model != model.name || (!stage.empty() && each.stage != stage);
    });
    return found;
}

/// What is told about one model besides its releases.
struct Told
{
    std::optional<StageMoment> at;
    std::vector<InterruptedRelease> unfinished;
    std::vector<CheckedJournal> journals;
};

/// What is wrong with the registries, a broken journal above all: who reads the releases must not take them for whole.
void printRegistryProblems(const Catalog& catalog)
{
    for (const Problem& problem : catalog.problems()) {
        if (problem.file == kRegistryPath)
            printProblem(problem);
    }
}

Json journalJson(const std::vector<CheckedJournal>& journals)
{
    const CheckedJournal* broken = brokenJournal(journals);
    Json json{{"entries", entryCount(journals)}, {"intact", broken == nullptr}};
    if (broken != nullptr)
        json["first_broken"] = *broken->check.firstBroken;
    return json;
}

void printJson(const Model& model, const std::vector<const ReleaseEvent*>& events, const Told& told)
{
    const auto& [at, unfinished, journals] = told;
    print("{\"schema\": \"colophon.releases/1\", \"model\": " + jsonText(model.name.text()) + ",\n \"events\": [");
    for (std::size_t i = 0; i < events.size(); ++i)
        print((i == 0 ? "\n  " : ",\n  ") + jsonText(eventJson(*events[i], journals)));
    print("],\n \"journal\": " + jsonText(journalJson(journals)));
    if (at) {
        print(",\n \"at\": " + jsonText(momentJson(*at)));
    }
    if (!unfinished.empty()) {
        Json list = Json::array();
        std::ranges::transform(unfinished, std::back_inserter(list), &unfinishedJson);
        print(",\n \"unfinished\": " + jsonText(list));
    }
    print("}\n");
}

std::string recordedText(const ReleaseEvent& event, const Told& told)
{
    const bool isBroken = event.madeHere && chainState(told.journals, event.entry) == ChainState::Broken;
    return (isBroken ? "chain broken, " : "") + toDisplayText(event.evidence);
}

/// Those that versions of the model are in or were.
std::string stageList(const Model& model)
{
    std::set<std::string> stages;
    for (const StageHolder& holder : model.stages)
        stages.insert(holder.stage.text());
    for (const ReleaseEvent& event : model.releases)
        stages.insert(event.stage.text());
    std::string list;
    for (const std::string& each : stages)
        list += (list.empty() ? "" : ", ") + each;
    return list;
}

/// Why there is nothing to list.
std::string emptyText(const Model& model, const std::string& stage)
{
    if (stage.empty() || model.releases.empty())
        return "No release recorded for " + model.name.text() + ".";
    return "No release of " + model.name.text() + " into stage " + stage + ". Stages: " + stageList(model) + ".";
}

/// Whether the stage that is asked about is none at all; then it prints so and which stages there are.
bool isUnknownStage(const Catalog& catalog, const Model& model, const std::string& stage)
{
    const std::string fault = stage.empty() ? std::string() : unknownStageText(catalog, Name(stage));
    if (fault.empty())
        return false;
    printError(fault);
    const std::string stages = stageList(model);
    printNote(stages.empty() ? emptyText(model, {}) : "Stages of " + model.name.text() + ": " + stages + ".");
    return true;
}

void printText(const Model& model, const std::string& stage, const std::vector<const ReleaseEvent*>& events,
               const Told& told)
{
    if (told.at)
        print(toDisplayText(momentText(model, *told.at)) + "\n\n");
    if (events.empty()) {
        print(toDisplayText(emptyText(model, stage)) + "\n");
        return;
    }
    TerminalTable table({{.title = "When (UTC)"},
                         {.title = "Stage"},
                         {.title = "Change"},
                         {.title = "Who", .cut = TerminalTable::Cut::AtEnd},
                         {.title = "Why", .cut = TerminalTable::Cut::AtEnd},
                         {.title = "Recorded by", .cut = TerminalTable::Cut::AtEnd}});
    for (const ReleaseEvent* event : events | std::views::reverse) {
        table.addRow({minuteText(event->time), toDisplayText(event->stage.text()),
                      toDisplayText(changeText(model, *event, told.journals)), toDisplayText(event->actor),
                      toDisplayText(event->reason), recordedText(*event, told)});
    }
    print(table.toText(outputWidth()));
}

std::string timeFault(const std::string& at)
{
    return parseTimestamp(at) ? std::string() : "“" + at + "” is no time; write 2026-03-01 or 2026-03-01T09:15Z";
}

int releases(const ReleasesArguments& arguments)
{
    const auto time = askedMoment(arguments.at, Timestamp::now());
    const auto opened = openAll(arguments.locations);
    if (!opened)
        return opened.error();
    if (const auto problem = unreadableRegistry(*opened)) {
        printProblem(*problem);
        return kUnreadable;
    }
    const auto model = resolveModel(*opened->catalog, arguments.model);
    if (!model)
        return model.error();
    std::vector<InterruptedRelease> unfinished = unfinishedOf(*opened, **model, arguments.stage);
    if (unfinished.empty() && isUnknownStage(*opened->catalog, **model, arguments.stage))
        return kWrongUsage;
    std::optional<StageMoment> at;
    if (time)
        at = momentOf(**model, arguments.stage.empty() ? productionStage() : Name(arguments.stage), *time);
    const auto events = chosenEvents(**model, arguments.stage);
    const Told told{at, std::move(unfinished), checkJournals(opened->locations)};
    printRegistryProblems(*opened->catalog);
    for (const InterruptedRelease& each : told.unfinished)
        printProblem(problemOf(each));
    if (arguments.json)
        printJson(**model, events, told);
    else
        printText(**model, arguments.stage, events, told);
    return kDone;
}

} // namespace

void addReleasesVerb(CLI::App& program, VerbAction& action)
{
    auto arguments = std::make_shared<ReleasesArguments>();
    CLI::App* verb = program.add_subcommand("releases", "Tells who released what, when and why");
    verb->add_option("MODEL", arguments->model, "Name of the model")->required();
    addLocationOption(*verb, arguments->locations);
    verb->add_option("--stage", arguments->stage, "Only this stage")
        ->check([](const std::string& stage) { return stage.empty() ? "name a stage, such as production" : ""; }, "")
        ->type_name("STAGE");
    verb->add_option("--at", arguments->at,
                     "Also who held the stage then (default stage: production): 2026-03-01T09:15Z, or with another "
                     "zone, 2026-03-01T09:15+01:00; without a zone in UTC. A date alone, 2026-03-01, means the end of "
                     "that day, or now if it is today")
        ->check(timeFault, "")
        ->type_name("TIME");
    verb->add_flag("--json", arguments->json, "JSON instead of a table");
    verb->callback([arguments, &action] { action = [arguments] { return releases(*arguments); }; });
}

} // namespace colophon
