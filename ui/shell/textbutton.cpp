#include "ui/shell/textbutton.h"

#include "ui/widgets/icons.h"

#include <QKeyEvent>
#include <QPainter>

namespace colophon {

namespace {

constexpr int kPadding = 7;
constexpr int kGap = 7;
constexpr int kChevron = 14;

int iconSide(const QFontMetrics& metrics)
{
    return metrics.height() > 16 ? 16 : 14;
}

} // namespace

TextButton::TextButton(QWidget* parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

void TextButton::setIconName(const QString& name, Tone tone)
{
    m_iconName = name;
    m_iconTone = tone;
    updateGeometry();
    update();
}

void TextButton::setTextTone(Tone tone)
{
    m_textTone = tone;
    update();
}

void TextButton::setOpensMenu(bool opens)
{
    m_opensMenu = opens;
    updateGeometry();
}

QSize TextButton::sizeHint() const
{
    const QFontMetrics metrics(font());
    int width = 2 * kPadding + metrics.horizontalAdvance(text());
    width += m_iconName.isEmpty() ? 0 : iconSide(metrics) + kGap;
    width += m_opensMenu ? kChevron + kGap : 0;
    return {width, std::max(24, metrics.height() + 4)};
}

void TextButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || (m_opensMenu && event->key() == Qt::Key_Down))
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void TextButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isDown() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.colour(isDown() ? Tone::Selection : Tone::Hover));
        painter.drawRoundedRect(rect(), 5, 5);
    }
    QRect area = rect().adjusted(kPadding, 0, -kPadding, 0);
    if (!m_iconName.isEmpty()) {
        const int side = iconSide(fontMetrics());
        paintIcon(painter, m_iconName, QRectF(area.left(), (height() - side) / 2.0, side, side),
                  theme.colour(m_iconTone));
        area.setLeft(area.left() + side + kGap);
    }
    if (m_opensMenu) {
        paintIcon(painter, QStringLiteral("chevron-down"),
                  QRectF(area.right() - kChevron + 1, (height() - kChevron) / 2.0, kChevron, kChevron),
                  theme.colour(Tone::Muted));
        area.setRight(area.right() - kChevron - kGap);
    }
    painter.setFont(font());
    painter.setPen(theme.colour(isEnabled() ? m_textTone : Tone::Faint));
    painter.drawText(area, Qt::AlignVCenter | Qt::TextSingleLine, text());
}

} // namespace colophon
