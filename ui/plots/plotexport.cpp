#include "ui/plots/plotexport.h"

#include "ui/plots/plottable.h"
#include "ui/plots/plotview.h"

#include <QPainter>

#include <memory>

namespace colophon {

namespace {

/// A curve of a million points is turned into text where nobody waits for it.
std::function<QByteArray()> prepareCsv(const PlotView& view)
{
    return [model = std::shared_ptr<QAbstractTableModel>(view.tableModel(nullptr))] {
        return toCsv(textsOf(*model)).toUtf8();
    };
}

} // namespace

QImage plotImage(PlotView& view, QSize size, qreal pixelRatio)
{
    QImage image(size * pixelRatio, QImage::Format_RGB32);
    image.setDevicePixelRatio(pixelRatio);
    QPainter painter(&image);
    view.paintInto(painter, size);
    return image;
}

std::vector<ExportFormat> plotFormats(PlotView& view)
{
    std::vector<ExportFormat> formats
        = pictureFormats(&view, [&view](QPainter& painter, QSize size) { view.paintInto(painter, size); });
    formats.push_back({ExportDialog::tr("CSV table"), QStringLiteral("csv"), [&view] { return prepareCsv(view); }});
    return formats;
}

} // namespace colophon
