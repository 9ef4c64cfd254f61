#include "models/compare/reportformats.h"

#include "models/files/rootfolder.h"

namespace colophon {

std::string markdownText(std::string_view text)
{
    std::string result;
    for (const char letter : text) {
        if (letter == '<')
            result += "&lt;";
        else if (letter == '>')
            result += "&gt;";
        else if (letter == '&')
            result += "&amp;";
        else if (letter == '\n' || letter == '\r')
            result += ' ';
        else if (std::string_view("\\`*_{}[]()#|~!").find(letter) != std::string_view::npos)
            result += std::string("\\") + letter;
        else
            result += letter;
    }
    return result;
}

std::string markdownReport(const Comparison& comparison, const ReportRows& rows)
{
    std::string text;
    for (const std::string& line : comparabilityLines(comparison))
        text += "> **Not comparable:** " + markdownText(line) + "\n\n";
    for (const std::string& line : liveLines(comparison))
        text += "> **Live test:** " + markdownText(line) + "\n\n";
    text += "| |";
    for (const std::string& title : columnTitles(comparison))
        text += " " + markdownText(title) + " |";
    text += "\n|:--|";
    for (std::size_t i = 0; i < comparison.versions.size(); ++i)
        text += "--:|";
    text += "\n";
    const ComparisonRow* previous = nullptr;
    for (const ComparisonRow* row : rows) {
        if (previous == nullptr || previous->group != row->group) {
            text += "| **" + groupTitle(row->group) + "** |";
            for (std::size_t i = 0; i < comparison.versions.size(); ++i)
                text += " |";
            text += "\n";
        }
        previous = row;
        const RowText words = rowText(*row, comparison.baseline);
        text += "| " + markdownText(toDisplayText(rowTitle(*row))) + " |";
        for (std::size_t i = 0; i < row->cells.size(); ++i) {
            const std::string value = markdownText(words.values[i]);
            text += " " + (row->cells[i].isBest ? "**" + value + "**" : value);
            text += (words.changes[i].empty() ? "" : " " + markdownText(words.changes[i])) + " |";
        }
        text += "\n";
    }
    return text;
}

} // namespace colophon
