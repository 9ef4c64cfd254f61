#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>

namespace colophon {

class PlotView;

/// A plot as files for other programs, at the size it is shown in and in the colours of the theme.
QImage plotImage(PlotView& view, QSize size, qreal pixelRatio);
QByteArray plotPng(PlotView& view, QSize size);
QByteArray plotSvg(PlotView& view, QSize size);
/// The data behind it.
QByteArray plotCsv(const PlotView& view);

} // namespace colophon
