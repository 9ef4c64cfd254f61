#pragma once

#include "ui/widgets/theme.h"

class QPainter;
class QRectF;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QWidget;

namespace colophon {

/// What Style paints, one function for each kind of control. All take the option's rectangle as it is.
namespace stylepainting {

enum class ButtonRole { Plain, Primary, Danger };

inline constexpr double kFieldRadius = 5;
inline constexpr double kCardRadius = 6;
inline constexpr double kBadgeRadius = 4;
inline constexpr int kIconGap = 8;

ButtonRole buttonRole(const QWidget* widget);

/// A rounded rectangle with a crisp 1 px line inside `rect`; an invalid colour leaves out ground or line.
void panel(QPainter& painter, const QRectF& rect, double radius, const QColor& ground, const QColor& line,
           double width = 1);
void buttonPanel(QPainter& painter, const QStyleOption& option, const QWidget* widget);
void buttonLabel(QPainter& painter, const QStyleOptionButton& button, const QWidget* widget);
void toolButtonPanel(QPainter& painter, const QStyleOption& option);
/// `isInvalid`: what is typed cannot be taken; said in words elsewhere.
void fieldPanel(QPainter& painter, const QStyleOption& option, bool isInvalid = false);
void checkBox(QPainter& painter, const QStyleOption& option);
void radioButton(QPainter& painter, const QStyleOption& option);
void itemGround(QPainter& painter, const QStyleOption& option, const QWidget* widget);
void rowGround(QPainter& painter, const QStyleOption& option, const QWidget* widget);
void branch(QPainter& painter, const QStyleOption& option);
/// Of every mark of the keyboard focus: at least 3 : 1 against each ground, the selected row's too. The filled controls
/// of the dark theme are darker than that, so that their white text can be read.
QColor focusColour();
void focusRing(QPainter& painter, const QRectF& rect, double radius);

void menuItem(QPainter& painter, const QStyleOptionMenuItem& item);
void menuBarItem(QPainter& painter, const QStyleOptionMenuItem& item);
void headerSection(QPainter& painter, const QStyleOptionHeader& header);
void headerText(QPainter& painter, const QStyleOptionHeader& header, const QWidget* widget);
void scrollBar(QPainter& painter, const QStyleOptionSlider& bar, const QRect& handle);
void slider(QPainter& painter, const QStyleOptionSlider& slider, const QRect& groove, const QRect& handle);
void comboBox(QPainter& painter, const QStyleOptionComboBox& box);
void progressBar(QPainter& painter, const QStyleOptionProgressBar& bar);
int menuItemHeight(const QStyleOptionMenuItem& item);

} // namespace stylepainting

} // namespace colophon
