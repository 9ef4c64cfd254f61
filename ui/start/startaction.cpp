#include "ui/start/startaction.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>

namespace colophon {

namespace {

constexpr int kHeight = 60;
constexpr int kTextLeft = 48;

QColor tone(Tone which)
{
    return Theme::instance().colour(which);
}

} // namespace

StartAction::StartAction(QAction* action, const QString& text, QWidget* parent)
    : QAbstractButton(parent)
    , m_line(text)
    , m_keys(action->shortcut().toString(QKeySequence::NativeText))
    , m_iconName(action->icon().name())
{
    const QString name = QString(action->text()).remove(u'&');
    setText(name);
    setAccessibleName(name);
    setAccessibleDescription(text);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setEnabled(action->isEnabled());
    connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, this, [this, action] { setEnabled(action->isEnabled()); });
}

void StartAction::setPrimary(bool primary)
{
    m_isPrimary = primary;
    setProperty("role", primary ? QStringLiteral("primary") : QString()); // for the focus ring
    update();
}

void StartAction::setReasonOff(const QString& reason)
{
    m_reason = reason;
    setPlainToolTip(*this, reason);
    setAccessibleDescription(reason.isEmpty() ? m_line : reason);
    update();
}

QSize StartAction::sizeHint() const
{
    return {Theme::instance().scaled(340), Theme::instance().scaled(kHeight)};
}

void StartAction::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void StartAction::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const bool isFilled = m_isPrimary && isEnabled();
    const Tone textTone = isFilled ? Tone::OnAccent : isEnabled() ? Tone::Text : Tone::Faint;
    const Tone lineTone = isFilled ? Tone::OnAccent : isEnabled() ? Tone::Muted : Tone::Faint;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = tone(isFilled ? Tone::AccentFill : isEnabled() && !underMouse() ? Tone::Raised : Tone::Hover);
    if (isFilled && underMouse())
        ground = ground.darker(110);
    painter.setPen(isFilled ? QPen(Qt::NoPen) : QPen(tone(Tone::Control)));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    paintIcon(painter, m_iconName, QRectF(15, (height() - 20) / 2.0, 20, 20), tone(lineTone));

    QRect area = rect().adjusted(kTextLeft, 0, -14, 0);
    painter.setFont(theme.font(TypeSize::Small));
    painter.setPen(tone(lineTone));
    if (isEnabled())
        painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, m_keys);
    if (isEnabled() && !m_keys.isEmpty())
        area.setRight(area.right() - painter.fontMetrics().horizontalAdvance(m_keys) - 12);
    const int middle = height() / 2;
    const QString line = m_reason.isEmpty() ? m_line : m_reason;
    painter.drawText(QRect(area.left(), middle + 1, area.width(), middle - 8), Qt::AlignTop | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(line, Qt::ElideRight, area.width()));
    painter.setFont(theme.font(TypeSize::Body, QFont::DemiBold));
    painter.setPen(tone(textTone));
    painter.drawText(QRect(area.left(), 8, area.width(), middle - 9), Qt::AlignBottom | Qt::TextSingleLine, text());
}

} // namespace colophon
