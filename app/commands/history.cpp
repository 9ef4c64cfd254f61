#include "app/commands/exitstatus.h"
#include "app/commands/json.h"
#include "app/commands/opened.h"
#include "app/commands/terminal.h"
#include "app/commands/verb.h"

#include "models/compare/decimate.h"
#include "models/compare/numbertext.h"
#include "models/compare/texttable.h"
#include "models/files/rootfolder.h"
#include "models/items/workspacequeries.h"

#include <CLI/CLI.hpp>

#include <cmath>

namespace colophon {

namespace {

struct HistoryArguments
{
    std::vector<std::string> locations;
    std::string version;
    std::string metric;
    bool json = false;
    bool csv = false;
};

constexpr std::size_t kChunk = 1 << 16; // bytes gathered before they are handed on

/// Calls `line` for every point with a text to append to; curves can have millions.
template <typename Line> void printPoints(const MetricHistory& history, Line line)
{
    std::string text;
    for (std::size_t i = 0; i < history.size(); ++i) {
        line(i, text);
        if (text.size() >= kChunk) {
            print(text);
            text.clear();
        }
    }
    print(text);
}

std::string timeText(const MetricHistory& history, std::size_t i)
{
    return history.times.empty() ? std::string() : toIsoText({history.times[i]});
}

void printJson(const Version& version, const MetricHistory& history)
{
    print("{\"schema\": \"colophon.history/1\", \"version\": " + jsonText(version.id)
          + ", \"metric\": " + jsonText(history.key.text()) + ",\n \"points\": [");
    printPoints(history, [&](std::size_t i, std::string& text) {
        text += i == 0 ? "\n  {\"step\": " : ",\n  {\"step\": ";
        text += std::to_string(history.steps[i]) + ", \"value\": ";
        const bool isFinite = std::isfinite(history.values[i]);
        text += isFinite ? exactText(history.values[i]) : "\"" + exactText(history.values[i]) + "\"";
        if (!history.times.empty())
            text += ", \"time\": \"" + timeText(history, i) + "\"";
        text += "}";
    });
    print("]}\n");
}

void printCsv(const MetricHistory& history)
{
    print("step,value,time\r\n");
    printPoints(history, [&](std::size_t i, std::string& text) {
        text += std::to_string(history.steps[i]) + "," + exactText(history.values[i]) + "," + timeText(history, i)
            + "\r\n";
    });
}

/// The curve in as many rows as a screen holds, each with the least and the greatest value of its stretch.
void printText(const Version& version, const MetricHistory& history)
{
    constexpr std::size_t kRows = 24;
    std::vector<double> steps(history.steps.begin(), history.steps.end());
    const CurvePyramid curve(std::move(steps), history.values);
    print(toDisplayText(version.model.text() + "@" + displayLabel(version) + ", " + history.key.text()) + ", "
          + std::to_string(history.size()) + (history.size() == 1 ? " point\n" : " points\n"));
    if (curve.isEmpty())
        return;
    const double end = curve.lastX() + 1;
    const double span = end - curve.firstX();
    const auto rows = static_cast<std::size_t>(std::min(span, static_cast<double>(kRows)));
    const auto columns = curve.columns(curve.firstX(), end, rows);
    std::vector<double> shown;
    for (const CurveColumn& column : columns)
        shown.insert(shown.end(), {column.last, column.minimum, column.maximum});
    const int decimals = decimalsFor(shown);
    TerminalTable table({{.title = "from step", .alignRight = true},
                         {.title = "last", .alignRight = true},
                         {.title = "least", .alignRight = true},
                         {.title = "greatest", .alignRight = true},
                         {.title = "points", .alignRight = true}});
    for (const CurveColumn& column : columns) {
        if (column.count + column.special == 0)
            continue;
        const auto number = [&](double value) { return column.count == 0 ? "NaN" : numberText(value, decimals); };
        table.addRow({numberText(std::ceil(column.x), 0), number(column.last), number(column.minimum),
                      number(column.maximum), std::to_string(column.count + column.special)});
    }
    print(table.toText(outputWidth()));
}

int reportUnknownMetric(const Version& version, const std::string& key)
{
    printError(version.model.text() + "@" + displayLabel(version) + " has no metric “" + key + "”.");
    Name previous;
    for (const Metric& metric : version.facts.metrics) {
        if (metric.key != previous)
            printNote("  " + metric.key.text());
        previous = metric.key;
    }
    return kWrongUsage;
}

int history(const HistoryArguments& arguments)
{
    const auto opened = openAll(arguments.locations);
    if (!opened)
        return opened.error();
    const auto version = resolve(*opened->catalog, arguments.version);
    if (!version)
        return version.error();
    const Name key(arguments.metric);
    const auto curve = readHistory(*opened->catalog, opened->locations, (*version)->id, key, {});
    if (!curve && (*version)->facts.metric(key) == nullptr)
        return reportUnknownMetric(**version, arguments.metric);
    if (!curve) {
        printProblem(curve.error());
        return kUnreadable;
    }
    if (arguments.json)
        printJson(**version, *curve);
    else if (arguments.csv)
        printCsv(*curve);
    else
        printText(**version, *curve);
    return kDone;
}

} // namespace

void addHistoryVerb(CLI::App& program, VerbAction& action)
{
    auto arguments = std::make_shared<HistoryArguments>();
    CLI::App* verb = program.add_subcommand("history", "Prints the full curve of one metric");
    verb->add_option("VERSION", arguments->version, "MODEL@LABEL, MODEL#STAGE or an id that scan prints")->required();
    verb->add_option("METRIC", arguments->metric, "Key of the metric, such as val_loss")->required();
    addLocationOption(*verb, arguments->locations);
    CLI::Option* json = verb->add_flag("--json", arguments->json, "JSON, every point");
    verb->add_flag("--csv", arguments->csv, "CSV, every point")->excludes(json);
    verb->callback([arguments, &action] { action = [arguments] { return history(*arguments); }; });
}

} // namespace colophon
