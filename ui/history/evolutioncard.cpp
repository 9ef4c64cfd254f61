#include "ui/history/evolutioncard.h"

#include "ui/history/historydelegate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/versionmark.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace colophon {

namespace {

constexpr int kAway = 16;

int lineHeight()
{
    return Theme::instance().scaled(18);
}

struct CardText
{
    TypeSize size = TypeSize::Small;
    QFont::Weight weight = QFont::Normal;
    Tone tone = Tone::Text;
    Qt::Alignment alignment = Qt::AlignLeft;
};

void drawText(QPainter& painter, const QRect& place, const CardText& look, const QString& text)
{
    painter.setFont(Theme::instance().font(look.size, look.weight));
    painter.setPen(Theme::instance().colour(look.tone));
    painter.drawText(place, look.alignment | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, place.width()));
}

} // namespace

EvolutionCard::EvolutionCard(QWidget* parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setObjectName(QStringLiteral("evolutionCard"));
    hide();
}

void EvolutionCard::showFor(const EvolutionCardContent& content, QPointF node, double radius, QPointF pointer)
{
    m_content = content;
    resize(sizeHint());
    move(cardPlace(size(), parentWidget()->rect(), node, radius, pointer));
    raise();
    show();
    update();
}

QSize EvolutionCard::sizeHint() const
{
    const Theme& theme = Theme::instance();
    const auto warnings = static_cast<int>(m_content.warnings.size());
    int height = theme.scaled(24) + lineHeight() * (1 + static_cast<int>(m_content.numbers.size()));
    height += m_content.reason.isEmpty() ? 0 : lineHeight() + 4;
    height += warnings == 0 ? 0 : theme.scaled(12) + lineHeight() * warnings;
    return {theme.scaled(272), height};
}

void EvolutionCard::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.colour(Tone::Control), 1));
    painter.setBrush(theme.colour(Tone::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    const int margin = theme.scaled(12);
    QRect line(margin, margin - 2, width() - 2 * margin, lineHeight());
    paintTitle(painter, line);
    paintNumbers(painter, line);
    paintWarnings(painter, line);
}

/// Which version, when and why. Moves `line` below it, as its siblings do.
void EvolutionCard::paintTitle(QPainter& painter, QRect& line) const
{
    paintVersionMark(painter, QPointF(line.left() + 6, line.center().y() + 1), 5, m_content.slot);
    drawText(painter, line, {TypeSize::Small, QFont::Normal, Tone::Muted, Qt::AlignRight}, m_content.time);
    const int timeWidth = painter.fontMetrics().horizontalAdvance(m_content.time);
    drawText(painter, line.adjusted(20, 0, -timeWidth - 8, 0), {TypeSize::Body, QFont::DemiBold}, m_content.label);
    line.translate(0, lineHeight() + 2);
    if (m_content.reason.isEmpty())
        return;
    drawText(painter, line, {}, m_content.reason);
    line.translate(0, lineHeight() + 2);
}

void EvolutionCard::paintNumbers(QPainter& painter, QRect& line) const
{
    const int nameWidth = Theme::instance().scaled(66);
    for (const CardNumber& number : m_content.numbers) {
        drawText(painter, line.adjusted(0, 0, nameWidth - line.width(), 0), {.tone = Tone::Muted}, number.name);
        painter.setFont(Theme::instance().font(TypeSize::Small));
        const Change change = changeOf(number.standing, number.delta, number.change, number.against);
        const int changeWidth
            = change.delta.isEmpty() ? 0 : static_cast<int>(colophon::changeWidth(painter.font(), change));
        if (changeWidth > 0)
            paintChange(painter, line, Qt::AlignRight | Qt::AlignVCenter, change);
        const bool isFirst = &number == &m_content.numbers.front();
        drawText(painter, line.adjusted(nameWidth, 0, -changeWidth - 6, 0),
                 {.weight = isFirst ? QFont::DemiBold : QFont::Normal}, number.value);
        line.translate(0, lineHeight());
    }
}

void EvolutionCard::paintWarnings(QPainter& painter, QRect& line) const
{
    if (m_content.warnings.isEmpty())
        return;
    const Theme& theme = Theme::instance();
    painter.setPen(QPen(theme.colour(Tone::Border), 1));
    painter.drawLine(line.left(), line.top() + 4, line.right(), line.top() + 4);
    line.translate(0, theme.scaled(9));
    for (const QString& warning : m_content.warnings) {
        paintIcon(painter, QStringLiteral("triangle-alert"), QRectF(line.left(), line.top() + 2, 14, 14),
                  theme.colour(Tone::Warning));
        drawText(painter, line.adjusted(20, 0, 0, 0), {.tone = Tone::Warning}, warning);
        line.translate(0, lineHeight());
    }
}

QPoint cardPlace(const QSize& card, const QRect& bounds, QPointF node, double radius, QPointF pointer)
{
    const QRectF keepFree(node.x() - radius, node.y() - radius, 2 * radius, 2 * radius);
    const QPoint at = pointer.toPoint();
    const std::array places{QPoint(at.x() + kAway, at.y() + kAway),
                            QPoint(at.x() + kAway, at.y() - kAway - card.height()),
                            QPoint(at.x() - kAway - card.width(), at.y() + kAway),
                            QPoint(at.x() - kAway - card.width(), at.y() - kAway - card.height())};
    const auto pulledIn = [&](QPoint place) {
        return QPoint(std::clamp(place.x(), bounds.left(), std::max(bounds.left(), bounds.right() - card.width())),
                      std::clamp(place.y(), bounds.top(), std::max(bounds.top(), bounds.bottom() - card.height())));
    };
    for (const QPoint& place : places) {
        if (bounds.contains(QRect(place, card)) && !keepFree.intersects(QRectF(place, card)))
            return place;
    }
    for (const QPoint& place : places) {
        if (!keepFree.intersects(QRectF(pulledIn(place), card)))
            return pulledIn(place);
    }
    return pulledIn(places.front());
}

} // namespace colophon
