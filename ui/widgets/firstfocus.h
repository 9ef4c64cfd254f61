#pragma once

class QWidget;

namespace colophon {

/// Where the keyboard goes when a page comes: its main list or table. Not a focus proxy: that one would take the place
/// of the whole page in the order of Tab.
void setFirstFocus(QWidget& page, QWidget* first);
QWidget* firstFocus(const QWidget& page);

} // namespace colophon
