#include "models/items/comparisonmodel.h"
#include "models/items/roles.h"
#include "tests/gui/openproject.h"
#include "ui/compare/comparebar.h"
#include "ui/compare/comparecharts.h"
#include "ui/compare/comparepage.h"
#include "ui/compare/comparisonheader.h"
#include "ui/compare/comparisonview.h"
#include "ui/compare/textdifferencedialog.h"
#include "ui/plots/barsview.h"
#include "ui/plots/plotpanel.h"
#include "ui/plots/plotview.h"

#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>

#include <filesystem>

using namespace colophon;
using namespace colophon::test;

namespace {

/// The page in a window of its own over the sample project.
struct ComparePageScene : OpenProject
{
    QWidget window;
    ComparePage page{workspace, selection, chosen, actions, &window};

    explicit ComparePageScene(QSize size = {1600, 900})
    {
        open();
        page.resize(size);
        window.resize(size);
        window.show();
        page.show();
    }

    void resize(QSize size)
    {
        window.resize(size);
        page.resize(size);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    }
    ComparisonView& table() const { return *page.findChild<ComparisonView*>(); }
    CompareCharts& charts() const { return *page.findChild<CompareCharts*>(); }
    QAbstractItemModel& model() const { return *table().model(); }

    QModelIndex cell(const QString& key, int column) const
    {
        for (int group = 0; group < model().rowCount(); ++group) {
            const QModelIndex parent = model().index(group, 0);
            for (int row = 0; row < model().rowCount(parent); ++row) {
                const QModelIndex index = model().index(row, 0, parent);
                if (index.data(KeyRole).toString() == key)
                    return index.siblingAtColumn(column);
            }
        }
        return {};
    }
    Standing standing(const QString& key, int column) const
    {
        return static_cast<Standing>(cell(key, column).data(StandingRole).toInt());
    }
    void trigger(const QString& action, const QString& key) const
    {
        table().setCurrentIndex(cell(key, 2));
        const QPoint at = table().visualRect(cell(key, 2)).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, table().viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(table().viewport(), &event);
        auto* menu = table().findChild<QMenu*>();
        QVERIFY(menu);
        for (QAction* each : menu->actions()) {
            if (each->text() == action)
                each->trigger();
        }
        menu->close();
    }
};

const std::vector<std::string> kFour{"v1.1.1", "v1.2.0", "v1.3.0", "v2.0.0-rc.2"};

} // namespace

class ComparePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void withoutAChoiceItOffersOne();
    void noiseAndOtherDataAreMarked();
    void aVersionOnOtherDataCanBeLeftOut();
    void narrowWindowsShowTableOrCharts();
    void theBarFitsIntoEveryWindow_data();
    void theBarFitsIntoEveryWindow();
    void pointerIsSharedByTableAndCharts();
    void rowAndColumnUnderThePointerAreMarked();
    void theTableOfAChartShowsItsHeadsInFull();
    void tabGoesThroughATrendAsItIsSeen();
    void whatOtherDataMeanIsSaidAsItIsJudged();
    void aVersionHasOneColourEverywhere();
    void liveTestIsToldInOneSentence();
    void textsAreShownSideBySide();
    void rowsAreCopiedAndMuted();
    void removingAndReorderingChangeTheChoice();
    void theColumnUnderTheCursorBecomesTheBaseline();
    void commandsMeanTheColumnUnderTheCursor();
    void theFocusedCellTellsItsNoise();
    void aVersionThatVanishedKeepsItsColumn();
    void whenAllVersionsVanishTheTableStays();
    void labelsNeverReadMarkup();
};

void ComparePageTest::withoutAChoiceItOffersOne()
{
    ComparePageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.selection.setModel(QStringLiteral("churn"));
    scene.chosen.clear();
    QTRY_VERIFY(showsText(scene.page, QStringLiteral("Choose at least two versions")));
    scene.page.focusSearch();
    const QWidget* focused = QApplication::focusWidget();
    QVERIFY2(!focused || focused->isVisible(), "what is typed goes into a field that nobody sees");
    auto* offer = findNamed<QPushButton>(scene.page, QStringLiteral("Compare production with the newest"));
    QVERIFY(offer);
    QTest::mouseClick(offer, Qt::LeftButton);
    QCOMPARE(scene.chosen.ids().size(), 2);
    QCOMPARE(scene.chosen.baseline(), scene.id("churn", "v1.1.1"));
    QVERIFY(findNamed<QTreeView>(scene.page, QStringLiteral("Comparison")));
}

void ComparePageTest::noiseAndOtherDataAreMarked()
{
    ComparePageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.choose("churn", kFour);
    QCOMPARE(scene.standing(QStringLiteral("precision"), 2), Standing::WithinNoise);
    QCOMPARE(scene.standing(QStringLiteral("accuracy"), 2), Standing::Better);
    QCOMPARE(scene.standing(QStringLiteral("accuracy"), 3), Standing::NotComparable);
    QCOMPARE(scene.standing(QStringLiteral("latency_ms"), 3), Standing::Worse);
    QVERIFY(scene.cell(QStringLiteral("latency_ms"), 1).data(BestRole).toBool());
    // Better than the baseline, and not to be told from the runner-up.
    QCOMPARE(scene.standing(QStringLiteral("recall"), 4), Standing::Better);
    QVERIFY(!scene.cell(QStringLiteral("recall"), 4).data(BestRole).toBool());
    QVERIFY(!scene.cell(QStringLiteral("precision"), 2).data(BestRole).toBool());
    QVERIFY(!scene.cell(QStringLiteral("accuracy_std"), 2).isValid());
    QVERIFY(scene.model().index(0, 0).data(DeltaTextRole).toString().contains(QStringLiteral("noise of 5 seeds")));
    QTRY_VERIFY(showsText(scene.page, QStringLiteral("v1.3.0 was measured on other data.")));
}

void ComparePageTest::aVersionOnOtherDataCanBeLeftOut()
{
    ComparePageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.choose("churn", kFour);
    QTRY_VERIFY(findNamed<QPushButton>(scene.page, QStringLiteral("Leave v1.3.0 out")));
    QTest::mouseClick(findNamed<QPushButton>(scene.page, QStringLiteral("Leave v1.3.0 out")), Qt::LeftButton);
    QVERIFY(!scene.chosen.contains(scene.id("churn", "v1.3.0")));
    QCOMPARE(scene.chosen.ids().size(), 3);
    QTRY_VERIFY(!showsText(scene.page, QStringLiteral("measured on other data")));
}

void ComparePageTest::narrowWindowsShowTableOrCharts()
{
    ComparePageScene scene({960, 500});
    QTRY_VERIFY(scene.isReady());
    scene.choose("churn", kFour);
    QVERIFY(scene.table().isVisible() && !scene.charts().isVisible());
    auto* charts = findNamed<QAbstractButton>(*scene.page.findChild<CompareBar*>(), QStringLiteral("Charts"));
    QVERIFY(charts);
    QTest::mouseClick(charts, Qt::LeftButton);
    QVERIFY(!scene.table().isVisible() && scene.charts().isVisible());
    scene.page.setLayout(ComparePage::Layout::Both);
    scene.resize({1600, 900});
    QVERIFY(scene.table().isVisible() && scene.charts().isVisible());
}

void ComparePageTest::theBarFitsIntoEveryWindow_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {960, 1080, 1280, 1440, 1600, 2400})
        QTest::addRow("%d", width) << width;
}

void ComparePageTest::theBarFitsIntoEveryWindow()
{
    QFETCH(int, width);
    ComparePageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.choose("churn", kFour);
    scene.resize({width, 600});
    const auto& bar = *scene.page.findChild<CompareBar*>();
    QTRY_COMPARE(overlapsIn(bar), QStringList());
    QVERIFY(findNamed<QPushButton>(scene.page, QStringLiteral("Export…")));
    QVERIFY(findNamed<QPushButton>(scene.page, QStringLiteral("Add version")));
}

void ComparePageTest::pointerIsSharedByTableAndCharts()
{
    ComparePageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.choose("churn", kFour);
    const QModelIndex cell = scene.cell(QStringLiteral("accuracy"), 3);
    pointAt(*scene.table().viewport(), scene.table().visualRect(cell).center());
    QCOMPARE(scene.charts().plotCursor().version(), scene.id("churn", "v1.3.0"));

    auto& bars = *scene.charts().findChild<BarsView*>();
    QSignalSpy pointed(&scene.table(), &ComparisonView::versionPointed);
    pointAt(bars, bars.barRect(0, 1, bars.size()).center().toPoint());
    QVERIFY(!pointed.isEmpty());
    QCOMPARE(pointed.back().front().toString(), scene.id("churn", "v1.2.0"));
}

void ComparePageTest::rowAndColumnUnderThePointerAreMarked()
{
    ComparePageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.choose("churn", kFour);
    const auto ground = [&](const QString& key, int column) {
        const QRect place = scene.table().visualRect(scene.cell(key, column));
        return scene.table().viewport()->grab().toImage().pixelColor(place.topLeft() + QPoint(3, 3));
    };
    const QString row = QStringLiteral("accuracy");
    const QString other = QStringLiteral("recall");
    const QColor plain = ground(other, 2);
    QCOMPARE(ground(row, 2), plain);
    pointAt(*scene.table().viewport(), scene.table().visualRect(scene.cell(row, 3)).center());
    QVERIFY(ground(row, 2) != plain);
    QVERIFY(ground(row, 0) != plain);
    QVERIFY(ground(other, 3) != plain);
    QCOMPARE(ground(other, 2), plain);
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&scene.table(), &leave);
    QCOMPARE(ground(other, 3), plain);
    QCOMPARE(ground(row, 2), plain);
}

void ComparePageTest::theTableOfAChartShowsItsHeadsInFull()
{
    ComparePageScene scene;
    scene.tree.write("sample/models/shop/v1.0.0/colophon.json",
                     R"({"metrics": {"recall_of_rare_cases_at_one_percent": 0.5, "a": 1}})");
    scene.tree.write("sample/models/shop/v1.0.0/model.onnx", "1");
    scene.tree.write("sample/models/shop/v1.1.0/colophon.json",
                     R"({"metrics": {"recall_of_rare_cases_at_one_percent": 0.6, "a": 2}})");
    scene.tree.write("sample/models/shop/v1.1.0/model.onnx", "2");
    scene.workspace.rescan();
    QTRY_VERIFY(scene.version("shop", "v1.1.0"));
    scene.choose("shop", {"v1.0.0", "v1.1.0"});
    auto* panel = scene.charts().findChild<PlotPanel*>();
    panel->setTableShown(true);
    const auto* table = panel->findChild<QTableView*>();
    QVERIFY(table->isVisible());
    const QHeaderView* heads = table->horizontalHeader();
    QVERIFY(heads->count() > 1);
    for (int column = 0; column < heads->count(); ++column)
        QVERIFY2(heads->sectionSize(column) >= heads->sectionSizeHint(column),
                 qPrintable(table->model()->headerData(column, Qt::Horizontal).toString()));
}

void ComparePageTest::tabGoesThroughATrendAsItIsSeen()
{
    ComparePageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.choose("churn", kFour);
    scene.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&scene.window));
    auto* trend = findNamed<PlotPanel>(scene.page, QStringLiteral("Trend over versions"));
    QVERIFY(trend);
    trend->findChild<QComboBox*>()->setFocus();
    QStringList names;
    for (QWidget* at = QApplication::focusWidget(); trend->isAncestorOf(at) && names.size() < 9;
         at = QApplication::focusWidget()) {
        const auto* box = qobject_cast<QComboBox*>(at);
        names.append(box ? box->accessibleName() : nameOf(at));
        QTest::keyClick(at, Qt::Key_Tab);
    }
    QCOMPARE(names.join(u'|'),
             QStringLiteral("Metric of the trend|Show as table|Open large|Export chart|")
                 + trend->view()->accessibleName());
}

void ComparePageTest::whatOtherDataMeanIsSaidAsItIsJudged()
{
    ComparePageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.choose("churn", kFour);
    QCOMPARE(scene.standing(QStringLiteral("accuracy"), 3), Standing::NotComparable);
    QCOMPARE(scene.standing(QStringLiteral("latency_ms"), 3), Standing::Worse);
    QTRY_VERIFY(showsText(
        scene.page, QStringLiteral("quality metrics carry ≠ and never count as better or best; time and size do.")));
}

void ComparePageTest::aVersionHasOneColourEverywhere()
{
    ComparePageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.choose("churn", kFour);
    const BarData& bars = scene.charts().findChild<BarsView*>()->data();
    QCOMPARE(int(bars.versions.size()), 4);
    for (int column = 0; column < 4; ++column) {
        const BarVersion& bar = bars.versions[std::size_t(column)];
        QCOMPARE(bar.slot, scene.chosen.slot(bar.id));
        QCOMPARE(scene.model().headerData(column + 1, Qt::Horizontal, ColourSlotRole).toInt(), bar.slot);
        QCOMPARE(scene.model().headerData(column + 1, Qt::Horizontal, VersionIdRole).toString(), bar.id);
    }
    scene.chosen.setBaseline(scene.id("churn", "v1.3.0"));
    QCOMPARE(scene.model().headerData(1, Qt::Horizontal, ColourSlotRole).toInt(), 2);
}

void ComparePageTest::liveTestIsToldInOneSentence()
{
    ComparePageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.choose("recommender", {"v3.1.0", "v3.2.0"});
    QTRY_VERIFY(showsText(scene.page, QStringLiteral("v3.2.0 is better by")));
    QVERIFY(showsText(scene.page, QStringLiteral("decided.")));
    QCOMPARE(scene.model().headerData(1, Qt::Horizontal, LiveTestRole).toString(), QStringLiteral("Test A 50 %"));
    QCOMPARE(scene.model().headerData(2, Qt::Horizontal, LiveTestRole).toString(), QStringLiteral("Test B 50 %"));
    QVERIFY(scene.cell(QStringLiteral("rate"), 2).data(DeltaTextRole).toString().contains(QStringLiteral(" to ")));
    QCOMPARE(scene.cell(QStringLiteral("share"), 1).data().toString(), QStringLiteral("50 %"));
}

void ComparePageTest::textsAreShownSideBySide()
{
    ComparePageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.choose("churn", kFour);
    const QModelIndex cell = scene.cell(QStringLiteral("inputs"), 2);
    QVERIFY(cell.isValid());
    scene.table().scrollTo(cell);
    QTest::mouseClick(scene.table().viewport(), Qt::LeftButton, {}, scene.table().visualRect(cell).center());
    auto* dialog = scene.window.findChild<TextDifferenceDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    auto* lines = findNamed<QTableWidget>(*dialog, QStringLiteral("Text difference of inputs"));
    QVERIFY(lines);
    QVERIFY(lines->horizontalHeaderItem(0)->text() == QStringLiteral("v1.1.1"));
    int changed = 0;
    for (int row = 0; row < lines->rowCount(); ++row)
        changed += lines->item(row, 1)->text().startsWith(u'+') ? 1 : 0;
    QVERIFY(changed > 0 && changed < lines->rowCount());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!scene.window.findChild<TextDifferenceDialog*>());
}

void ComparePageTest::rowsAreCopiedAndMuted()
{
    ComparePageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.choose("churn", kFour);
    scene.trigger(QStringLiteral("Copy row"), QStringLiteral("accuracy"));
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.contains(QStringLiteral("accuracy\t0.807\t0.821")), qPrintable(copied));
    scene.trigger(QStringLiteral("Copy value"), QStringLiteral("accuracy"));
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("0.821"));
    scene.trigger(QStringLiteral("Mute this key"), QStringLiteral("accuracy"));
    QVERIFY(!scene.cell(QStringLiteral("accuracy"), 0).isValid());
    const auto buttons = scene.page.findChildren<QPushButton*>();
    QVERIFY(std::ranges::any_of(buttons, [](const QPushButton* button) {
        return button->isVisible() && button->text().startsWith(QStringLiteral("1 muted key"));
    }));
}

void ComparePageTest::removingAndReorderingChangeTheChoice()
{
    ComparePageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.choose("churn", kFour);
    auto* remove = findNamed<QAbstractButton>(scene.page, QStringLiteral("Remove v2.0.0-rc.2 from comparison"));
    QVERIFY(remove);
    QTest::mouseClick(remove, Qt::LeftButton);
    QCOMPARE(scene.chosen.ids().size(), 3);

    ComparisonHeader& header = scene.table().comparisonHeader();
    const auto middle
        = [&](int section) { return QPoint(header.sectionViewportPosition(section) + 60, header.height() - 10); };
    QTest::mousePress(header.viewport(), Qt::LeftButton, {}, middle(3));
    QMouseEvent drag(QEvent::MouseMove, middle(1), header.viewport()->mapToGlobal(QPointF(middle(1))), Qt::NoButton,
                     Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(header.viewport(), &drag);
    QTest::mouseRelease(header.viewport(), Qt::LeftButton, {}, middle(1));
    QCOMPARE(scene.chosen.baseline(), scene.id("churn", "v1.3.0"));
}

void ComparePageTest::theColumnUnderTheCursorBecomesTheBaseline()
{
    ComparePageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.choose("churn", kFour);
    const QString third = scene.chosen.ids()[1];
    scene.trigger(QStringLiteral("Make v1.2.0 the baseline"), QStringLiteral("accuracy"));
    QCOMPARE(scene.chosen.baseline(), third);
    QCOMPARE(scene.chosen.ids().size(), 4);
}

void ComparePageTest::commandsMeanTheColumnUnderTheCursor()
{
    ComparePageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.choose("churn", kFour);
    scene.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&scene.window));
    scene.table().setFocus();
    QTest::mouseClick(scene.table().viewport(), Qt::LeftButton, {},
                      scene.table().visualRect(scene.cell(QStringLiteral("accuracy"), 3)).center());
    QCOMPARE(scene.selection.version(), scene.chosen.ids()[2]);
}

void ComparePageTest::theFocusedCellTellsItsNoise()
{
    ComparePageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.choose("churn", kFour);
    QSignalSpy status(&scene.page, &ComparePage::statusChanged);
    scene.table().setCurrentIndex(scene.cell(QStringLiteral("accuracy"), 1));
    QVERIFY(!status.isEmpty());
    const QString told = status.back().front().toString();
    QVERIFY2(told.contains(QStringLiteral("(5 seeds)")) && told.contains(QStringLiteral("higher is better")),
             qPrintable(told));
}

void ComparePageTest::aVersionThatVanishedKeepsItsColumn()
{
    ComparePageScene scene;
    const auto write = [&scene](const std::string& label, const std::string& auc) {
        scene.tree.write("sample/models/shop/" + label + "/colophon.json", R"({"metrics": {"auc": )" + auc + "}}");
        scene.tree.write("sample/models/shop/" + label + "/model.onnx", auc);
    };
    write("v1.0.0", "0.5");
    write("v1.1.0", "0.6");
    scene.workspace.rescan();
    QTRY_VERIFY(scene.version("shop", "v1.1.0"));
    scene.choose("shop", {"v1.0.0", "v1.1.0"});
    const auto value = [&scene] { return scene.cell(QStringLiteral("auc"), 2).data(ValueTextRole).toString(); };
    const auto head = [&scene](int role) { return scene.model().headerData(2, Qt::Horizontal, role); };
    const QString before = value();
    QVERIFY(!before.isEmpty() && !head(VanishedSinceRole).isValid());

    std::filesystem::remove_all(scene.tree.path("sample/models/shop/v1.1.0"));
    scene.workspace.rescan();
    QTRY_VERIFY(!scene.version("shop", "v1.1.0"));
    QTRY_VERIFY(head(VanishedSinceRole).isValid());
    QCOMPARE(value(), before);
    QVERIFY(head(Qt::AccessibleTextRole).toString().contains(QStringLiteral("no longer found at ")));
    const qint64 since = head(VanishedSinceRole).toLongLong();
    scene.workspace.rescan();
    QTRY_VERIFY(scene.workspace.state() == Workspace::State::Ready);
    QCOMPARE(head(VanishedSinceRole).toLongLong(), since);

    write("v1.1.0", "0.7");
    scene.workspace.rescan();
    QTRY_VERIFY(scene.version("shop", "v1.1.0"));
    QTRY_VERIFY(!head(VanishedSinceRole).isValid());
    QVERIFY(value() != before);
}

void ComparePageTest::whenAllVersionsVanishTheTableStays()
{
    ComparePageScene scene;
    for (const char* label : {"v1.0.0", "v1.1.0"}) {
        const std::string folder = std::string("sample/models/shop/") + label;
        scene.tree.write(folder + "/colophon.json", R"({"metrics": {"auc": 0.5}})");
        scene.tree.write(folder + "/model.onnx", label);
    }
    scene.workspace.rescan();
    QTRY_VERIFY(scene.version("shop", "v1.1.0"));
    scene.choose("shop", {"v1.0.0", "v1.1.0"});
    QVERIFY(scene.cell(QStringLiteral("auc"), 2).isValid());
    std::filesystem::remove_all(scene.tree.path("sample/models/shop"));
    scene.workspace.rescan();
    const auto isGone = [&scene](int column) {
        return scene.model().headerData(column, Qt::Horizontal, VanishedSinceRole).isValid();
    };
    QTRY_VERIFY(isGone(1) && isGone(2));
    QVERIFY(scene.cell(QStringLiteral("auc"), 2).isValid());
}

void ComparePageTest::labelsNeverReadMarkup()
{
    ComparePageScene scene;
    scene.tree.write("sample/models/shop/v1.0.0/colophon.json", R"({"metrics": {"<b>auc</b>": 0.5}})");
    scene.tree.write("sample/models/shop/v1.0.0/model.onnx", "1");
    scene.tree.write("sample/models/shop/v1.1.0/colophon.json", R"({"metrics": {"<b>auc</b>": 0.6}})");
    scene.tree.write("sample/models/shop/v1.1.0/model.onnx", "2");
    scene.workspace.rescan();
    QTRY_VERIFY(scene.version("shop", "v1.1.0"));
    scene.choose("shop", {"v1.0.0", "v1.1.0"});
    QVERIFY(scene.cell(QStringLiteral("<b>auc</b>"), 2).isValid());
    for (const QLabel* label : scene.page.findChildren<QLabel*>())
        QVERIFY2(label->textFormat() == Qt::PlainText || !label->text().contains(u'<'), qPrintable(label->text()));
}

QTEST_MAIN(ComparePageTest)
#include "tst_comparepage.moc"
