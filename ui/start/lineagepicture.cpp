#include "ui/start/lineagepicture.h"

#include "ui/widgets/theme.h"
#include "ui/widgets/versionmark.h"

#include <QPainter>
#include <QPainterPath>

#include <array>

namespace colophon {

namespace {

// Positions on a grid of 300 × 130.
constexpr QPointF kFirst(10, 98);
constexpr QPointF kSecond(58, 90);
constexpr QPointF kFork(116, 72);
constexpr QPointF kThird(174, 66);
constexpr QPointF kHeld(232, 33);
constexpr QPointF kNewest(290, 25);
constexpr QPointF kBranch(242, 98);

void drawEdge(QPainter& painter, QPointF from, QPointF to, bool isInferred)
{
    const double middle = (from.x() + to.x()) / 2;
    QPainterPath path(from);
    path.cubicTo({middle, from.y()}, {middle, to.y()}, to);
    QPen pen(Theme::instance().colour(Tone::Lane), 1.5);
    if (isInferred)
        pen.setDashPattern({4, 3});
    painter.strokePath(path, pen);
}

void drawFlag(QPainter& painter, QPointF at)
{
    const QColor violet = Theme::instance().colour(Tone::ProductionFill);
    painter.setPen(QPen(violet, 1));
    painter.drawLine(at, {at.x(), 6});
    const std::array<QPointF, 5> pennant = {QPointF(at.x(), 6), QPointF(at.x() + 12, 6), QPointF(at.x() + 9, 10.5),
                                            QPointF(at.x() + 12, 15), QPointF(at.x(), 15)};
    painter.setBrush(violet);
    painter.drawPolygon(pennant.data(), int(pennant.size()));
}

void drawBands(QPainter& painter)
{
    const Theme& theme = Theme::instance();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.colour(Tone::ProductionSoft));
    painter.drawRoundedRect(QRectF(kFork.x(), 117, kHeld.x() - kFork.x(), 7), 2, 2);
    painter.setBrush(theme.colour(Tone::ProductionFill));
    painter.drawRoundedRect(QRectF(kHeld.x(), 117, kNewest.x() - kHeld.x() + 10, 7), 2, 2);
}

} // namespace

LineagePicture::LineagePicture(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize LineagePicture::sizeHint() const
{
    return {Theme::instance().scaled(310), Theme::instance().scaled(130)};
}

void LineagePicture::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(width() / 310.0, height() / 130.0);
    drawEdge(painter, kFirst, kSecond, false);
    drawEdge(painter, kSecond, kFork, false);
    drawEdge(painter, kFork, kThird, false);
    drawEdge(painter, kFork, kBranch, false);
    drawEdge(painter, kThird, kHeld, true);
    drawEdge(painter, kHeld, kNewest, false);
    drawFlag(painter, kHeld);
    drawBands(painter);
    for (const QPointF& node : {kFirst, kSecond, kThird, kNewest, kBranch})
        paintVersionMark(painter, node, 5, -1);
    paintVersionMark(painter, kFork, 5.5, 0);
    paintVersionMark(painter, kHeld, 5.5, 1);
}

} // namespace colophon
