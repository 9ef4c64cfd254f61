#include "app/commands/exitstatus.h"
#include "app/commands/factlist.h"
#include "app/commands/opened.h"
#include "app/commands/terminal.h"
#include "app/commands/verb.h"

#include "models/catalog/address.h"
#include "models/catalog/unreadfiles.h"
#include "models/compare/parentwords.h"
#include "models/compare/texttable.h"
#include "models/files/rootfolder.h"

#include <CLI/CLI.hpp>

namespace colophon {

namespace {

struct ShowArguments
{
    std::vector<std::string> locations;
    std::string version;
    bool json = false;
};

Json unreadJson(const Catalog& catalog, const Version& version)
{
    Json files = Json::array();
    for (const Problem* problem : unreadFiles(catalog, version)) {
        Json file{{"file", problem->file}, {"reason", problem->reason}, {"hint", problem->hint}};
        if (problem->line > 0)
            file["line"] = problem->line;
        files.push_back(std::move(file));
    }
    return files;
}

void printJson(const Catalog& catalog, const Version& version)
{
    print("{\"schema\": \"colophon.show/1\",\n \"model\": " + jsonText(version.model.text())
          + ",\n \"version\": " + jsonText(versionJson(version)) + ",\n \"facts\": [");
    bool isFirst = true;
    for (FactLine& line : factLines(version)) {
        Json json{{"group", line.group}, {"key", line.key}, {"value", std::move(line.value)}};
        if (line.source != SourceId::None)
            json["source"] = toString(line.source);
        if (!line.place.empty())
            json["place"] = line.place;
        print((isFirst ? "\n  " : ",\n  ") + jsonText(json));
        isFirst = false;
    }
    Json missing = Json::array();
    for (const std::string_view name : missingFacts(version))
        missing.push_back(name);
    print("],\n \"missing\": " + jsonText(missing) + ",\n \"unread\": " + jsonText(unreadJson(catalog, version))
          + "}\n");
}

std::string parentText(const Catalog& catalog, const ParentEdge& edge)
{
    const Version* parent = catalog.version(edge.parent);
    std::string text = parent != nullptr ? shownAddressOf(catalog, *parent) : edge.parent;
    text += ", " + evidenceWords(edge.evidence);
    return edge.detail.empty() ? text : text + ": " + edge.detail;
}

void addHead(TerminalTable& table, const Catalog& catalog, const Version& version)
{
    std::string stages;
    for (const Name stage : version.stages)
        stages += (stages.empty() ? "" : ", ") + stage.text();
    if (!stages.empty())
        table.addRow({"  stage", toDisplayText(stages)});
    for (const ParentEdge& edge : version.parents)
        table.addRow({"  parent", toDisplayText(parentText(catalog, edge))});
    for (const Record& record : version.records)
        table.addRow({"  record", toDisplayText(record.native), toString(record.source)});
    std::string missing;
    for (const std::string_view name : missingFacts(version))
        missing += (missing.empty() ? "" : ", ") + std::string(name);
    if (!missing.empty())
        table.addRow({"  missing", missing});
    for (const Problem* problem : unreadFiles(catalog, version)) {
        const std::string line = problem->line > 0 ? ":" + std::to_string(problem->line) : std::string();
        table.addRow({"  not read", toDisplayText(problem->reason), toDisplayText(problem->file + line)});
    }
}

void printText(const Catalog& catalog, const Version& version)
{
    constexpr auto kMiddle = TerminalTable::Cut::InMiddle;
    TerminalTable table({{.title = toDisplayText(version.model.text() + "@" + displayLabel(version)), .cut = kMiddle},
                         {.title = "", .cut = TerminalTable::Cut::AtEnd},
                         {.title = "From", .cut = kMiddle}});
    addHead(table, catalog, version);
    std::string group = "identity";
    for (const FactLine& line : factLines(version)) {
        if (line.group != group)
            table.addHeading(group = line.group);
        table.addRow({"  " + toDisplayText(line.key), toDisplayText(line.text), toDisplayText(line.place)});
    }
    print(table.toText(outputWidth()));
    print("id " + version.id + "\n");
}

int show(const ShowArguments& arguments)
{
    const auto opened = openAll(arguments.locations);
    if (!opened)
        return opened.error();
    const auto version = resolve(*opened->catalog, arguments.version);
    if (!version)
        return version.error();
    if (arguments.json)
        printJson(*opened->catalog, **version);
    else
        printText(*opened->catalog, **version);
    return kDone;
}

} // namespace

void addShowVerb(CLI::App& program, VerbAction& action)
{
    auto arguments = std::make_shared<ShowArguments>();
    CLI::App* verb = program.add_subcommand("show", "Shows every fact of one version with where it was read");
    verb->add_option("VERSION", arguments->version, "MODEL@LABEL, MODEL#STAGE or an id that scan prints")->required();
    addLocationOption(*verb, arguments->locations);
    verb->add_flag("--json", arguments->json, "JSON instead of a table");
    verb->callback([arguments, &action] { action = [arguments] { return show(*arguments); }; });
}

} // namespace colophon
