#include "ui/history/evolutiondensity.h"

#include "ui/history/evolutionscene.h"
#include "ui/widgets/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace colophon {

namespace {

constexpr int kCellSize = 4; ///< in pixels

/// Row by row.
std::vector<std::uint32_t> countCells(const EvolutionScene& scene, QPoint corner, QSize size)
{
    std::vector<std::uint32_t> counts(static_cast<std::size_t>(size.width()) * static_cast<std::size_t>(size.height()));
    const EvolutionScale& scale = scene.scale;
    const double cellsPerX = scale.plot.width() / scale.x.length() / kCellSize;
    const double cellsPerY = scale.values().height() / scale.y.length() / kCellSize;
    const double left = (scale.plot.left() - corner.x()) / kCellSize;
    const double bottom = (scale.values().bottom() - corner.y()) / kCellSize;
    const double lane = (scale.toScreenY(kNotMeasured) - corner.y()) / kCellSize;
    for (std::size_t node = scene.inSight.first; node < scene.inSight.last; ++node) {
        const double x = left + (scene.data.nodes[node].x - scale.x.from) * cellsPerX;
        const bool isMeasured = scene.data.nodes[node].isMeasured();
        const double y = isMeasured ? bottom - (scene.data.nodes[node].y - scale.y.from) * cellsPerY : lane;
        const double lowest = isMeasured ? bottom : size.height();
        if (x >= 0 && x < size.width() && y >= 0 && y < std::min<double>(lowest, size.height()))
            ++counts[static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width())
                     + static_cast<std::size_t>(x)];
    }
    return counts;
}

QImage makeCells(const EvolutionScene& scene, const QRect& plot, QColor colour)
{
    QImage cells(plot.width() / kCellSize + 1, plot.height() / kCellSize + 1, QImage::Format_ARGB32_Premultiplied);
    cells.fill(Qt::transparent);
    const std::vector<std::uint32_t> counts = countCells(scene, plot.topLeft(), cells.size());
    const double most = std::max(1.0, static_cast<double>(*std::ranges::max_element(counts)));
    auto count = counts.begin();
    for (int y = 0; y < cells.height(); ++y) {
        for (int x = 0; x < cells.width(); ++x, ++count) {
            if (*count == 0)
                continue;
            // The root keeps single versions visible beside crowded cells.
            colour.setAlphaF(static_cast<float>(0.25 + 0.75 * std::sqrt(*count / most)));
            cells.setPixel(x, y, qPremultiply(colour.rgba()));
        }
    }
    return cells;
}

} // namespace

void EvolutionDensity::paint(QPainter& painter, const EvolutionScene& scene)
{
    const QRect plot = scene.scale.plot.toAlignedRect();
    const QColor colour = Theme::instance().colour(Tone::Lane);
    if (m_cells.isNull() || m_scale != scene.scale || m_colour != colour) {
        m_cells = makeCells(scene, plot, colour);
        m_scale = scene.scale;
        m_colour = colour;
    }
    painter.drawImage(QRect(plot.topLeft(), m_cells.size() * kCellSize), m_cells);
}

} // namespace colophon
