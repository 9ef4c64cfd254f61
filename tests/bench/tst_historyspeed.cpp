#include "models/items/workspace.h"
#include "tests/support/churnmodel.h"
#include "ui/history/evolutionview.h"
#include "ui/history/historypage.h"
#include "ui/history/historytable.h"
#include "ui/shell/actions.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/theme.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace colophon;

namespace {

constexpr std::size_t kVersions = 100'000;

double milliseconds(const QElapsedTimer& timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double percentile(std::vector<double> times, double share)
{
    std::ranges::sort(times);
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
}

void tell(const char* what, const std::vector<double>& times, double limit)
{
    qInfo("%-44s median %6.1f ms, p99 %6.1f ms, must be at most %.0f ms", what, percentile(times, 0.5),
          percentile(times, 0.99), limit);
}

} // namespace

/// The history page with 100,000 versions of one model, from the input to the painted widget.
class TestHistorySpeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void filterKeystrokeToPaint();
    void sortToPaint();
    void scrollOneFrame();
    void panAndZoomOneFrame_data();
    void panAndZoomOneFrame();
    void selectToPaint();

private:
    JobRunner m_jobs;
    std::unique_ptr<Workspace> m_workspace;
    ActionRegistry m_actions;
    Selection m_selection;
    ChosenVersions m_chosen;
    std::unique_ptr<HistoryPage> m_page;
};

void TestHistorySpeed::initTestCase()
{
    Theme::install(*qApp);
    addActions(m_actions);
    m_workspace = std::make_unique<Workspace>(std::vector<SourceKind>(), m_jobs);
    m_page = std::make_unique<HistoryPage>(*m_workspace, m_selection, m_chosen, m_actions);
    m_page->resize(1200, 860);
    m_page->show();
    const CatalogPointer catalog = test::bigCatalog(kVersions);
    QElapsedTimer timer;
    timer.start();
    Q_EMIT m_workspace->catalogChanged(catalog);
    m_page->table()->grab();
    qInfo("%-44s %6.1f ms", "first rows of the catalog", milliseconds(timer));
    QTRY_COMPARE(m_page->findChild<EvolutionView*>()->data().nodes.size(), kVersions);
    m_page->grab();
}

void TestHistorySpeed::filterKeystrokeToPaint()
{
    auto* field = m_page->findChild<QLineEdit*>(QStringLiteral("filterVersions"));
    field->setFocus();
    std::vector<double> times;
    for (const QString& text : {QStringLiteral("jonas"), QStringLiteral("run 9"),
                                QStringLiteral("metric.accuracy>0.85"), QStringLiteral("mei v1.7")}) {
        for (const QChar letter : text) {
            QElapsedTimer timer;
            timer.start();
            QTest::keyClick(field, letter.toLatin1());
            m_page->table()->viewport()->repaint();
            times.push_back(milliseconds(timer));
        }
        m_page->setFilterText({}, false);
    }
    tell("filter keystroke to paint", times, 50);
    QCOMPARE_LE(percentile(times, 0.99), 50.0);
}

void TestHistorySpeed::sortToPaint()
{
    std::vector<double> times;
    for (const int column : {1, 2, 3, 0, m_page->model().authorColumn(), m_page->model().reasonColumn()}) {
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            QElapsedTimer timer;
            timer.start();
            m_page->table()->sortByColumn(column, order);
            m_page->table()->viewport()->repaint();
            times.push_back(milliseconds(timer));
        }
    }
    m_page->table()->sortByColumn(m_page->model().createdColumn(), Qt::DescendingOrder);
    tell("sort to paint", times, 120);
    QCOMPARE_LE(percentile(times, 1.0), 120.0);
}

void TestHistorySpeed::scrollOneFrame()
{
    QScrollBar* bar = m_page->table()->verticalScrollBar();
    std::vector<double> times;
    for (int step = 0; step < 200; ++step) {
        QElapsedTimer timer;
        timer.start();
        bar->setValue(step % 2 == 0 ? step * 3 : bar->maximum() / 200 * step);
        m_page->table()->viewport()->repaint();
        times.push_back(milliseconds(timer));
    }
    tell("scroll, one frame", times, 16);
    QCOMPARE_LE(percentile(times, 0.99), 16.0);
}

void TestHistorySpeed::panAndZoomOneFrame_data()
{
    QTest::addColumn<int>("stepsIn");
    QTest::newRow("all") << 0;
    QTest::newRow("5,000 in sight") << 14;
    QTest::newRow("400 in sight") << 25;
}

void TestHistorySpeed::panAndZoomOneFrame()
{
    QFETCH(int, stepsIn);
    auto* view = m_page->findChild<EvolutionView*>();
    view->showAll();
    for (int step = 0; step < stepsIn; ++step)
        view->zoomIn();
    const QPointF middle = QRectF(view->rect()).center();
    std::vector<double> times;
    for (int step = 0; step < 100; ++step) {
        QWheelEvent wheel(middle, view->mapToGlobal(middle), {},
                          {step % 4 < 2 ? 0 : 60, step % 4 < 2 ? (step % 2 ? 15 : -15) : 0}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QElapsedTimer timer;
        timer.start();
        QCoreApplication::sendEvent(view, &wheel);
        view->repaint();
        times.push_back(milliseconds(timer));
    }
    tell("pan and zoom of Evolution, one frame", times, 16);
    QCOMPARE_LE(percentile(times, 0.99), 16.0);
}

void TestHistorySpeed::selectToPaint()
{
    std::vector<double> times;
    for (int step = 0; step < 50; ++step) {
        QElapsedTimer timer;
        timer.start();
        m_selection.setVersions({QStringLiteral("big@%1").arg(step * 1999)});
        m_page->table()->viewport()->repaint();
        m_page->findChild<EvolutionView*>()->repaint();
        times.push_back(milliseconds(timer));
    }
    tell("select to paint", times, 50);
    QCOMPARE_LE(percentile(times, 0.99), 50.0);
}

QTEST_MAIN(TestHistorySpeed)
#include "tst_historyspeed.moc"
