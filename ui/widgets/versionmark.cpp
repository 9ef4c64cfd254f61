#include "ui/widgets/versionmark.h"

#include "ui/widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace colophon {

namespace {

QPolygonF regular(QPointF centre, qreal radius, int corners, double firstDegrees)
{
    QPolygonF polygon;
    for (int i = 0; i < corners; ++i) {
        const double angle = (firstDegrees + 360.0 * i / corners) * std::numbers::pi / 180;
        polygon << QPointF(centre.x() + radius * std::cos(angle), centre.y() + radius * std::sin(angle));
    }
    return polygon;
}

QPainterPath closed(const QPolygonF& polygon)
{
    QPainterPath path;
    path.addPolygon(polygon);
    path.closeSubpath();
    return path;
}

QPainterPath plus(QPointF c, qreal r, double degrees)
{
    const qreal a = r * 0.38;
    const QPolygonF arms(
        {{-a, -r}, {a, -r}, {a, -a}, {r, -a}, {r, a}, {a, a}, {a, r}, {-a, r}, {-a, a}, {-r, a}, {-r, -a}, {-a, -a}});
    return closed(QTransform().translate(c.x(), c.y()).rotate(degrees).map(arms));
}

QPainterPath ring(QPointF centre, qreal radius)
{
    QPainterPath path;
    path.addEllipse(centre, radius, radius);
    path.addEllipse(centre, radius * 0.5, radius * 0.5);
    return path;
}

QPainterPath rectangle(QPointF centre, qreal halfWidth, qreal halfHeight)
{
    QPainterPath path;
    path.addRect(QRectF(centre.x() - halfWidth, centre.y() - halfHeight, 2 * halfWidth, 2 * halfHeight));
    return path;
}

QPainterPath disc(QPointF centre, qreal radius)
{
    QPainterPath path;
    path.addEllipse(centre, radius, radius);
    return path;
}

/// Shapes are scaled to look equally large, not to have equal extents.
QPainterPath shapePath(MarkShape shape, QPointF c, qreal r)
{
    switch (shape) {
    case MarkShape::Disc:
        return disc(c, r);
    case MarkShape::Square:
        return rectangle(c, r * 0.9, r * 0.9);
    case MarkShape::Triangle:
        return closed({{c.x(), c.y() - r}, {c.x() + r * 1.08, c.y() + r * 0.86}, {c.x() - r * 1.08, c.y() + r * 0.86}});
    case MarkShape::Diamond:
        return closed(regular(c, r * 1.2, 4, -90));
    case MarkShape::TriangleDown:
        return closed({{c.x(), c.y() + r}, {c.x() + r * 1.08, c.y() - r * 0.86}, {c.x() - r * 1.08, c.y() - r * 0.86}});
    case MarkShape::Hexagon:
        return closed(regular(c, r * 1.08, 6, 0));
    case MarkShape::Plus:
        return plus(c, r * 1.08, 0);
    case MarkShape::Cross:
        return plus(c, r * 1.14, 45);
    case MarkShape::Ring:
        return ring(c, r * 1.06);
    case MarkShape::Bar:
        return rectangle(c, r * 1.1, r * 0.5);
    }
    return disc(c, r);
}

void paintHollow(QPainter& painter, const QPainterPath& path, const QColor& colour)
{
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(Theme::instance().colour(Tone::Surface));
    painter.drawPath(path);
}

} // namespace

MarkShape markShape(int slot)
{
    return static_cast<MarkShape>(qMax(0, slot) % kVersionColours);
}

void paintVersionMark(QPainter& painter, QPointF centre, qreal radius, int slot, bool outlined)
{
    const Theme& theme = Theme::instance();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (slot < 0) {
        paintHollow(painter, disc(centre, radius - 0.5), theme.colour(Tone::Lane));
    } else if (slot >= kVersionColours) {
        paintHollow(painter, shapePath(markShape(slot), centre, radius - 0.5), theme.versionColour(slot));
    } else {
        const QPainterPath path = shapePath(markShape(slot), centre, radius);
        if (outlined)
            painter.strokePath(path, QPen(theme.colour(Tone::Text), 2));
        painter.fillPath(path, theme.versionColour(slot));
    }
    painter.restore();
}

QPixmap versionMarkPixmap(int slot, int size, qreal pixelRatio)
{
    QPixmap pixmap(qRound(size * pixelRatio), qRound(size * pixelRatio));
    pixmap.setDevicePixelRatio(pixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintVersionMark(painter, QPointF(size / 2.0, size / 2.0), size * 0.31, slot);
    return pixmap;
}

} // namespace colophon
