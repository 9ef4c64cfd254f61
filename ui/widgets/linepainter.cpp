#include "ui/widgets/linepainter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

namespace colophon {

namespace {

constexpr double kAnyWidth = 1e6;

void layOut(QTextLayout& layout, const QPainter& painter)
{
    QTextOption option(Qt::AlignLeft | Qt::AlignAbsolute);
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(painter.layoutDirection());
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    layout.beginLayout();
    layout.createLine().setLineWidth(kAnyWidth);
    layout.endLayout();
}

double drawn(QPainter& painter, const QRectF& rect, const QTextLayout& layout)
{
    const QTextLine line = layout.lineAt(0);
    line.draw(&painter, QPointF(rect.left(), rect.center().y() - line.height() / 2));
    return line.naturalTextWidth();
}

} // namespace

double paintLine(QPainter& painter, const QRectF& rect, const QString& text)
{
    if (text.isEmpty())
        return 0;
    QTextLayout layout(text, painter.font(), painter.device());
    layOut(layout, painter);
    if (layout.lineAt(0).naturalTextWidth() <= rect.width())
        return drawn(painter, rect, layout);
    QTextLayout elided(QFontMetricsF(painter.font(), painter.device()).elidedText(text, Qt::ElideRight, rect.width()),
                       painter.font(), painter.device());
    if (elided.text().isEmpty())
        return 0;
    layOut(elided, painter);
    return drawn(painter, rect, elided);
}

} // namespace colophon
