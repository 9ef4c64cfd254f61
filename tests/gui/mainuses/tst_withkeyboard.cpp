#include "app/window/applicationsetup.h"
#include "tests/gui/mainuses/stories.h"

#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace colophon;
using namespace colophon::test;

/// The three main uses with the keyboard alone, from where the focus is when something opens.
class WithKeyboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setUpApplication(*qApp); }
    void browseTheHistory();
    void compareThreeVersions();
    void markAsProductionUndoAndRollBack();
    void undoAfterANoteShowsFirstWhatItTakesBack();

private:
    static void openSample(Desk& desk);
    static void goToRow(Desk& desk, const QString& row);
    static void exportAs(Desk& desk, const QString& path);
    static void confirm(Desk& desk, const QString& reason);
};

void WithKeyboard::openSample(Desk& desk)
{
    desk.pressUntil(QAccessible::Button, u"Explore the sample project"_s);
    desk.press(Qt::Key_Space);
    desk.find(QAccessible::TreeItem, u"v1.2.0, staging"_s);
}

/// From anywhere in the table of versions.
void WithKeyboard::goToRow(Desk& desk, const QString& row)
{
    desk.press(Qt::Key_Home);
    desk.pressUntil(QAccessible::TreeItem, row, Qt::Key_Down);
}

void WithKeyboard::exportAs(Desk& desk, const QString& path)
{
    desk.press(Qt::Key_S, Qt::ControlModifier);
    desk.waitForFocus(QAccessible::ComboBox, u"Comparison"_s);
    desk.press(Qt::Key_Return);
    desk.waitForFocus(QAccessible::EditableText, u"File name:"_s);
    desk.press(Qt::Key_A, Qt::ControlModifier);
    desk.type(path);
    desk.press(Qt::Key_Return);
    desk.waitUntilGone(QAccessible::Dialog, u"Export Comparison"_s);
    desk.waitUntilGone(QAccessible::Button, u"Choose file…"_s);
}

/// The focus is in the reason; what is to be ticked lies before it.
void WithKeyboard::confirm(Desk& desk, const QString& reason)
{
    desk.waitForFocus(QAccessible::EditableText, u"Reason"_s);
    desk.type(reason);
    for (int step = 0; step < 12; ++step) {
        desk.press(Qt::Key_Backtab, Qt::ShiftModifier);
        QAccessibleInterface* focused = focusedControl();
        if (focused && focused->role() == QAccessible::CheckBox && !focused->state().checked)
            desk.press(Qt::Key_Space);
    }
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    desk.waitUntilGone(QAccessible::EditableText, u"Reason"_s);
}

void WithKeyboard::browseTheHistory()
{
    Desk desk;
    openSample(desk);
    goToRow(desk, u"v1.2.0, staging"_s);
    expectSelected(desk, u"v1.2.0"_s);

    desk.press(Qt::Key_F, Qt::ControlModifier);
    desk.waitForFocus(QAccessible::EditableText, u"Filter versions"_s);
    desk.type(u"stage:production "_s);
    desk.find(QAccessible::StaticText, u"3 of 25 versions"_s);
    desk.waitUntilGone(QAccessible::TreeItem, u"v1.2.0, staging"_s);
    desk.pressUntil(QAccessible::Button, u"Clear filter"_s);
    desk.press(Qt::Key_Space);
    desk.find(QAccessible::StaticText, u"25 of 25 versions"_s);

    desk.pressUntil(QAccessible::ListItem, u"v1.2.0, staging, *"_s, Qt::Key_Backtab, Qt::ShiftModifier);
    desk.pressUntil(QAccessible::ListItem, u"v1.1.0, *"_s, Qt::Key_Left);
    desk.press(Qt::Key_Return);
    expectSelected(desk, u"v1.1.0"_s);
}

void WithKeyboard::compareThreeVersions()
{
    const QStringList labels{u"v1.1.1"_s, u"v1.2.0"_s, u"v1.3.0"_s};
    Desk desk;
    openSample(desk);
    for (const QString& row : {u"v1.1.1, production"_s, u"v1.2.0, staging"_s, u"v1.3.0"_s}) {
        goToRow(desk, row);
        desk.press(Qt::Key_Space);
    }
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    expectCompared(desk, labels);

    const RowCounts all = rowCounts();
    QVERIFY(all.differing > 0 && all.differing < all.total);
    desk.press(Qt::Key_F8);
    desk.find(QAccessible::StaticText, u"difference 1 of %1"_s.arg(all.differing));
    desk.press(Qt::Key_F8);
    desk.find(QAccessible::StaticText, u"difference 2 of %1"_s.arg(all.differing));
    desk.press(Qt::Key_F8, Qt::ShiftModifier);
    desk.find(QAccessible::StaticText, u"difference 1 of %1"_s.arg(all.differing));
    desk.press(Qt::Key_A, Qt::ControlModifier);
    desk.press(Qt::Key_C, Qt::ControlModifier);
    expectCopied(labels);

    desk.pressUntil(QAccessible::CheckBox, u"Only differences"_s, Qt::Key_Backtab, Qt::ShiftModifier);
    desk.press(Qt::Key_Space);
    QTRY_COMPARE(rowCounts().shown, all.differing);
    for (const QString& ending : {u"html"_s, u"md"_s, u"csv"_s, u"json"_s}) {
        const QString path = desk.path(u"comparison."_s + ending);
        exportAs(desk, path);
        if (QTest::currentTestFailed())
            return;
        expectReport(path, labels);
    }
}

void WithKeyboard::markAsProductionUndoAndRollBack()
{
    Desk desk;
    openSample(desk);
    goToRow(desk, u"v1.2.0, staging"_s);
    desk.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    confirm(desk, u"Two weeks in staging without an alert"_s);
    desk.waitForProduction(u"v1.2.0"_s);

    desk.press(Qt::Key_Z, Qt::ControlModifier);
    desk.waitForProduction(u"v1.1.1"_s);
    desk.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    desk.waitForProduction(u"v1.2.0"_s);

    desk.press(Qt::Key_4, Qt::ControlModifier);
    desk.find(QAccessible::Table, u"Release history"_s);
    desk.pressUntil(QAccessible::Cell, u"Two weeks in staging without an alert (redo*"_s, Qt::Key_Right);
    desk.pressUntil(QAccessible::Cell, u"Two weeks in staging without an alert"_s, Qt::Key_Down);
    desk.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    confirm(desk, u"Complaints about the new features"_s);
    desk.waitForProduction(u"v1.1.1"_s);
}

void WithKeyboard::undoAfterANoteShowsFirstWhatItTakesBack()
{
    Desk desk;
    openSample(desk);
    goToRow(desk, u"v1.2.0, staging"_s);
    desk.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    confirm(desk, u"Two weeks in staging without an alert"_s);
    desk.waitForProduction(u"v1.2.0"_s);
    desk.press(Qt::Key_F2);
    desk.waitForFocus(QAccessible::EditableText, u"Note"_s);
    desk.type(u"Watch it on Monday"_s);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    desk.waitUntilGone(QAccessible::EditableText, u"Note"_s);

    desk.press(Qt::Key_Z, Qt::ControlModifier);
    desk.waitForFocus(QAccessible::EditableText, u"Reason"_s);
    desk.find(QAccessible::Button, u"Undo: mark v1.1.1 as production again"_s);
    desk.press(Qt::Key_Escape);
    desk.waitUntilGone(QAccessible::EditableText, u"Reason"_s);
    QCOMPARE(desk.production(), u"v1.2.0"_s);
}

QTEST_MAIN(WithKeyboard)
#include "tst_withkeyboard.moc"
