#include "models/items/workspace.h"
#include "tests/bench/figure.h"
#include "tests/support/churnmodel.h"
#include "ui/history/evolutionview.h"
#include "ui/history/historypage.h"
#include "ui/history/historytable.h"
#include "ui/shell/actions.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/theme.h"

#include <QLineEdit>
#include <QScrollBar>
#include <QTest>

#include <vector>

using namespace colophon;

namespace {

constexpr std::size_t kVersions = 100'000;

using test::Figure;

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
    void moveEvolutionOneFrame_data();
    void moveEvolutionOneFrame();
    void selectToPaint();
    void selectManyToPaint();
    void filterSelectedKeystrokeToPaint();

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
    m_page->setEvolutionVisible(true);
    m_page->show();
    const CatalogPointer catalog = test::bigCatalog(kVersions);
    Figure figure(QStringLiteral("History of 100,000 versions, catalog to first rows"), 300);
    figure.measure([&] {
        Q_EMIT m_workspace->catalogChanged(catalog);
        m_page->table()->viewport()->repaint();
    });
    figure.tell();
    QTRY_COMPARE(m_page->findChild<EvolutionView*>()->data().nodes.size(), kVersions);
    m_page->grab();
}

void TestHistorySpeed::filterKeystrokeToPaint()
{
    auto* field = m_page->findChild<QLineEdit*>(QStringLiteral("filterVersions"));
    field->setFocus();
    Figure figure(QStringLiteral("Filter 100,000 versions, keystroke to paint"), 50);
    for (const QString& text : {QStringLiteral("jonas"), QStringLiteral("run 9"),
                                QStringLiteral("metric.accuracy>0.85"), QStringLiteral("mei v1.7")}) {
        for (const QChar letter : text) {
            figure.measure([&] {
                QTest::keyClick(field, letter.toLatin1());
                m_page->table()->viewport()->repaint();
            });
        }
        m_page->setFilterText({}, false);
    }
    figure.tell();
    QCOMPARE_LE(figure.slowest(), figure.limit());
}

void TestHistorySpeed::sortToPaint()
{
    Figure figure(QStringLiteral("Sort 100,000 versions, click to paint"), 120);
    for (const int column : {1, 2, 3, 0, m_page->model().authorColumn(), m_page->model().reasonColumn()}) {
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            figure.measure([&] {
                m_page->table()->sortByColumn(column, order);
                m_page->table()->viewport()->repaint();
            });
        }
    }
    m_page->table()->sortByColumn(m_page->model().createdColumn(), Qt::DescendingOrder);
    figure.tell();
    QCOMPARE_LE(figure.slowest(), figure.limit());
}

void TestHistorySpeed::scrollOneFrame()
{
    QScrollBar* bar = m_page->table()->verticalScrollBar();
    Figure figure(QStringLiteral("Scroll 100,000 versions, one frame"), 16);
    for (int step = 0; step < 200; ++step) {
        figure.measure([&] {
            bar->setValue(step % 2 == 0 ? step * 3 : bar->maximum() / 200 * step);
            m_page->table()->viewport()->repaint();
        });
    }
    figure.tell();
    QCOMPARE_LE(figure.slowest(), figure.limit());
}

void TestHistorySpeed::moveEvolutionOneFrame_data()
{
    QTest::addColumn<int>("stepsIn");
    QTest::addColumn<QPoint>("turn");
    const QPoint aside(60, 0);
    const QPoint in(0, 15);
    QTest::newRow("Pan Evolution, all 100,000 in sight") << 0 << aside;
    QTest::newRow("Zoom Evolution, all 100,000 in sight") << 0 << in;
    QTest::newRow("Pan Evolution, 5,000 in sight") << 14 << aside;
    QTest::newRow("Zoom Evolution, 5,000 in sight") << 14 << in;
    QTest::newRow("Pan Evolution, 400 in sight") << 25 << aside;
    QTest::newRow("Zoom Evolution, 400 in sight") << 25 << in;
}

void TestHistorySpeed::moveEvolutionOneFrame()
{
    QFETCH(int, stepsIn);
    QFETCH(QPoint, turn);
    auto* view = m_page->findChild<EvolutionView*>();
    QVERIFY(view->isVisible());
    view->showAll();
    for (int step = 0; step < stepsIn; ++step)
        view->zoomIn();
    const QPointF middle = QRectF(view->rect()).center();
    Figure figure(QString::fromUtf8(QTest::currentDataTag()) + QStringLiteral(", one frame"), 16);
    for (int step = 0; step < 100; ++step) {
        QWheelEvent wheel(middle, view->mapToGlobal(middle), {}, step % 2 == 0 ? turn : -turn, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        figure.measure([&] {
            QCoreApplication::sendEvent(view, &wheel);
            view->repaint();
        });
    }
    figure.tell();
    QCOMPARE_LE(figure.slowest(), figure.limit());
}

void TestHistorySpeed::selectToPaint()
{
    // The first jump to a far row measures the heights of all rows before it; the median is below a frame.
    Figure figure(QStringLiteral("Select one of 100,000 versions, click to paint"), 100);
    // The first one also loads the font of its label.
    m_selection.setVersions({QStringLiteral("big@99999")});
    m_page->grab();
    for (int step = 0; step < 50; ++step) {
        figure.measure([&] {
            m_selection.setVersions({QStringLiteral("big@%1").arg(step * 1999)});
            m_page->table()->viewport()->repaint();
            m_page->findChild<EvolutionView*>()->repaint();
        });
    }
    figure.tell();
    QCOMPARE_LE(figure.slowest(), figure.limit());
}

void TestHistorySpeed::selectManyToPaint()
{
    QStringList ids;
    for (int number = 0; number < 5'000; ++number)
        ids.append(QStringLiteral("big@%1").arg(number * 20)); // none beside another
    Figure figure(QStringLiteral("Select 5,000 of 100,000 versions at once, to paint"), 300);
    for (int step = 0; step < 5; ++step) {
        m_selection.setVersions({});
        figure.measure([&] {
            m_selection.setVersions(ids);
            m_page->table()->viewport()->repaint();
            m_page->findChild<EvolutionView*>()->repaint();
        });
    }
    figure.tell();
    QCOMPARE_LE(figure.slowest(), figure.limit());
}

/// The page tells at every key how many of the selected versions the filter hides.
void TestHistorySpeed::filterSelectedKeystrokeToPaint()
{
    QStringList ids;
    for (std::size_t number = 0; number < kVersions; ++number)
        ids.append(QStringLiteral("big@%1").arg(number));
    m_selection.setVersions(ids);
    m_page->grab();
    auto* field = m_page->findChild<QLineEdit*>(QStringLiteral("filterVersions"));
    Figure figure(QStringLiteral("Filter 100,000 selected versions, keystroke to paint"), 50);
    for (const QChar letter : QStringLiteral("jonas run")) {
        figure.measure([&] {
            QTest::keyClick(field, letter.toLatin1());
            m_page->table()->viewport()->repaint();
        });
    }
    m_page->setFilterText({}, false);
    figure.tell();
    QCOMPARE_LE(figure.slowest(), figure.limit());
}

QTEST_MAIN(TestHistorySpeed)
#include "tst_historyspeed.moc"
