#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace colophon {

/// Columns a terminal needs for a UTF-8 text: wide East Asian signs count two, combining marks none.
int displayWidth(std::string_view text);

/// The text cut to `width` columns with "…" at its end, if it is wider.
std::string elided(std::string_view text, int width);

/// The text cut to `width` columns with "…" in its middle: for paths, whose end says most.
std::string elidedMiddle(std::string_view text, int width);

/// A table of plain text for terminals, fitted to a width.
class TerminalTable
{
public:
    enum class Cut : std::uint8_t {
        Never,
        AtEnd,
        InMiddle,
    };
    struct Column
    {
        std::string title;
        bool alignRight = false;
        Cut cut = Cut::Never; ///< where long texts are cut when the table is too wide
    };

    explicit TerminalTable(std::vector<Column> columns);

    void addRow(std::vector<std::string> cells);
    /// A line of text between the rows, such as the head of a group.
    void addHeading(std::string text);

    /// Lines end with a newline and carry no trailing blanks.
    std::string toText(int width) const;

private:
    std::vector<int> widths(int width) const;

    struct Row
    {
        std::vector<std::string> cells; ///< one for each column; a single one for a heading
        bool isHeading = false;
    };
    std::vector<Column> m_columns;
    std::vector<Row> m_rows;
};

} // namespace colophon
