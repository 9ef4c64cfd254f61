#include "app/commands/exitstatus.h"
#include "app/commands/json.h"
#include "app/commands/opened.h"
#include "app/commands/terminal.h"
#include "app/commands/verb.h"
#include "app/commands/versiontable.h"

#include "models/files/rootfolder.h"

#include <CLI/CLI.hpp>

namespace colophon {

namespace {

struct ScanArguments
{
    std::vector<std::string> locations;
    bool all = false;
    bool json = false;
};

template <typename List, typename ToJson> std::string jsonLines(const List& list, ToJson toJson)
{
    std::string text = "[";
    for (const auto& item : list)
        text += (text.size() == 1 ? "\n  " : ",\n  ") + jsonText(toJson(item));
    return text + "]";
}

/// One model after the other and version by version, so that the memory needed does not grow with the catalog.
void printModelJson(const Model& model, bool isFirst)
{
    Json stages = Json::object();
    for (const StageHolder& holder : model.stages)
        stages[holder.stage.text()] = holder.version;
    Json head{{"name", model.name.text()}};
    head.update(modelFactsJson(model));
    head["stages"] = std::move(stages);
    std::string text = jsonText(head);
    text.pop_back(); // The versions follow one by one.
    print(std::string(isFirst ? "" : ",") + "\n  " + text + ",\"versions\": [");
    bool isFirstVersion = true;
    for (const Version& version : model.versions) {
        print((isFirstVersion ? "\n   " : ",\n   ") + jsonText(versionJson(version)));
        isFirstVersion = false;
    }
    print("]}");
}

void printJson(const Catalog& catalog, const std::vector<Problem>& problems)
{
    print("{\"schema\": \"colophon.scan/1\",\n \"sources\": " + jsonLines(catalog.sources(), sourceJson)
          + ",\n \"models\": [");
    bool isFirst = true;
    for (const auto& model : catalog.models()) {
        printModelJson(*model, isFirst);
        isFirst = false;
    }
    print("],\n \"problems\": " + jsonLines(problems, problemJson) + "}\n");
}

std::string counted(std::size_t count, const std::string& noun)
{
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

void printProblemLines(const Problem& problem)
{
    std::string place = toDisplayText(problem.file);
    if (problem.line > 0)
        place += ":" + std::to_string(problem.line);
    print("  " + (place.empty() ? "" : place + ": ") + toDisplayText(problem.reason) + "\n");
    if (!problem.hint.empty())
        print("    " + toDisplayText(problem.hint) + "\n");
}

void printTables(const Catalog& catalog, const std::vector<Problem>& problems)
{
    for (const SourceInfo& source : catalog.sources())
        print(toString(source.id) + "  " + source.kind + "  "
              + toDisplayText(source.location == "." ? source.root : source.location) + "\n");
    for (const auto& model : catalog.models()) {
        print("\n" + toDisplayText(model->name.text()) + ", " + counted(model->versions.size(), "version") + "\n");
        if (!model->versions.empty())
            print(versionTable(*model, outputWidth()));
    }
    if (catalog.versionCount() == 0)
        print("No model versions found. Looked for MLflow stores and for model files with a version in their name.\n");
    if (problems.empty())
        return;
    print("\n" + counted(problems.size(), "problem") + "\n");
    for (const Problem& problem : problems)
        printProblemLines(problem);
}

int scan(const ScanArguments& arguments)
{
    const Opened opened = openLocations(arguments.locations, {.includeDeleted = arguments.all, .threads = 2});
    for (const Problem& failure : opened.failures)
        printProblem(failure);
    if (opened.locations.empty())
        return kUnreadable;
    if (arguments.json)
        printJson(*opened.catalog, opened.problems());
    else
        printTables(*opened.catalog, opened.problems());
    return opened.failures.empty() ? kDone : kUnreadable;
}

} // namespace

void addScanVerb(CLI::App& program, VerbAction& action)
{
    auto arguments = std::make_shared<ScanArguments>();
    CLI::App* verb = program.add_subcommand("scan", "Lists sources, models, versions and problems");
    verb->add_option("LOCATION", arguments->locations, "Folders or files to read (default: the current folder)");
    addLocationOption(*verb, arguments->locations);
    verb->add_flag("--all", arguments->all, "Also deleted runs and versions, and prompts");
    verb->add_flag("--json", arguments->json, "JSON instead of tables");
    verb->callback([arguments, &action] { action = [arguments] { return scan(*arguments); }; });
}

} // namespace colophon
