#include "models/items/metriccurve.h"

#include <algorithm>
#include <cmath>

namespace colophon {

namespace {

constexpr double kMillisecondsOfMinute = 60'000;

std::vector<double> stepsOf(const MetricHistory& history)
{
    std::vector<double> x(history.size());
    for (std::size_t point = 0; point < x.size(); ++point)
        x[point]
            = point < history.steps.size() ? static_cast<double>(history.steps[point]) : static_cast<double>(point);
    return x;
}

std::vector<double> timesOf(const MetricHistory& history, CurveAxis axis)
{
    std::vector<double> x(history.times.begin(), history.times.end());
    if (axis == CurveAxis::WallTime || x.empty())
        return x;
    const double first = *std::ranges::min_element(x);
    for (double& time : x)
        time = (time - first) / kMillisecondsOfMinute;
    return x;
}

} // namespace

std::expected<CurvePointer, Problem> curveAlong(MetricHistory history, CurveAxis axis)
{
    if (axis != CurveAxis::Step && history.times.size() < history.size()) {
        Problem problem;
        problem.severity = Problem::Severity::Warning;
        problem.reason = "Its points carry no times.";
        problem.hint = "Draw the curves across their steps.";
        return std::unexpected(std::move(problem));
    }
    std::vector<double> x = axis == CurveAxis::Step ? stepsOf(history) : timesOf(history, axis);
    return std::make_shared<const CurvePyramid>(std::move(x), std::move(history.values));
}

/// An exponential mean over the points, freed from the pull of its beginning at zero.
CurvePointer smoothedCurve(const CurvePyramid& curve, double weight)
{
    std::vector<double> y(curve.y().begin(), curve.y().end());
    double mean = 0;
    double share = 0;
    for (double& value : y) {
        if (!std::isfinite(value))
            continue;
        mean = weight * mean + (1 - weight) * value;
        share = weight * share + (1 - weight);
        value = mean / share;
    }
    return std::make_shared<const CurvePyramid>(std::vector<double>(curve.x().begin(), curve.x().end()), std::move(y));
}

} // namespace colophon
