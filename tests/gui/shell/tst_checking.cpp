#include "models/items/choice.h"
#include "models/items/problemsmodel.h"
#include "models/items/workspace.h"
#include "tests/gui/findcontrols.h"
#include "tests/support/slowsource.h"
#include "tests/support/temptree.h"
#include "ui/history/historypage.h"
#include "ui/history/historytable.h"
#include "ui/shell/actions.h"
#include "ui/shell/readingstrip.h"
#include "ui/shell/statusline.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/theme.h"

#include <QLocale>
#include <QScrollBar>
#include <QTest>

using namespace colophon;

namespace {

/// A start of the program on a folder that was read before and has changed since: 400 versions then, 410 now.
struct SecondStart
{
    SecondStart()
    {
        gate->isOpen = true;
        gate->count = 400;
        tree.folder("project");
        addActions(actions);
    }

    void open(Workspace& workspace) const
    {
        workspace.setIndex(CatalogIndex(tree.path("cache")));
        workspace.open({QString::fromStdString(tree.path("project"))});
    }

    test::TempTree tree;
    std::shared_ptr<test::SlowGate> gate = std::make_shared<test::SlowGate>();
    JobRunner jobs;
    ActionRegistry actions;
    Selection selection;
    ChosenVersions chosen;
    ProblemsModel problems;
};

} // namespace

/// What is seen while remembered rows are compared with the location.
class TestChecking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void init();
    void statusTellsSinceWhenItChecks();
    void theSummaryIsWholeInEveryWindow();
    void noStripSaysThatItIsTheFirstReading();
    void aStripIsAwaitedWhereNothingIsRemembered();
    void selectionAndPlaceSurviveTheCheck();

private:
    std::unique_ptr<SecondStart> m_start;
    std::unique_ptr<Workspace> m_workspace;
};

void TestChecking::init()
{
    m_workspace.reset();
    m_start = std::make_unique<SecondStart>();
    {
        Workspace first({test::slowKind(m_start->gate)}, m_start->jobs);
        m_start->open(first);
        QTRY_COMPARE(first.state(), Workspace::State::Ready);
    }
    QTRY_VERIFY(m_start->jobs.isIdle());
    m_start->gate->isStuck = true;
    m_start->gate->count = 410;
    m_workspace = std::make_unique<Workspace>(std::vector{test::slowKind(m_start->gate)}, m_start->jobs);
}

void TestChecking::statusTellsSinceWhenItChecks()
{
    const StatusLine line({*m_workspace, m_start->chosen, m_start->problems, m_start->actions});
    m_start->open(*m_workspace);
    QTRY_COMPARE(m_workspace->catalog()->versionCount(), std::size_t(400));
    const QString time
        = QLocale().toString(QDateTime::fromMSecsSinceEpoch(m_workspace->rememberedAt()).time(), QLocale::ShortFormat);
    const QString text = line.stateButton()->accessibleName();
    QVERIFY2(text.contains(QStringLiteral("Checking what changed since ")), qPrintable(text));
    QVERIFY2(text.contains(time), qPrintable(text));
    m_start->gate->isStuck = false;
    QTRY_VERIFY(line.stateButton()->accessibleName().contains(QStringLiteral("Up to date")));
}

void TestChecking::theSummaryIsWholeInEveryWindow()
{
    StatusLine line({*m_workspace, m_start->chosen, m_start->problems, m_start->actions});
    m_start->open(*m_workspace);
    m_start->gate->isStuck = false;
    QTRY_COMPARE(m_workspace->state(), Workspace::State::Ready);
    line.resize(960, line.height());
    line.show();
    const QString summary = QStringLiteral("1 selected · 4 chosen · baseline v1.1.1 (production)");
    const auto isWhole = [&line, &summary] {
        const auto labels = line.findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&summary](const QLabel* label) { return label->text() == summary; });
    };
    for (const int width : {960, 1080, 1180, 1280, 1600}) {
        line.setCompact(width < 1080);
        line.resize(width, line.height());
        line.setSummary({});
        line.setSummary(summary);
        QTRY_VERIFY2(isWhole(), qPrintable(QString::number(width)));
    }
    QVERIFY(test::showsText(line, QStringLiteral("Reading changes nothing on disk")));
}

void TestChecking::noStripSaysThatItIsTheFirstReading()
{
    QWidget window;
    auto* strip = new ReadingStrip(*m_workspace, &window);
    window.show();
    m_start->open(*m_workspace);
    QTRY_COMPARE(m_workspace->catalog()->versionCount(), std::size_t(400));
    QVERIFY(!strip->isAwaited());
    m_start->gate->isStuck = false;
    QTRY_COMPARE(m_workspace->state(), Workspace::State::Ready);
    QVERIFY(!strip->isAwaited());
}

void TestChecking::aStripIsAwaitedWhereNothingIsRemembered()
{
    QWidget window;
    auto* strip = new ReadingStrip(*m_workspace, &window);
    window.show();
    m_workspace->open({QString::fromStdString(m_start->tree.path("project"))});
    QTRY_VERIFY(strip->isAwaited());
    QTRY_VERIFY(strip->isVisible());
    m_start->gate->isStuck = false;
    QTRY_COMPARE(m_workspace->state(), Workspace::State::Ready);
    QVERIFY(!strip->isAwaited());
}

void TestChecking::selectionAndPlaceSurviveTheCheck()
{
    HistoryPage page(*m_workspace, m_start->selection, m_start->chosen, m_start->actions);
    page.resize(1200, 800);
    page.show();
    m_start->open(*m_workspace);
    HistoryTable* table = page.table();
    QTRY_VERIFY(table->verticalScrollBar()->maximum() > 200);
    QTRY_COMPARE(m_workspace->catalog()->versionCount(), std::size_t(400));
    const QString id = QString::fromStdString(m_workspace->catalog()->models().front()->versions[100].id);
    m_start->selection.setVersions({id});
    QTRY_VERIFY(table->currentIndex().isValid());
    table->scrollTo(table->currentIndex(), QAbstractItemView::PositionAtCenter);
    const int place = table->visualRect(table->currentIndex()).top();
    QVERIFY(place > 0);
    m_start->gate->isStuck = false;
    QTRY_COMPARE(m_workspace->catalog()->versionCount(), std::size_t(410));
    QCOMPARE(m_start->selection.versions(), QStringList{id});
    QTRY_COMPARE(table->visualRect(table->currentIndex()).top(), place);
}

QTEST_MAIN(TestChecking)
#include "tst_checking.moc"
