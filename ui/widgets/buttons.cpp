#include "ui/widgets/buttons.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/mnemonics.h"
#include "ui/widgets/plaintext.h"

#include <QAction>
#include <QPainter>
#include <QStyle>

namespace colophon {

namespace {

constexpr int kLinkPadding = 4; ///< for the focus ring

QString propertyOf(ButtonRole role)
{
    switch (role) {
    case ButtonRole::Primary:
        return QStringLiteral("primary");
    case ButtonRole::Danger:
        return QStringLiteral("danger");
    case ButtonRole::Plain:
        break;
    }
    return {};
}

Tone iconTone(ButtonRole role)
{
    switch (role) {
    case ButtonRole::Primary:
        return Tone::OnAccent;
    case ButtonRole::Danger:
        return Tone::Negative;
    case ButtonRole::Plain:
        break;
    }
    return Tone::Text;
}

} // namespace

void setButtonRole(QPushButton& button, ButtonRole role)
{
    button.setProperty("role", propertyOf(role));
    if (role != ButtonRole::Plain)
        button.setFont(Theme::instance().font(TypeSize::Body, QFont::DemiBold));
    const QString name = button.property("iconName").toString();
    if (!name.isEmpty())
        button.setIcon(icon(name, iconTone(role)));
    button.update();
}

QPushButton* makeButton(const QString& text, const QString& iconName, ButtonRole role, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setFont(Theme::instance().font(TypeSize::Body, QFont::Medium));
    button->setProperty("iconName", iconName);
    setButtonRole(*button, role);
    return button;
}

IconButton::IconButton(const QString& iconName, const QString& name, QWidget* parent)
    : QToolButton(parent)
{
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setIconName(iconName);
    setName(name);
}

IconButton::IconButton(QAction* action, QWidget* parent)
    : QToolButton(parent)
{
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setDefaultAction(action);
    setToolButtonStyle(Qt::ToolButtonIconOnly);
    connect(action, &QAction::changed, this, &IconButton::adoptAction);
    adoptAction();
}

void IconButton::setIconName(const QString& iconName, Tone tone)
{
    setIcon(colophon::icon(iconName, tone));
}

void IconButton::setName(const QString& name)
{
    setAccessibleName(name);
    updateToolTip();
}

void IconButton::setShortcutText(const QString& keys)
{
    m_keys = keys;
    updateToolTip();
}

QSize IconButton::sizeHint() const
{
    const int side = Theme::instance().scaled(28);
    return {menu() && popupMode() != QToolButton::DelayedPopup ? side + 4 : side, side};
}

void IconButton::adoptAction()
{
    QString name = defaultAction()->text();
    name.remove(u'&');
    if (name.endsWith(u'…'))
        name.chop(1);
    m_keys = defaultAction()->shortcut().toString(QKeySequence::NativeText);
    setName(name);
}

void IconButton::updateToolTip()
{
    const QString name = accessibleName();
    setPlainToolTip(*this, m_keys.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, m_keys));
}

LinkButton::LinkButton(const QString& text, QWidget* parent)
    : QPushButton(text, parent)
{
    setFlat(true);
    setCursor(Qt::PointingHandCursor);
}

void LinkButton::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

QSize LinkButton::sizeHint() const
{
    const int icon = this->icon().isNull() ? 0 : iconSize().width() + 6;
    return {fontMetrics().size(Qt::TextShowMnemonic, text()).width() + icon + 2 * kLinkPadding,
            Theme::instance().scaled(24)};
}

void LinkButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QFont font = this->font();
    font.setUnderline(underMouse() && isEnabled());
    painter.setFont(font);
    painter.setPen(Theme::instance().colour(isEnabled() ? m_tone : Tone::Faint));
    QRect area = rect().adjusted(kLinkPadding, 0, -kLinkPadding, 0);
    if (!icon().isNull()) {
        const int side = iconSize().width();
        icon().paint(&painter, QRect(area.left(), area.center().y() - side / 2, side, side));
        area.setLeft(area.left() + side + 6);
    }
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Mnemonics::textFlag(), text());
}

} // namespace colophon
