#include "ui/plots/plotview.h"

#include "ui/plots/plotcursor.h"
#include "ui/plots/plottable.h"
#include "ui/widgets/accessiblerole.h"
#include "ui/widgets/stylepainting.h"
#include "ui/widgets/theme.h"

#include <QPainter>

namespace colophon {

PlotView::PlotView(PlotCursor& cursor, QWidget* parent)
    : QWidget(parent)
    , m_cursor(cursor)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleRole(*this, QAccessible::Chart);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&cursor, &PlotCursor::changed, this, qOverload<>(&QWidget::update));
}

void PlotView::paintInto(QPainter& painter, QSize size)
{
    painter.fillRect(QRect(QPoint(), size), Theme::instance().colour(Tone::Surface));
    paintPlot(painter, size, false);
}

QAbstractTableModel* PlotView::tableModel(QObject* parent) const
{
    return new TextTableModel(table(), parent);
}

QSize PlotView::sizeHint() const
{
    return {Theme::instance().scaled(480), Theme::instance().scaled(280)};
}

QSize PlotView::minimumSizeHint() const
{
    return {Theme::instance().scaled(200), Theme::instance().scaled(120)};
}

void PlotView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().colour(Tone::Surface));
    paintPlot(painter, size(), true);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        stylepainting::focusRing(painter, QRectF(rect()).adjusted(1, 1, -1, -1), stylepainting::kFieldRadius);
}

void PlotView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void PlotView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void PlotView::announce()
{
    setAccessibleDescription(finding());
    update();
    Q_EMIT contentChanged();
}

} // namespace colophon
