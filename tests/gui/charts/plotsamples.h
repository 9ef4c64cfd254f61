#pragma once

#include "ui/plots/series.h"

#include <QPoint>

class QWidget;

namespace colophon {

/// Four curves like those of a training: noisy, falling, one with a single spike, one on other labels.
std::vector<CurveSeries> sampleCurves(std::size_t points);
BarData sampleBars();
TrendData sampleTrend();

/// Moves the pointer over a widget without the real one, which belongs to the display and not to the test.
void hoverAt(QWidget& widget, QPoint position);

} // namespace colophon
