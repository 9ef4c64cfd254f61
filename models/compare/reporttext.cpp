#include "models/compare/noiserows.h"
#include "models/compare/reportformats.h"
#include "models/compare/texttable.h"
#include "models/files/rootfolder.h"

#include <algorithm>

namespace colophon {

namespace {

constexpr int kKeyWidth = 24; // estimates that decide how many versions share one table
constexpr int kVersionWidth = 26;

/// Columns of one table: the baseline, then as many of the others as the width allows.
TerminalTable tableOf(const Comparison& comparison, const ReportRows& rows, const std::vector<std::size_t>& columns)
{
    const std::vector<std::string> titles = columnTitles(comparison);
    std::vector<TerminalTable::Column> heads{{.title = "", .alignRight = false, .cut = TerminalTable::Cut::AtEnd}};
    for (const std::size_t column : columns) {
        const bool isBaseline = column == comparison.baseline;
        heads.push_back({.title = titles[column] + (isBaseline ? " (baseline)" : ""),
                         .alignRight = false,
                         .cut = TerminalTable::Cut::AtEnd});
    }
    TerminalTable table(std::move(heads));
    const ComparisonRow* previous = nullptr;
    for (const ComparisonRow* row : rows) {
        if (isToldAsNoise(comparison, *row))
            continue;
        if (previous == nullptr || previous->group != row->group)
            table.addHeading(groupTitle(row->group));
        previous = row;
        const RowText words = rowText(*row, comparison.baseline);
        std::vector<std::string> cells{"  " + toDisplayText(rowTitle(*row))};
        for (const std::size_t column : columns) {
            std::string cell = words.values[column];
            if (row->cells[column].isBest)
                cell += " best";
            if (!words.changes[column].empty())
                cell += "  " + words.changes[column];
            cells.push_back(std::move(cell));
        }
        table.addRow(std::move(cells));
    }
    return table;
}

} // namespace

std::string textReport(const Comparison& comparison, const ReportRows& rows, int width)
{
    std::string text;
    for (const std::string& line : comparabilityLines(comparison))
        text += "Not comparable: " + line + "\n";
    for (const std::string& line : liveLines(comparison))
        text += "Live test: " + line + "\n";
    if (!text.empty())
        text += "\n";
    const auto perTable = static_cast<std::size_t>(std::max((width - kKeyWidth - kVersionWidth) / kVersionWidth, 1));
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < comparison.versions.size(); ++i) {
        if (i != comparison.baseline)
            others.push_back(i);
    }
    for (std::size_t begin = 0; begin < std::max(others.size(), std::size_t(1)); begin += perTable) {
        std::vector<std::size_t> columns{comparison.baseline};
        const std::size_t end = std::min(others.size(), begin + perTable);
        columns.insert(columns.end(), others.begin() + static_cast<std::ptrdiff_t>(begin),
                       others.begin() + static_cast<std::ptrdiff_t>(end));
        text += (begin == 0 ? "" : "\n") + tableOf(comparison, rows, columns).toText(width);
    }
    return text;
}

} // namespace colophon
