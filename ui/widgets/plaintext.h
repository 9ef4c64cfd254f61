#pragma once

#include <QString>

class QFontMetrics;
class QWidget;

namespace colophon {

/// Text from outside, fit to be shown on one line: control characters, line ends and the invisible marks that turn the
/// direction of reading are replaced by visible signs, so that what is shown is what is there.
QString visibleText(const QString& text);

/// "basket-ranker v1.2.0" where there is little room: the model gives way, the label behind it stays whole as long as
/// it fits: "bask… v1.2.0". The text is fit to be shown already.
QString elidedName(const QFontMetrics& metrics, const QString& name, int width);

/// Text for a tool tip: escaped, so that Qt shows it as it is written and never as HTML.
QString plainToolTip(const QString& text);
/// What such a tool tip says, without its markup.
QString textOfToolTip(const QString& toolTip);
/// Gives the widget this text as tool tip and says the same to assistive tools, which would get the markup otherwise.
void setPlainToolTip(QWidget& widget, const QString& text);

} // namespace colophon
