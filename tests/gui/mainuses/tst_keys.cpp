#include "app/window/applicationsetup.h"
#include "tests/gui/mainuses/desk.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QTest>
#include <QWindow>

using namespace Qt::StringLiterals;
using namespace colophon;
using namespace colophon::test;

namespace {

constexpr auto kCtrl = Qt::ControlModifier;
constexpr auto kCtrlShift = Qt::ControlModifier | Qt::ShiftModifier;

} // namespace

/// Every key of the window does what it says, in the window that the program makes; and nothing that the keyboard
/// reaches is without a name.
class Keys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setUpApplication(*qApp); }
    void aKeyShowsSomething_data();
    void aKeyShowsSomething();
    void aKeyHidesAPartAndShowsItAgain_data();
    void aKeyHidesAPartAndShowsItAgain();
    void viewsHaveNumbers();
    void backAndForwardByKeyAndByMouse();
    void parentAndChild();
    void spaceChoosesAndShiftBMakesTheBaseline();
    void escapeClosesThePaletteAndReturnsTheFocus();
    void tablesAreCopied_data();
    void tablesAreCopied();
    void tabGoesThroughThePartsAsTheyAreSeen();
    void everythingThatTakesFocusHasAName_data();
    void everythingThatTakesFocusHasAName();

private:
    /// The sample, with v1.2.0 selected and the keyboard in its row.
    static void begin(Desk& desk);
    static void chooseTwo(Desk& desk);
};

void Keys::begin(Desk& desk)
{
    desk.session().openSample();
    desk.find(QAccessible::TreeItem, u"v1.2.0, staging"_s);
    desk.pressUntil(QAccessible::TreeItem, u"v1.2.0, staging"_s, Qt::Key_Down);
}

void Keys::chooseTwo(Desk& desk)
{
    desk.press(Qt::Key_Space);
    desk.pressUntil(QAccessible::TreeItem, u"v1.1.1, production"_s, Qt::Key_Down);
    desk.press(Qt::Key_Space);
    desk.find(QAccessible::Button, u"Compare 2 versions"_s);
}

void Keys::aKeyShowsSomething_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<QAccessible::Role>("role");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* keys, int key, Qt::KeyboardModifiers modifiers, QAccessible::Role role,
                        const QString& name) { QTest::newRow(keys) << key << modifiers << role << name; };
    row("Ctrl+K", Qt::Key_K, kCtrl, QAccessible::EditableText, u"Search versions and commands"_s);
    row("Ctrl+Shift+P", Qt::Key_P, kCtrlShift, QAccessible::EditableText, u"Search versions and commands"_s);
    row("Ctrl+Shift+F", Qt::Key_F, kCtrlShift, QAccessible::EditableText, u"Search versions and commands"_s);
    row("Ctrl+O", Qt::Key_O, kCtrl, QAccessible::Dialog, u"Open folder"_s);
    row("F1", Qt::Key_F1, {}, QAccessible::EditableText, u"Find a command"_s);
    row("Ctrl+,", Qt::Key_Comma, kCtrl, QAccessible::Dialog, u"Settings"_s);
    row("Ctrl+Shift+M", Qt::Key_M, kCtrlShift, QAccessible::Dialog, u"Mark churn v1.2.0 as production"_s);
    row("Ctrl+Shift+R", Qt::Key_R, kCtrlShift, QAccessible::EditableText, u"Reason"_s);
    row("Shift+F10", Qt::Key_F10, Qt::ShiftModifier, QAccessible::MenuItem, u"Choose for comparison"_s);
    row("Ctrl+Shift+X", Qt::Key_X, kCtrlShift, QAccessible::List, u"Problems"_s);
}

void Keys::aKeyShowsSomething()
{
    QFETCH(int, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(QAccessible::Role, role);
    QFETCH(QString, name);
    Desk desk;
    begin(desk);
    QVERIFY(!desk.has(role, name));
    desk.press(key, modifiers);
    desk.find(role, name);
}

void Keys::aKeyHidesAPartAndShowsItAgain_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<QAccessible::Role>("role");
    QTest::addColumn<QString>("name");
    QTest::newRow("Ctrl+B") << int(Qt::Key_B) << QAccessible::Grouping << u"Sidebar"_s;
    QTest::newRow("Ctrl+I") << int(Qt::Key_I) << QAccessible::Grouping << u"Details"_s;
    QTest::newRow("Ctrl+E") << int(Qt::Key_E) << QAccessible::List << u"Evolution of churn"_s;
}

void Keys::aKeyHidesAPartAndShowsItAgain()
{
    QFETCH(int, key);
    QFETCH(QAccessible::Role, role);
    QFETCH(QString, name);
    Desk desk;
    begin(desk);
    desk.find(role, name);
    desk.press(key, kCtrl);
    desk.waitUntilGone(role, name);
    desk.press(key, kCtrl);
    desk.find(role, name);
}

void Keys::viewsHaveNumbers()
{
    Desk desk;
    begin(desk);
    const std::pair<Qt::Key, QString> views[]
        = {{Qt::Key_2, u"Compare"_s}, {Qt::Key_3, u"Charts"_s}, {Qt::Key_4, u"Releases"_s}, {Qt::Key_1, u"History"_s}};
    for (const auto& [key, name] : views) {
        desk.press(key, kCtrl);
        desk.waitUntilSelected(QAccessible::RadioButton, name);
    }
    desk.waitForFocus(QAccessible::TreeItem, u"v1.2.0, staging"_s);
}

void Keys::backAndForwardByKeyAndByMouse()
{
    Desk desk;
    begin(desk);
    desk.press(Qt::Key_4, kCtrl);
    desk.press(Qt::Key_Left, Qt::AltModifier);
    desk.waitUntilSelected(QAccessible::RadioButton, u"History"_s);
    desk.press(Qt::Key_Right, Qt::AltModifier);
    desk.waitUntilSelected(QAccessible::RadioButton, u"Releases"_s);
    // Over a table, which would keep a click of these buttons to itself.
    desk.click(QAccessible::Table, u"Release history"_s, Qt::BackButton);
    desk.waitUntilSelected(QAccessible::RadioButton, u"History"_s);
    desk.click(QAccessible::Tree, u"Versions"_s, Qt::ForwardButton);
    desk.waitUntilSelected(QAccessible::RadioButton, u"Releases"_s);
}

void Keys::parentAndChild()
{
    Desk desk;
    begin(desk);
    desk.press(Qt::Key_Up, Qt::AltModifier);
    desk.find(QAccessible::Client, u"churn v1.1.0"_s);
    desk.press(Qt::Key_Up, Qt::AltModifier);
    desk.find(QAccessible::Client, u"churn v1.0.1"_s);
    desk.press(Qt::Key_Down, Qt::AltModifier);
    desk.find(QAccessible::Client, u"churn v1.1.0"_s);
}

void Keys::spaceChoosesAndShiftBMakesTheBaseline()
{
    Desk desk;
    begin(desk);
    chooseTwo(desk);
    desk.find(QAccessible::ListItem, u"v1.2.0, baseline"_s);
    desk.press(Qt::Key_B, Qt::ShiftModifier);
    desk.find(QAccessible::ListItem, u"v1.1.1, baseline"_s);
    desk.press(Qt::Key_Space);
    desk.find(QAccessible::ListItem, u"v1.2.0, baseline"_s);
    desk.waitUntilGone(QAccessible::Button, u"Compare 2 versions"_s);
}

void Keys::escapeClosesThePaletteAndReturnsTheFocus()
{
    Desk desk;
    begin(desk);
    desk.press(Qt::Key_K, kCtrl);
    desk.waitForFocus(QAccessible::EditableText, u"Search versions and commands"_s);
    desk.press(Qt::Key_Escape);
    desk.waitForFocus(QAccessible::TreeItem, u"v1.2.0, staging"_s);
}

void Keys::tablesAreCopied_data()
{
    QTest::addColumn<int>("view");
    QTest::addColumn<QAccessible::Role>("role");
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("text");
    QTest::newRow("Versions") << int(Qt::Key_1) << QAccessible::TreeItem << u"v1.1.1, production"_s << u"Hotfix"_s;
    QTest::newRow("Details") << int(Qt::Key_1) << QAccessible::Cell << u"accuracy"_s << u"0.807"_s;
    QTest::newRow("Release history") << int(Qt::Key_4) << QAccessible::Cell << u"18 Mar*"_s << u"Hotfix"_s;
}

void Keys::tablesAreCopied()
{
    QFETCH(int, view);
    QFETCH(QAccessible::Role, role);
    QFETCH(QString, cell);
    QFETCH(QString, text);
    Desk desk;
    begin(desk);
    desk.pressUntil(QAccessible::TreeItem, u"v1.1.1, production"_s, Qt::Key_Down);
    desk.press(view, kCtrl);
    desk.pressUntil(role, cell);
    QGuiApplication::clipboard()->clear();
    desk.press(Qt::Key_C, kCtrl);
    const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
    QVERIFY(copied && copied->hasHtml());
    QVERIFY2(copied->text().contains(text) && copied->text().contains(u'\t'), qPrintable(copied->text()));
}

void Keys::tabGoesThroughThePartsAsTheyAreSeen()
{
    const QStringList wanted{u"Search versions and commands"_s, u"All models*"_s,     u"Metric: *"_s,
                             u"v1.2.0, staging, *"_s,           u"Filter versions"_s, u"v1.2.0, staging"_s,
                             u"Mark v1.2.0 as production…"_s,   u"1 problem"_s};
    Desk desk;
    begin(desk);
    desk.pressUntil(QAccessible::CheckBox, u"Toggle sidebar"_s);
    for (const QString& name : wanted) {
        const auto isThere = [&] {
            QAccessibleInterface* focused = focusedControl();
            return focused && isCalled(focused, focused->role(), name);
        };
        QStringList passed;
        while (!isThere() && passed.size() < 30) {
            desk.press(Qt::Key_Tab);
            passed.append(describe(focusedControl()));
        }
        QVERIFY2(isThere(), qPrintable(name + u" is not among "_s + passed.join(u", "_s)));
    }
    desk.pressUntil(QAccessible::CheckBox, u"Toggle sidebar"_s);
    desk.press(Qt::Key_Backtab, Qt::ShiftModifier);
    desk.pressUntil(QAccessible::Button, u"1 problem"_s, Qt::Key_Backtab, Qt::ShiftModifier);
}

void Keys::everythingThatTakesFocusHasAName_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::newRow("History") << int(Qt::Key_1) << Qt::KeyboardModifiers(kCtrl);
    QTest::newRow("Compare") << int(Qt::Key_2) << Qt::KeyboardModifiers(kCtrl);
    QTest::newRow("Charts") << int(Qt::Key_3) << Qt::KeyboardModifiers(kCtrl);
    QTest::newRow("Releases") << int(Qt::Key_4) << Qt::KeyboardModifiers(kCtrl);
    QTest::newRow("release window") << int(Qt::Key_M) << Qt::KeyboardModifiers(kCtrlShift);
    QTest::newRow("palette") << int(Qt::Key_K) << Qt::KeyboardModifiers(kCtrl);
    QTest::newRow("shortcuts") << int(Qt::Key_F1) << Qt::KeyboardModifiers();
    QTest::newRow("settings") << int(Qt::Key_Comma) << Qt::KeyboardModifiers(kCtrl);
    QTest::newRow("problems") << int(Qt::Key_X) << Qt::KeyboardModifiers(kCtrlShift);
}

void Keys::everythingThatTakesFocusHasAName()
{
    QFETCH(int, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    Desk desk;
    begin(desk);
    chooseTwo(desk);
    desk.pressUntil(QAccessible::TreeItem, u"v1.2.0, staging"_s, Qt::Key_Up);
    desk.press(key, modifiers);
    if (key == Qt::Key_M)
        desk.find(QAccessible::EditableText, u"Reason"_s);
    QStringList nameless;
    for (QAccessibleInterface* control : allControls()) {
        auto* widget = qobject_cast<QWidget*>(control->object());
        const bool takesFocus = widget && (widget->focusPolicy() & Qt::TabFocus) && widget->isEnabled();
        if (takesFocus && control->text(QAccessible::Name).trimmed().isEmpty())
            nameless.append(QString::fromLatin1(widget->metaObject()->className()) + u" in "_s
                            + QString::fromLatin1(widget->parentWidget()->metaObject()->className()));
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral("; "))));
}

QTEST_MAIN(Keys)
#include "tst_keys.moc"
