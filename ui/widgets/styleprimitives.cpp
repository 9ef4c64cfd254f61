#include "ui/widgets/icons.h"
#include "ui/widgets/mnemonics.h"
#include "ui/widgets/stylepainting.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyleOption>

namespace colophon::stylepainting {

namespace {

QColor tone(Tone which)
{
    return Theme::instance().colour(which);
}

bool has(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

struct ButtonLook
{
    QColor ground;
    QColor line;
};

ButtonLook plainButton(const QStyleOption& option)
{
    if (!has(option, QStyle::State_Enabled))
        return {tone(Tone::Hover), tone(Tone::Border)};
    if (has(option, QStyle::State_On) || has(option, QStyle::State_Sunken))
        return {tone(Tone::Selection), tone(Tone::Control)};
    if (has(option, QStyle::State_MouseOver))
        return {tone(Tone::Hover), tone(Tone::Control)};
    return {tone(Tone::Raised), tone(Tone::Control)};
}

ButtonLook primaryButton(const QStyleOption& option)
{
    const QColor fill = tone(Tone::AccentFill);
    if (!has(option, QStyle::State_Enabled))
        return {tone(Tone::Hover), tone(Tone::Border)};
    if (has(option, QStyle::State_Sunken))
        return {fill.darker(118), {}};
    if (has(option, QStyle::State_MouseOver))
        return {fill.darker(108), {}};
    return {fill, {}};
}

ButtonLook dangerButton(const QStyleOption& option)
{
    if (!has(option, QStyle::State_Enabled))
        return {tone(Tone::Hover), tone(Tone::Border)};
    const bool isHot = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    return {tone(isHot ? Tone::NegativeSoft : Tone::Raised), tone(Tone::Negative)};
}

QColor buttonTextColour(const QStyleOption& option, const QWidget* widget)
{
    if (!has(option, QStyle::State_Enabled))
        return tone(Tone::Faint);
    switch (buttonRole(widget)) {
    case ButtonRole::Primary:
        return tone(Tone::OnAccent);
    case ButtonRole::Danger:
        return tone(Tone::Negative);
    case ButtonRole::Plain:
        break;
    }
    return tone(has(option, QStyle::State_On) ? Tone::SelectionText : Tone::Text);
}

/// The box of a check box or the disc of a radio button.
void indicator(QPainter& painter, const QStyleOption& option, double radius)
{
    const bool isOn = has(option, QStyle::State_On) || has(option, QStyle::State_NoChange);
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool isHot = has(option, QStyle::State_MouseOver);
    QColor ground = tone(isHot && isEnabled ? Tone::Hover : Tone::Surface);
    QColor line = tone(isEnabled ? Tone::Field : Tone::Control);
    if (isOn)
        ground = line = tone(isEnabled ? Tone::AccentFill : Tone::Lane);
    panel(painter, option.rect, radius, ground, line);
}

} // namespace

ButtonRole buttonRole(const QWidget* widget)
{
    const QString role = widget ? widget->property("role").toString() : QString();
    if (role == u"primary")
        return ButtonRole::Primary;
    return role == u"danger" ? ButtonRole::Danger : ButtonRole::Plain;
}

void panel(QPainter& painter, const QRectF& rect, double radius, const QColor& ground, const QColor& line, double width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(line.isValid() ? QPen(line, width) : QPen(Qt::NoPen));
    painter.setBrush(ground.isValid() ? QBrush(ground) : QBrush(Qt::NoBrush));
    const double inset = line.isValid() ? width / 2 : 0;
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
    painter.restore();
}

void buttonPanel(QPainter& painter, const QStyleOption& option, const QWidget* widget)
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option);
    const bool isFlat = button && button->features.testFlag(QStyleOptionButton::Flat);
    if (isFlat) {
        toolButtonPanel(painter, option);
        return;
    }
    const ButtonRole role = buttonRole(widget);
    const ButtonLook look = role == ButtonRole::Primary ? primaryButton(option)
        : role == ButtonRole::Danger                    ? dangerButton(option)
                                                        : plainButton(option);
    panel(painter, option.rect, kFieldRadius, look.ground, look.line);
}

void buttonLabel(QPainter& painter, const QStyleOptionButton& button, const QWidget* widget)
{
    const bool isEnabled = has(button, QStyle::State_Enabled);
    const QSize iconSize = button.icon.isNull() ? QSize() : button.iconSize;
    const int textWidth = button.fontMetrics.size(Qt::TextShowMnemonic, button.text).width();
    const int gap = button.icon.isNull() || button.text.isEmpty() ? 0 : kIconGap;
    const bool hasMenu = button.features.testFlag(QStyleOptionButton::HasMenu);
    const int space = button.rect.width() - (hasMenu ? 18 : 0);
    int x = button.rect.left() + qMax(4, (space - qMax(0, iconSize.width()) - gap - textWidth) / 2);
    painter.save();
    if (!button.icon.isNull()) {
        const QRect box(x, button.rect.center().y() - iconSize.height() / 2, iconSize.width(), iconSize.height());
        button.icon.paint(&painter, box, Qt::AlignCenter, isEnabled ? QIcon::Normal : QIcon::Disabled);
        x += iconSize.width() + gap;
    }
    painter.setPen(buttonTextColour(button, widget));
    painter.drawText(QRect(x, button.rect.top(), button.rect.right() - x - (hasMenu ? 18 : 3), button.rect.height()),
                     Qt::AlignVCenter | Qt::AlignLeft | Mnemonics::textFlag() | Qt::TextSingleLine, button.text);
    if (hasMenu)
        paintIcon(painter, QStringLiteral("chevron-down"),
                  QRectF(button.rect.right() - 22, button.rect.center().y() - 7, 14, 16), painter.pen().color());
    painter.restore();
}

void toolButtonPanel(QPainter& painter, const QStyleOption& option)
{
    if (!has(option, QStyle::State_Enabled))
        return;
    if (has(option, QStyle::State_On) || has(option, QStyle::State_Sunken))
        panel(painter, option.rect, kFieldRadius, tone(Tone::Selection), {});
    else if (has(option, QStyle::State_MouseOver))
        panel(painter, option.rect, kFieldRadius, tone(Tone::Hover), {});
}

void fieldPanel(QPainter& painter, const QStyleOption& option, bool isInvalid)
{
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool hasFocus = isEnabled && has(option, QStyle::State_HasFocus);
    const QColor usual = hasFocus ? focusColour() : tone(isEnabled ? Tone::Field : Tone::Control);
    const QColor line = isInvalid ? tone(Tone::Negative) : usual;
    panel(painter, option.rect, kFieldRadius, tone(isEnabled ? Tone::Surface : Tone::Hover), line, hasFocus ? 2 : 1);
}

void checkBox(QPainter& painter, const QStyleOption& option)
{
    indicator(painter, option, 3);
    if (!has(option, QStyle::State_On) && !has(option, QStyle::State_NoChange))
        return;
    const QRectF box = option.rect;
    const auto at = [&](double x, double y) { return box.topLeft() + QPointF(x * box.width(), y * box.height()); };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tone(Tone::OnAccent), box.width() / 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (has(option, QStyle::State_NoChange))
        painter.drawLine(at(0.27, 0.5), at(0.73, 0.5));
    else
        painter.drawPolyline(QPolygonF({at(0.25, 0.53), at(0.43, 0.70), at(0.75, 0.32)}));
    painter.restore();
}

void radioButton(QPainter& painter, const QStyleOption& option)
{
    indicator(painter, option, option.rect.width() / 2.0);
    if (!has(option, QStyle::State_On))
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tone(Tone::OnAccent));
    const double radius = option.rect.width() * 0.2;
    painter.drawEllipse(QRectF(option.rect).center(), radius, radius);
    painter.restore();
}

void itemGround(QPainter& painter, const QStyleOption& option, const QWidget* widget)
{
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(&option);
    if (item && item->backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, item->backgroundBrush);
    const auto* view = qobject_cast<const QAbstractItemView*>(widget);
    const bool isCurrentPane = has(option, QStyle::State_Active) && (!view || view->hasFocus());
    if (has(option, QStyle::State_Selected))
        painter.fillRect(option.rect, tone(isCurrentPane ? Tone::Selection : Tone::ArchivedSoft));
    else if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        painter.fillRect(option.rect, tone(Tone::Hover));
}

void rowGround(QPainter& painter, const QStyleOption& option, const QWidget* widget)
{
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(&option);
    if (item && item->features.testFlag(QStyleOptionViewItem::Alternate))
        painter.fillRect(option.rect, tone(Tone::Alternate));
    if (has(option, QStyle::State_Selected))
        itemGround(painter, option, widget);
}

void branch(QPainter& painter, const QStyleOption& option)
{
    if (!has(option, QStyle::State_Children))
        return;
    const QString name
        = has(option, QStyle::State_Open) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right");
    QRectF box(0, 0, 16, 16);
    box.moveCenter(QRectF(option.rect).center());
    paintIcon(painter, name, box, tone(Tone::Muted));
}

QColor focusColour()
{
    return tone(Theme::instance().isDark() ? Tone::Accent : Tone::AccentFill);
}

void focusRing(QPainter& painter, const QRectF& rect, double radius)
{
    panel(painter, rect, radius, {}, focusColour(), 2);
}

} // namespace colophon::stylepainting
