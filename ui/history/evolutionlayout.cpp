#include "ui/history/evolutionlayout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace colophon {

namespace {

constexpr std::size_t kFullLimit = 400;
constexpr std::size_t kDotsLimit = 5'000;
constexpr double kPresentLeast = 14; ///< width of the band of a holder that just began, in pixels
constexpr double kCell = 64; ///< of the collision grid, in pixels
constexpr double kHardCost = 1000; ///< of a covered pixel, against one of a crossed line

/// Rectangles that are taken, found by the grid cells they touch.
class Taken
{
public:
    void add(const QRectF& rect)
    {
        forCells(rect, [&](qint64 cell) { m_cells[cell].push_back(rect); });
    }

    double overlap(const QRectF& rect) const
    {
        double area = 0;
        forCells(rect, [&](qint64 cell) {
            const auto found = m_cells.find(cell);
            if (found == m_cells.end())
                return;
            for (const QRectF& taken : found->second) {
                const QRectF common = taken.intersected(rect);
                area += common.width() * common.height();
            }
        });
        return area;
    }

private:
    template <typename Visit> static void forCells(const QRectF& rect, Visit visit)
    {
        const auto cell = [](double place) { return static_cast<qint64>(std::floor(place / kCell)); };
        for (qint64 column = cell(rect.left()); column <= cell(rect.right()); ++column) {
            for (qint64 row = cell(rect.top()); row <= cell(rect.bottom()); ++row)
                visit(column * 1'000'003 + row);
        }
    }

    std::unordered_map<qint64, std::vector<QRectF>> m_cells;
};

std::array<QRectF, 8> candidates(const LabelWish& wish)
{
    const double width = wish.size.width();
    const double height = wish.size.height();
    const double near = wish.distance;
    const double slant = near * 0.7;
    const QPointF at = wish.anchor;
    const double middleX = at.x() - width / 2;
    const double middleY = at.y() - height / 2;
    const auto rect = [&](double x, double y) { return QRectF(QPointF(x, y), wish.size); };
    return {rect(middleX, at.y() - near - height),
            rect(middleX, at.y() + near),
            rect(at.x() + near, middleY),
            rect(at.x() - near - width, middleY),
            rect(at.x() + slant, at.y() - slant - height),
            rect(at.x() + slant, at.y() + slant),
            rect(at.x() - slant - width, at.y() - slant - height),
            rect(at.x() - slant - width, at.y() + slant)};
}

std::optional<QRectF> placeFor(const LabelWish& wish, const Taken& hard, const Taken& soft, const Taken& texts,
                               const QRectF& bounds)
{
    std::optional<QRectF> best;
    double least = std::numeric_limits<double>::max();
    for (const QRectF& place : candidates(wish)) {
        const double covered = hard.overlap(place);
        if (!bounds.contains(place) || (covered > 0 && !wish.mustShow) || texts.overlap(place) > 0)
            continue;
        const double cost = covered * kHardCost + soft.overlap(place);
        if (cost < least) {
            least = cost;
            best = place;
        }
        if (cost == 0)
            break;
    }
    return best;
}

double distance(QPointF left, QPointF right)
{
    return std::hypot(left.x() - right.x(), left.y() - right.y());
}

QPointF placeOf(const EvolutionData& data, const EvolutionScale& scale, std::size_t node)
{
    return scale.toScreen(data.nodes[node].x, data.nodes[node].y);
}

std::optional<std::size_t> firstChild(const EvolutionData& data, std::size_t node)
{
    for (std::size_t child = node + 1; child < data.nodes.size(); ++child) {
        const EvolutionEdge* edge = data.parentEdge(child);
        if (edge && edge->parent == node)
            return child;
    }
    return std::nullopt;
}

std::size_t verticalNeighbour(const EvolutionData& data, const EvolutionScale& scale, std::size_t node, bool isUp)
{
    const QPointF from = placeOf(data, scale, node);
    std::size_t best = node;
    double least = std::numeric_limits<double>::max();
    for (std::size_t other = 0; other < data.nodes.size(); ++other) {
        const QPointF place = placeOf(data, scale, other);
        const double rise = isUp ? from.y() - place.y() : place.y() - from.y();
        // What lies above or below and near in x wins over what is a little nearer but far to the side.
        const double cost = rise + 2 * std::abs(place.x() - from.x());
        if (other != node && rise > 0 && cost < least) {
            least = cost;
            best = other;
        }
    }
    return best;
}

/// Parameter of the edge's cubic at the middle is 0.5; its tangent there follows from the handles.
QPointF tangent(QPointF parent, QPointF child)
{
    return {(child.x() - parent.x()) * 0.75, (child.y() - parent.y()) * 1.5};
}

QPointF edgePoint(QPointF parent, QPointF child, double t)
{
    const double u = 1 - t;
    const double middle = (parent.x() + child.x()) / 2;
    const double x = u * u * u * parent.x() + 3 * u * t * middle + t * t * t * child.x();
    const double y = u * u * (1 + 2 * t) * parent.y() + t * t * (3 - 2 * t) * child.y();
    return {x, y};
}

} // namespace

EvolutionDetail detailFor(std::size_t nodesInSight)
{
    if (nodesInSight <= kFullLimit)
        return EvolutionDetail::Full;
    return nodesInSight <= kDotsLimit ? EvolutionDetail::Dots : EvolutionDetail::Columns;
}

NodeRange nodesInSight(const EvolutionData& data, const EvolutionScale& scale, double margin)
{
    const double from = scale.toValueX(scale.plot.left() - margin);
    const double to = scale.toValueX(scale.plot.right() + margin);
    const auto first = std::ranges::lower_bound(data.nodes, from, {}, &EvolutionNode::x);
    const auto last = std::ranges::upper_bound(data.nodes, to, {}, &EvolutionNode::x);
    return {static_cast<std::size_t>(first - data.nodes.begin()), static_cast<std::size_t>(last - data.nodes.begin())};
}

QPainterPath edgePath(QPointF parent, QPointF child)
{
    const double middle = (parent.x() + child.x()) / 2;
    QPainterPath path(parent);
    path.cubicTo({middle, parent.y()}, {middle, child.y()}, child);
    return path;
}

QPointF edgeMiddle(QPointF parent, QPointF child)
{
    return (parent + child) / 2;
}

QPointF edgeDirection(QPointF parent, QPointF child)
{
    const QPointF direction = tangent(parent, child);
    const double length = std::hypot(direction.x(), direction.y());
    return length > 0 ? direction / length : QPointF(1, 0);
}

std::vector<std::optional<QRectF>> placeLabels(std::span<const LabelWish> wishes, const LabelObstacles& obstacles,
                                               const QRectF& bounds)
{
    Taken hard;
    Taken soft;
    for (const QRectF& obstacle : obstacles.hard)
        hard.add(obstacle);
    for (const QRectF& obstacle : obstacles.soft)
        soft.add(obstacle);
    Taken texts;
    for (const QRectF& text : obstacles.texts)
        texts.add(text);
    std::vector<std::optional<QRectF>> places;
    places.reserve(wishes.size());
    for (const LabelWish& wish : wishes) {
        places.push_back(placeFor(wish, hard, soft, texts, bounds));
        if (places.back())
            texts.add(*places.back());
    }
    return places;
}

void addEdgeObstacles(std::vector<QRectF>& obstacles, QPointF parent, QPointF child)
{
    constexpr double kStep = 8;
    const int steps = std::clamp(static_cast<int>(distance(parent, child) / kStep), 2, 80);
    for (int step = 1; step < steps; ++step) {
        const QPointF at = edgePoint(parent, child, static_cast<double>(step) / steps);
        obstacles.emplace_back(at.x() - 3, at.y() - 2, 6, 4);
    }
}

double presentEnd(const EvolutionData& data, const EvolutionScale& scale)
{
    const double now = scale.toScreenX(data.now);
    double end = now;
    for (const EvolutionBand& band : data.bands) {
        if (band.isPresent)
            end = std::max(end, scale.toScreenX(band.begin) + kPresentLeast);
    }
    return std::min(end, std::max(now, scale.plot.right()));
}

QRectF bandRect(const EvolutionData& data, const EvolutionBand& band, const EvolutionScale& scale, double top,
                double height)
{
    const double left = std::max(scale.plot.left(), scale.toScreenX(band.begin));
    const double end = band.isPresent ? presentEnd(data, scale) : scale.toScreenX(band.end);
    const double right = std::min(scale.plot.right(), end);
    return right > left ? QRectF(left, top, right - left, height) : QRectF();
}

double nowTextLeft(const EvolutionData& data, const EvolutionScale& scale)
{
    constexpr double kGap = 5;
    return std::round(presentEnd(data, scale)) + kGap;
}

std::vector<std::size_t> ancestorEdges(const EvolutionData& data, std::size_t node)
{
    std::vector<std::size_t> path;
    const EvolutionEdge* edge = data.parentEdge(node);
    // A path is never longer than there are nodes: broken data cannot make it turn in circles.
    while (edge && !edge->isInferred && path.size() < data.nodes.size()) {
        path.push_back(static_cast<std::size_t>(edge - data.edges.data()));
        edge = data.parentEdge(edge->parent);
    }
    return path;
}

std::optional<std::size_t> nodeAt(const EvolutionData& data, const EvolutionScale& scale, QPointF point, double radius)
{
    EvolutionScale near = scale;
    near.x = {scale.toValueX(point.x() - radius), scale.toValueX(point.x() + radius)};
    near.plot = QRectF(point.x() - radius, scale.plot.top(), 2 * radius, scale.plot.height());
    const NodeRange range = nodesInSight(data, near, 0);
    std::optional<std::size_t> best;
    double least = radius;
    for (std::size_t node = range.first; node < range.last; ++node) {
        const double away = distance(placeOf(data, scale, node), point);
        if (away <= least && scale.shows(data.nodes[node].x, data.nodes[node].y, radius)) {
            least = away;
            best = node;
        }
    }
    return best;
}

std::optional<std::size_t> edgeAt(const EvolutionData& data, const EvolutionScale& scale, QPointF point, double radius)
{
    if (detailFor(nodesInSight(data, scale, 0).size()) != EvolutionDetail::Full)
        return std::nullopt;
    constexpr int kSteps = 24;
    for (std::size_t i = 0; i < data.edges.size(); ++i) {
        const QPointF parent = placeOf(data, scale, data.edges[i].parent);
        const QPointF child = placeOf(data, scale, data.edges[i].child);
        if (point.x() < std::min(parent.x(), child.x()) - radius
            || point.x() > std::max(parent.x(), child.x()) + radius)
            continue;
        for (int step = 0; step <= kSteps; ++step) {
            if (distance(edgePoint(parent, child, static_cast<double>(step) / kSteps), point) <= radius * 2)
                return i;
        }
    }
    return std::nullopt;
}

std::vector<std::size_t> nodesIn(const EvolutionData& data, const EvolutionScale& scale, const QRectF& area)
{
    const NodeRange range = nodesInSight(data, scale, 0);
    std::vector<std::size_t> found;
    for (std::size_t node = range.first; node < range.last; ++node) {
        if (area.contains(placeOf(data, scale, node)) && scale.shows(data.nodes[node].x, data.nodes[node].y, 0))
            found.push_back(node);
    }
    return found;
}

std::size_t neighbour(const EvolutionData& data, const EvolutionScale& scale, std::size_t node, EvolutionStep step)
{
    switch (step) {
    case EvolutionStep::Left:
        if (const EvolutionEdge* edge = data.parentEdge(node))
            return edge->parent;
        return node > 0 ? node - 1 : node;
    case EvolutionStep::Right:
        return firstChild(data, node).value_or(std::min(node + 1, data.nodes.size() - 1));
    case EvolutionStep::Up:
        return verticalNeighbour(data, scale, node, true);
    case EvolutionStep::Down:
        return verticalNeighbour(data, scale, node, false);
    }
    return node;
}

} // namespace colophon
