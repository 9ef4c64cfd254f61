#include "models/compare/comparison.h"
#include "models/compare/comparability.h"
#include "models/compare/factrows.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>
#include <string_view>

namespace colophon {

namespace {

bool isSameValue(const ComparisonCell& left, const ComparisonCell& right)
{
    return (left.number && right.number && *left.number == *right.number) || left.text == right.text;
}

/// Decimal places of the shortest text that reads back as this value.
int decimalPlaces(double value)
{
    std::array<char, 32> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific);
    const std::string_view text(buffer.data(), end.ptr);
    const std::size_t mark = text.find('e');
    const std::size_t point = text.find('.');
    const int digits = point < mark ? static_cast<int>(mark - point) - 1 : 0;
    int exponent = 0;
    const std::size_t number = mark + (text[mark + 1] == '+' ? 2 : 1);
    std::from_chars(text.data() + number, text.data() + text.size(), exponent);
    return std::max(digits - exponent, 0);
}

/// The difference as on paper: 0.82 - 0.655 is 0.165, not 0.16499999999999992.
double decimalDifference(double left, double right)
{
    constexpr int kMostPlaces = 300; // beyond, a fixed text has more digits than the buffer
    const double difference = left - right;
    const int places = std::max(decimalPlaces(left), decimalPlaces(right));
    if (!std::isfinite(difference) || places > kMostPlaces)
        return difference;
    std::array<char, 640> buffer; // 309 digits, point, 300 places
    const auto end
        = std::to_chars(buffer.data(), buffer.data() + buffer.size(), difference, std::chars_format::fixed, places);
    double rounded = difference;
    if (end.ec == std::errc())
        std::from_chars(buffer.data(), end.ptr, rounded);
    return rounded == 0 ? difference : rounded;
}

/// Of two finite numbers; absent where there are none.
std::optional<double> deltaBetween(const ComparisonCell& from, const ComparisonCell& to)
{
    if (!from.number || !to.number)
        return {};
    const double delta = decimalDifference(*to.number, *from.number);
    return std::isfinite(delta) ? std::optional(delta) : std::nullopt;
}

bool isWithinNoise(const ComparisonCell& left, const ComparisonCell& right)
{
    if (!left.noise && !right.noise)
        return false;
    const std::optional<double> delta = deltaBetween(left, right);
    return delta && std::abs(*delta) <= std::hypot(left.noise.value_or(0), right.noise.value_or(0));
}

Standing standingOf(const ComparisonCell& baseline, const ComparisonCell& cell, Direction direction)
{
    if (cell.text.empty())
        return Standing::Missing;
    if (isSameValue(baseline, cell))
        return Standing::Equal;
    if (isWithinNoise(baseline, cell))
        return Standing::WithinNoise;
    if (direction == Direction::None || !cell.delta)
        return Standing::Changed;
    return (*cell.delta > 0) == (direction == Direction::Higher) ? Standing::Better : Standing::Worse;
}

/// The cells with the best number among those that may be compared with the baseline; empty if all are equal.
std::vector<std::size_t> bestCells(const ComparisonRow& row, const std::vector<std::size_t>& candidates)
{
    const auto number = [&](std::size_t i) { return *row.cells[i].number; };
    const auto [least, most] = std::ranges::minmax_element(candidates, {}, number);
    if (candidates.size() < 2 || number(*least) == number(*most))
        return {};
    const double best = number(row.direction == Direction::Higher ? *most : *least);
    std::vector<std::size_t> cells;
    std::ranges::copy_if(candidates, std::back_inserter(cells), [&](std::size_t i) { return number(i) == best; });
    return cells;
}

bool differs(const ComparisonRow& row)
{
    return std::ranges::any_of(row.cells,
                               [&](const ComparisonCell& cell) { return !isSameValue(row.cells.front(), cell); });
}

/// Judges all rows of one comparison against its baseline.
class Judge
{
public:
    Judge(Comparison& comparison, const ComparisonOptions& options)
        : m_comparison(comparison)
        , m_options(options)
    {
        for (const Version* version : comparison.versions)
            m_data.emplace_back(*comparison.versions[comparison.baseline], *version);
        for (std::size_t i = 0; i < comparison.versions.size(); ++i) {
            if (i != comparison.baseline)
                noteIncomparability(i);
        }
    }

    ComparisonRow judge(FactRow&& fact)
    {
        ComparisonRow row = std::move(fact.row);
        row.direction = directionOf(row, fact);
        row.differs = differs(row);
        const std::size_t baseline = m_comparison.baseline;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            ComparisonCell& cell = row.cells[i];
            if (i == baseline) {
                cell.standing = cell.text.empty() ? Standing::Missing : Standing::Baseline;
                continue;
            }
            cell.delta = deltaBetween(row.cells[baseline], cell);
            cell.standing = standingOf(row.cells[baseline], cell, row.direction);
            if (!cell.text.empty() && !isComparableCell(fact, i))
                cell.standing = Standing::NotComparable;
        }
        if (row.group == FactGroup::LiveTest)
            judgeLive(row);
        markBest(row);
        return row;
    }

private:
    const Version& baseline() const { return *m_comparison.versions[m_comparison.baseline]; }

    void noteIncomparability(std::size_t column)
    {
        const auto& found = m_data[column].difference(MetricData::Evaluation);
        if (!found)
            return;
        auto& all = m_comparison.incomparabilities;
        const auto same = std::ranges::find_if(all, [&](const Incomparability& known) {
            return known.kind == found->kind && known.detail == found->detail;
        });
        if (same == all.end())
            all.push_back(*found);
        else
            same->versions.push_back(found->versions.front());
    }

    Direction directionOf(const ComparisonRow& row, const FactRow& fact) const
    {
        if (row.group == FactGroup::LiveTest && row.key == "rate")
            return Direction::Higher;
        if (fact.metrics.empty())
            return Direction::None;
        const auto metric = std::ranges::find_if(fact.metrics, [](const Metric* each) { return each != nullptr; });
        return colophon::directionOf((*metric)->key, m_options.directions);
    }

    bool isComparableCell(const FactRow& fact, std::size_t column) const
    {
        const Metric* base = fact.metrics.empty() ? nullptr : fact.metrics[m_comparison.baseline];
        const Metric* own = fact.metrics.empty() ? nullptr : fact.metrics[column];
        if (base == nullptr || own == nullptr)
            return true;
        return !m_data[column].difference(*base, *own);
    }

    /// Success rates are judged by the interval of their difference, never by the bare numbers.
    void judgeLive(ComparisonRow& row) const
    {
        if (row.key != "rate")
            return;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            ComparisonCell& cell = row.cells[i];
            if (i == m_comparison.baseline || cell.text.empty() || cell.standing == Standing::Equal)
                continue;
            const auto difference = compareLive(baseline(), *m_comparison.versions[i]);
            if (!difference)
                cell.standing = Standing::NotComparable;
            else if (!difference->isDecided())
                cell.standing = Standing::WithinNoise;
        }
    }

    /// Whether numbers of these two columns cannot be told apart: by their noise, or by the interval of a live test.
    bool areAlike(const ComparisonRow& row, std::size_t left, std::size_t right) const
    {
        if (row.group != FactGroup::LiveTest)
            return isWithinNoise(row.cells[left], row.cells[right]);
        const auto difference = compareLive(*m_comparison.versions[left], *m_comparison.versions[right]);
        return !difference || !difference->isDecided();
    }

    /// Marks the best number if it stands out of the noise: not only of the baseline's, of every other's.
    void markBest(ComparisonRow& row) const
    {
        if (row.direction == Direction::None || !row.cells[m_comparison.baseline].number)
            return;
        std::vector<std::size_t> candidates;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const ComparisonCell& cell = row.cells[i];
            if (cell.number && std::isfinite(*cell.number) && cell.standing != Standing::NotComparable)
                candidates.push_back(i);
        }
        const std::vector<std::size_t> best = bestCells(row, candidates);
        const bool standsOut = std::ranges::all_of(candidates, [&](std::size_t i) {
            return std::ranges::all_of(best, [&](std::size_t one) {
                return *row.cells[i].number == *row.cells[one].number || !areAlike(row, i, one);
            });
        });
        for (const std::size_t i : best)
            row.cells[i].isBest = standsOut;
    }

    Comparison& m_comparison;
    const ComparisonOptions& m_options;
    std::vector<DataComparison> m_data; ///< one for each version
};

/// The stand-in for a version, which the comparison then keeps alive.
const Version* vanishedVersion(Comparison& comparison, const ComparisonOptions& options, const VersionId& id)
{
    const auto found
        = std::ranges::find(options.vanished, id, [](const VanishedVersion& gone) { return gone.version->id; });
    if (found == options.vanished.end())
        return nullptr;
    comparison.vanished.push_back(*found);
    return found->version.get();
}

} // namespace

std::size_t Comparison::differenceCount() const
{
    return static_cast<std::size_t>(std::ranges::count_if(rows, &ComparisonRow::differs));
}

const VanishedVersion* Comparison::vanishedAt(std::size_t column) const
{
    const auto found
        = std::ranges::find(vanished, versions[column], [](const VanishedVersion& gone) { return gone.version.get(); });
    return found != vanished.end() ? &*found : nullptr;
}

Comparison compareVersions(CatalogPointer catalog, std::span<const VersionId> versions, const VersionId& baseline,
                           const ComparisonOptions& options)
{
    Comparison comparison;
    comparison.catalog = std::move(catalog);
    for (const VersionId& id : versions) {
        const Version* version = comparison.catalog->version(id);
        if (version == nullptr)
            version = vanishedVersion(comparison, options, id);
        if (version == nullptr)
            continue;
        if (id == baseline)
            comparison.baseline = comparison.versions.size();
        comparison.versions.push_back(version);
    }
    if (comparison.versions.empty())
        return comparison;
    Judge judge(comparison, options);
    for (FactRow& fact : factRows(comparison.versions))
        comparison.rows.push_back(judge.judge(std::move(fact)));
    return comparison;
}

ComparisonCell compareMetric(const Version& baseline, const Version& version, Name key, Direction direction)
{
    const Metric* base = baseline.facts.metric(key);
    const Metric* own = version.facts.metric(key);
    if (own == nullptr)
        return {};
    ComparisonCell cell = metricCell(*own);
    if (base == nullptr) {
        cell.standing = Standing::Changed;
        return cell;
    }
    const ComparisonCell baselineCell = metricCell(*base);
    cell.delta = deltaBetween(baselineCell, cell);
    cell.standing = DataComparison(baseline, version).difference(*base, *own)
        ? Standing::NotComparable
        : standingOf(baselineCell, cell, direction);
    return cell;
}

std::string_view toString(FactGroup group)
{
    switch (group) {
    case FactGroup::Identity:
        return "identity";
    case FactGroup::Metrics:
        return "metrics";
    case FactGroup::LiveTest:
        return "live";
    case FactGroup::Datasets:
        return "datasets";
    case FactGroup::Architecture:
        return "architecture";
    case FactGroup::Parameters:
        return "parameters";
    case FactGroup::Code:
        return "code";
    case FactGroup::Environment:
        return "environment";
    case FactGroup::Artifacts:
        return "artifacts";
    case FactGroup::Tags:
        break;
    }
    return "tags";
}

std::string rowTitle(const ComparisonRow& row)
{
    if (row.group == FactGroup::Code && row.key == "dirty")
        return "uncommitted changes";
    if (row.group == FactGroup::Code && row.key == "entry_point")
        return "entry point";
    if (row.group == FactGroup::LiveTest && row.key == "share")
        return "traffic";
    if (row.group == FactGroup::Identity && row.key == "semver")
        return "version number";
    return row.key.text();
}

} // namespace colophon
