#pragma once

#include "models/catalog/metrichistory.h"
#include "models/catalog/problem.h"
#include "models/compare/decimate.h"

#include <expected>
#include <memory>

namespace colophon {

using CurvePointer = std::shared_ptr<const CurvePyramid>;

/// What the points of a curve are laid out by.
enum class CurveAxis : std::uint8_t {
    Step, ///< as the training counted
    RelativeTime, ///< minutes since the first point
    WallTime, ///< milliseconds since 1970 UTC
};

/// The curve prepared for drawing; an error if the source keeps no times and they are asked for. Work in proportion to
/// the points.
std::expected<CurvePointer, Problem> curveAlong(MetricHistory history, CurveAxis axis);

/// The curve with each value drawn towards those before it, so that its course stands out: 0 leaves it as it is, near 1
/// almost nothing moves. Values that are not finite stay and do not disturb the others.
CurvePointer smoothedCurve(const CurvePyramid& curve, double weight);

} // namespace colophon
