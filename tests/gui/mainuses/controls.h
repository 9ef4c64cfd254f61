#pragma once

#include <QAccessible>
#include <QString>

namespace colophon::test {

/// Controls as assistive tools see them: things that show, with a role and a name. A name that ends in "*" stands for
/// every name that begins like it.

/// The first control with this role and name in the windows that show, or inside one widget; null: there is none.
/// To be used at once: the next search may take cells away from it.
QAccessibleInterface* findControl(QAccessible::Role role, const QString& name, QAccessibleInterface* inside = nullptr);
/// The control that has the keyboard: a cell or an item rather than the table that it is in. Null: nothing has it.
QAccessibleInterface* focusedControl();
bool isCalled(QAccessibleInterface* control, QAccessible::Role role, const QString& name);

/// Everything that shows, in the order of the tree.
QList<QAccessibleInterface*> allControls();
/// "Button “Undo”"
QString describe(QAccessibleInterface* control);
QString describe(QAccessible::Role role, const QString& name);
/// One line for each control with a name, to be read after a failure.
QString outline();

} // namespace colophon::test
