#include "tests/gui/mainuses/controls.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QMetaEnum>
#include <QWidget>

namespace colophon::test {

namespace {

QString roleName(QAccessible::Role role)
{
    return QString::fromLatin1(QMetaEnum::fromType<QAccessible::Role>().valueToKey(role));
}

bool shows(QAccessibleInterface* control)
{
    return control && control->isValid() && !control->state().invisible;
}

void collect(QAccessibleInterface* control, QList<QAccessibleInterface*>& all)
{
    if (!shows(control))
        return;
    all.append(control);
    for (int i = 0; i < control->childCount(); ++i)
        collect(control->child(i), all);
}

/// Without a screen reader nobody tells the cells of a table that rows came or went; a new view of it knows.
void forgetCells(QAccessibleInterface* control)
{
    if (!shows(control))
        return;
    if (qobject_cast<QAbstractItemView*>(control->object()))
        return QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(control));
    for (int i = 0; i < control->childCount(); ++i)
        forgetCells(control->child(i));
}

/// Depth first, so that a search ends at the first match.
QAccessibleInterface* search(QAccessibleInterface* control, QAccessible::Role role, const QString& name)
{
    if (!shows(control))
        return nullptr;
    if (isCalled(control, role, name))
        return control;
    for (int i = 0; i < control->childCount(); ++i) {
        if (QAccessibleInterface* found = search(control->child(i), role, name))
            return found;
    }
    return nullptr;
}

/// Popups and dialogs first, as they lie above the window.
QList<QAccessibleInterface*> windows()
{
    QList<QAccessibleInterface*> all;
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (!widget->isVisible())
            continue;
        QAccessibleInterface* window = QAccessible::queryAccessibleInterface(widget);
        if (widget->parentWidget())
            all.prepend(window);
        else
            all.append(window);
    }
    return all;
}

} // namespace

bool isCalled(QAccessibleInterface* control, QAccessible::Role role, const QString& name)
{
    if (!control || control->role() != role)
        return false;
    const QString said = control->text(QAccessible::Name);
    return name.endsWith(u'*') ? said.startsWith(name.chopped(1)) : said == name;
}

QAccessibleInterface* findControl(QAccessible::Role role, const QString& name, QAccessibleInterface* inside)
{
    QObject* place = inside ? inside->object() : nullptr;
    if (place) {
        forgetCells(inside);
        return search(QAccessible::queryAccessibleInterface(place), role, name);
    }
    for (QAccessibleInterface* window : windows()) {
        forgetCells(window);
        if (QAccessibleInterface* found = search(window, role, name))
            return found;
    }
    return nullptr;
}

QAccessibleInterface* focusedControl()
{
    QAccessibleInterface* control = QAccessible::queryAccessibleInterface(QApplication::focusObject());
    while (control) {
        QAccessibleInterface* part = control->focusChild();
        if (!part || part == control)
            break;
        control = part;
    }
    return control;
}

QList<QAccessibleInterface*> allControls()
{
    QList<QAccessibleInterface*> all;
    for (QAccessibleInterface* window : windows()) {
        forgetCells(window);
        collect(window, all);
    }
    return all;
}

QString describe(QAccessible::Role role, const QString& name)
{
    return QStringLiteral("%1 “%2”").arg(roleName(role), name);
}

QString describe(QAccessibleInterface* control)
{
    return control ? describe(control->role(), control->text(QAccessible::Name)) : QStringLiteral("nothing");
}

QString outline()
{
    QStringList lines;
    for (QAccessibleInterface* control : allControls()) {
        if (!control->text(QAccessible::Name).isEmpty())
            lines.append(describe(control));
    }
    return lines.join(u'\n');
}

} // namespace colophon::test
