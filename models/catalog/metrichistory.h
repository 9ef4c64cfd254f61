#pragma once

#include "models/catalog/name.h"

#include <cstdint>
#include <vector>

namespace colophon {

/// The full curve of one metric, as columns of equal length in the order the source wrote the points.
struct MetricHistory
{
    Name key;
    std::vector<double> values; ///< may hold NaN and infinities
    std::vector<std::int64_t> steps;
    std::vector<std::int64_t> times; ///< milliseconds since 1970 UTC; empty if the source keeps no times

    std::size_t size() const { return values.size(); }
    friend bool operator==(const MetricHistory&, const MetricHistory&) = default;
};

} // namespace colophon
