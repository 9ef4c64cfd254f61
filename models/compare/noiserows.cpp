#include "models/compare/noiserows.h"

#include "models/lineage/recordednoise.h"

#include <algorithm>

namespace colophon {

bool isToldAsNoise(const Comparison& comparison, const ComparisonRow& row)
{
    const std::string_view subject
        = row.group == FactGroup::Metrics ? deviationSubject(row.key.text()) : std::string_view();
    if (subject.empty())
        return false;
    return std::ranges::any_of(comparison.rows, [&](const ComparisonRow& other) {
        return other.group == FactGroup::Metrics && other.key.text() == subject
            && std::ranges::any_of(other.cells, [](const ComparisonCell& cell) { return cell.noise.has_value(); });
    });
}

} // namespace colophon
