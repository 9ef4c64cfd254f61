#pragma once

#include <QAccessible>

class QWidget;

namespace colophon {

/// What assistive tools take a widget of ours for. Qt knows its own widgets only; others are a "filler" without it.
/// To be set first of all in the constructor, before the accessible name: Qt settles the role with the first of them.
void setAccessibleRole(QWidget& widget, QAccessible::Role role);

} // namespace colophon
