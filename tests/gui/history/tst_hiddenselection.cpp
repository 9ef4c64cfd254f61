#include "tests/gui/fakeproject.h"
#include "ui/history/historypage.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace colophon;

namespace {

struct Scene : test::FakeProject
{
    std::unique_ptr<HistoryPage> page;

    Scene()
    {
        page = std::make_unique<HistoryPage>(workspace, selection, chosen, actions);
        page->resize(1200, 900);
        page->show();
        open();
    }
};

} // namespace

/// A selected version that the filter does not let into the table.
class HiddenSelectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void aVersionThatTheFilterHidesStaysSelectedAndIsTold();
    void aPageOutOfSightHidesNothing();
};

void HiddenSelectionTest::aVersionThatTheFilterHidesStaysSelectedAndIsTold()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    const QSignalSpy hidden(scene.page.get(), &HistoryPage::selectionHidden);
    const auto lastTold = [&hidden] { return hidden.isEmpty() ? 0 : hidden.last().first().toInt(); };
    const QAction* clear = scene.actions.action(QStringLiteral("edit.clearFilter"));
    scene.selection.setVersions({scene.id("v1.2.0")});
    QVERIFY(!clear->isEnabled());
    scene.page->setFilterText(QStringLiteral("stage:staging"), false);
    QVERIFY(hidden.isEmpty());
    scene.page->setFilterText(QStringLiteral("stage:production"), false);
    QCOMPARE(lastTold(), 1);
    QVERIFY(clear->isEnabled());
    scene.workspace.rescan();
    QTRY_VERIFY(scene.isReady());
    QCOMPARE(scene.selection.version(), scene.id("v1.2.0"));
    QCOMPARE(lastTold(), 1);
    // What another model hides is no matter of the filter.
    scene.selection.setModel(QStringLiteral("basket-ranker"));
    QCOMPARE(lastTold(), 0);
    scene.selection.setModel({});
    scene.selection.setVersions({scene.id("v1.2.0"), scene.id("v1.1.1"), scene.id("v1.3.0")});
    QCOMPARE(lastTold(), 2);
    scene.actions.action(QStringLiteral("edit.clearFilter"))->trigger();
    QCOMPARE(lastTold(), 0);
    QVERIFY(scene.page->filterText().isEmpty());
    QCOMPARE(scene.selection.versions().size(), 3);
}

void HiddenSelectionTest::aPageOutOfSightHidesNothing()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.selection.setVersions({scene.id("v1.2.0")});
    const QSignalSpy hidden(scene.page.get(), &HistoryPage::selectionHidden);
    scene.page->setFilterText(QStringLiteral("stage:production"), false);
    QCOMPARE(hidden.last().first().toInt(), 1);
    scene.page->hide();
    QCOMPARE(hidden.last().first().toInt(), 0);
    scene.page->show();
    QCOMPARE(hidden.last().first().toInt(), 1);
}

QTEST_MAIN(HiddenSelectionTest)
#include "tst_hiddenselection.moc"
