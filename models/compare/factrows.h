#pragma once

#include "models/compare/comparison.h"

#include <span>
#include <vector>

namespace colophon {

/// One row before it is judged. `metrics` is as long as `row.cells` for metrics, otherwise empty.
struct FactRow
{
    ComparisonRow row;
    int rank = 0; ///< order inside its group where the key's text does not decide
    std::vector<const Metric*> metrics;
};

/// Every fact that at least one of the versions states, lined up by key; by group, rank and key.
std::vector<FactRow> factRows(std::span<const Version* const> versions);

/// Value and noise of one metric, not judged yet.
ComparisonCell metricCell(const Metric& metric);

} // namespace colophon
