#include "ui/history/evolutionscene.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/versionmark.h"

#include <QPainter>
#include <QPixmap>

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>
#include <utility>

namespace colophon {

namespace {

constexpr double kNodeRadius = 5.5;
constexpr double kChosenRadius = 6;
constexpr double kSelectedRadius = 6.5;
constexpr double kRingRadius = 12;
constexpr double kHoverRadius = 11;
constexpr double kDotRadius = 3;
constexpr std::size_t kCrowd = 200; ///< marked versions above which they are set on whole pixels

QPen edgePen(const EvolutionEdge& edge, bool isOnPath)
{
    const Theme& theme = Theme::instance();
    QPen pen(theme.colour(isOnPath ? Tone::AccentFill : Tone::Lane), isOnPath ? 2.25 : 1.5);
    pen.setCapStyle(Qt::FlatCap);
    if (edge.isInferred)
        pen.setDashPattern({5 / pen.widthF(), 4 / pen.widthF()});
    return pen;
}

bool isOutOfSight(const EvolutionScene& scene, QPointF parent, QPointF child)
{
    const QRectF plot = scene.scale.plot.adjusted(-20, -20, 20, 20);
    return std::max(parent.x(), child.x()) < plot.left() || std::min(parent.x(), child.x()) > plot.right()
        || std::max(parent.y(), child.y()) < plot.top() || std::min(parent.y(), child.y()) > plot.bottom();
}

/// Two short strokes across the edge, as on a broken axis.
void paintChangeStroke(QPainter& painter, QPointF parent, QPointF child)
{
    const Theme& theme = Theme::instance();
    const QPointF middle = edgeMiddle(parent, child);
    const QPointF along = edgeDirection(parent, child);
    const QPointF across = QPointF(6, -3.2);
    painter.setPen(QPen(theme.colour(Tone::Surface), 4.5));
    painter.drawLine(middle - along * 3.5, middle + along * 3.5);
    painter.setPen(QPen(theme.colour(Tone::WarningLine), 1.75));
    for (const double side : {-2.6, 2.6})
        painter.drawLine(middle + along * side - across, middle + along * side + across);
}

void paintCurve(QPainter& painter, const EvolutionScene& scene, const EvolutionEdge& edge, bool isOnPath)
{
    const QPointF parent = scene.place(edge.parent);
    const QPointF child = scene.place(edge.child);
    if (isOutOfSight(scene, parent, child))
        return;
    painter.setPen(edgePen(edge, isOnPath));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(edgePath(parent, child));
    if (edge.change >= 0)
        paintChangeStroke(painter, parent, child);
}

/// Straight and not smoothed: thousands of edges have to fit into one frame.
void paintStraightEdges(QPainter& painter, const EvolutionScene& scene)
{
    QList<QLineF> lines;
    for (std::size_t node = scene.inSight.first; node < scene.inSight.last; ++node) {
        if (const EvolutionEdge* edge = scene.data.parentEdge(node))
            lines.append(QLineF(scene.place(edge->parent), scene.place(node)));
    }
    QColor colour = Theme::instance().colour(Tone::Lane);
    colour.setAlpha(90);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(colour, 0));
    painter.drawLines(lines);
    painter.setRenderHint(QPainter::Antialiasing, true);
}

/// The path of the selected version: for each pixel column the stretch that it covers, joined to the column before.
/// What is drawn is bounded by the width, not by the length of the path.
void paintStraightPath(QPainter& painter, const EvolutionScene& scene, const std::vector<std::size_t>& path)
{
    const QRectF plot = scene.scale.plot;
    if (path.empty())
        return;
    QList<QLineF> columns;
    double joint = 0;
    // Each edge begins where the one before ends.
    QPointF parent = scene.place(scene.data.edges[path.front()].child);
    for (const std::size_t number : path) {
        const QPointF child = std::exchange(parent, scene.place(scene.data.edges[number].parent));
        if (child.x() < plot.left())
            break;
        if (parent.x() > plot.right())
            continue;
        if (columns.isEmpty())
            joint = child.y();
        const double x = std::floor(parent.x());
        if (columns.isEmpty() || columns.last().x1() != x)
            columns.append(QLineF(x, std::min(joint, parent.y()), x, std::max(joint, parent.y())));
        QLineF& column = columns.last();
        column.setLine(x, std::min(column.y1(), parent.y()), x, std::max(column.y2(), parent.y()));
        joint = parent.y();
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(Theme::instance().colour(Tone::AccentFill), 0));
    painter.drawLines(columns);
    painter.setRenderHint(QPainter::Antialiasing, true);
}

/// What `draw` draws around a place, to be set down many times at whole pixels. `reach`: pixels to each side.
template <typename Draw> QPixmap makeStamp(const QPainter& target, double reach, const Draw& draw)
{
    const double ratio = target.device()->devicePixelRatioF();
    const int size = static_cast<int>(std::ceil(reach * 2 * ratio));
    QPixmap stamp(size, size);
    stamp.setDevicePixelRatio(ratio);
    stamp.fill(Qt::transparent);
    QPainter painter(&stamp);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter, QPointF(reach, reach));
    return stamp;
}

void paintDots(QPainter& painter, const EvolutionScene& scene)
{
    constexpr double kReach = kDotRadius + 1;
    const QPixmap dot = makeStamp(painter, kReach, [](QPainter& dotPainter, QPointF place) {
        dotPainter.setPen(Qt::NoPen);
        dotPainter.setBrush(Theme::instance().colour(Tone::Lane));
        dotPainter.drawEllipse(place, kDotRadius, kDotRadius);
    });
    for (std::size_t node = scene.inSight.first; node < scene.inSight.last; ++node) {
        if (scene.shows(node, 14))
            painter.drawPixmap((scene.place(node) - QPointF(kReach, kReach)).toPoint(), dot);
    }
}

void paintWhisker(QPainter& painter, const EvolutionScene& scene, std::size_t node, const QColor& colour)
{
    const EvolutionNode& shown = scene.data.nodes[node];
    const double noise = static_cast<double>(shown.noise);
    if (noise <= 0)
        return;
    const double x = scene.scale.toScreenX(shown.x);
    const double top = scene.scale.toScreenY(shown.y + noise);
    const double bottom = scene.scale.toScreenY(shown.y - noise);
    painter.setPen(QPen(colour, 1.25));
    painter.drawLine(QPointF(x, top), QPointF(x, bottom));
    painter.drawLine(QPointF(x - 4, top), QPointF(x + 4, top));
    painter.drawLine(QPointF(x - 4, bottom), QPointF(x + 4, bottom));
}

void paintRings(QPainter& painter, const EvolutionScene& scene, std::size_t node, QPointF place)
{
    const Theme& theme = Theme::instance();
    if (scene.marks.isSelected(node)) {
        painter.setPen(QPen(theme.colour(Tone::AccentFill), 2));
        painter.setBrush(theme.colour(Tone::Surface));
        painter.drawEllipse(place, kRingRadius, kRingRadius);
    } else if (scene.marks.hovered == node) {
        painter.setPen(QPen(theme.colour(Tone::Lane), 1.25));
        painter.setBrush(theme.colour(Tone::Hover));
        painter.drawEllipse(place, kHoverRadius, kHoverRadius);
    }
}

void paintFileChanged(QPainter& painter, QPointF place)
{
    const Theme& theme = Theme::instance();
    const QPointF centre = place + QPointF(6, -6);
    painter.setPen(QPen(theme.colour(Tone::Surface), 1.5));
    painter.setBrush(theme.colour(Tone::Negative));
    painter.drawEllipse(centre, 6.2, 6.2);
    painter.setPen(QPen(theme.colour(Tone::Surface), 1.6, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(centre + QPointF(-2, -2), centre + QPointF(2, 2));
    painter.drawLine(centre + QPointF(-2, 2), centre + QPointF(2, -2));
}

bool isInDoubt(const EvolutionNode& node)
{
    return node.hasMissingFacts || !node.isMeasured();
}

void paintPlainNode(QPainter& painter, const EvolutionNode& node, QPointF place)
{
    const Theme& theme = Theme::instance();
    QPen pen(theme.colour(Tone::Lane), 2);
    if (isInDoubt(node)) {
        pen.setDashPattern({1, 1.2});
        pen.setWidthF(1.5);
    }
    painter.setPen(pen);
    painter.setBrush(theme.colour(node.isArchived ? Tone::Hover : Tone::Surface));
    painter.drawEllipse(place, kNodeRadius, kNodeRadius);
    if (!isInDoubt(node))
        return;
    painter.setFont(theme.font(TypeSize::Caption, QFont::DemiBold));
    painter.setPen(theme.colour(Tone::Muted));
    painter.drawText(QRectF(place.x() - 6, place.y() - 7, 12, 14), Qt::AlignCenter, QStringLiteral("?"));
}

/// Selected versions that are told apart by nothing else: where thousands are selected, each look is drawn once.
class SelectedStamps
{
public:
    bool canPaint(const EvolutionScene& scene, std::size_t node) const
    {
        return scene.marks.slot(node) < 0 && scene.marks.isSelected(node) && !scene.data.nodes[node].isFileChanged;
    }

    void paint(QPainter& painter, const EvolutionScene& scene, std::size_t node)
    {
        constexpr double kReach = kRingRadius + 2;
        if (!scene.shows(node, 14))
            return;
        const EvolutionNode& shown = scene.data.nodes[node];
        QPixmap& stamp = m_stamps.at((isInDoubt(shown) ? 2 : 0) + (shown.isArchived ? 1 : 0));
        if (stamp.isNull()) {
            stamp = makeStamp(painter, kReach, [&](QPainter& stampPainter, QPointF place) {
                paintRings(stampPainter, scene, node, place);
                paintPlainNode(stampPainter, shown, place);
            });
        }
        painter.drawPixmap((scene.place(node) - QPointF(kReach, kReach)).toPoint(), stamp);
    }

private:
    std::array<QPixmap, 4> m_stamps;
};

void paintNode(QPainter& painter, const EvolutionScene& scene, std::size_t node)
{
    const QPointF place = scene.place(node);
    if (!scene.shows(node, 14))
        return;
    const int slot = scene.marks.slot(node);
    if (slot >= 0)
        paintWhisker(painter, scene, node, Theme::instance().versionColour(slot));
    paintRings(painter, scene, node, place);
    if (slot >= 0)
        paintVersionMark(painter, place, scene.marks.isSelected(node) ? kSelectedRadius : kChosenRadius, slot);
    else
        paintPlainNode(painter, scene.data.nodes[node], place);
    if (scene.data.nodes[node].isFileChanged)
        paintFileChanged(painter, place);
}

} // namespace

void paintEvolutionEdges(QPainter& painter, const EvolutionScene& scene)
{
    const std::vector<std::size_t>& path = scene.marks.path;
    if (scene.detail == EvolutionDetail::Dots)
        paintStraightEdges(painter, scene);
    if (scene.detail == EvolutionDetail::Full) {
        const std::unordered_set<std::size_t> onPath(path.begin(), path.end());
        for (std::size_t i = 0; i < scene.data.edges.size(); ++i) {
            if (!onPath.contains(i))
                paintCurve(painter, scene, scene.data.edges[i], false);
        }
    }
    if (scene.detail != EvolutionDetail::Full)
        return paintStraightPath(painter, scene, path);
    for (const std::size_t edge : path)
        paintCurve(painter, scene, scene.data.edges[edge], true);
}

void paintEvolutionNodes(QPainter& painter, const EvolutionScene& scene)
{
    if (scene.detail == EvolutionDetail::Columns)
        scene.density.paint(painter, scene);
    else if (scene.detail == EvolutionDetail::Dots)
        paintDots(painter, scene);
    const std::vector<std::size_t> marked = scene.marks.marked();
    if (scene.detail == EvolutionDetail::Full) {
        for (std::size_t node = scene.inSight.first; node < scene.inSight.last; ++node) {
            if (!std::ranges::binary_search(marked, node))
                paintNode(painter, scene, node);
        }
    }
    const bool isCrowd = marked.size() > kCrowd;
    SelectedStamps stamps;
    for (const std::size_t node : marked) {
        if (isCrowd && stamps.canPaint(scene, node))
            stamps.paint(painter, scene, node);
        else
            paintNode(painter, scene, node);
    }
}

} // namespace colophon
