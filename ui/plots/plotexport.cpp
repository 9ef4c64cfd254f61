#include "ui/plots/plotexport.h"

#include "ui/plots/plotview.h"

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>

namespace colophon {

namespace {

constexpr qreal kPictureRatio = 2; // sharp in documents and on dense screens

} // namespace

QImage plotImage(PlotView& view, QSize size, qreal pixelRatio)
{
    QImage image(size * pixelRatio, QImage::Format_RGB32);
    image.setDevicePixelRatio(pixelRatio);
    QPainter painter(&image);
    view.paintInto(painter, size);
    return image;
}

QByteArray plotPng(PlotView& view, QSize size)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImage image = plotImage(view, size, kPictureRatio);
    image.setText(QStringLiteral("Description"), view.finding());
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray plotSvg(PlotView& view, QSize size)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setTitle(view.accessibleName().toHtmlEscaped());
    generator.setDescription(view.finding().toHtmlEscaped());
    QPainter painter(&generator);
    view.paintInto(painter, size);
    painter.end();
    return bytes;
}

QByteArray plotCsv(const PlotView& view)
{
    return toCsv(view.table()).toUtf8();
}

} // namespace colophon
