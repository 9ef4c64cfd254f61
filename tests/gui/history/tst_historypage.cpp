#include "tests/gui/fakeproject.h"
#include "tests/support/catalogbuilding.h"
#include "ui/history/evolutionpanel.h"
#include "ui/history/evolutionview.h"
#include "ui/history/filterfield.h"
#include "ui/history/filterline.h"
#include "ui/history/historypage.h"
#include "ui/history/historytable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace colophon;
using test::version;

namespace {

/// The history page on a project of which everything is known.
struct Scene : test::FakeProject
{
    std::unique_ptr<HistoryPage> page;

    explicit Scene(const CatalogPointer& catalog = test::churnCatalog(), QSize size = {1200, 900})
        : FakeProject(catalog)
    {
        actions.action(QStringLiteral("view.evolution"))->setChecked(true);
        page = std::make_unique<HistoryPage>(workspace, selection, chosen, actions);
        page->resize(size);
        page->show();
        page->activateWindow();
        open();
    }

    HistoryTable& table() { return *page->table(); }
    HistoryModel& model() { return page->model(); }
    EvolutionView& view() { return *page->findChild<EvolutionPanel*>()->view(); }
    QLineEdit& field() { return *page->findChild<QLineEdit*>(QStringLiteral("filterVersions")); }
    FilterLine& line() { return *page->findChild<FilterLine*>(); }
    const FilterDraft& draft() { return page->findChild<FilterField*>()->draft(); }
    QString count() { return page->findChild<PlainLabel*>(QStringLiteral("filterCount"))->fullText(); }
    QString problem() { return page->findChild<PlainLabel*>(QStringLiteral("filterProblem"))->fullText(); }

    QPoint rowOf(const std::string& label) { return table().visualRect(model().indexOf(id(label))).center(); }

    void clickRow(const std::string& label, Qt::KeyboardModifiers modifiers = {})
    {
        table().scrollTo(model().indexOf(id(label)));
        QTest::mouseClick(table().viewport(), Qt::LeftButton, modifiers, rowOf(label));
    }

    bool focusFilter()
    {
        const bool isActive = QTest::qWaitForWindowActive(page.get());
        page->focusFilter();
        return isActive && field().hasFocus();
    }

    QAbstractButton* button(const QString& name) { return test::buttonIn(*page, name); }
};

/// Values that need more digits than a column of usual width has room for.
CatalogPointer unevenCatalog()
{
    const auto withMetrics = [](const char* label, double accuracy, double loss, double tokens) {
        return version(label).metric("accuracy", accuracy).metric("loss", loss).metric("tokens", tokens);
    };
    return test::catalogOf({withMetrics("v3", 0.766313, 0.28997, 1204333.5).parent("v2").created("2026-03-03"),
                            withMetrics("v2", 0.956115, 0.28967, 27.8).parent("v1").created("2026-03-02"),
                            withMetrics("v1", 0.956114, 0.29658, 5.25).created("2026-03-01")});
}

struct InkOfCell
{
    int left = 0; ///< columns of ground before the first ink
    int widestGap = 0; ///< widest run of ground between ink
    int colours = 0; ///< 2 where a change has a colour of its own
};

/// What is painted into a cell of the table. Lines at the foot of the row are left out.
InkOfCell inkOf(QTreeView& table, const QModelIndex& cell)
{
    const QRect rect = table.visualRect(cell);
    const QImage image = table.viewport()->grab(rect.adjusted(0, 3, 0, -3)).toImage();
    const QColor ground = image.pixelColor(0, 0);
    InkOfCell ink{-1, 0, 1};
    int last = -1;
    for (int x = 0; x < image.width(); ++x) {
        bool hasInk = false;
        for (int y = 0; y < image.height(); ++y) {
            const QColor colour = image.pixelColor(x, y);
            hasInk = hasInk || colour != ground;
            if (colour.saturation() > 120)
                ink.colours = 2;
        }
        if (!hasInk)
            continue;
        ink.left = ink.left < 0 ? x : ink.left;
        ink.widestGap = last < 0 ? 0 : std::max(ink.widestGap, x - last - 1);
        last = x;
    }
    return ink;
}

} // namespace

class HistoryPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void cleanup() { Theme::instance().setMode(Theme::Mode::Light); }

    void clickInTheTableSelectsInEvolutionToo();
    void selectionFromOutsideIsFollowedByTableAndEvolution();
    void spaceChoosesTheSelectedVersions();
    void controlClickSelectsSeveral();
    void typedConditionBecomesATokenAndCounts();
    void backspaceMakesTheLastTokenTextAgain();
    void allOfTheFilterCanBeTypedOver();
    void drawingButtonsTellTheirKeys();
    void keysAreCompleted();
    void valuesWantNoOperatorAndASentenceIsNotCovered();
    void wrongSyntaxKeepsTheFinishedConditionsAndSaysWhy();
    void aConditionBeingTypedDoesNotFilterAsAWord();
    void bookmarkSavesTheFilterInForce();
    void noResultSaysWhyAndOffersTheWayBack();
    void selectionAndScrollSurviveReadingAgain();
    void filterSurvivesReadingAgain();
    void lanesLeaveWhileSortedByAMetric();
    void columnsAreHiddenAndShown();
    void columnsThatComeAndGoAreNoChoiceOfTheUser();
    void aPlaceThatCannotBeReadIsNamed();
    void groupRowNamesItsHolders();
    void hostileNamesAreTextInTheTable();
    void aModelThatIsOnlyRegisteredSaysSo();
    void headerTextsAreNeverCut();
    void numbersAreNeverCutAndNeverTouch();
    void numbersTakeTheRoomThatTheReasonHas();
    void groundsFollowTheThemeAtOnce();
};

void HistoryPageTest::clickInTheTableSelectsInEvolutionToo()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.clickRow("v1.2.0");
    QCOMPARE(scene.selection.versions(), QStringList{scene.id("v1.2.0")});
    const auto node = scene.view().data().find(scene.id("v1.2.0").toStdString());
    QVERIFY(node && scene.view().isSelected(*node));
    QTest::mouseClick(&scene.view(), Qt::LeftButton, {},
                      scene.view().nodeRect(*scene.view().data().find(scene.id("v1.0.0").toStdString())).center());
    QCOMPARE(scene.selection.versions(), QStringList{scene.id("v1.0.0")});
    QCOMPARE(scene.table().selectedIds(), QStringList{scene.id("v1.0.0")});
}

void HistoryPageTest::selectionFromOutsideIsFollowedByTableAndEvolution()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.selection.setVersions({scene.id("v1.0.0"), scene.id("v1.3.0")});
    QCOMPARE(scene.table().selectedIds().size(), 2);
    QCOMPARE(scene.table().selectedIds().first(), scene.id("v1.0.0"));
    QVERIFY(scene.table().viewport()->rect().contains(scene.rowOf("v1.0.0")));
    for (const char* label : {"v1.0.0", "v1.3.0"})
        QVERIFY(scene.view().isSelected(*scene.view().data().find(scene.id(label).toStdString())));
}

void HistoryPageTest::spaceChoosesTheSelectedVersions()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.clickRow("v1.2.0");
    QTest::keyClick(&scene.table(), Qt::Key_Space);
    QCOMPARE(scene.chosen.ids(), QStringList{scene.id("v1.2.0")});
    QTest::keyClick(&scene.table(), Qt::Key_Space);
    QCOMPARE(scene.chosen.count(), 0);
}

void HistoryPageTest::controlClickSelectsSeveral()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.clickRow("v1.3.0");
    scene.clickRow("v1.2.0", Qt::ControlModifier);
    const QStringList selected = scene.selection.versions();
    QCOMPARE(selected.size(), 2);
    QVERIFY(selected.contains(scene.id("v1.3.0")) && selected.contains(scene.id("v1.2.0")));
}

void HistoryPageTest::typedConditionBecomesATokenAndCounts()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    QVERIFY(scene.focusFilter());
    QCOMPARE(scene.count(), QStringLiteral("14 versions"));
    QTest::keyClicks(&scene.field(), QStringLiteral("metric.accuracy > 0.82 "));
    QCOMPARE(scene.draft().tokens.size(), 1);
    QCOMPARE(scene.draft().tokens.first().text, QStringLiteral("metric.accuracy > 0.82"));
    QVERIFY(scene.field().text().isEmpty());
    QCOMPARE(scene.count(), QStringLiteral("6 of 14"));
    QTest::keyClicks(&scene.field(), QStringLiteral("author:Mei"));
    QTest::keyClick(&scene.field(), Qt::Key_Return);
    QVERIFY(scene.field().text().isEmpty());
    QCOMPARE(scene.count(), QStringLiteral("2 of 14"));
    QCOMPARE(scene.model().shownVersions(), 2);
}

void HistoryPageTest::backspaceMakesTheLastTokenTextAgain()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.page->setFilterText(QStringLiteral("metric.accuracy > 0.82"), false);
    QVERIFY(scene.focusFilter());
    QTest::keyClick(&scene.field(), Qt::Key_Backspace);
    QVERIFY(scene.draft().tokens.isEmpty());
    QCOMPARE(scene.field().text(), QStringLiteral("metric.accuracy > 0.82"));
    QTest::keyClick(&scene.field(), Qt::Key_Backspace);
    QCOMPARE(scene.field().text(), QStringLiteral("metric.accuracy > 0.8"));
    QTRY_COMPARE(scene.count(), QStringLiteral("10 of 14"));
}

void HistoryPageTest::allOfTheFilterCanBeTypedOver()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.page->setFilterText(QStringLiteral("metric.accuracy > 0.82 author:Mei"), false);
    QVERIFY(scene.focusFilter());
    QTest::keySequence(&scene.field(), QKeySequence::SelectAll);
    QCOMPARE(scene.field().selectedText(), QStringLiteral("metric.accuracy > 0.82 author:Mei"));
    QCOMPARE(scene.count(), QStringLiteral("2 of 14"));
    QTest::keyClicks(&scene.field(), QStringLiteral("metric.accuracy > 0.82"));
    QTest::keyClick(&scene.field(), Qt::Key_Return);
    QCOMPARE(scene.draft().text(), QStringLiteral("metric.accuracy > 0.82"));
    QCOMPARE(scene.count(), QStringLiteral("6 of 14"));
}

void HistoryPageTest::drawingButtonsTellTheirKeys()
{
    Scene scene;
    QVERIFY(scene.button(QStringLiteral("Zoom in"))->toolTip().contains(QStringLiteral("(Ctrl++)")));
    QVERIFY(scene.button(QStringLiteral("Show all"))->toolTip().contains(QStringLiteral("(Ctrl+0)")));
}

void HistoryPageTest::keysAreCompleted()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    QVERIFY(scene.focusFilter());
    QTest::keyClicks(&scene.field(), QStringLiteral("metric.lat"));
    auto* help = scene.page->window()->findChild<QWidget*>(QStringLiteral("filterHelp"));
    QVERIFY(help && help->isVisible());
    auto* list = help->findChild<QListWidget*>();
    QCOMPARE(list->item(0)->text(), QStringLiteral("metric.latency_ms"));
    QVERIFY2(list->item(0)->data(Qt::AccessibleDescriptionRole).toString().startsWith(QStringLiteral("4.1 to 41.3")),
             qPrintable(list->item(0)->data(Qt::AccessibleDescriptionRole).toString()));
    auto* hint = help->findChild<PlainLabel*>();
    QVERIFY(hint->isVisible());
    QTest::keyClick(&scene.field(), Qt::Key_Down);
    QTest::keyClick(&scene.field(), Qt::Key_Return);
    QCOMPARE(scene.field().text().trimmed(), QStringLiteral("metric.latency_ms"));
    QTest::keyClick(&scene.field(), Qt::Key_Escape);
    QVERIFY(!help->isVisible());
}

void HistoryPageTest::valuesWantNoOperatorAndASentenceIsNotCovered()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    QVERIFY(scene.focusFilter());
    QTest::keyClicks(&scene.field(), QStringLiteral("stage:prod"));
    auto* help = scene.page->window()->findChild<QWidget*>(QStringLiteral("filterHelp"));
    QVERIFY(help && help->isVisible());
    QVERIFY(!help->findChild<PlainLabel*>()->isVisible());
    scene.field().clear();
    QTest::keyClicks(&scene.field(), QStringLiteral("(stage:prod"));
    QVERIFY(help->isVisible());
    QTRY_VERIFY(!scene.problem().isEmpty());
    QVERIFY(!help->isVisible());
}

void HistoryPageTest::wrongSyntaxKeepsTheFinishedConditionsAndSaysWhy()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.page->setFilterText(QStringLiteral("stage:production"), false);
    const QString before = scene.count();
    QVERIFY(scene.focusFilter());
    QTest::keyClicks(&scene.field(), QStringLiteral("metric.accuracy > high"));
    QTest::keyClick(&scene.field(), Qt::Key_Return);
    QCOMPARE(scene.count(), before);
    QVERIFY2(scene.problem().contains(QStringLiteral("“high” is not a number"))
                 && scene.problem().contains(QStringLiteral("The finished conditions stay in force.")),
             qPrintable(scene.problem()));
    QCOMPARE(scene.field().text(), QStringLiteral("metric.accuracy > high"));
    QVERIFY(!scene.field().accessibleDescription().isEmpty());
}

void HistoryPageTest::aConditionBeingTypedDoesNotFilterAsAWord()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    QVERIFY(scene.focusFilter());
    QTest::keyClicks(&scene.field(), QStringLiteral("metric.accuracy > 0.82 latency"));
    QCOMPARE(scene.count(), QStringLiteral("0 of 14")); // a word so far
    scene.field().selectAll();
    QTest::keyClicks(&scene.field(), QStringLiteral("metric.latency_ms >"));
    QCOMPARE(scene.count(), QStringLiteral("6 of 14"));
}

void HistoryPageTest::bookmarkSavesTheFilterInForce()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    const QSignalSpy asked(scene.page.get(), &HistoryPage::filterSaveAsked);
    QAbstractButton* save = scene.button(QStringLiteral("Save filter"));
    QVERIFY(save);
    QVERIFY(!save->isEnabled());
    scene.page->setFilterText(QStringLiteral("stage:production"), false);
    QTest::mouseClick(save, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toString(), QStringLiteral("stage:production"));
}

void HistoryPageTest::noResultSaysWhyAndOffersTheWayBack()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.page->setFilterText(QStringLiteral("metric.accuracy > 0.99 and stage:production"), false);
    QAbstractButton* drop = scene.button(QStringLiteral("Drop “accuracy > 0.99”"));
    QVERIFY(drop && drop->isVisible());
    QTest::mouseClick(drop, Qt::LeftButton);
    QCOMPARE(scene.page->filterText(), QStringLiteral("stage:production"));
    QVERIFY(scene.table().isVisible());
}

void HistoryPageTest::selectionAndScrollSurviveReadingAgain()
{
    Scene scene(test::churnCatalog(), {1200, 560});
    QTRY_VERIFY(scene.isReady());
    scene.selection.setVersions({scene.id("v1.0.1")});
    QScrollBar* bar = scene.table().verticalScrollBar();
    QVERIFY(bar->maximum() > 0);
    bar->setValue(bar->maximum());
    const QPoint before = scene.rowOf("v1.0.0");
    const std::size_t versions = scene.workspace.catalog()->versionCount();
    {
        const std::scoped_lock lock(scene.system->mutex);
        scene.system->records.push_back(
            test::recordOf(version("v3.0.0").created("2026-06-01").metric("accuracy", 0.9).parent("v1.2.0")));
    }
    scene.workspace.rescan();
    QTRY_COMPARE(scene.workspace.catalog()->versionCount(), versions + 1);
    QTRY_VERIFY(scene.isReady());
    QCOMPARE(scene.table().selectedIds(), QStringList{scene.id("v1.0.1")});
    QCOMPARE(scene.selection.versions(), QStringList{scene.id("v1.0.1")});
    QTRY_COMPARE(scene.rowOf("v1.0.0"), before);
}

void HistoryPageTest::filterSurvivesReadingAgain()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.page->setFilterText(QStringLiteral("metric.accuracy > 0.82"), false);
    QCOMPARE(scene.count(), QStringLiteral("6 of 14"));
    const std::size_t versions = scene.workspace.catalog()->versionCount();
    {
        const std::scoped_lock lock(scene.system->mutex);
        scene.system->records.push_back(
            test::recordOf(version("v3.0.0").created("2026-06-01").metric("accuracy", 0.9)));
    }
    scene.workspace.rescan();
    QTRY_COMPARE(scene.workspace.catalog()->versionCount(), versions + 1);
    QTRY_COMPARE(scene.count(), QStringLiteral("7 of 15"));
    QCOMPARE(scene.page->filterText(), QStringLiteral("metric.accuracy > 0.82"));
}

void HistoryPageTest::lanesLeaveWhileSortedByAMetric()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    const QModelIndex row = scene.model().indexOf(scene.id("v1.2.0"));
    QVERIFY(scene.model().laneCount(row) > 1);
    const int accuracy = scene.model().metricColumn(Name("accuracy"));
    scene.table().sortByColumn(accuracy, Qt::DescendingOrder);
    QVERIFY(scene.model().isSorted());
    QCOMPARE(scene.model().laneCount(scene.model().indexOf(scene.id("v1.2.0"))), 0);
    scene.table().sortByColumn(scene.model().createdColumn(), Qt::DescendingOrder);
    QVERIFY(!scene.model().isSorted());
    QVERIFY(scene.model().laneCount(scene.model().indexOf(scene.id("v1.2.0"))) > 1);
}

void HistoryPageTest::columnsAreHiddenAndShown()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    const QSignalSpy changed(scene.page.get(), &HistoryPage::arrangementChanged);
    const QString author = scene.table().columnKey(scene.model().authorColumn());
    QVERIFY(scene.table().isColumnShown(author));
    scene.table().setColumnChosen(author, false);
    QVERIFY(!scene.table().isColumnShown(author));
    QCOMPARE(changed.count(), 1);
    scene.page->resize(1600, 900);
    QVERIFY(!scene.table().isColumnShown(author));
    scene.table().setColumnChosen(author, true);
    QVERIFY(scene.table().isColumnShown(author));
    scene.page->resize(700, 900);
    QTRY_VERIFY(!scene.table().isColumnShown(QStringLiteral("f1")));
    QVERIFY(scene.table().isColumnShown(author));
}

void HistoryPageTest::columnsThatComeAndGoAreNoChoiceOfTheUser()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.page->resize(1600, 900);
    const Name accuracy("accuracy");
    const Name f1("f1");
    const Name latency("latency_ms");
    const QSignalSpy arranged(&scene.table(), &HistoryTable::arrangementChanged);
    scene.model().setMetrics({});
    scene.model().setMetrics({accuracy, f1, latency});
    QCOMPARE(arranged.count(), 0);
    const int width = scene.table().columnWidth(HistoryModel::FirstMetricColumn);
    QCOMPARE(scene.table().columnWidth(HistoryModel::FirstMetricColumn + 1), width);
    QCOMPARE(scene.table().columnWidth(HistoryModel::FirstMetricColumn + 2), width);
}

void HistoryPageTest::aPlaceThatCannotBeReadIsNamed()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.workspace.open({QString::fromStdString(scene.tree.path()) + QStringLiteral("/not there")});
    QTRY_COMPARE(scene.workspace.state(), Workspace::State::Failed);
    const QList<EmptyState*> pages = scene.page->findChildren<EmptyState*>();
    const auto isTold = [](const EmptyState* page) {
        return page->isVisible() && page->accessibleName().contains(QStringLiteral("not there could not be read"));
    };
    QTRY_VERIFY(std::ranges::any_of(pages, isTold));
}

void HistoryPageTest::groupRowNamesItsHolders()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    const QModelIndex group = scene.model().indexOf(scene.id("v1.2.0")).parent();
    QCOMPARE(group.data(ModelNameRole).toString(), QStringLiteral("churn"));
    QVERIFY(group.data(StagesRole).toStringList().contains(QStringLiteral("production")));
    QVERIFY(group.data(StageHoldersRole).toStringList().contains(QStringLiteral("v1.1.1")));
    QTest::mouseClick(scene.table().viewport(), Qt::LeftButton, {}, scene.table().visualRect(group).center());
    QVERIFY(!scene.table().isExpanded(group));
}

void HistoryPageTest::hostileNamesAreTextInTheTable()
{
    const std::string hostile = "<b>v1</b>\n\xE2\x80\xAEgnp.exe";
    Scene scene(test::catalogOf(
        {version("v0.9.0").created("2026-03-01").metric("accuracy", 0.7),
         version(hostile).created("2026-03-05").metric("<i>accuracy</i>\n", 0.8).reason(hostile).author(hostile)}));
    QTRY_VERIFY(scene.isReady());
    const QModelIndex row = scene.model().indexOf(scene.id(hostile));
    QVERIFY(row.isValid());
    QVERIFY(row.data().toString().contains(QStringLiteral("<b>v1</b>")));
    scene.selection.setVersions({scene.id(hostile)});
    const auto labels = scene.page->findChildren<QLabel*>();
    for (const QLabel* label : labels)
        QVERIFY2(label->textFormat() == Qt::PlainText || !label->text().contains(u'<'), qPrintable(label->text()));
    // Drawing it must neither fail nor hang.
    QVERIFY(!scene.page->grab().isNull());
}

void HistoryPageTest::aModelThatIsOnlyRegisteredSaysSo()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    RecordedModel registered{.source = {}, .model = Name("uplift"), .isRegistered = true, .facts = {}};
    registered.facts.created = parseTimestamp("2026-03-01");
    registered.facts.notes.push_back({.text = "<b>Who</b> answers", .author = {}, .time = {}, .origin = kNoOrigin});
    scene.system->models.push_back(std::move(registered));
    scene.workspace.rescan();
    QTRY_VERIFY(scene.workspace.catalog()->model("uplift"));
    QTRY_VERIFY(scene.isReady());
    scene.selection.setModel(QStringLiteral("uplift"));
    QVERIFY(test::showsText(*scene.page, QStringLiteral("uplift has no version")));
    QVERIFY(test::showsText(*scene.page, QStringLiteral("<b>Who</b> answers")));
    QTest::mouseClick(scene.button(QStringLiteral("Show all models")), Qt::LeftButton);
    QCOMPARE(scene.selection.model(), QString());
    QVERIFY(scene.table().isVisible());
}

void HistoryPageTest::headerTextsAreNeverCut()
{
    Scene scene(test::churnCatalog(), {1100, 900});
    QTRY_VERIFY(scene.isReady());
    const QFontMetrics metrics(Theme::instance().font(TypeSize::Small, QFont::Medium));
    const QHeaderView& header = *scene.table().header();
    for (int column = 0; column < header.count(); ++column) {
        const int sortMark = column == header.sortIndicatorSection() ? 18 : 0;
        const QString text = scene.model().headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        if (!header.isSectionHidden(column))
            QVERIFY2(metrics.horizontalAdvance(text) + 12 + sortMark <= header.sectionSize(column), qPrintable(text));
    }
}

void HistoryPageTest::numbersAreNeverCutAndNeverTouch()
{
    Scene scene(unevenCatalog(), {960, 900});
    QTRY_VERIFY(scene.isReady());
    const QHeaderView& header = *scene.table().header();
    for (const int width : {132, 112, 90, 64}) {
        for (int column = HistoryModel::FirstMetricColumn; column < scene.model().createdColumn(); ++column)
            scene.table().header()->resizeSection(column, width);
        for (const char* label : {"v1", "v2", "v3"}) {
            for (int column = HistoryModel::FirstMetricColumn; column < scene.model().createdColumn(); ++column) {
                const QModelIndex cell = scene.model().indexOf(scene.id(label)).siblingAtColumn(column);
                if (header.isSectionHidden(column))
                    continue;
                const InkOfCell ink = inkOf(scene.table(), cell);
                const QByteArray what = QByteArray(label) + ", column " + QByteArray::number(column) + ", width "
                    + QByteArray::number(width);
                QVERIFY2(ink.left >= 5, what.constData());
                const bool hasChange = ink.colours > 1;
                QVERIFY2(!hasChange || ink.widestGap >= 8, what.constData());
            }
        }
    }
}

void HistoryPageTest::numbersTakeTheRoomThatTheReasonHas()
{
    Scene scene(unevenCatalog(), {960, 900});
    QTRY_VERIFY(scene.isReady());
    const QHeaderView& header = *scene.table().header();
    const int narrow = header.sectionSize(HistoryModel::FirstMetricColumn);
    scene.page->resize(1600, 900);
    QTRY_VERIFY(header.sectionSize(HistoryModel::FirstMetricColumn) > narrow);
    QVERIFY(header.sectionSize(scene.model().reasonColumn()) >= 150);
    scene.page->resize(960, 900);
    QTRY_COMPARE(header.sectionSize(HistoryModel::FirstMetricColumn), narrow);
}

void HistoryPageTest::groundsFollowTheThemeAtOnce()
{
    Scene scene(test::churnCatalog(), {1200, 1000});
    QTRY_VERIFY(scene.isReady());
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark, Theme::Mode::Light}) {
        Theme::instance().setMode(mode);
        const QColor surface = Theme::instance().colour(Tone::Surface);
        QWidget* viewport = scene.table().viewport();
        const QPoint corner = viewport->rect().bottomRight() - QPoint(3, 3);
        QTRY_COMPARE(viewport->grab().toImage().pixelColor(corner), surface);
        const QImage table = viewport->grab().toImage();
        const QModelIndex group = scene.model().index(0, 0);
        const QPoint ground(scene.table().visualRect(group).left() + 2, scene.table().visualRect(group).top() + 3);
        QCOMPARE(table.pixelColor(ground), Theme::instance().colour(Tone::Alternate));
        const QImage line = scene.line().grab().toImage();
        QCOMPARE(line.pixelColor(2, 2), surface);
        const QImage header = scene.table().header()->grab().toImage();
        QCOMPARE(header.pixelColor(header.width() - 3, 3), surface);
    }
}

QTEST_MAIN(HistoryPageTest)
#include "tst_historypage.moc"
