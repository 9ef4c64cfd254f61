#include "models/compare/numbertext.h"
#include "models/compare/reportformats.h"

#include "models/files/rootfolder.h"

namespace colophon {

namespace {

std::string csvText(std::string_view text)
{
    std::string cell;
    // A spreadsheet runs a cell that begins like this as a formula, also behind white space.
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    if (start != std::string_view::npos && std::string_view("=+-@\t\r").find(text[start]) != std::string_view::npos)
        cell = "'";
    cell += text;
    if (cell.find_first_of("\",;\n\r\t") == std::string::npos)
        return cell;
    std::string quoted = "\"";
    for (const char letter : cell)
        quoted += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return quoted + "\"";
}

std::string csvCell(const ComparisonCell& cell)
{
    // Full precision, and no apostrophe before a negative number.
    return cell.number ? cell.text : csvText(toDisplayText(cell.text));
}

/// What the table shows as colour and sign: without it a change on other data would read like any other.
std::string_view judgement(const ComparisonCell& cell)
{
    switch (cell.standing) {
    case Standing::Better:
        return cell.isBest ? "best" : "better";
    case Standing::Worse:
        return "worse";
    case Standing::WithinNoise:
        return "within noise";
    case Standing::NotComparable:
        return "not comparable";
    case Standing::Baseline:
    case Standing::Missing:
    case Standing::Equal:
    case Standing::Changed:
        break;
    }
    return cell.isBest ? "best" : "";
}

} // namespace

std::string csvReport(const Comparison& comparison, const ReportRows& rows)
{
    const std::vector<std::string> titles = columnTitles(comparison);
    std::string text = "group,key,direction";
    for (const std::string& title : titles)
        text += "," + csvText(title);
    for (std::size_t i = 0; i < titles.size(); ++i) {
        if (i != comparison.baseline)
            text += "," + csvText("change " + titles[i]);
    }
    for (const std::string& title : titles)
        text += "," + csvText("judged " + title);
    text += "\r\n";
    for (const ComparisonRow* row : rows) {
        text += std::string(toString(row->group)) + "," + csvText(toDisplayText(row->key.text())) + ","
            + std::string(toString(row->direction));
        for (const ComparisonCell& cell : row->cells)
            text += "," + csvCell(cell);
        for (std::size_t i = 0; i < row->cells.size(); ++i) {
            if (i != comparison.baseline)
                text += "," + (row->cells[i].delta ? exactText(*row->cells[i].delta) : std::string());
        }
        for (const ComparisonCell& cell : row->cells)
            text += "," + std::string(judgement(cell));
        text += "\r\n";
    }
    return text;
}

} // namespace colophon
