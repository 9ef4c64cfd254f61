#include "ui/widgets/style.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/mnemonics.h"
#include "ui/widgets/stylepainting.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitterHandle>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>

namespace colophon {

namespace paint = stylepainting;

namespace {

constexpr int kTickRoom = 5; ///< left and right in a check box, for the focus ring

QColor tone(Tone which)
{
    return Theme::instance().colour(which);
}

int scaled(double value)
{
    return Theme::instance().scaled(value);
}

void frame(QPainter& painter, const QStyleOption& option, const QWidget* widget)
{
    // A scroll area that takes the focus shows it in its frame: its contents would cover it inside.
    if (qobject_cast<const QScrollArea*>(widget)) {
        constexpr auto kShows = QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange;
        if ((option.state & kShows) == kShows)
            paint::focusRing(painter, option.rect, 1);
        return;
    }
    const bool isField = widget && (widget->inherits("QTextEdit") || widget->inherits("QPlainTextEdit"));
    if (isField)
        paint::fieldPanel(painter, option);
    else
        paint::panel(painter, option.rect, 0, {}, tone(Tone::Border));
}

void splitter(QPainter& painter, const QStyleOption& option)
{
    painter.fillRect(option.rect, tone(Tone::Window));
    const bool isVerticalLine = option.state.testFlag(QStyle::State_Horizontal);
    const QRect& r = option.rect;
    const QColor line = tone(option.state.testFlag(QStyle::State_MouseOver) ? Tone::Field : Tone::Border);
    if (isVerticalLine) {
        painter.fillRect(QRect(r.left(), r.top(), 1, r.height()), line);
        painter.fillRect(QRect(r.right(), r.top(), 1, r.height()), line);
    } else {
        painter.fillRect(QRect(r.left(), r.top(), r.width(), 1), line);
        painter.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), line);
    }
}

void toolBarSeparator(QPainter& painter, const QStyleOption& option)
{
    const QRect& r = option.rect;
    if (option.state.testFlag(QStyle::State_Horizontal))
        painter.fillRect(QRect(r.center().x(), r.top() + 6, 1, r.height() - 12), tone(Tone::Border));
    else
        painter.fillRect(QRect(r.left() + 6, r.center().y(), r.width() - 12, 1), tone(Tone::Border));
}

} // namespace

Style::Style()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    const bool reacts = qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget)
        || qobject_cast<QAbstractSlider*>(widget) || qobject_cast<QSplitterHandle*>(widget)
        || qobject_cast<QTabBar*>(widget);
    if (reacts)
        widget->setAttribute(Qt::WA_Hover);
    // Rounded corners of popups need a window that can be seen through.
    if (qobject_cast<QMenu*>(widget))
        widget->setAttribute(Qt::WA_TranslucentBackground);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        return paint::buttonPanel(*painter, *option, widget);
    case PE_PanelButtonTool:
        return paint::toolButtonPanel(*painter, *option);
    case PE_PanelLineEdit:
        if (const auto* line = qstyleoption_cast<const QStyleOptionFrame*>(option); line && line->lineWidth > 0)
            paint::fieldPanel(*painter, *option, widget && widget->property("invalid").toBool());
        return;
    case PE_FrameLineEdit:
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return paint::checkBox(*painter, *option);
    case PE_IndicatorRadioButton:
        return paint::radioButton(*painter, *option);
    case PE_PanelItemViewItem:
        return paint::itemGround(*painter, *option, widget);
    case PE_PanelItemViewRow:
        return paint::rowGround(*painter, *option, widget);
    case PE_IndicatorBranch:
        return paint::branch(*painter, *option);
    case PE_PanelMenu:
    case PE_PanelTipLabel:
        return paint::panel(*painter, option->rect, paint::kCardRadius, tone(Tone::Raised), tone(Tone::Control));
    case PE_IndicatorHeaderArrow: // part of the header's text
    case PE_FrameMenu:
    case PE_PanelMenuBar:
    case PE_FrameStatusBarItem:
    case PE_FrameTabBarBase:
    case PE_PanelStatusBar:
        return;
    case PE_Frame:
        return frame(*painter, *option, widget);
    case PE_FrameFocusRect:
        // Controls get their ring from FocusRing; cells get it here.
        if (qobject_cast<const QAbstractItemView*>(widget))
            paint::focusRing(*painter, option->rect, 1);
        return;
    case PE_IndicatorToolBarSeparator:
        return toolBarSeparator(*painter, *option);
    case PE_IndicatorArrowDown:
        return paintIcon(*painter, QStringLiteral("chevron-down"), option->rect, tone(Tone::Muted));
    case PE_IndicatorArrowUp:
        return paintIcon(*painter, QStringLiteral("chevron-up"), option->rect, tone(Tone::Muted));
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    switch (element) {
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            return paint::menuItem(*painter, *item);
        break;
    case CE_MenuBarItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            return paint::menuBarItem(*painter, *item);
        break;
    case CE_MenuBarEmptyArea:
        return painter->fillRect(option->rect, tone(Tone::Window));
    case CE_Header:
        // Ground and text get the whole section: the text makes room for its sort mark itself.
        proxy()->drawControl(CE_HeaderSection, option, painter, widget);
        return proxy()->drawControl(CE_HeaderLabel, option, painter, widget);
    case CE_HeaderSection:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            return paint::headerSection(*painter, *header);
        break;
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option))
            return paint::headerText(*painter, *header, widget);
        break;
    case CE_HeaderEmptyArea: {
        painter->fillRect(option->rect, tone(Tone::Surface));
        return painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                                 tone(Tone::Border));
    }
    case CE_CheckBox:
    case CE_RadioButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            QStyleOptionButton inner = *button;
            inner.rect.adjust(kTickRoom, 0, -kTickRoom, 0);
            return QProxyStyle::drawControl(element, &inner, painter, widget);
        }
        break;
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
            return paint::buttonLabel(*painter, *button, widget);
        break;
    case CE_Splitter:
        return splitter(*painter, *option);
    case CE_ToolBar:
        return painter->fillRect(option->rect, tone(Tone::Window));
    case CE_ProgressBarGroove:
    case CE_ProgressBarLabel:
        return;
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
            return paint::progressBar(*painter, *bar);
        break;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const
{
    if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option); bar && control == CC_ScrollBar) {
        const auto* area
            = widget ? qobject_cast<const QAbstractScrollArea*>(widget->parentWidget()->parentWidget()) : nullptr;
        painter->fillRect(option->rect,
                          area ? area->viewport()->palette().color(area->viewport()->backgroundRole())
                               : tone(Tone::Surface));
        return paint::scrollBar(*painter, *bar, subControlRect(control, option, SC_ScrollBarSlider, widget));
    }
    if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        bar && control == CC_Slider && bar->orientation == Qt::Horizontal)
        return paint::slider(*painter, *bar, subControlRect(control, option, SC_SliderGroove, widget),
                             subControlRect(control, option, SC_SliderHandle, widget));
    if (const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option); box && control == CC_ComboBox)
        return paint::comboBox(*painter, *box);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                            const QWidget* widget) const
{
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return option->rect.adjusted(9, 1, -26, -1);
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control == CC_ScrollBar && bar) {
        // No arrow buttons: the groove is everything.
        if (part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine)
            return {};
        if (part == SC_ScrollBarGroove)
            return option->rect;
        const int length = bar->orientation == Qt::Horizontal ? option->rect.width() : option->rect.height();
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        int thumb = length;
        if (range > 0)
            thumb = qBound(qMin(28, length), int(length * qint64(bar->pageStep) / (range + bar->pageStep)), length);
        const int start
            = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - thumb, bar->upsideDown);
        QRect rect = option->rect;
        const bool isHorizontal = bar->orientation == Qt::Horizontal;
        if (part == SC_ScrollBarSlider)
            rect = isHorizontal ? QRect(start, 0, thumb, rect.height()) : QRect(0, start, rect.width(), thumb);
        else if (part == SC_ScrollBarSubPage)
            rect = isHorizontal ? QRect(0, 0, start, rect.height()) : QRect(0, 0, rect.width(), start);
        else if (part == SC_ScrollBarAddPage)
            rect = isHorizontal ? QRect(start + thumb, 0, length - start - thumb, rect.height())
                                : QRect(0, start + thumb, rect.width(), length - start - thumb);
        return visualRect(bar->direction, option->rect, rect);
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const
{
    const bool isSmall = widget && widget->property("small").toBool();
    const int controlHeight = scaled(isSmall ? 24 : 28);
    switch (type) {
    case CT_PushButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        const bool hasText = button && !button->text.isEmpty();
        const int gap = button && !button->icon.isNull() ? paint::kIconGap - 4 : 0;
        const int width = hasText ? size.width() + gap + (isSmall ? 16 : 24) : size.width() + 10;
        return {qMax(controlHeight, width), controlHeight};
    }
    case CT_CheckBox:
    case CT_RadioButton: {
        const QSize usual = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {usual.width() + 2 * kTickRoom, qMax(usual.height(), scaled(24))};
    }
    case CT_ComboBox:
        return {size.width() + 40, controlHeight};
    case CT_LineEdit:
        return {size.width() + 4, qMax(size.height(), controlHeight)};
    case CT_MenuBarItem:
        return {size.width() + 16, scaled(26)};
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            const int keys = item->text.contains(u'\t') ? 32 : 12;
            return {size.width() + 60 + keys, paint::menuItemHeight(*item)};
        }
        break;
    case CT_HeaderSection:
        return {QProxyStyle::sizeFromContents(type, option, size, widget).width() + 8, scaled(27)};
    case CT_ItemViewItem:
        return QProxyStyle::sizeFromContents(type, option, size, widget).expandedTo({0, scaled(26)});
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 12;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return scaled(15);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
        return scaled(16);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ToolBarFrameWidth:
    case PM_MenuBarPanelWidth:
    case PM_MenuPanelWidth:
        return 0;
    case PM_MenuVMargin:
        return 5;
    case PM_MenuHMargin:
        return 0;
    case PM_MenuBarHMargin:
        return 6;
    case PM_MenuBarItemSpacing:
        return 0;
    case PM_SplitterWidth:
        return 5;
    case PM_DefaultFrameWidth:
        return qobject_cast<const QScrollArea*>(widget) ? 2 : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_FocusFrameHMargin:
        return 5; // In item views this is the margin of the text, less one.
    case PM_FocusFrameVMargin:
        return 3;
    case PM_TreeViewIndentation:
        return scaled(18);
    case PM_ToolBarSeparatorExtent:
        return 13;
    case PM_ToolBarItemSpacing:
        return 4;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* result) const
{
    switch (hint) {
    case SH_ComboBox_Popup:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    case SH_ItemView_ArrowKeysNavigateIntoChildren:
        return 1;
    case SH_EtchDisabledText:
        return 0;
    case SH_UnderlineShortcut:
        return Mnemonics::areShown();
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_Widget_Animation_Duration:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

QIcon Style::standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const
{
    switch (which) {
    case SP_LineEditClearButton:
        return icon(QStringLiteral("x"));
    case SP_ToolBarHorizontalExtensionButton:
        return icon(QStringLiteral("ellipsis"));
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

} // namespace colophon
