#include "models/compare/numbertext.h"
#include "models/items/text.h"
#include "ui/history/evolutionscene.h"
#include "ui/history/timeticks.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace colophon {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Evolution", text);
}

void drawHorizontal(QPainter& painter, const QRectF& plot, double y)
{
    const double line = std::round(y) + 0.5;
    painter.drawLine(QPointF(plot.left(), line), QPointF(plot.right(), line));
}

void paintValueAxis(QPainter& painter, const EvolutionScene& scene)
{
    const Theme& theme = Theme::instance();
    const QRectF plot = scene.scale.plot;
    painter.setFont(theme.font(TypeSize::Caption));
    const QFontMetricsF metrics(painter.font());
    if (!scene.data.hasValues())
        return;
    const int count = std::max(3, static_cast<int>(scene.scale.values().height() / theme.scaled(44)));
    for (const AxisTick& tick : valueTicks(scene.scale.y, count)) {
        const double y = scene.scale.toScreenY(tick.value);
        painter.setPen(QPen(theme.colour(Tone::Grid), 1));
        drawHorizontal(painter, plot, y);
        painter.setPen(theme.colour(Tone::Muted));
        const QRectF text(scene.area.left(), y - metrics.height() / 2, plot.left() - scene.area.left() - 8,
                          metrics.height());
        painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, tick.text);
    }
}

/// Names the lane of versions without a value and parts it from the values.
void paintLane(QPainter& painter, const EvolutionScene& scene)
{
    if (scene.data.unmeasured == 0)
        return;
    const Theme& theme = Theme::instance();
    const QRectF plot = scene.scale.plot;
    if (scene.data.hasValues()) {
        painter.setPen(QPen(theme.colour(Tone::Border), 1, Qt::DashLine));
        drawHorizontal(painter, plot, scene.scale.values().bottom());
    }
    painter.setFont(theme.font(TypeSize::Caption));
    painter.setPen(theme.colour(Tone::Muted));
    const double middle = scene.scale.toScreenY(kNotMeasured);
    const QRectF text(scene.area.left(), middle - theme.scaled(20), plot.left() - scene.area.left() - 5,
                      theme.scaled(40));
    painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter | Qt::TextWordWrap, tr("not measured"));
}

/// On the order axis the lines stand at every so many versions and are named by the label of that version.
std::vector<AxisTick> orderTicks(const EvolutionScene& scene, int count)
{
    const auto labelOf
        = [&scene](std::size_t node) { return visibleText(toQString(displayLabel(*scene.data.nodes[node].version))); };
    const AxisRange range = scene.scale.x;
    std::size_t first = scene.inSight.first;
    while (first < scene.inSight.last && scene.data.nodes[first].x < range.from)
        ++first;
    std::vector<AxisTick> ticks;
    const std::size_t step = std::max<std::size_t>(1, scene.inSight.size() / static_cast<std::size_t>(count) + 1);
    for (std::size_t i = first; i < scene.inSight.last && scene.data.nodes[i].x <= range.to; i += step)
        ticks.push_back({scene.data.nodes[i].x, labelOf(i), true, false});
    if (ticks.empty() && first > 0)
        ticks.push_back({range.from, tr("after %1").arg(labelOf(first - 1)), false, false});
    return ticks;
}

/// A tick with its text where that has room.
struct PlacedTick
{
    double x = 0;
    AxisTick tick;
    QString text; ///< as it fits
    double width = 0;
    bool hasRoom = false;
};

/// Texts that begin a stretch come first: without them nobody would know which day the others are of.
void giveRoom(std::vector<PlacedTick>& ticks)
{
    constexpr double kGap = 12;
    for (const bool isFirst : {true, false}) {
        for (PlacedTick& placed : ticks) {
            if (placed.tick.isFirst != isFirst)
                continue;
            placed.hasRoom = std::ranges::none_of(ticks, [&](const PlacedTick& other) {
                return other.hasRoom && placed.x < other.x + other.width + kGap
                    && other.x < placed.x + placed.width + kGap;
            });
        }
    }
}

std::vector<PlacedTick> placedTicks(const EvolutionScene& scene, const QFontMetricsF& metrics)
{
    const Theme& theme = Theme::instance();
    const int count = std::max(2, static_cast<int>(scene.scale.plot.width() / theme.scaled(110)));
    const bool isTime = scene.data.axis == EvolutionAxis::Time;
    std::vector<PlacedTick> placed;
    for (const AxisTick& tick : isTime ? timeTicks(scene.scale.x, scene.data.time, count) : orderTicks(scene, count)) {
        const double x = std::round(scene.scale.toScreenX(tick.value)) + 0.5;
        const QString text = isTime ? tick.text : metrics.elidedText(tick.text, Qt::ElideRight, theme.scaled(100));
        placed.push_back({x, tick, text, metrics.horizontalAdvance(text), false});
    }
    giveRoom(placed);
    return placed;
}

/// Two short strokes across the axis in the middle of each gap, on a ground of its own.
void paintGaps(QPainter& painter, const EvolutionScene& scene)
{
    const Theme& theme = Theme::instance();
    const QRectF plot = scene.scale.plot;
    for (const QRectF& gap : gapRects(scene)) {
        const double middle = gap.center().x();
        painter.setPen(QPen(theme.colour(Tone::Surface), 5));
        painter.drawLine(QPointF(middle - 2, plot.bottom() + 0.5), QPointF(middle + 2, plot.bottom() + 0.5));
        painter.setPen(QPen(theme.colour(Tone::Muted), 1.5));
        for (const double side : {-3.0, 3.0})
            painter.drawLine(QPointF(middle + side - 3, plot.bottom() + 6),
                             QPointF(middle + side + 3, plot.bottom() - 6));
    }
}

void paintTimeAxis(QPainter& painter, const EvolutionScene& scene)
{
    const Theme& theme = Theme::instance();
    const QRectF plot = scene.scale.plot;
    for (const QRectF& gap : gapRects(scene))
        painter.fillRect(gap, theme.colour(Tone::Alternate));
    painter.setFont(theme.font(TypeSize::Caption));
    const QFontMetricsF metrics(painter.font());
    for (const PlacedTick& placed : placedTicks(scene, metrics)) {
        painter.setPen(QPen(theme.colour(Tone::Grid), 1));
        if (placed.tick.hasLine)
            painter.drawLine(QPointF(placed.x, plot.top()), QPointF(placed.x, plot.bottom()));
        painter.setPen(theme.colour(Tone::Muted));
        if (placed.hasRoom)
            painter.drawText(QPointF(placed.x + 4, plot.bottom() + 4 + metrics.ascent()), placed.text);
    }
    painter.setPen(QPen(theme.colour(Tone::Border), 1));
    drawHorizontal(painter, plot, plot.bottom());
}

/// What the line of the baseline is, and how wide its noise: in fewer words where there is little room beside the plot.
QStringList baselineLines(const EvolutionScene& scene, const QFontMetrics& metrics, int room)
{
    const double noise = static_cast<double>(scene.data.nodes[*scene.marks.baseline].noise);
    QStringList lines{scene.marks.baselineIsProduction ? tr("production") : tr("baseline")};
    if (noise > 0) {
        const QString number = toQString(numberText(noise, decimalsFor(std::span(&noise, 1))));
        const QString inWords = tr("± %1 noise").arg(number);
        lines.append(metrics.horizontalAdvance(inWords) <= room ? inWords : QStringLiteral("± ") + number);
    }
    for (QString& line : lines)
        line = metrics.elidedText(line, Qt::ElideRight, room);
    return lines;
}

void paintBaseline(QPainter& painter, const EvolutionScene& scene)
{
    if (!scene.marks.baseline || !scene.data.nodes[*scene.marks.baseline].isMeasured())
        return;
    const Theme& theme = Theme::instance();
    const EvolutionNode& node = scene.data.nodes[*scene.marks.baseline];
    const QRectF plot = scene.scale.plot;
    const double left = std::max(plot.left(), scene.scale.toScreenX(node.x));
    const double y = scene.scale.toScreenY(node.y);
    if (left >= plot.right() || y < plot.top() || y > scene.scale.values().bottom())
        return;
    const QColor colour = theme.versionColour(scene.marks.slot(*scene.marks.baseline));
    const double noise = static_cast<double>(node.noise) / scene.scale.y.length() * scene.scale.values().height();
    if (noise > 0) {
        QColor soft = colour;
        soft.setAlphaF(0.13F);
        painter.fillRect(QRectF(left, y - noise, plot.right() - left, 2 * noise) & plot, soft);
    }
    painter.setPen(QPen(colour, 1, Qt::DotLine));
    painter.drawLine(QPointF(left, y), QPointF(plot.right(), y));
    painter.setFont(theme.font(TypeSize::Caption));
    painter.setPen(theme.colour(Tone::Muted));
    const QRectF place(plot.right() + 6, y - 20, scene.area.right() - plot.right() - 8, 40);
    const QString text = baselineLines(scene, painter.fontMetrics(), static_cast<int>(place.width())).join(u'\n');
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, text);
}

} // namespace

void paintEvolutionGround(QPainter& painter, const EvolutionScene& scene)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintValueAxis(painter, scene);
    paintLane(painter, scene);
    paintTimeAxis(painter, scene);
    painter.setRenderHint(QPainter::Antialiasing, true);
    paintGaps(painter, scene);
    paintBaseline(painter, scene);
}

} // namespace colophon
