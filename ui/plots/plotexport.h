#pragma once

#include "ui/widgets/exportdialog.h"

#include <QImage>

namespace colophon {

class PlotView;

/// A plot as files for other programs, at the size it is shown in and in the colours of the theme.
QImage plotImage(PlotView& view, QSize size, qreal pixelRatio);
/// PNG, SVG, and the data behind it as CSV.
std::vector<ExportFormat> plotFormats(PlotView& view);

} // namespace colophon
