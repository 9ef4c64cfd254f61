#include "models/compare/numbertext.h"
#include "models/items/text.h"
#include "ui/history/evolutionscene.h"
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
    std::vector<AxisTick> ticks;
    const std::size_t step = std::max<std::size_t>(1, scene.inSight.size() / static_cast<std::size_t>(count) + 1);
    for (std::size_t i = scene.inSight.first; i < scene.inSight.last; i += step) {
        const EvolutionNode& node = scene.data.nodes[i];
        if (node.x >= scene.scale.x.from && node.x <= scene.scale.x.to)
            ticks.push_back({node.x, visibleText(toQString(displayLabel(*node.version))), true});
    }
    return ticks;
}

void paintTimeAxis(QPainter& painter, const EvolutionScene& scene)
{
    const Theme& theme = Theme::instance();
    const QRectF plot = scene.scale.plot;
    painter.setFont(theme.font(TypeSize::Caption));
    const QFontMetricsF metrics(painter.font());
    const int count = std::max(2, static_cast<int>(plot.width() / theme.scaled(110)));
    double free = plot.left() - 20;
    for (const AxisTick& tick :
         scene.data.axis == EvolutionAxis::Time ? timeTicks(scene.scale.x, count) : orderTicks(scene, count)) {
        const double x = std::round(scene.scale.toScreenX(tick.value)) + 0.5;
        painter.setPen(QPen(theme.colour(Tone::Grid), 1));
        if (tick.hasLine)
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        if (x + 4 < free)
            continue;
        painter.setPen(theme.colour(Tone::Muted));
        const QString text = metrics.elidedText(tick.text, Qt::ElideRight, theme.scaled(100));
        painter.drawText(QPointF(x + 4, plot.bottom() + 4 + metrics.ascent()), text);
        free = x + 4 + metrics.horizontalAdvance(text) + 12;
    }
    painter.setPen(QPen(theme.colour(Tone::Border), 1));
    drawHorizontal(painter, plot, plot.bottom());
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
    QString text = scene.marks.baselineIsProduction ? tr("production") : tr("baseline");
    if (noise > 0) {
        const double width = static_cast<double>(node.noise);
        text += u'\n' + tr("± %1 noise").arg(toQString(numberText(width, decimalsFor(std::span(&width, 1)))));
    }
    const QRectF place(plot.right() + 6, y - 20, scene.area.right() - plot.right() - 8, 40);
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
    paintBaseline(painter, scene);
}

} // namespace colophon
