#pragma once

#include "ui/history/evolutiondensity.h"
#include "ui/history/evolutionlayout.h"

#include <QPointF>
#include <QRectF>
#include <QString>

#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

class QPainter;

namespace colophon {

/// What the window adds to the data: which versions are chosen, selected and under the pointer. Numbers of nodes.
struct EvolutionMarks
{
    std::unordered_map<std::size_t, int> slots; ///< of chosen versions
    std::optional<std::size_t> baseline;
    bool baselineIsProduction = false;
    std::vector<std::size_t> selected; ///< the current one first
    std::unordered_set<std::size_t> selectedNodes; ///< the same, to ask for single ones
    std::vector<std::size_t> path; ///< edges from the current one back along its recorded parents
    std::optional<std::size_t> hovered;

    bool isSelected(std::size_t node) const { return selectedNodes.contains(node); }
    int slot(std::size_t node) const; ///< -1: not chosen
    /// Chosen, selected and hovered nodes in their order: drawn as marks also in crowded drawings.
    std::vector<std::size_t> marked() const;
};

/// One frame of Evolution: what is shown and where.
struct EvolutionScene
{
    const EvolutionData& data;
    const EvolutionMarks& marks;
    EvolutionDensity& density;
    EvolutionScale scale;
    QRectF area; ///< the whole drawing; the plot lies in it
    EvolutionDetail detail = EvolutionDetail::Full;
    NodeRange inSight;
    bool isLow = false; ///< too low for labels of versions that are not chosen

    QPointF place(std::size_t node) const { return scale.toScreen(data.nodes[node].x, data.nodes[node].y); }
    bool shows(std::size_t node, double margin) const
    {
        return scale.shows(data.nodes[node].x, data.nodes[node].y, margin);
    }
};

EvolutionScene makeScene(const EvolutionData& data, const EvolutionMarks& marks, EvolutionDensity& density,
                         const EvolutionScale& scale, const QRectF& area);

/// The plot inside the drawing: room for the value texts at the left, the noise text at the right, flags above, times
/// and bands below.
QRectF plotIn(const QRectF& area, std::size_t stageRows);
/// Where gaps of time are shortened: over the whole height of the plot, those in sight from left to right.
std::vector<QRectF> gapRects(const EvolutionScene& scene);
/// Top of the band row of one stage.
double bandTop(const QRectF& plot, std::size_t row);
double bandHeight();
/// Rows of bands that are drawn; more stages than this are for the releases page.
inline constexpr std::size_t kBandRows = 4;

/// In this order: axes, noise of the baseline, bands and flags; edges and nodes; texts on top.
void paintEvolutionGround(QPainter& painter, const EvolutionScene& scene);
void paintEvolutionBands(QPainter& painter, const EvolutionScene& scene);
void paintEvolutionEdges(QPainter& painter, const EvolutionScene& scene);
void paintEvolutionNodes(QPainter& painter, const EvolutionScene& scene);
void paintEvolutionTexts(QPainter& painter, const EvolutionScene& scene);
void paintEvolution(QPainter& painter, const EvolutionScene& scene);

/// A label of a version, or a chip at a change of evaluation data, with its place in the drawing.
struct PlacedText
{
    QRectF place;
    QString text;
    bool isStrong = false; ///< of a chosen, selected or hovered version
    bool isChip = false;
};
/// The texts of a scene: chips, then labels, the most wanted first. None covers another.
std::vector<PlacedText> placedTexts(const EvolutionScene& scene);

/// What a chip at a change of evaluation data says.
QString changeText(const EvolutionChange& change);

} // namespace colophon
