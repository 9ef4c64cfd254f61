#pragma once

#include "ui/plots/curveplaces.h"

#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace colophon {

/// Parts of plots that look the same everywhere. Text is painted by QPainter::drawText, which knows no markup.
namespace plotpainting {

/// Width that the texts of a vertical axis take, with its gap to the plot.
double valueAxisWidth(const Axis& axis, double spacing);
/// Grid lines and texts at the left of the plot.
void paintValueAxis(QPainter& painter, const QRectF& plot, const Axis& axis, double spacing);
/// Texts below the plot.
void paintPlaceAxis(QPainter& painter, const QRectF& plot, const Axis& axis, const std::vector<PlaceTick>& ticks);

/// Moves label centres apart to at least `distance`, inside [top, bottom], keeping their order.
std::vector<double> spreadApart(std::vector<double> centres, double distance, double top, double bottom);

/// The dark box on an axis that names the place of the cursor.
void paintAxisTag(QPainter& painter, const QRectF& plot, double x, const QString& text);

/// Text on a halo in surface colour, so that it stays readable over lines.
void paintHaloText(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text);

} // namespace plotpainting

} // namespace colophon
