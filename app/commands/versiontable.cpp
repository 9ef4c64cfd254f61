#include "app/commands/versiontable.h"

#include "models/catalog/author.h"
#include "models/compare/comparison.h"
#include "models/compare/metricdecimals.h"
#include "models/compare/numbertext.h"
#include "models/compare/texttable.h"
#include "models/files/rootfolder.h"

#include <algorithm>

namespace colophon {

namespace {

/// As many headline metrics as leave room for author and reason.
std::size_t headlineCount(int width)
{
    return width < 60 ? 1 : width < 90 ? 2 : 3;
}

std::string labelText(const Version& version)
{
    std::string text = displayLabel(version);
    for (const Name stage : version.stages)
        text += " [" + stage.text() + "]";
    if (version.deleted)
        text += " [deleted]";
    const auto hasFile = [&version](Integrity integrity) {
        return std::ranges::any_of(version.facts.artifacts,
                                   [integrity](const Artifact& artifact) { return artifact.integrity == integrity; });
    };
    if (hasFile(Integrity::Changed))
        text += " [file changed]";
    if (hasFile(Integrity::Missing))
        text += " [file missing]";
    return toDisplayText(text);
}

/// Decimals of one column, so that its decimal points stand below each other; no more than a narrow table has room for.
int decimalsOf(const Model& model, Name key)
{
    constexpr int kMostDecimals = 4;
    return std::min(metricDecimals(model, key), kMostDecimals);
}

std::string metricText(const Version& version, Name key, int decimals)
{
    const Metric* metric = version.facts.metric(key);
    if (metric == nullptr)
        return "–";
    return metric->isNumber() ? numberText(metric->value, decimals) : toDisplayText(metric->text.text());
}

/// The name without its mail address.
std::string authorText(const Version& version)
{
    return toDisplayText(nameOfAuthor(version.facts.author.text));
}

} // namespace

std::string versionTable(const Model& model, int width)
{
    const std::vector<Name> headlines = headlineMetrics(model, headlineCount(width));
    std::vector<TerminalTable::Column> columns{{.title = "Version"}};
    std::vector<int> decimals;
    for (const Name key : headlines) {
        columns.push_back({.title = toDisplayText(key.text()), .alignRight = true});
        decimals.push_back(decimalsOf(model, key));
    }
    columns.push_back({.title = "Created"});
    columns.push_back({.title = "Author", .cut = TerminalTable::Cut::AtEnd});
    columns.push_back({.title = "Reason", .cut = TerminalTable::Cut::AtEnd});
    TerminalTable table(std::move(columns));
    const Timestamp now = Timestamp::now();
    for (const Version& version : model.versions) {
        std::vector<std::string> cells{labelText(version)};
        for (std::size_t i = 0; i < headlines.size(); ++i)
            cells.push_back(metricText(version, headlines[i], decimals[i]));
        cells.push_back(version.facts.created ? dateText(*version.facts.created, now) : "–");
        cells.push_back(authorText(version));
        cells.push_back(toDisplayText(version.facts.reason.text));
        table.addRow(std::move(cells));
    }
    return table.toText(width);
}

} // namespace colophon
