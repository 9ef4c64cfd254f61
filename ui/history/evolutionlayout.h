#pragma once

#include "ui/history/evolutiondata.h"
#include "ui/history/evolutionscale.h"

#include <QPainterPath>
#include <QSizeF>

#include <optional>
#include <span>
#include <vector>

namespace colophon {

/// How much of each version there is room for.
enum class EvolutionDetail : std::uint8_t {
    Full, ///< marks, labels, curved edges
    Dots, ///< more than 400 versions in sight: small discs, labels for chosen and staged versions
    Columns, ///< more than 5,000: how many versions lie in each small cell
};

EvolutionDetail detailFor(std::size_t nodesInSight);

/// Half-open range of nodes in x order.
struct NodeRange
{
    std::size_t first = 0;
    std::size_t last = 0;

    std::size_t size() const { return last - first; }
};

/// Nodes whose x lies in the plot or at most `margin` pixels beside it.
NodeRange nodesInSight(const EvolutionData& data, const EvolutionScale& scale, double margin);

/// A cubic with horizontal ends; both handles lie at the middle x.
QPainterPath edgePath(QPointF parent, QPointF child);
/// The middle of that cubic, and the direction of it there as a unit vector.
QPointF edgeMiddle(QPointF parent, QPointF child);
QPointF edgeDirection(QPointF parent, QPointF child);

/// A text that wants a place near a point.
struct LabelWish
{
    QPointF anchor;
    double distance = 0; ///< of the text's nearest edge from the anchor
    QSizeF size;
    bool mustShow = false; ///< takes the least bad place when none is free
};

/// What texts keep away from.
struct LabelObstacles
{
    std::vector<QRectF> hard; ///< never covered, unless a text must show
    std::vector<QRectF> soft; ///< lines: a place that crosses less of them is better
    std::vector<QRectF> texts = {}; ///< never covered by any text
};

/// Places for texts, the first wish first: the best of eight candidate places around each anchor that are free of
/// obstacles, of texts already placed, and inside `bounds`. No place: no text.
std::vector<std::optional<QRectF>> placeLabels(std::span<const LabelWish> wishes, const LabelObstacles& obstacles,
                                               const QRectF& bounds);

/// Small rectangles along an edge, as soft obstacles.
void addEdgeObstacles(std::vector<QRectF>& obstacles, QPointF parent, QPointF child);

/// Where the bands of all present holders end: at the present moment, or a little later where a young tenure is drawn
/// wider than it lasted.
double presentEnd(const EvolutionData& data, const EvolutionScale& scale);
/// The stretch of a band on the screen, cut at the plot's ends; empty when out of sight.
QRectF bandRect(const EvolutionData& data, const EvolutionBand& band, const EvolutionScale& scale, double top,
                double height);
/// Where the word at the present moment begins: behind the bands of the present holders.
double nowTextLeft(const EvolutionData& data, const EvolutionScale& scale);

/// Edges from a node back along recorded parents, as numbers into EvolutionData::edges.
std::vector<std::size_t> ancestorEdges(const EvolutionData& data, std::size_t node);

/// The node nearest to a point and at most `radius` pixels away.
std::optional<std::size_t> nodeAt(const EvolutionData& data, const EvolutionScale& scale, QPointF point, double radius);
std::optional<std::size_t> edgeAt(const EvolutionData& data, const EvolutionScale& scale, QPointF point, double radius);
std::vector<std::size_t> nodesIn(const EvolutionData& data, const EvolutionScale& scale, const QRectF& area);

/// Where an arrow key leads: left to the parent, right to the first child (or the neighbour on the x axis where the
/// lineage ends), up and down to the next branch above or below.
enum class EvolutionStep : std::uint8_t { Left, Right, Up, Down };
std::size_t neighbour(const EvolutionData& data, const EvolutionScale& scale, std::size_t node, EvolutionStep step);

} // namespace colophon
