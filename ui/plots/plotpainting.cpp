#include "ui/plots/plotpainting.h"

#include "ui/widgets/stylepainting.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <ranges>

namespace colophon::plotpainting {

namespace {

constexpr double kTextGap = 8;

QFont axisFont()
{
    return Theme::instance().font(TypeSize::Caption);
}

/// The middle of the pixel that `at` falls into: a 1 px line there is sharp.
double crisp(double at)
{
    return std::floor(at) + 0.5;
}

} // namespace

double valueAxisWidth(const Axis& axis, double spacing)
{
    const QFontMetricsF metrics(axisFont());
    double width = 0;
    for (const QString& text : tickTexts(axis.ticks(spacing)))
        width = std::max(width, metrics.horizontalAdvance(text));
    return std::ceil(width) + kTextGap;
}

void paintValueAxis(QPainter& painter, const QRectF& plot, const Axis& axis, double spacing)
{
    const Theme& theme = Theme::instance();
    const std::vector<double> ticks = axis.ticks(spacing);
    const std::vector<QString> texts = tickTexts(ticks);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(axisFont());
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const double y = crisp(axis.position(ticks[i]));
        painter.setPen(QPen(theme.colour(Tone::Grid), 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(theme.colour(Tone::Muted));
        painter.drawText(QRectF(plot.left() - 200, y - 10, 200 - kTextGap, 20), Qt::AlignRight | Qt::AlignVCenter,
                         texts[i]);
    }
    painter.restore();
}

void paintPlaceAxis(QPainter& painter, const QRectF& plot, const Axis& axis, const std::vector<PlaceTick>& ticks)
{
    painter.save();
    painter.setFont(axisFont());
    painter.setPen(Theme::instance().colour(Tone::Muted));
    for (const PlaceTick& tick : ticks) {
        const double x = crisp(axis.position(tick.place));
        painter.drawText(QRectF(x - 60, plot.bottom() + 4, 120, 18), Qt::AlignHCenter | Qt::AlignVCenter, tick.text);
    }
    painter.restore();
}

std::vector<double> spreadApart(std::vector<double> centres, double distance, double top, double bottom)
{
    std::vector<std::size_t> order(centres.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return centres[i]; });
    double free = top;
    for (const std::size_t i : order) {
        centres[i] = std::max(centres[i], free);
        free = centres[i] + distance;
    }
    free = bottom;
    for (const std::size_t i : order | std::views::reverse) {
        centres[i] = std::min(centres[i], free);
        free = centres[i] - distance;
    }
    return centres;
}

void paintAxisTag(QPainter& painter, const QRectF& plot, double x, const QString& text)
{
    const Theme& theme = Theme::instance();
    painter.save();
    painter.setFont(theme.font(TypeSize::Caption, QFont::DemiBold));
    const double width = painter.fontMetrics().horizontalAdvance(text) + 12;
    QRectF box(std::floor(x - width / 2), plot.bottom() + 4, width, 18);
    box.moveLeft(std::clamp(box.left(), 2.0, std::max(2.0, painter.viewport().width() - width - 2)));
    stylepainting::panel(painter, box, stylepainting::kBadgeRadius, theme.colour(Tone::Text), {});
    painter.setPen(theme.colour(Tone::Surface));
    painter.drawText(box, Qt::AlignCenter, text);
    painter.restore();
}

void paintHaloText(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text)
{
    const QRectF bounds = painter.boundingRect(rect, int(alignment) | Qt::TextSingleLine, text);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath glyphs;
    const QFontMetricsF metrics(painter.font());
    glyphs.addText(QPointF(bounds.left(), bounds.center().y() + (metrics.ascent() - metrics.descent()) / 2),
                   painter.font(), text);
    painter.strokePath(glyphs,
                       QPen(Theme::instance().colour(Tone::Surface), 5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.restore();
    painter.drawText(QPointF(bounds.left(), bounds.center().y() + (metrics.ascent() - metrics.descent()) / 2), text);
}

} // namespace colophon::plotpainting
