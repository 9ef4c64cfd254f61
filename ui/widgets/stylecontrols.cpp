#include "ui/widgets/icons.h"
#include "ui/widgets/mnemonics.h"
#include "ui/widgets/stylepainting.h"

#include <QApplication>
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

constexpr int kMenuIconColumn = 30;
constexpr int kMenuPadding = 10;

void menuItemMark(QPainter& painter, const QStyleOptionMenuItem& item)
{
    const QRectF box(item.rect.left() + kMenuPadding, item.rect.center().y() - 7, 16, 16);
    const QColor colour = tone(has(item, QStyle::State_Enabled) ? Tone::Muted : Tone::Faint);
    if (item.checkType != QStyleOptionMenuItem::NotCheckable && item.checked)
        paintIcon(painter, QStringLiteral("check"), box, tone(Tone::Accent));
    else if (!item.icon.isNull())
        item.icon.paint(&painter, box.toRect(), Qt::AlignCenter,
                        has(item, QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled);
    if (item.menuItemType == QStyleOptionMenuItem::SubMenu)
        paintIcon(painter, QStringLiteral("chevron-right"),
                  QRectF(item.rect.right() - 24, item.rect.center().y() - 7, 14, 16), colour);
}

void menuItemText(QPainter& painter, const QStyleOptionMenuItem& item)
{
    const bool isEnabled = has(item, QStyle::State_Enabled);
    const bool isSelected = isEnabled && has(item, QStyle::State_Selected);
    const QStringList parts = item.text.split(u'\t');
    const QRect area = item.rect.adjusted(kMenuPadding + kMenuIconColumn, 0, -kMenuPadding - 4, 0);
    painter.setFont(item.font);
    painter.setPen(tone(!isEnabled ? Tone::Faint : isSelected ? Tone::SelectionText : Tone::Text));
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft | Mnemonics::textFlag() | Qt::TextSingleLine,
                     parts.value(0));
    if (parts.size() < 2)
        return;
    painter.setPen(tone(isSelected ? Tone::SelectionText : Tone::Muted));
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, parts.value(1));
}

QString sortIcon(const QStyleOptionHeader& header)
{
    // Qt names the arrow by where it points on screen: "down" is ascending order.
    if (header.sortIndicator == QStyleOptionHeader::SortDown)
        return QStringLiteral("arrow-up");
    return header.sortIndicator == QStyleOptionHeader::SortUp ? QStringLiteral("arrow-down") : QString();
}

} // namespace

int menuItemHeight(const QStyleOptionMenuItem& item)
{
    return item.menuItemType == QStyleOptionMenuItem::Separator ? 9 : Theme::instance().scaled(28);
}

void menuItem(QPainter& painter, const QStyleOptionMenuItem& item)
{
    painter.save();
    if (item.menuItemType == QStyleOptionMenuItem::Separator) {
        const int y = item.rect.center().y();
        painter.fillRect(QRect(item.rect.left() + 1, y, item.rect.width() - 2, 1), tone(Tone::Border));
    } else {
        if (has(item, QStyle::State_Selected) && has(item, QStyle::State_Enabled))
            panel(painter, QRectF(item.rect).adjusted(4, 0, -4, 0), kBadgeRadius, tone(Tone::Selection), {});
        menuItemMark(painter, item);
        menuItemText(painter, item);
    }
    painter.restore();
}

void menuBarItem(QPainter& painter, const QStyleOptionMenuItem& item)
{
    painter.save();
    painter.fillRect(item.rect, tone(Tone::Window));
    if (has(item, QStyle::State_Sunken) || has(item, QStyle::State_Selected)) {
        const Tone ground = has(item, QStyle::State_Sunken) ? Tone::Selection : Tone::Hover;
        panel(painter, QRectF(item.rect).adjusted(1, 2, -1, -2), kBadgeRadius, tone(ground), {});
    }
    painter.setPen(tone(has(item, QStyle::State_Enabled) ? Tone::Text : Tone::Faint));
    painter.drawText(item.rect, Qt::AlignCenter | Mnemonics::textFlag() | Qt::TextSingleLine, item.text);
    painter.restore();
}

void headerSection(QPainter& painter, const QStyleOptionHeader& header)
{
    painter.fillRect(header.rect, tone(has(header, QStyle::State_MouseOver) ? Tone::Hover : Tone::Surface));
    const QRect& rect = header.rect;
    if (header.orientation == Qt::Horizontal)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tone(Tone::Border));
    else
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), tone(Tone::Border));
}

void headerText(QPainter& painter, const QStyleOptionHeader& header, const QWidget* widget)
{
    const QString mark = sortIcon(header);
    const int space = mark.isEmpty() ? 0 : 18;
    const bool isRight = header.textAlignment.testFlag(Qt::AlignRight);
    QFont font = widget ? widget->font() : QApplication::font();
    font.setPixelSize(Theme::instance().font(TypeSize::Small).pixelSize());
    font.setWeight(QFont::Medium);
    painter.save();
    painter.setFont(font);
    painter.setPen(tone(Tone::Muted));
    const QRect area = header.rect.adjusted(6, 0, -6 - space, 0);
    const QString text = painter.fontMetrics().elidedText(header.text, Qt::ElideRight, area.width());
    const int width = painter.fontMetrics().horizontalAdvance(text);
    painter.drawText(area, int(header.textAlignment) | Qt::AlignVCenter | Qt::TextSingleLine, text);
    if (!mark.isEmpty()) {
        const int left = isRight ? area.right() + 3 : area.left() + width + 4;
        paintIcon(painter, mark, QRectF(left, header.rect.center().y() - 6, 14, 14), tone(Tone::Text));
    }
    painter.restore();
}

void scrollBar(QPainter& painter, const QStyleOptionSlider& bar, const QRect& handle)
{
    if (!handle.isValid() || bar.maximum <= bar.minimum)
        return;
    const bool isHot = has(bar, QStyle::State_MouseOver) || has(bar, QStyle::State_Sunken);
    QRectF thumb = handle;
    thumb = bar.orientation == Qt::Vertical ? thumb.adjusted(3, 1, -3, -1) : thumb.adjusted(1, 3, -1, -3);
    panel(painter, thumb, qMin(thumb.width(), thumb.height()) / 2, tone(isHot ? Tone::Field : Tone::Control), {});
}

void slider(QPainter& painter, const QStyleOptionSlider& option, const QRect& groove, const QRect& handle)
{
    const QRectF line(groove.left(), groove.center().y() - 1, groove.width(), 3);
    panel(painter, line, 1.5, tone(Tone::Control), {});
    panel(painter, QRectF(line.left(), line.top(), handle.center().x() - line.left(), line.height()), 1.5,
          tone(Tone::AccentFill), {});
    QRectF knob(0, 0, 14, 14);
    knob.moveCenter(QRectF(handle).center());
    panel(painter, knob, 7, tone(has(option, QStyle::State_MouseOver) ? Tone::Hover : Tone::Raised), tone(Tone::Field));
    if (has(option, QStyle::State_HasFocus))
        focusRing(painter, knob.adjusted(-3, -3, 3, 3).intersected(option.rect), 9);
}

void comboBox(QPainter& painter, const QStyleOptionComboBox& box)
{
    if (box.editable) {
        fieldPanel(painter, box);
    } else {
        QStyleOptionButton button;
        static_cast<QStyleOption&>(button) = box;
        button.state.setFlag(QStyle::State_Sunken,
                             box.activeSubControls != QStyle::SC_None && box.state.testFlag(QStyle::State_Sunken));
        button.state.setFlag(QStyle::State_On, false);
        buttonPanel(painter, button, nullptr);
    }
    const QRectF mark(box.rect.right() - 22, box.rect.center().y() - 7, 14, 16);
    paintIcon(painter, QStringLiteral("chevron-down"), mark,
              tone(has(box, QStyle::State_Enabled) ? Tone::Muted : Tone::Faint));
}

void progressBar(QPainter& painter, const QStyleOptionProgressBar& bar)
{
    const double height = 4;
    const QRectF line(bar.rect.left(), bar.rect.center().y() - 1.5, bar.rect.width(), height);
    panel(painter, line, height / 2, tone(Tone::Control), {});
    if (bar.maximum <= bar.minimum)
        return;
    const double share = double(bar.progress - bar.minimum) / (double(bar.maximum) - bar.minimum);
    if (share > 0)
        panel(painter, QRectF(line.topLeft(), QSizeF(qMax(height, line.width() * qMin(1.0, share)), height)),
              height / 2, tone(Tone::AccentFill), {});
}

} // namespace colophon::stylepainting
