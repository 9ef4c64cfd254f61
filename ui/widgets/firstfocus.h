#pragma once

#include <QWidget>

namespace colophon {

/// Where the keyboard goes when a page comes: its main list or table. Not a focus proxy: that one would take the place
/// of the whole page in the order of Tab.
void setFirstFocus(QWidget& page, QWidget* first);
QWidget* firstFocus(const QWidget& page);

/// The parts of a page that F6 stops at one after the other, in the order of reading. None: the page is one part.
void setFocusParts(QWidget& page, const QWidgetList& parts);
QWidgetList focusParts(const QWidget& page);

} // namespace colophon
