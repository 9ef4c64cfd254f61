#include "app/commands/exitstatus.h"
#include "app/commands/opened.h"
#include "app/commands/output.h"
#include "app/commands/terminal.h"
#include "app/commands/verb.h"

#include "models/compare/report.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>

namespace colophon {

namespace {

struct CompareArguments
{
    std::vector<std::string> locations;
    std::vector<std::string> versions;
    std::string baseline;
    std::string output;
    ReportFormat format = ReportFormat::Text;
    bool json = false;
    bool onlyDifferences = false;
};

/// The ids of the addressed versions, each once, in the order they were named.
std::expected<std::vector<VersionId>, int> resolveAll(const Catalog& catalog, const std::vector<std::string>& addresses)
{
    std::vector<VersionId> ids;
    for (const std::string& address : addresses) {
        const auto version = resolve(catalog, address);
        if (!version)
            return std::unexpected(version.error());
        if (std::ranges::find(ids, (*version)->id) == ids.end())
            ids.push_back((*version)->id);
    }
    return ids;
}

/// Replaces the name of a format by its number, as the option takes it; answers what is wrong with another name.
std::string toFormat(std::string& name)
{
    static const std::map<std::string, ReportFormat> kFormats{{"text", ReportFormat::Text},
                                                              {"json", ReportFormat::Json},
                                                              {"csv", ReportFormat::Csv},
                                                              {"markdown", ReportFormat::Markdown},
                                                              {"html", ReportFormat::Html}};
    const auto format = kFormats.find(name);
    if (format == kFormats.end())
        return "there is no format " + name + "; choose text, json, csv, markdown or html";
    name = std::to_string(static_cast<int>(format->second));
    return {};
}

int compare(const CompareArguments& arguments)
{
    const auto opened = openAll(arguments.locations);
    if (!opened)
        return opened.error();
    std::vector<std::string> addresses = arguments.versions;
    if (!arguments.baseline.empty())
        addresses.insert(addresses.begin(), arguments.baseline);
    const auto named = resolveAll(*opened->catalog, addresses);
    const auto listed = resolveAll(*opened->catalog, arguments.versions);
    if (!named || !listed)
        return kWrongUsage;
    if (named->size() < 2) {
        printError("Two different versions are needed for a comparison.");
        return kWrongUsage;
    }
    // A baseline that is also listed keeps its place in the list.
    const std::vector<VersionId>& shown = listed->size() == named->size() ? *listed : *named;
    const Comparison comparison = compareVersions(opened->catalog, shown, named->front());
    const ReportFormat format = arguments.json ? ReportFormat::Json : arguments.format;
    const int width = arguments.output.empty() ? outputWidth() : kUnlimitedWidth;
    return writeOutput(
        arguments.output,
        comparisonReport(comparison, format, {.onlyDifferences = arguments.onlyDifferences, .width = width}));
}

} // namespace

void addCompareVerb(CLI::App& program, VerbAction& action)
{
    auto arguments = std::make_shared<CompareArguments>();
    CLI::App* verb = program.add_subcommand("compare", "Compares versions side by side");
    verb->add_option("VERSION", arguments->versions, "MODEL@LABEL, MODEL#STAGE or an id; two or more")->required();
    addLocationOption(*verb, arguments->locations);
    verb->add_option("--baseline", arguments->baseline, "Version the others are compared with (default: the first)")
        ->type_name("VERSION");
    verb->add_flag("--only-differences", arguments->onlyDifferences, "Leave out rows where all versions agree");
    verb->add_option("--format", arguments->format, "text, json, csv, markdown or html (default: text)")
        ->transform(CLI::Validator(toFormat, ""))
        ->type_name("FORMAT");
    verb->add_flag("--json", arguments->json, "Short for --format json");
    verb->add_option("--output", arguments->output, "Write to this file")->type_name("FILE");
    verb->callback([arguments, &action] { action = [arguments] { return compare(*arguments); }; });
}

} // namespace colophon
