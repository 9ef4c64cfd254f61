#include "tests/gui/mainuses/desk.h"

#include <QApplication>
#include <QSettings>
#include <QTest>
#include <QWindow>

namespace colophon::test {

namespace {

constexpr int kPatience = 20'000; ///< milliseconds; a build with sanitizers on a busy machine needs some of them
constexpr int kMostSteps = 120; ///< of Tab through everything that there is

QWindow* windowOf(QAccessibleInterface* control)
{
    for (QAccessibleInterface* at = control; at; at = at->parent()) {
        if (QWindow* window = at->window())
            return window;
    }
    return nullptr;
}

/// Settings that tests share with nobody, before anything reads them.
QString ownSettings(const QTemporaryDir& folder)
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.filePath(QStringLiteral("settings")));
    qputenv("XDG_DATA_HOME", folder.filePath(QStringLiteral("data")).toLocal8Bit());
    QSettings().clear();
    return folder.filePath(QStringLiteral("window.ini"));
}

} // namespace

Desk::Desk()
    : m_session(ownSettings(m_folder))
{
    m_session.window().resize(1600, 1000);
    m_session.window().show();
    // Asked again: a window manager that has just begun gives the focus to nobody.
    const auto isActive = [this] {
        m_session.window().activateWindow();
        return QTest::qWaitForWindowActive(&m_session.window(), 500);
    };
    if (!QTest::qWaitFor(isActive, kPatience))
        fail(QStringLiteral("the window does not become active"));
}

Desk::~Desk() = default;

void Desk::fail(const QString& what) const
{
    if (QTest::currentTestFailed())
        return;
    qWarning().noquote() << "What shows:" << outline();
    QTest::qFail(qPrintable(what), __FILE__, __LINE__);
}

QAccessibleInterface* Desk::find(QAccessible::Role role, const QString& name, QAccessibleInterface* inside)
{
    QAccessibleInterface* found = nullptr;
    if (!QTest::currentTestFailed()
        && !QTest::qWaitFor([&] { return (found = findControl(role, name, inside)) != nullptr; }, kPatience))
        fail(QStringLiteral("there is no ") + describe(role, name));
    return found;
}

void Desk::waitUntilSelected(QAccessible::Role role, const QString& name)
{
    const auto isSelected = [&] {
        const QAccessibleInterface* control = findControl(role, name);
        return control && (control->state().selected || control->state().checked);
    };
    if (!QTest::currentTestFailed() && !QTest::qWaitFor(isSelected, kPatience))
        fail(describe(role, name) + QStringLiteral(" is not selected"));
}

QString Desk::production()
{
    const CatalogPointer catalog = m_session.workspace().catalog();
    const Model* churn = catalog->model("churn");
    const Version* holder = churn ? churn->holder(productionStage()) : nullptr;
    return holder ? QString::fromStdString(displayLabel(*holder)) : QString();
}

void Desk::waitForProduction(const QString& label)
{
    if (!QTest::currentTestFailed() && !QTest::qWaitFor([&] { return production() == label; }, kPatience))
        fail(QStringLiteral("%1 is in production, not %2").arg(production(), label));
}

void Desk::waitUntilGone(QAccessible::Role role, const QString& name)
{
    if (!QTest::currentTestFailed() && !QTest::qWaitFor([&] { return !findControl(role, name); }, kPatience))
        fail(describe(role, name) + QStringLiteral(" is still there"));
}

void Desk::click(QAccessible::Role role, const QString& name, Qt::MouseButton button)
{
    click(find(role, name), button);
}

void Desk::click(QAccessibleInterface* control, Qt::MouseButton button)
{
    QWindow* window = windowOf(control);
    if (!window)
        return;
    if (!QTest::qWaitFor([&] { return !control->state().disabled; }, kPatience))
        return fail(describe(control) + QStringLiteral(" is off"));
    // A dialog grows when it knows more; the window system follows a little later.
    const auto place = [&] { return window->mapFromGlobal(control->rect().center()); };
    if (!QTest::qWaitFor([&] { return QRect(QPoint(), window->size()).contains(place()); }, kPatience))
        return fail(describe(control) + QStringLiteral(" is outside of its window"));
    QTest::mouseClick(window, button, {}, place());
}

void Desk::doubleClick(QAccessible::Role role, const QString& name)
{
    QAccessibleInterface* control = find(role, name);
    if (QWindow* window = windowOf(control))
        QTest::mouseDClick(window, Qt::LeftButton, {}, window->mapFromGlobal(control->rect().center()));
}

void Desk::clickMenu(const QString& menu, const QString& entry)
{
    click(QAccessible::MenuItem, menu);
    click(QAccessible::MenuItem, entry);
}

void Desk::clickContextMenu(QAccessible::Role role, const QString& name, const QString& entry)
{
    click(role, name, Qt::RightButton);
    click(QAccessible::MenuItem, entry);
}

void Desk::press(int key, Qt::KeyboardModifiers modifiers)
{
    if (QTest::currentTestFailed())
        return;
    // Between a window that closes and the one below it, the window manager takes its time.
    if (!QTest::qWaitFor([] { return QGuiApplication::focusWindow() != nullptr; }, kPatience))
        return fail(QStringLiteral("no window has the keyboard"));
    QTest::keyClick(QGuiApplication::focusWindow(), Qt::Key(key), modifiers);
}

void Desk::type(const QString& text)
{
    for (const QChar letter : text) {
        QWindow* window = QGuiApplication::focusWindow();
        if (QTest::currentTestFailed() || !window)
            return;
        if (letter.unicode() < 128)
            QTest::keyClick(window, letter.toLatin1());
        else
            QTest::sendKeyEvent(QTest::Click, window, Qt::Key_unknown, letter, {});
    }
}

void Desk::waitForFocus(QAccessible::Role role, const QString& name)
{
    if (!QTest::currentTestFailed()
        && !QTest::qWaitFor([&] { return isCalled(focusedControl(), role, name); }, kPatience))
        fail(QStringLiteral("the keyboard is on %1, not on %2").arg(describe(focusedControl()), describe(role, name)));
}

void Desk::pressUntil(QAccessible::Role role, const QString& name, int key, Qt::KeyboardModifiers modifiers)
{
    QStringList visited;
    for (int step = 0; step < kMostSteps && !QTest::currentTestFailed(); ++step) {
        if (isCalled(focusedControl(), role, name))
            return;
        visited.append(describe(focusedControl()));
        press(key, modifiers);
    }
    fail(QStringLiteral("the keyboard does not reach %1 but %2")
             .arg(describe(role, name), visited.join(QStringLiteral(", "))));
}

} // namespace colophon::test
