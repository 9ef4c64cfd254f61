#pragma once

#include "app/window/session.h"
#include "tests/gui/mainuses/controls.h"

#include <QTemporaryDir>

namespace colophon::test {

/// The window as the program makes it, with a person before it who knows controls by role and name only, and reaches
/// them with the mouse or with the keyboard. What cannot be done fails the test; later steps then do nothing.
class Desk
{
public:
    /// Shows the start page in an active window. Settings, state and the sample project are this desk's own.
    Desk();
    ~Desk();

    Session& session() { return m_session; }
    /// A path inside a folder of this desk.
    QString path(const QString& name) const { return m_folder.filePath(name); }

    /// Waits until there is such a control; null after it failed the test.
    QAccessibleInterface* find(QAccessible::Role role, const QString& name, QAccessibleInterface* inside = nullptr);
    bool has(QAccessible::Role role, const QString& name) const { return findControl(role, name) != nullptr; }
    /// Waits until such a control is selected, or checked.
    void waitUntilSelected(QAccessible::Role role, const QString& name);
    /// The label of the version of the sample's churn model that is in production.
    QString production();
    void waitForProduction(const QString& label);
    /// Waits until nothing like it shows any more.
    void waitUntilGone(QAccessible::Role role, const QString& name);

    // The mouse: real events at the middle of the control, through the window that is there.
    void click(QAccessible::Role role, const QString& name, Qt::MouseButton button = Qt::LeftButton);
    void click(QAccessibleInterface* control, Qt::MouseButton button = Qt::LeftButton);
    void doubleClick(QAccessible::Role role, const QString& name);
    /// Opens a menu of the menu bar and clicks one of its entries.
    void clickMenu(const QString& menu, const QString& entry);
    /// Opens the context menu of a control and clicks one of its entries.
    void clickContextMenu(QAccessible::Role role, const QString& name, const QString& entry);

    // The keyboard: real events to what has the focus.
    void press(int key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString& text);
    /// Waits until the focus is there by itself.
    void waitForFocus(QAccessible::Role role, const QString& name);
    /// Presses Tab, or another key, until the focus is there.
    void pressUntil(QAccessible::Role role, const QString& name, int key = Qt::Key_Tab,
                    Qt::KeyboardModifiers modifiers = {});

private:
    void fail(const QString& what) const;

    QTemporaryDir m_folder;
    Session m_session;
};

} // namespace colophon::test
