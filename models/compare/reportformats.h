#pragma once

#include "models/compare/report.h"

#include <string>
#include <vector>

namespace colophon {

/// What the formats share; each takes rows that were chosen already.
using ReportRows = std::vector<const ComparisonRow*>;

std::string textReport(const Comparison& comparison, const ReportRows& rows, int width);
std::string jsonReport(const Comparison& comparison, const ReportRows& rows);
std::string csvReport(const Comparison& comparison, const ReportRows& rows);
std::string markdownReport(const Comparison& comparison, const ReportRows& rows);
std::string htmlReport(const Comparison& comparison, const ReportRows& rows);

/// Head of a version's column: what people call it, with the model where there are several, and with its id where the
/// name repeats. Safe to show, not escaped.
std::vector<std::string> columnTitles(const Comparison& comparison);
/// One line for people about each reason not to compare; names the versions.
std::vector<std::string> comparabilityLines(const Comparison& comparison);
/// Title of a group for people: "Metrics".
std::string groupTitle(FactGroup group);

/// The cells of one row in the words of people: rounded numbers, short hashes, "–" for what is missing.
struct RowText
{
    std::vector<std::string> values;
    std::vector<std::string> changes; ///< "+0.021 ▲ 2.3 %", "≈", "="; empty for the baseline and for texts
};
RowText rowText(const ComparisonRow& row, std::size_t baseline);

} // namespace colophon
