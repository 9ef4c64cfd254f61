#include "ui/widgets/numberpainter.h"

#include "ui/widgets/numberglyphs.h"
#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGlyphRun>
#include <QPaintEngine>
#include <QPainter>
#include <QRawFont>

#include <algorithm>
#include <optional>

namespace colophon {

namespace {

constexpr double kTriangleWidth = 9;
constexpr double kTriangleHeight = 8;
constexpr double kGap = 3;

/// Calls `visit(text, advance, isDigit)` for each digit and for each run of other characters.
template <typename Visitor>
void visitRuns(const QFontMetricsF& metrics, double digit, const QString& text, Visitor visit)
{
    qsizetype from = 0;
    while (from < text.size()) {
        if (isDigit(text[from])) {
            visit(text.mid(from, 1), digit, true);
            ++from;
            continue;
        }
        qsizetype to = from;
        while (to < text.size() && !isDigit(text[to]))
            ++to;
        const QString run = text.mid(from, to - from);
        visit(run, metrics.horizontalAdvance(run), false);
        from = to;
    }
}

/// Vector formats take text as text, not as glyphs.
bool paintsPixels(const QPainter& painter)
{
    return painter.paintEngine() != nullptr && painter.paintEngine()->type() == QPaintEngine::Raster;
}

double leftOf(const QRectF& rect, Qt::Alignment alignment, double width)
{
    if (alignment.testFlag(Qt::AlignRight))
        return rect.right() - width;
    return alignment.testFlag(Qt::AlignHCenter) ? rect.center().x() - width / 2 : rect.left();
}

QString signOf(ChangeMark mark)
{
    switch (mark) {
    case ChangeMark::WithinNoise:
        return QStringLiteral("≈");
    case ChangeMark::NotComparable:
        return QStringLiteral("≠");
    case ChangeMark::Equal:
        return QStringLiteral("=");
    default:
        return {};
    }
}

bool hasTriangle(ChangeMark mark)
{
    return mark == ChangeMark::Better || mark == ChangeMark::Worse;
}

QColor colourOf(ChangeMark mark, bool isSelected)
{
    const Theme& theme = Theme::instance();
    switch (mark) {
    case ChangeMark::Better:
        return theme.colour(Tone::Positive);
    case ChangeMark::Worse:
        return theme.colour(Tone::Negative);
    case ChangeMark::NotComparable:
        return theme.colour(Tone::Warning);
    case ChangeMark::WithinNoise:
    case ChangeMark::Equal:
        return theme.colour(isSelected ? Tone::SelectionText : Tone::Faint);
    case ChangeMark::None:
        break;
    }
    return theme.colour(isSelected ? Tone::SelectionText : Tone::Muted);
}

double markWidth(const QFont& font, ChangeMark mark)
{
    return hasTriangle(mark) ? kTriangleWidth : numberWidth(font, signOf(mark));
}

} // namespace

double numberWidth(const QFont& font, const QString& text)
{
    if (const std::optional<SetNumber> set = setNumber(font, text))
        return set->width;
    double width = 0;
    visitRuns(QFontMetricsF(font), digitAdvance(font), text,
              [&](const QString&, double advance, bool) { width += advance; });
    return width;
}

void paintNumber(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text)
{
    const QFont font = painter.font();
    const double baseline = rect.center().y() + baselineBelowMiddle(font);
    const std::optional<SetNumber> set = setNumber(font, text);
    if (set && paintsPixels(painter)) {
        QGlyphRun run;
        run.setRawFont(QRawFont::fromFont(font));
        run.setGlyphIndexes(set->glyphs);
        run.setPositions(set->places);
        painter.drawGlyphRun(QPointF(leftOf(rect, alignment, set->width), baseline), run);
        return;
    }
    const QFontMetricsF metrics(font);
    double x = leftOf(rect, alignment, numberWidth(font, text));
    visitRuns(metrics, digitAdvance(font), text, [&](const QString& run, double advance, bool isOneDigit) {
        const double inset = isOneDigit ? (advance - metrics.horizontalAdvance(run)) / 2 : 0;
        painter.drawText(QPointF(x + inset, baseline), run);
        x += advance;
    });
}

double changeWidth(const QFont& font, const Change& change)
{
    double width = numberWidth(font, change.delta);
    if (change.mark != ChangeMark::None)
        width += (change.delta.isEmpty() ? 0 : kGap) + markWidth(font, change.mark);
    if (!change.note.isEmpty())
        width += kGap + numberWidth(font, change.note);
    return width;
}

void paintChange(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const Change& change, bool isSelected)
{
    painter.save();
    painter.setPen(colourOf(change.mark, isSelected));
    const QFont font = painter.font();
    double x = leftOf(rect, alignment, changeWidth(font, change));
    const auto paintText = [&](const QString& text) {
        const double width = numberWidth(font, text);
        paintNumber(painter, QRectF(x, rect.top(), width, rect.height()), Qt::AlignLeft, text);
        x += width;
    };
    if (!change.delta.isEmpty()) {
        paintText(change.delta);
        x += kGap;
    }
    if (hasTriangle(change.mark)) {
        paintTriangle(painter, QPointF(x + kTriangleWidth / 2, rect.center().y()), change.isUp,
                      change.mark == ChangeMark::Better);
        x += kTriangleWidth;
    } else if (change.mark != ChangeMark::None) {
        paintText(signOf(change.mark));
    }
    if (!change.note.isEmpty()) {
        x += change.mark == ChangeMark::None ? 0 : kGap;
        paintText(change.note);
    }
    painter.restore();
}

QString changeText(const Change& change)
{
    const auto translated = [](const char* text) { return QCoreApplication::translate("Change", text); };
    QStringList parts;
    const QString note = change.note.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(change.note);
    if (!change.delta.isEmpty())
        parts << change.delta + note;
    switch (change.mark) {
    case ChangeMark::Better:
        parts << translated("better");
        break;
    case ChangeMark::Worse:
        parts << translated("worse");
        break;
    case ChangeMark::WithinNoise:
        parts << translated("within noise");
        break;
    case ChangeMark::NotComparable:
        parts << translated("not comparable");
        break;
    case ChangeMark::Equal:
        parts << translated("equal");
        break;
    case ChangeMark::None:
        break;
    }
    return parts.join(QStringLiteral(", "));
}

void paintTriangle(QPainter& painter, QPointF centre, bool isUp, bool isFilled)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    // The line of a hollow triangle lies inside the 9 × 8, so that both kinds look equally large.
    const double inset = isFilled ? 0 : 0.75;
    const double halfWidth = kTriangleWidth / 2 - 1.4 * inset;
    const double half = (kTriangleHeight / 2 - inset) * (isUp ? 1 : -1);
    const QPolygonF triangle({QPointF(centre.x(), centre.y() - half),
                              QPointF(centre.x() + halfWidth, centre.y() + half),
                              QPointF(centre.x() - halfWidth, centre.y() + half)});
    const QColor colour = painter.pen().color();
    painter.setPen(isFilled ? QPen(Qt::NoPen) : QPen(colour, 1.3, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(isFilled ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawPolygon(triangle);
    painter.restore();
}

} // namespace colophon
