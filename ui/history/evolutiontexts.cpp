#include "models/items/text.h"
#include "ui/history/evolutionscene.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/theme.h"

#include <QPainter>

#include <algorithm>
#include <iterator>
#include <numeric>

namespace colophon {

namespace {

/// More would never find a place and only cost time.
constexpr std::size_t kMostLabels = 120;
constexpr int kWidestLabel = 200;

bool isStrong(const EvolutionScene& scene, std::size_t node)
{
    return scene.marks.slot(node) >= 0 || scene.marks.isSelected(node) || scene.marks.hovered == node;
}

/// Nodes in sight that may want a label, each once. In crowded drawings they are few: not all nodes are looked at.
std::vector<std::size_t> labelCandidates(const EvolutionScene& scene)
{
    std::vector<std::size_t> nodes;
    if (scene.detail == EvolutionDetail::Full) {
        nodes.resize(scene.inSight.size());
        std::iota(nodes.begin(), nodes.end(), scene.inSight.first);
        return nodes;
    }
    std::ranges::set_union(scene.marks.marked(), scene.data.staged, std::back_inserter(nodes));
    std::erase_if(nodes, [&](std::size_t node) { return node < scene.inSight.first || node >= scene.inSight.last; });
    return nodes;
}

/// Nodes that want a label, the most wanted first.
std::vector<std::size_t> labelledNodes(const EvolutionScene& scene)
{
    const auto rank = [&](std::size_t node) {
        if (isStrong(scene, node))
            return 0;
        return scene.data.nodes[node].isStaged ? 1 : 2;
    };
    const int worstRank = scene.detail == EvolutionDetail::Full && !scene.isLow ? 2 : scene.isLow ? 0 : 1;
    std::vector<std::size_t> nodes = labelCandidates(scene);
    std::erase_if(nodes, [&](std::size_t node) { return !scene.shows(node, 6) || rank(node) > worstRank; });
    std::ranges::stable_sort(nodes, {}, rank);
    if (nodes.size() > kMostLabels)
        nodes.resize(kMostLabels);
    return nodes;
}

/// Labels are shown in full, but a name of thousands of letters must not cover the drawing.
QString labelText(const EvolutionScene& scene, std::size_t node, const QFontMetricsF& metrics)
{
    const QString text = visibleText(toQString(displayLabel(*scene.data.nodes[node].version)));
    return metrics.elidedText(text, Qt::ElideMiddle, Theme::instance().scaled(kWidestLabel));
}

QFont labelFont(bool isStrong)
{
    return Theme::instance().font(TypeSize::Caption, isStrong ? QFont::DemiBold : QFont::Normal);
}

double labelDistance(const EvolutionScene& scene, std::size_t node)
{
    return scene.marks.isSelected(node) || scene.marks.hovered == node ? 14 : 9;
}

std::vector<QRectF> nodeObstacles(const EvolutionScene& scene)
{
    std::vector<QRectF> obstacles;
    for (std::size_t node = scene.inSight.first; node < scene.inSight.last; ++node) {
        const QPointF place = scene.place(node);
        const double radius = scene.marks.isSelected(node) ? 12 : 6;
        obstacles.emplace_back(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius);
    }
    return obstacles;
}

/// Edges in sight and the lines of the production flags.
std::vector<QRectF> lineObstacles(const EvolutionScene& scene)
{
    std::vector<QRectF> obstacles;
    for (const EvolutionEdge& edge : scene.data.edges) {
        if (edge.child >= scene.inSight.first && edge.parent < scene.inSight.last)
            addEdgeObstacles(obstacles, scene.place(edge.parent), scene.place(edge.child));
    }
    const QRectF plot = scene.scale.plot;
    for (const EvolutionBand& band : scene.data.bands) {
        if (scene.data.stages[band.stage] == productionStage())
            obstacles.emplace_back(scene.scale.toScreenX(band.begin) - 1, plot.top(), 3, plot.height());
    }
    return obstacles;
}

LabelObstacles obstaclesOf(const EvolutionScene& scene)
{
    if (scene.detail != EvolutionDetail::Full)
        return {};
    return {nodeObstacles(scene), lineObstacles(scene), {}};
}

void paintHaloText(QPainter& painter, const QRectF& rect, const QString& text, const QColor& colour)
{
    painter.setPen(Theme::instance().colour(Tone::Surface));
    for (const QPointF& offset : {QPointF(-1.5, 0), QPointF(1.5, 0), QPointF(0, -1.5), QPointF(0, 1.5), QPointF(-1, -1),
                                  QPointF(1, 1), QPointF(-1, 1), QPointF(1, -1)})
        painter.drawText(rect.translated(offset), Qt::AlignCenter | Qt::TextDontClip, text);
    painter.setPen(colour);
    painter.drawText(rect, Qt::AlignCenter | Qt::TextDontClip, text);
}

void paintChip(QPainter& painter, const QRectF& rect, const QString& text)
{
    const Theme& theme = Theme::instance();
    painter.setPen(QPen(theme.colour(Tone::WarningLine), 1));
    painter.setBrush(theme.colour(Tone::WarningSoft));
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(theme.colour(Tone::Warning));
    painter.drawText(rect, Qt::AlignCenter, text);
}

/// Middle of the first edge in sight that crosses the change.
std::optional<QPointF> chipAnchor(const EvolutionScene& scene, const EvolutionChange& change)
{
    for (const std::size_t number : change.edges) {
        const EvolutionEdge& edge = scene.data.edges[number];
        const QPointF middle = edgeMiddle(scene.place(edge.parent), scene.place(edge.child));
        if (scene.scale.plot.contains(middle))
            return middle;
    }
    return std::nullopt;
}

/// Chips stand beside their edge, first at the left, and count as obstacles for labels.
void addChips(std::vector<PlacedText>& texts, const EvolutionScene& scene, LabelObstacles& obstacles)
{
    if (scene.isLow || scene.detail != EvolutionDetail::Full)
        return;
    const QFontMetricsF metrics(labelFont(true));
    const double height = Theme::instance().scaled(24);
    for (const EvolutionChange& change : scene.data.changes) {
        const std::optional<QPointF> anchor = chipAnchor(scene, change);
        if (!anchor)
            continue;
        const QString text = changeText(change);
        const QSizeF size(metrics.horizontalAdvance(text) + 18, height);
        const std::vector<LabelWish> wish{{*anchor - QPointF(size.width() / 2 + 16, -height / 2 - 2), 2, size, true}};
        const auto places = placeLabels(wish, obstacles, scene.scale.plot);
        if (!places.front())
            continue;
        texts.push_back({*places.front(), text, true, true});
        obstacles.texts.push_back(*places.front());
    }
}

} // namespace

std::vector<PlacedText> placedTexts(const EvolutionScene& scene)
{
    LabelObstacles obstacles = obstaclesOf(scene);
    std::vector<PlacedText> texts;
    addChips(texts, scene, obstacles);
    std::vector<PlacedText> labels;
    std::vector<LabelWish> wishes;
    for (const std::size_t node : labelledNodes(scene)) {
        const bool strong = isStrong(scene, node);
        const QFontMetricsF metrics(labelFont(strong));
        labels.push_back({{}, labelText(scene, node, metrics), strong, false});
        wishes.push_back({scene.place(node), labelDistance(scene, node),
                          QSizeF(metrics.horizontalAdvance(labels.back().text) + 2, metrics.height() - 1), strong});
    }
    const QRectF bounds = scene.scale.plot.adjusted(-20, -12, scene.area.right() - scene.scale.plot.right(), 10);
    const auto places = placeLabels(wishes, obstacles, bounds);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (!places[i])
            continue;
        labels[i].place = *places[i];
        texts.push_back(std::move(labels[i]));
    }
    return texts;
}

void paintEvolutionTexts(QPainter& painter, const EvolutionScene& scene)
{
    for (const PlacedText& text : placedTexts(scene)) {
        painter.setFont(labelFont(text.isStrong));
        if (text.isChip)
            paintChip(painter, text.place, text.text);
        else
            paintHaloText(painter, text.place, text.text,
                          Theme::instance().colour(text.isStrong ? Tone::Text : Tone::Muted));
    }
}

} // namespace colophon
