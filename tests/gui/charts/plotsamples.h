#pragma once

#include "ui/plots/series.h"

namespace colophon {

/// Four curves like those of a training: noisy, falling, one with a single spike, one on other labels.
std::vector<CurveSeries> sampleCurves(std::size_t points);
BarData sampleBars();
TrendData sampleTrend();

} // namespace colophon
