#include "app/window/applicationsetup.h"
#include "tests/gui/mainuses/stories.h"
#include "ui/widgets/savefile.h"

#include <QApplication>
#include <QClipboard>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace colophon;
using namespace colophon::test;

/// The three main uses with the mouse alone: nothing is typed, and no key is held.
class WithMouse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setUpApplication(*qApp); }
    void browseTheHistory();
    void compareThreeVersions();
    void markAsProductionUndoAndRollBack();

private:
    static void openSample(Desk& desk);
    static void choose(Desk& desk, const QString& row);
    static void exportAs(Desk& desk, const QString& path);
    static void confirm(Desk& desk, const QString& button, const QString& reason);
};

void WithMouse::openSample(Desk& desk)
{
    desk.click(QAccessible::Button, u"Explore the sample project"_s);
    desk.find(QAccessible::TreeItem, u"v1.2.0, staging"_s);
}

void WithMouse::choose(Desk& desk, const QString& row)
{
    desk.clickContextMenu(QAccessible::TreeItem, row, u"Choose for comparison"_s);
}

void WithMouse::exportAs(Desk& desk, const QString& path)
{
    // The desktop's own dialog is not ours to test; without a keyboard no name could be given in it.
    fileAsker() = [path](QWidget*, const SaveRequest&, const std::function<void(QString)>& chosen) { chosen(path); };
    desk.click(QAccessible::Button, u"Export…"_s);
    desk.click(QAccessible::Button, u"Choose file…"_s);
    desk.waitUntilGone(QAccessible::Button, u"Choose file…"_s);
}

/// Ticks what is to be looked at, puts in the reason with the menu of the field, and confirms.
void WithMouse::confirm(Desk& desk, const QString& button, const QString& reason)
{
    desk.find(QAccessible::EditableText, u"Reason"_s);
    for (const QString& name : {u"I checked: *"_s, u"I know, write it all the same"_s}) {
        for (QAccessibleInterface* tick : allControls()) {
            if (isCalled(tick, QAccessible::CheckBox, name) && !tick->state().checked)
                desk.click(tick);
        }
    }
    QGuiApplication::clipboard()->setText(reason);
    desk.clickContextMenu(QAccessible::EditableText, u"Reason"_s, u"Paste*"_s);
    desk.click(QAccessible::Button, button);
    desk.waitUntilGone(QAccessible::EditableText, u"Reason"_s);
}

void WithMouse::browseTheHistory()
{
    Desk desk;
    openSample(desk);
    desk.find(QAccessible::StaticText, u"25 of 25 versions"_s);

    desk.click(QAccessible::ListItem, u"Staging, 3 versions"_s);
    desk.find(QAccessible::StaticText, u"3 of 25 versions"_s);
    desk.waitUntilGone(QAccessible::TreeItem, u"v1.1.1, production"_s);
    desk.click(QAccessible::TreeItem, u"v1.2.0, staging"_s);
    expectSelected(desk, u"v1.2.0"_s);

    desk.click(QAccessible::Button, u"Clear filter"_s);
    desk.find(QAccessible::StaticText, u"25 of 25 versions"_s);
    desk.click(QAccessible::ListItem, u"v1.1.1, production, *"_s);
    expectSelected(desk, u"v1.1.1"_s);
}

void WithMouse::compareThreeVersions()
{
    const QStringList labels{u"v1.1.1"_s, u"v1.2.0"_s, u"v1.3.0"_s};
    Desk desk;
    openSample(desk);
    choose(desk, u"v1.1.1, production"_s);
    choose(desk, u"v1.2.0, staging"_s);
    choose(desk, u"v1.3.0"_s);
    desk.click(QAccessible::Button, u"Compare 3 versions"_s);
    expectCompared(desk, labels);

    const RowCounts all = rowCounts();
    QVERIFY(all.differing > 0 && all.differing < all.total);
    desk.click(QAccessible::CheckBox, u"Only differences"_s);
    QTRY_COMPARE(rowCounts().shown, all.differing);
    desk.click(QAccessible::Button, u"Next difference"_s);
    desk.find(QAccessible::StaticText, u"difference 1 of %1"_s.arg(all.differing));
    desk.click(QAccessible::Button, u"Next difference"_s);
    desk.find(QAccessible::StaticText, u"difference 2 of %1"_s.arg(all.differing));
    for (const QString& chart : {u"Metrics side by side"_s, u"While training"_s, u"Trend over versions"_s})
        desk.find(QAccessible::StaticText, chart);

    desk.click(QAccessible::Button, u"Copy"_s);
    expectCopied(labels);
    for (const QString& ending : {u"html"_s, u"md"_s, u"csv"_s, u"json"_s}) {
        const QString path = desk.path(u"comparison."_s + ending);
        exportAs(desk, path);
        expectReport(path, labels);
    }
}

void WithMouse::markAsProductionUndoAndRollBack()
{
    Desk desk;
    openSample(desk);
    desk.click(QAccessible::TreeItem, u"v1.2.0, staging"_s);
    desk.click(QAccessible::Button, u"Mark v1.2.0 as production…"_s);
    confirm(desk, u"Mark v1.2.0 as production"_s, u"Two weeks in staging without an alert"_s);
    desk.waitForProduction(u"v1.2.0"_s);

    desk.click(QAccessible::Button, u"Undo"_s);
    desk.waitForProduction(u"v1.1.1"_s);
    desk.clickMenu(u"Edit"_s, u"Redo*"_s);
    desk.waitForProduction(u"v1.2.0"_s);

    desk.click(QAccessible::RadioButton, u"Releases"_s);
    desk.find(QAccessible::Table, u"Release history"_s);
    desk.find(QAccessible::Cell, u"Two weeks in staging without an alert"_s);
    desk.click(QAccessible::Button, u"Roll back to v1.1.1…"_s);
    confirm(desk, u"Roll back to v1.1.1"_s, u"Complaints about the new features"_s);
    desk.waitForProduction(u"v1.1.1"_s);
    desk.find(QAccessible::Cell, u"Complaints about the new features"_s);
}

QTEST_MAIN(WithMouse)
#include "tst_withmouse.moc"
