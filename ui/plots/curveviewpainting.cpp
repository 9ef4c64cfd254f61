#include "models/compare/numbertext.h"
#include "ui/plots/curveplaces.h"
#include "ui/plots/curveview.h"
#include "ui/plots/plotcursor.h"
#include "ui/plots/plotpainting.h"
#include "ui/widgets/numberpainter.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/stylepainting.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/versionmark.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace colophon {

namespace {

constexpr double kValueSpacing = 40;
constexpr double kStepSpacing = 72;
constexpr double kLabelDistance = 16;
constexpr double kMarkRadius = 4.4;
constexpr double kHandle = 8;
constexpr double kRawAlpha = 0.3; // of the values behind a smoothed line

QColor withAlpha(QColor colour, double alpha)
{
    colour.setAlphaF(float(alpha));
    return colour;
}

CurvePen penOf(const CurveSeries& series, double width)
{
    return {Theme::instance().versionColour(series.slot), width, series.slot >= kVersionColours};
}

/// A version mark with a thin edge in surface colour, so that it stands out from lines.
void paintMark(QPainter& painter, QPointF at, int slot)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::instance().colour(Tone::Surface));
    painter.drawEllipse(at, kMarkRadius + 1.6, kMarkRadius + 1.6);
    painter.restore();
    paintVersionMark(painter, at, kMarkRadius, slot);
}

/// "step 178"; minutes and times say themselves what they are.
QString cursorText(double x, CurveAxis axis)
{
    const QString place = placeText(x, axis);
    return axis == CurveAxis::Step ? axisTitle(axis) + u' ' + place : place;
}

/// The line that says how the values went: the smoothed one where there is one.
const CurvePyramid& lineOf(const CurveSeries& series)
{
    return series.line ? *series.line : *series.curve;
}

struct ReadoutLine
{
    QString name;
    int slot = -1;
    QString value;
    Change change; ///< to the first line
};

struct ReadoutWidths
{
    double name = 0;
    double value = 0;
    double change = 0;
};

std::vector<ReadoutLine> readoutLines(const std::vector<CurveSeries>& series, double x)
{
    std::vector<double> values;
    for (const CurveSeries& one : series)
        if (one.curve && !one.curve->isEmpty())
            values.push_back(one.curve->y()[one.curve->nearest(x)]);
    const int decimals = decimalsFor(values);
    std::vector<ReadoutLine> lines;
    for (const CurveSeries& one : series) {
        if (!one.curve || one.curve->isEmpty())
            continue;
        const double value = values[lines.size()];
        ReadoutLine line{visibleText(one.name), one.slot, QString::fromStdString(numberText(value, decimals)), {}};
        if (!lines.empty()) {
            line.change.delta = QString::fromStdString(deltaText(value - values.front(), decimals));
            line.change.mark = one.isOtherData ? ChangeMark::NotComparable : ChangeMark::None;
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

ReadoutWidths readoutWidths(const std::vector<ReadoutLine>& lines)
{
    const QFont font = Theme::instance().font(TypeSize::Small);
    const QFont bold = Theme::instance().font(TypeSize::Small, QFont::DemiBold);
    ReadoutWidths widths;
    for (const ReadoutLine& line : lines) {
        widths.name = std::max(widths.name, std::min(140.0, QFontMetricsF(font).horizontalAdvance(line.name) + 2));
        widths.value = std::max(widths.value, numberWidth(bold, line.value));
        widths.change = std::max(widths.change, changeWidth(font, line.change));
    }
    return widths;
}

} // namespace

double CurveView::valueAxisWidth(const Axis& axis)
{
    return plotpainting::valueAxisWidth(axis, kValueSpacing);
}

double CurveView::labelWidth() const
{
    const QFontMetricsF metrics(Theme::instance().font(TypeSize::Small, QFont::DemiBold));
    double width = 0;
    for (const CurveSeries& one : m_series)
        width = std::max(width, metrics.horizontalAdvance(visibleText(one.name)));
    width = std::min(width + 38, std::max(90.0, this->width() * 0.25));
    if (!m_options.showsStrip)
        return width;
    const QFontMetricsF caption(Theme::instance().font(TypeSize::Caption));
    for (const QString& line : rangeText({m_from, m_to}, wholeRange(), m_options.across).split(u'\n'))
        width = std::max(width, caption.horizontalAdvance(line) + 16);
    return width;
}

void CurveView::paintPlot(QPainter& painter, QSize size, bool interactive)
{
    const CurveFrame frame = this->frame(size);
    plotpainting::paintValueAxis(painter, frame.plot, frame.y, kValueSpacing);
    plotpainting::paintPlaceAxis(painter, frame.plot, frame.x, placeTicks(frame.x, m_options.across, kStepSpacing));
    paintCurves(painter, frame);
    paintLabels(painter, frame);
    if (m_options.showsStrip)
        paintStrip(painter, size);
    paintProgress(painter, frame);
    if (!interactive)
        return;
    paintCursor(painter, frame);
    if (m_drag == Drag::Zoom && std::abs(m_dragged.x() - m_pressed.x()) > 4) {
        const double left = std::clamp(std::min(m_pressed.x(), m_dragged.x()), frame.plot.left(), frame.plot.right());
        const double right = std::clamp(std::max(m_pressed.x(), m_dragged.x()), frame.plot.left(), frame.plot.right());
        const QColor fill = Theme::instance().colour(Tone::AccentFill);
        stylepainting::panel(painter, QRectF(left, frame.plot.top(), right - left, frame.plot.height()), 0,
                             withAlpha(fill, 0.12), fill);
    }
}

void CurveView::paintCurves(QPainter& painter, const CurveFrame& frame) const
{
    if (m_options.showsBand)
        for (const CurveSeries& one : m_series)
            if (one.curve)
                paintCurveBand(painter, frame, *one.curve,
                               withAlpha(Theme::instance().versionColour(one.slot), one.isOtherData ? 0.16 : 0.26));
    for (const CurveSeries& one : m_series)
        if (one.curve && one.line)
            paintCurveLine(painter, frame, *one.curve,
                           {withAlpha(Theme::instance().versionColour(one.slot), kRawAlpha), 1, false});
    // The one the reader is at lies on top.
    const QString active = plotCursor().version();
    for (const bool onTop : {false, true})
        for (const CurveSeries& one : m_series)
            if (one.curve && (one.id == active) == onTop)
                paintCurveLine(painter, frame, lineOf(one), penOf(one, onTop ? 2.25 : 1.75));
}

void CurveView::paintLabels(QPainter& painter, const CurveFrame& frame)
{
    std::vector<const CurveSeries*> shown;
    std::vector<double> centres;
    QStringList above;
    QStringList below;
    for (const CurveSeries& one : m_series) {
        if (!one.curve || one.curve->isEmpty())
            continue;
        const auto range = valueRange(*one.curve, m_from, m_to, m_options.isLogarithmic);
        const double value = lineOf(one).y()[one.curve->nearest(m_to)];
        if (range && range->second < frame.y.from()) {
            below << visibleText(one.name);
        } else if (range && range->first > frame.y.to()) {
            above << visibleText(one.name);
        } else if (range) {
            shown.push_back(&one);
            centres.push_back(frame.y.canShow(value) ? frame.y.position(value) : frame.plot.bottom());
        }
    }
    const bool hasNotes = !above.isEmpty() || !below.isEmpty();
    centres = plotpainting::spreadApart(centres, kLabelDistance, frame.plot.top() + (hasNotes ? 44 : 6),
                                        frame.plot.bottom() - 6);
    const double left = frame.plot.right() + 12;
    painter.save();
    for (std::size_t i = 0; i < shown.size(); ++i) {
        paintVersionMark(painter, QPointF(left, centres[i]), kMarkRadius, shown[i]->slot);
        painter.setFont(Theme::instance().font(TypeSize::Small, QFont::DemiBold));
        painter.setPen(Theme::instance().colour(shown[i]->isOtherData ? Tone::Warning : Tone::Text));
        const QRectF area(left + 10, centres[i] - 9, labelWidth() - 26, 18);
        const QString name = (shown[i]->isOtherData ? QStringLiteral("≠ ") : QString()) + visibleText(shown[i]->name);
        painter.drawText(area, Qt::AlignVCenter | Qt::TextSingleLine,
                         elidedName(painter.fontMetrics(), name, int(area.width()) + 1));
    }
    painter.restore();
    m_outsideLink = {};
    if (hasNotes)
        paintOutside(painter, frame, above, below);
}

/// Names the curves that the axis does not reach, with a link that makes it reach them.
void CurveView::paintOutside(QPainter& painter, const CurveFrame& frame, const QStringList& above,
                             const QStringList& below)
{
    const QString note = !below.isEmpty() ? tr("%1 is below:").arg(below.join(QStringLiteral(", ")))
                                          : tr("%1 is above:").arg(above.join(QStringLiteral(", ")));
    const QRectF first(frame.plot.right() + 8, frame.plot.top() - 2, labelWidth() - 10, 16);
    m_outsideLink = first.translated(0, 17);
    painter.save();
    painter.setFont(Theme::instance().font(TypeSize::Caption));
    painter.setPen(Theme::instance().colour(Tone::Muted));
    painter.drawText(first, Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(note, Qt::ElideMiddle, int(first.width())));
    painter.setPen(Theme::instance().colour(Tone::Accent));
    painter.drawText(m_outsideLink, Qt::AlignVCenter | Qt::TextSingleLine,
                     below.isEmpty() ? tr("show all ↑") : tr("show all ↓"));
    painter.restore();
}

void CurveView::paintStrip(QPainter& painter, QSize size) const
{
    const Theme& theme = Theme::instance();
    const QRectF strip = stripRect(size);
    const Axis axis = stripAxis(size);
    CurveFrame whole;
    whole.plot = strip.adjusted(0, 3, 0, -3);
    whole.x = axis;
    whole.pixelRatio = devicePixelRatioF();
    std::optional<std::pair<double, double>> range;
    for (const CurveSeries& one : m_series)
        if (const auto own
            = one.curve ? valueRange(*one.curve, axis.from(), axis.to(), m_options.isLogarithmic) : std::nullopt)
            range = range ? std::pair(std::min(range->first, own->first), std::max(range->second, own->second)) : *own;
    stylepainting::panel(painter, strip, 0, theme.colour(Tone::Alternate), theme.colour(Tone::Border));
    if (!range)
        return;
    whole.y = Axis(range->first, range->second, whole.plot.bottom(), whole.plot.top(), m_options.isLogarithmic);
    const double left = std::floor(axis.position(m_from));
    const double right = std::ceil(axis.position(m_to));
    const QRectF part(left, strip.top(), right - left, strip.height());
    painter.fillRect(part, theme.colour(Tone::Selection));
    for (const CurveSeries& one : m_series)
        if (one.curve)
            paintCurveLine(painter, whole, *one.curve, penOf(one, 1));
    stylepainting::panel(painter, part, 0, {}, theme.colour(Tone::AccentFill));
    for (const double x : {left, right})
        stylepainting::panel(painter, QRectF(x - kHandle / 2, strip.center().y() - 8, kHandle, 16), 3,
                             theme.colour(Tone::Surface), theme.colour(Tone::AccentFill), 1.5);
    painter.save();
    painter.setFont(theme.font(TypeSize::Caption));
    painter.setPen(theme.colour(Tone::Muted));
    painter.drawText(QRectF(strip.right() + 8, strip.top(), size.width() - strip.right() - 8, strip.height()),
                     Qt::AlignVCenter, rangeText({m_from, m_to}, wholeRange(), m_options.across));
    painter.restore();
}

void CurveView::paintProgress(QPainter& painter, const CurveFrame& frame) const
{
    const auto read = std::ranges::count_if(m_series, [](const CurveSeries& one) { return one.curve != nullptr; });
    if (m_series.empty() || read == std::ptrdiff_t(m_series.size()))
        return;
    painter.save();
    painter.setFont(Theme::instance().font(TypeSize::Small));
    painter.setPen(Theme::instance().colour(Tone::Muted));
    painter.drawText(frame.plot.adjusted(8, 4, -8, -4), Qt::AlignTop | Qt::AlignLeft,
                     tr("%1 of %2 curves").arg(read).arg(m_series.size()));
    painter.restore();
}

void CurveView::paintCursor(QPainter& painter, const CurveFrame& frame) const
{
    const std::optional<double> x = plotCursor().x();
    if (!x || *x < m_from || *x > m_to || isEmpty())
        return;
    const double at = std::floor(frame.x.position(*x)) + 0.5;
    painter.save();
    painter.setPen(QPen(Theme::instance().colour(Tone::Text), 1));
    painter.drawLine(QPointF(at, frame.plot.top()), QPointF(at, frame.plot.bottom()));
    painter.restore();
    for (const CurveSeries& one : m_series) {
        if (!one.curve || one.curve->isEmpty())
            continue;
        const double value = one.curve->y()[one.curve->nearest(*x)];
        if (frame.y.canShow(value) && value >= frame.y.from() && value <= frame.y.to())
            paintMark(painter, QPointF(at, frame.y.position(value)), one.slot);
    }
    plotpainting::paintAxisTag(painter, frame.plot, at, cursorText(*x, m_options.across));
    if (m_options.showsReadout)
        paintReadout(painter, frame, *x);
}

/// A box beside the cursor: mark, name, value and the change to the first curve.
void CurveView::paintReadout(QPainter& painter, const CurveFrame& frame, double x) const
{
    const std::vector<ReadoutLine> lines = readoutLines(m_series, x);
    const Theme& theme = Theme::instance();
    const double rowHeight = theme.scaled(19);
    const ReadoutWidths widths = readoutWidths(lines);
    const QString title = cursorText(x, m_options.across);
    const double at = frame.x.position(x);
    const QSizeF size(widths.name + widths.value + widths.change + 68, rowHeight * double(lines.size() + 1) + 12);
    QRectF box(QPointF(at + 12, frame.plot.bottom() - size.height() - 6), size);
    if (box.right() > frame.plot.right())
        box.moveRight(at - 12);
    stylepainting::panel(painter, box, stylepainting::kCardRadius, theme.colour(Tone::Raised),
                         theme.colour(Tone::Control));
    painter.save();
    QRectF row(box.left() + 10, box.top() + 6, box.width() - 20, rowHeight);
    painter.setFont(theme.font(TypeSize::Caption, QFont::DemiBold));
    painter.setPen(theme.colour(Tone::Text));
    painter.drawText(row, Qt::AlignVCenter, title);
    painter.setFont(theme.font(TypeSize::Caption));
    painter.setPen(theme.colour(Tone::Muted));
    painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight, tr("to baseline"));
    for (const ReadoutLine& line : lines) {
        row.translate(0, rowHeight);
        paintVersionMark(painter, QPointF(row.left() + 4, row.center().y()), 4, line.slot);
        painter.setPen(theme.colour(Tone::Text));
        painter.setFont(theme.font(TypeSize::Small));
        const QRectF name(row.left() + 16, row.top(), widths.name, rowHeight);
        painter.drawText(name, Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(line.name, Qt::ElideRight, int(widths.name)));
        painter.setFont(theme.font(TypeSize::Small, QFont::DemiBold));
        paintNumber(painter, QRectF(name.right() + 16, row.top(), widths.value, rowHeight), Qt::AlignRight, line.value);
        painter.setFont(theme.font(TypeSize::Small));
        paintChange(painter, row, Qt::AlignRight, line.change);
    }
    painter.restore();
}

} // namespace colophon
