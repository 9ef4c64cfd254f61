#pragma once

#include "models/items/metriccurve.h"
#include "ui/plots/axis.h"

namespace colophon {

/// How places along a curve are told, whether they are steps, minutes or times of day.

struct PlaceTick
{
    double place = 0;
    QString text;
};

QString axisTitle(CurveAxis axis); ///< "step", "minute", "time"; of columns and axes
QString placeText(double place, CurveAxis axis); ///< "178", "12.5 min", "27 Mar 14:20:05"
/// "steps 60–220", and on the next line "of 0–300".
QString rangeText(std::pair<double, double> shown, std::pair<double, double> whole, CurveAxis axis);
/// Round places inside the axis, at least `spacing` pixels apart; times are round in local time.
std::vector<PlaceTick> placeTicks(const Axis& along, CurveAxis axis, double spacing);

} // namespace colophon
