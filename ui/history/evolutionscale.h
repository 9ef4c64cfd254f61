#pragma once

#include <QPointF>
#include <QRectF>
#include <QString>

#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace colophon {

struct EvolutionData;

/// The place of a version on the value axis that records no value of the metric.
inline constexpr double kNotMeasured = std::numeric_limits<double>::quiet_NaN();

/// A stretch of one axis in the axis's own unit.
struct AxisRange
{
    double from = 0;
    double to = 1;

    double length() const { return to - from; }
    friend bool operator==(const AxisRange&, const AxisRange&) = default;
};

/// Makes values places and places values: a part of the data shown in a rectangle of the screen. Along its lower end
/// lies a lane for versions without a value.
struct EvolutionScale
{
    AxisRange x;
    AxisRange y;
    QRectF plot; ///< y grows upwards in values and downwards on the screen
    double lane = 0; ///< height of the lane, part of the plot

    double toScreenX(double value) const { return plot.left() + (value - x.from) / x.length() * plot.width(); }
    /// The part of the plot in which values lie.
    QRectF values() const { return plot.adjusted(0, 0, 0, -lane); }
    double toScreenY(double value) const
    {
        if (std::isnan(value))
            return plot.bottom() - lane / 2;
        return values().bottom() - (value - y.from) / y.length() * values().height();
    }
    QPointF toScreen(double valueX, double valueY) const { return {toScreenX(valueX), toScreenY(valueY)}; }
    double toValueX(double place) const { return x.from + (place - plot.left()) / plot.width() * x.length(); }
    double toValueY(double place) const
    {
        return y.from + (values().bottom() - place) / values().height() * y.length();
    }
    /// Whether a point lies in sight, by at most `margin` beside the part of the plot where its value belongs.
    bool shows(double valueX, double valueY, double margin) const
    {
        const QRectF part = std::isnan(valueY) ? plot : values();
        return part.adjusted(-margin, -margin, margin, margin).contains(toScreen(valueX, valueY));
    }

    friend bool operator==(const EvolutionScale&, const EvolutionScale&) = default;
};

/// Ranges that show all nodes with their whiskers and some air; never empty, also for one node or equal values. A band
/// that lasts until today does not stretch the range far beyond the last version.
AxisRange fullRangeX(const EvolutionData& data);
AxisRange fullRangeY(const EvolutionData& data);
/// Height of the lane in a plot of this height: none when every version has a value, all when no version has one.
double laneHeight(const EvolutionData& data, double plotHeight);

/// `factor` below 1 shows less; the value under `anchor` stays where it is. Never beyond `full` and never so near that
/// numbers lose their precision.
AxisRange zoomed(AxisRange range, double factor, double anchor, AxisRange full);
AxisRange moved(AxisRange range, double by, AxisRange full);

struct AxisTick
{
    double value = 0;
    QString text;
    bool hasLine = true; ///< otherwise only a text that says when the axis, or the stretch after a gap, begins
    bool isFirst = false; ///< of the axis, or after a gap: its text matters more than others

    friend bool operator==(const AxisTick&, const AxisTick&) = default;
};

/// At most `count` round values inside the range, with texts of equal decimals.
std::vector<AxisTick> valueTicks(AxisRange range, int count);

} // namespace colophon
