#include "ui/history/lanepainter.h"

#include "ui/widgets/theme.h"
#include "ui/widgets/versionmark.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace colophon {

namespace {

constexpr double kLaneWidth = 14;
constexpr double kFirstLane = 13;
constexpr double kLeastWidth = 66;
constexpr double kNodeRadius = 4.2;
constexpr double kChosenRadius = 4.6;
constexpr double kRingRadius = 7.5;

QPen lanePen(const LaneSegment& segment, bool isHighlighted)
{
    const Theme& theme = Theme::instance();
    QPen pen(theme.colour(isHighlighted ? Tone::AccentFill : Tone::Lane), isHighlighted ? 2.25 : 1.5);
    pen.setCapStyle(Qt::FlatCap);
    if (segment.isInferred)
        pen.setDashPattern({4 / pen.widthF(), 3 / pen.widthF()});
    return pen;
}

QPainterPath segmentPath(const QRectF& row, const LaneRow& lanes, const LaneSegment& segment)
{
    const QPointF node(laneCentre(row, lanes.lane), row.center().y());
    const double from = laneCentre(row, segment.from);
    switch (segment.kind) {
    case LaneSegment::Kind::Through: {
        QPainterPath path(QPointF(from, row.top()));
        path.lineTo(from, row.bottom());
        return path;
    }
    case LaneSegment::Kind::FromChild: {
        QPainterPath path(QPointF(from, row.top()));
        path.cubicTo(QPointF(from, node.y()), QPointF(from, node.y()), node);
        return path;
    }
    case LaneSegment::Kind::ToParent: {
        const double to = laneCentre(row, segment.to);
        QPainterPath path(node);
        path.cubicTo(QPointF(to, node.y()), QPointF(to, node.y()), QPointF(to, row.bottom()));
        return path;
    }
    }
    return {};
}

bool isShown(const LaneSegment& segment)
{
    return segment.from < kLanesShown && (segment.kind != LaneSegment::Kind::ToParent || segment.to < kLanesShown);
}

} // namespace

int laneColumnWidth(int lanes)
{
    const double wanted = kFirstLane * 2 + (std::min(lanes, kLanesShown) - 1) * kLaneWidth;
    return Theme::instance().scaled(std::max(kLeastWidth, wanted));
}

double laneCentre(const QRectF& row, int lane)
{
    const Theme& theme = Theme::instance();
    return row.left() + theme.scaled(kFirstLane) + std::min(lane, kLanesShown) * theme.scaled(kLaneWidth);
}

void paintLaneNode(QPainter& painter, QPointF centre, const LaneNode& node)
{
    const Theme& theme = Theme::instance();
    if (node.isSelected) {
        painter.setPen(QPen(theme.colour(Tone::AccentFill), 1.75));
        painter.setBrush(theme.colour(Tone::Surface));
        painter.drawEllipse(centre, kRingRadius, kRingRadius);
    }
    if (node.slot >= 0)
        return paintVersionMark(painter, centre, kChosenRadius, node.slot, node.isRowSelected && !node.isSelected);
    QPen pen(theme.colour(Tone::Lane), 1.75);
    if (node.hasMissingFacts) {
        pen.setWidthF(1.5);
        pen.setDashPattern({1, 1.3});
    }
    painter.setPen(pen);
    painter.setBrush(theme.colour(node.isArchived ? Tone::Hover : Tone::Surface));
    painter.drawEllipse(centre, kNodeRadius, kNodeRadius);
}

void paintLanes(QPainter& painter, const QRectF& row, const LaneRow& lanes, const QSet<quint64>& highlighted,
                const LaneNode& node)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (const bool isHighlighted : {false, true}) {
        for (const LaneSegment& segment : lanes.segments) {
            if (!isShown(segment) || highlighted.contains(laneEdge(segment.child, segment.parent)) != isHighlighted)
                continue;
            painter.setPen(lanePen(segment, isHighlighted));
            painter.drawPath(segmentPath(row, lanes, segment));
        }
    }
    paintLaneNode(painter, QPointF(laneCentre(row, lanes.lane), row.center().y()), node);
    if (lanes.laneCount > kLanesShown) {
        const Theme& theme = Theme::instance();
        painter.setFont(theme.font(TypeSize::Caption));
        painter.setPen(theme.colour(Tone::Muted));
        painter.drawText(QRectF(laneCentre(row, kLanesShown) - 6, row.top(), 24, row.height()), Qt::AlignCenter,
                         QStringLiteral("+%1").arg(lanes.laneCount - kLanesShown));
    }
    painter.restore();
}

} // namespace colophon
