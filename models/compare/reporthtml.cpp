#include "models/compare/reportformats.h"

#include "models/files/rootfolder.h"

namespace colophon {

namespace {

std::string escaped(std::string_view text)
{
    std::string result;
    for (const char letter : text) {
        switch (letter) {
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '&':
            result += "&amp;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\'':
            result += "&#39;";
            break;
        default:
            result += letter;
        }
    }
    return result;
}

// A document that needs nothing but itself, in light and dark, on paper too.
constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --line: #DADEE4; --muted: #56606C; --better: #14703F; --worse: #B3261E;
        --other: #7A4A00; --group: #F2F4F6; }
@media (prefers-color-scheme: dark) {
  :root { --line: #353A41; --muted: #A6AEB9; --better: #5FCB8D; --worse: #FF8F85; --other: #F0BF5B; --group: #1F2226; } }
body { font: 14px/1.45 system-ui, sans-serif; margin: 2em; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .3em .9em; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
tr.group th { background: var(--group); }
small { color: var(--muted); margin-left: .5em; }
.better small { color: var(--better); } .worse small { color: var(--worse); }
.not-comparable small, .banner { color: var(--other); }
)css";

std::string_view cssClass(Standing standing)
{
    switch (standing) {
    case Standing::Better:
        return "better";
    case Standing::Worse:
        return "worse";
    case Standing::NotComparable:
        return "not-comparable";
    default:
        return "plain";
    }
}

std::string rowHtml(const ComparisonRow& row, std::size_t baseline)
{
    const RowText words = rowText(row, baseline);
    std::string html = "<tr><th scope=\"row\">" + escaped(toDisplayText(rowTitle(row)));
    if (row.direction != Direction::None)
        html += "<small>" + std::string(toString(row.direction)) + "</small>";
    html += "</th>";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const ComparisonCell& cell = row.cells[i];
        const std::string value = escaped(words.values[i]);
        html += "<td class=\"" + std::string(cssClass(cell.standing)) + "\" title=\""
            + escaped(toDisplayText(cell.text)) + "\">";
        html += cell.isBest ? "<strong>" + value + "</strong><small>best</small>" : value;
        if (!words.changes[i].empty())
            html += "<small>" + escaped(words.changes[i]) + "</small>";
        html += "</td>";
    }
    return html + "</tr>\n";
}

} // namespace

std::string htmlReport(const Comparison& comparison, const ReportRows& rows)
{
    const std::vector<std::string> titles = columnTitles(comparison);
    std::string html = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n<title>Comparison of "
        + std::to_string(titles.size()) + " versions</title>\n<style>" + std::string(kStyle)
        + "</style></head>\n<body>\n<h1>Comparison of " + std::to_string(titles.size()) + " versions</h1>\n";
    for (const std::string& line : comparabilityLines(comparison))
        html += "<p class=\"banner\">" + escaped(line) + "</p>\n";
    for (const std::string& line : liveLines(comparison))
        html += "<p>Live test: " + escaped(line) + "</p>\n";
    html += "<table>\n<thead><tr><td></td>";
    for (std::size_t i = 0; i < titles.size(); ++i)
        html += "<th scope=\"col\">" + escaped(titles[i]) + (i == comparison.baseline ? "<small>baseline</small>" : "")
            + "</th>";
    html += "</tr></thead>\n<tbody>\n";
    const ComparisonRow* previous = nullptr;
    for (const ComparisonRow* row : rows) {
        if (previous == nullptr || previous->group != row->group)
            html += "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"" + std::to_string(titles.size() + 1) + "\">"
                + groupTitle(row->group) + "</th></tr>\n";
        previous = row;
        html += rowHtml(*row, comparison.baseline);
    }
    return html + "</tbody>\n</table>\n</body></html>\n";
}

} // namespace colophon
