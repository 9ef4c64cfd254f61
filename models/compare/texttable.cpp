#include "models/compare/texttable.h"

#include <algorithm>
#include <cstdint>

namespace colophon {

namespace {

constexpr int kGap = 2; // blanks between columns
constexpr int kLeastWidth = 6; // a column is never cut below this

/// Takes one code point off the front of valid UTF-8.
char32_t takeCodePoint(std::string_view& text)
{
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    char32_t point = length == 1 ? first : first & (0x3FU >> (length - 1));
    for (std::size_t i = 1; i < std::min(length, text.size()); ++i)
        point = (point << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    text.remove_prefix(std::min(length, text.size()));
    return point;
}

int widthOf(char32_t point)
{
    const auto within = [&](char32_t low, char32_t high) { return point >= low && point <= high; };
    if (within(0x0300, 0x036F) || within(0x200B, 0x200F) || within(0xFE00, 0xFE0F))
        return 0;
    const bool isWide = within(0x1100, 0x115F) || within(0x2E80, 0xA4CF) || within(0xAC00, 0xD7A3)
        || within(0xF900, 0xFAFF) || within(0xFE30, 0xFE6F) || within(0xFF00, 0xFF60) || within(0xFFE0, 0xFFE6)
        || within(0x1F300, 0x1FAFF) || within(0x20000, 0x3FFFD);
    return isWide ? 2 : 1;
}

void trimRight(std::string& text)
{
    text.erase(text.find_last_not_of(' ') + 1);
}

} // namespace

int displayWidth(std::string_view text)
{
    int width = 0;
    while (!text.empty())
        width += widthOf(takeCodePoint(text));
    return width;
}

std::string elided(std::string_view text, int width)
{
    if (displayWidth(text) <= width)
        return std::string(text);
    std::string_view rest = text;
    int used = 0;
    while (!rest.empty()) {
        std::string_view next = rest;
        const int step = widthOf(takeCodePoint(next));
        if (used + step > width - 1)
            break;
        used += step;
        rest = next;
    }
    std::string kept(text.substr(0, text.size() - rest.size()));
    trimRight(kept);
    return kept + "…";
}

std::string elidedMiddle(std::string_view text, int width)
{
    if (displayWidth(text) <= width)
        return std::string(text);
    std::string_view tail = text;
    const std::string head = elided(text, std::max(width / 3, 1)); // ends with the ellipsis
    int left = displayWidth(text) - (width - displayWidth(head));
    while (left > 0 && !tail.empty())
        left -= widthOf(takeCodePoint(tail));
    return head + std::string(tail);
}

TerminalTable::TerminalTable(std::vector<Column> columns)
    : m_columns(std::move(columns))
{
}

void TerminalTable::addRow(std::vector<std::string> cells)
{
    cells.resize(m_columns.size());
    m_rows.push_back({std::move(cells), false});
}

void TerminalTable::addHeading(std::string text)
{
    m_rows.push_back({{std::move(text)}, true});
}

/// Natural widths, then as much taken from the columns that may shrink, widest first, as the total is too wide.
std::vector<int> TerminalTable::widths(int width) const
{
    std::vector<int> result;
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        int widest = displayWidth(m_columns[column].title);
        for (const Row& row : m_rows) {
            if (!row.isHeading)
                widest = std::max(widest, displayWidth(row.cells[column]));
        }
        result.push_back(widest);
    }
    int excess = -width + kGap * (static_cast<int>(result.size()) - 1);
    for (const int each : result)
        excess += each;
    while (excess > 0) {
        int* widest = nullptr;
        for (std::size_t column = 0; column < result.size(); ++column) {
            const bool shrinks = m_columns[column].cut != Cut::Never && result[column] > kLeastWidth;
            if (shrinks && (widest == nullptr || result[column] > *widest))
                widest = &result[column];
        }
        if (widest == nullptr)
            break;
        --*widest;
        --excess;
    }
    return result;
}

std::string TerminalTable::toText(int width) const
{
    const std::vector<int> columns = widths(width);
    const auto lineOf = [&](const auto& cellAt) {
        std::string line;
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const bool cutsMiddle = m_columns[column].cut == Cut::InMiddle;
            const std::string cell
                = cutsMiddle ? elidedMiddle(cellAt(column), columns[column]) : elided(cellAt(column), columns[column]);
            const std::string padding(static_cast<std::size_t>(std::max(columns[column] - displayWidth(cell), 0)), ' ');
            line += m_columns[column].alignRight ? padding + cell : cell + padding;
            line += std::string(kGap, ' ');
        }
        trimRight(line);
        return elided(line, width) + "\n";
    };
    std::string text = lineOf([&](std::size_t column) { return m_columns[column].title; });
    for (const Row& row : m_rows)
        text += row.isHeading ? elided(row.cells.front(), width) + "\n"
                              : lineOf([&](std::size_t column) { return row.cells[column]; });
    return text;
}

} // namespace colophon
