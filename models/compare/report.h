#pragma once

#include "models/compare/comparison.h"

#include <string>
#include <string_view>
#include <vector>

namespace colophon {

enum class ReportFormat : std::uint8_t { Text, Json, Csv, Markdown, Html };

struct ReportOptions
{
    bool onlyDifferences = false;
    int width = 100; ///< columns of the terminal, for Text
};

/// The comparison as a document. Text from outside is escaped for the format; CSV text cells that a spreadsheet would
/// take for a formula get a leading apostrophe, numbers are written with full precision.
std::string comparisonReport(const Comparison& comparison, ReportFormat format, const ReportOptions& options);

/// Text from outside for Markdown, on one line: nothing in it can open a link, a tag, emphasis or a table cell.
std::string markdownText(std::string_view text);

/// One line for people about each live test that the baseline shares with another version, with its 95 % interval.
std::vector<std::string> liveLines(const Comparison& comparison);

} // namespace colophon
