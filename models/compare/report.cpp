#include "models/compare/report.h"

#include "models/compare/datetext.h"
#include "models/compare/livetest.h"
#include "models/compare/numbertext.h"
#include "models/compare/reportformats.h"
#include "models/compare/valuetext.h"
#include "models/compare/versionnames.h"
#include "models/files/rootfolder.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace colophon {

namespace {

std::string valueText(const ComparisonRow& row, const ComparisonCell& cell, int decimals)
{
    if (cell.text.empty())
        return "–";
    if (row.group == FactGroup::Identity && row.key == "created")
        return minuteText(cell.text);
    if (cell.number && row.group == FactGroup::Artifacts)
        return byteText(static_cast<std::uint64_t>(std::max(*cell.number, 0.0)));
    if (cell.number && row.group != FactGroup::Parameters)
        return numberText(*cell.number, decimals);
    if (cell.type == ValueType::Boolean && row.group == FactGroup::Code)
        return cell.text == "true" ? "yes" : "none";
    const bool mayBeHash
        = row.group == FactGroup::Code || row.group == FactGroup::Datasets || row.group == FactGroup::Artifacts;
    return toDisplayText(mayBeHash ? shortened(cell.text) : readableValue(cell.text, cell.type));
}

std::string triangle(const ComparisonCell& cell)
{
    const bool isBetter = cell.standing == Standing::Better;
    if (*cell.delta > 0)
        return isBetter ? "▲" : "△";
    return isBetter ? "▼" : "▽";
}

std::string changeText(const ComparisonCell& cell, double baseline, int decimals)
{
    if (cell.standing == Standing::Equal)
        return "=";
    if (!cell.delta)
        return cell.standing == Standing::NotComparable ? "≠" : "";
    const std::string delta = deltaText(*cell.delta, decimals);
    switch (cell.standing) {
    case Standing::NotComparable:
        return delta + " ≠";
    case Standing::WithinNoise:
        return delta + " ≈";
    case Standing::Better:
    case Standing::Worse: {
        const std::string percent = percentText(*cell.delta, baseline);
        return delta + " " + triangle(cell) + (percent.empty() ? "" : " " + percent);
    }
    default:
        return delta;
    }
}

} // namespace

std::string groupTitle(FactGroup group)
{
    if (group == FactGroup::Datasets)
        return "Data";
    if (group == FactGroup::LiveTest)
        return "Live test";
    if (group == FactGroup::Artifacts)
        return "Files";
    std::string title(toString(group));
    title.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(title.front())));
    return title;
}

RowText rowText(const ComparisonRow& row, std::size_t baseline)
{
    std::vector<double> numbers;
    for (const ComparisonCell& cell : row.cells) {
        if (cell.number)
            numbers.push_back(*cell.number);
    }
    const int decimals = decimalsFor(numbers);
    RowText text;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const ComparisonCell& cell = row.cells[i];
        text.values.push_back(valueText(row, cell, decimals));
        const bool isChange = i != baseline && cell.number && row.group != FactGroup::Artifacts;
        text.changes.push_back(isChange ? changeText(cell, row.cells[baseline].number.value_or(0), decimals) : "");
    }
    return text;
}

std::vector<std::string> columnTitles(const Comparison& comparison)
{
    const auto& versions = comparison.versions;
    const bool namesModel = areOfSeveralModels(versions);
    std::vector<std::string> titles;
    for (const Version* version : versions) {
        const std::string label = displayLabel(*version);
        const bool repeats
            = std::ranges::count_if(
                  versions,
                  [&](const Version* other) { return other->model == version->model && displayLabel(*other) == label; })
            > 1;
        std::string title = namesModel ? version->model.text() + "@" + label : label;
        if (repeats)
            title += " (" + version->id + ")";
        titles.push_back(toDisplayText(title));
    }
    return titles;
}

std::vector<std::string> comparabilityLines(const Comparison& comparison)
{
    const std::vector<std::string> titles = columnTitles(comparison);
    std::vector<std::string> lines;
    for (const Incomparability& reason : comparison.incomparabilities) {
        std::string names;
        for (std::size_t i = 0; i < titles.size(); ++i) {
            if (std::ranges::find(reason.versions, comparison.versions[i]->id) != reason.versions.end())
                names += (names.empty() ? "" : ", ") + titles[i];
        }
        const char* other = reason.kind == "labels" ? "other labels" : "other data";
        lines.push_back(toDisplayText(names + (reason.versions.size() == 1 ? " was" : " were") + " measured on " + other
                                      + ": " + reason.detail + "."));
    }
    return lines;
}

std::vector<std::string> liveLines(const Comparison& comparison)
{
    std::vector<std::string> lines;
    if (comparison.versions.empty())
        return lines;
    const std::vector<std::string> titles = columnTitles(comparison);
    for (std::size_t i = 0; i < titles.size(); ++i) {
        if (i == comparison.baseline)
            continue;
        if (const auto found = compareLive(*comparison.versions[comparison.baseline], *comparison.versions[i]))
            lines.push_back(titles[i] + liveSentence(*found));
    }
    return lines;
}

std::string comparisonReport(const Comparison& comparison, ReportFormat format, const ReportOptions& options)
{
    ReportRows rows;
    for (const ComparisonRow& row : comparison.rows) {
        if (row.differs || !options.onlyDifferences)
            rows.push_back(&row);
    }
    switch (format) {
    case ReportFormat::Json:
        return jsonReport(comparison, rows);
    case ReportFormat::Csv:
        return csvReport(comparison, rows);
    case ReportFormat::Markdown:
        return markdownReport(comparison, rows);
    case ReportFormat::Html:
        return htmlReport(comparison, rows);
    case ReportFormat::Text:
        break;
    }
    return textReport(comparison, rows, options.width);
}

} // namespace colophon
