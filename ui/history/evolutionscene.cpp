#include "ui/history/evolutionscene.h"

#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <set>

namespace colophon {

namespace {

constexpr double kLowHeight = 230;
constexpr double kMargin = 40; ///< nodes so far beside the plot still count: their edges reach into it

} // namespace

int EvolutionMarks::slot(std::size_t node) const
{
    const auto found = slots.find(node);
    return found == slots.end() ? -1 : found->second;
}

std::vector<std::size_t> EvolutionMarks::marked() const
{
    std::set<std::size_t> marked(selected.begin(), selected.end());
    for (const auto& [node, slot] : slots)
        marked.insert(node);
    if (hovered)
        marked.insert(*hovered);
    return {marked.begin(), marked.end()};
}

EvolutionScene makeScene(const EvolutionData& data, const EvolutionMarks& marks, EvolutionDensity& density,
                         const EvolutionScale& scale, const QRectF& area)
{
    EvolutionScene scene{data, marks, density, scale, area, EvolutionDetail::Full, {}, false};
    scene.inSight = nodesInSight(data, scale, kMargin);
    scene.detail = detailFor(scene.inSight.size());
    scene.isLow = area.height() < Theme::instance().scaled(kLowHeight);
    return scene;
}

QRectF plotIn(const QRectF& area, std::size_t stageRows)
{
    const Theme& theme = Theme::instance();
    const double rows = static_cast<double>(std::min(stageRows, kBandRows));
    const double below = theme.scaled(24) + rows * theme.scaled(19) + theme.scaled(12);
    return area.adjusted(theme.scaled(60), theme.scaled(30), -theme.scaled(92), -below);
}

std::vector<QRectF> gapRects(const EvolutionScene& scene)
{
    const QRectF plot = scene.scale.plot;
    std::vector<QRectF> rects;
    for (const ShortenedGap& gap : scene.data.time.gaps()) {
        const double left = scene.scale.toScreenX(gap.places.from);
        const QRectF rect(left, plot.top(), scene.scale.toScreenX(gap.places.to) - left, plot.height());
        if (rect.intersects(plot))
            rects.push_back(rect & plot);
    }
    return rects;
}

double bandTop(const QRectF& plot, std::size_t row)
{
    const Theme& theme = Theme::instance();
    return plot.bottom() + theme.scaled(24) + static_cast<double>(row) * theme.scaled(19);
}

double bandHeight()
{
    return Theme::instance().scaled(15);
}

void paintEvolution(QPainter& painter, const EvolutionScene& scene)
{
    painter.setRenderHint(QPainter::Antialiasing);
    paintEvolutionGround(painter, scene);
    paintEvolutionBands(painter, scene);
    painter.save();
    painter.setClipRect(scene.scale.plot.adjusted(-14, -30, 14, 14));
    paintEvolutionEdges(painter, scene);
    paintEvolutionNodes(painter, scene);
    painter.restore();
    paintEvolutionTexts(painter, scene);
}

QString changeText(const EvolutionChange& change)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("Evolution", text); };
    if (change.kind == "labels")
        return tr("≠ Other test labels: do not compare");
    if (change.kind == "split")
        return tr("≠ Other split: do not compare");
    if (change.kind == "definition")
        return tr("≠ Other definition: do not compare");
    return tr("≠ Other test data: do not compare");
}

} // namespace colophon
