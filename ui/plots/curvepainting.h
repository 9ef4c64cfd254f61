#pragma once

#include "ui/plots/axis.h"
#include "ui/plots/series.h"

#include <QColor>
#include <QPolygonF>
#include <QRectF>

#include <optional>
#include <utility>

class QPainter;

namespace colophon {

/// The plot that curves are painted into: its rectangle and what its edges mean.
struct CurveFrame
{
    QRectF plot;
    Axis x;
    Axis y;
    double pixelRatio = 1;

    int columnCount() const;
    std::vector<CurveColumn> columns(const CurvePyramid& curve) const;
};

/// Smallest and largest finite value of a curve from `from` to `to` inclusive; empty if there is none. On a logarithmic
/// axis only positive values count; the smallest positive one is looked for among the pixel columns of the range.
std::optional<std::pair<double, double>> valueRange(const CurvePyramid& curve, double from, double to,
                                                    bool positiveOnly);

/// The band from the smallest to the largest value of every pixel column, exact to the pixel.
void paintCurveBand(QPainter& painter, const CurveFrame& frame, const CurvePyramid& curve, const QColor& colour);

struct CurvePen
{
    QColor colour;
    double width = 1.75;
    bool isDashed = false;
};

/// The line of a curve. Where points are sparser than pixels it goes through every point; where they are denser it
/// follows their course, and reaches the full height of every column that stands out. It breaks at NaN and infinity.
void paintCurveLine(QPainter& painter, const CurveFrame& frame, const CurvePyramid& curve, const CurvePen& pen);

} // namespace colophon
