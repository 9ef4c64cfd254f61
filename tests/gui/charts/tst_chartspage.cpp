#include "tests/gui/openproject.h"
#include "ui/charts/chartspage.h"
#include "ui/charts/chartssidebar.h"
#include "ui/plots/barsview.h"
#include "ui/plots/curveview.h"
#include "ui/plots/plotpanel.h"
#include "ui/plots/trendview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTreeWidget>

using namespace colophon;
using namespace colophon::test;

namespace {

/// The page in a window of its own over the sample project, with three versions chosen.
struct ChartsPageScene : OpenProject
{
    QWidget window;
    ChartsPage page{workspace, selection, chosen, actions, &window};

    explicit ChartsPageScene(QSize size = {1500, 900})
    {
        open();
        resize(size);
        window.show();
        page.show();
    }

    void resize(QSize size)
    {
        window.resize(size);
        page.resize(size);
    }
    void chooseThree() { choose("churn", {"v1.1.1", "v1.2.0", "v2.0.0-rc.2"}); }
    CurveView& curves() const { return *page.findChild<CurveView*>(); }
    TrendView& trend() const { return *page.findChild<TrendView*>(); }
    BarsView& bars() const { return *page.findChild<BarsView*>(); }
    bool hasAllCurves() const
    {
        return curves().series().size() == 3
            && std::ranges::all_of(curves().series(), [](const CurveSeries& one) { return one.curve != nullptr; });
    }
    void chooseMetric(const QString& metric)
    {
        auto* list = findNamed<QTreeWidget>(page, QStringLiteral("Metrics"));
        QVERIFY(list);
        const auto found = list->findItems(metric, Qt::MatchExactly);
        QCOMPARE(found.size(), 1);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(found.front()).center());
    }
    int shownPanels() const
    {
        const auto panels = page.findChildren<PlotPanel*>();
        return int(std::ranges::count_if(panels, &PlotPanel::isVisible));
    }
};

} // namespace

class ChartsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void evaluationIsShownFirst();
    void smoothingKeepsTheCurvesThemselves();
    void curvesGoAlongStepsOrTimes();
    void metricWithoutCurveOffersAnother();
    void curveThatCannotBeReadIsNamedWithItsFile();
    void cursorIsSharedUnlessUnlinked();
    void zoomGoesBackStepByStep();
    void narrowWindowsShowOneChartAtATime();
    void hiddenVersionsAreNotDrawn();
    void trainingCurvesOnOtherTrainingDataAreMarked();
    void legendsNameTheModelWhereThereAreSeveral();
    void namesWithMarkupStayText();
};

void ChartsPageTest::evaluationIsShownFirst()
{
    ChartsPageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.chooseThree();
    QTRY_VERIFY(scene.hasAllCurves());
    QVERIFY(showsText(scene.page, QStringLiteral("val_log_loss while training")));
    QVERIFY(showsText(scene.page, QStringLiteral("up to 301 points each")));
    for (const CurveSeries& series : scene.curves().series())
        QCOMPARE(series.slot, scene.chosen.slot(series.id));
    QVERIFY(scene.curves().accessibleDescription().contains(QStringLiteral("v2.0.0-rc.2 ends at")));
}

void ChartsPageTest::smoothingKeepsTheCurvesThemselves()
{
    ChartsPageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.chooseThree();
    QTRY_VERIFY(scene.hasAllCurves());
    const CurvePointer raw = scene.curves().series().front().curve;
    auto* slider = findNamed<QSlider>(scene.page, QStringLiteral("Smoothing"));
    QVERIFY(slider);
    QTest::keyClick(slider, Qt::Key_End);
    QTRY_VERIFY(
        std::ranges::all_of(scene.curves().series(), [](const CurveSeries& one) { return one.line != nullptr; }));
    const CurveSeries& smoothed = scene.curves().series().front();
    QCOMPARE(smoothed.curve, raw);
    QCOMPARE(smoothed.line->size(), raw->size());
    const auto spread = [](std::span<const double> y) {
        double sum = 0;
        for (std::size_t i = 151; i < y.size(); ++i) // once the loss has settled
            sum += std::abs(y[i] - y[i - 1]);
        return sum;
    };
    QVERIFY(spread(smoothed.line->y()) < spread(raw->y()) / 2);
    QTest::keyClick(slider, Qt::Key_Home);
    QTRY_VERIFY(!scene.curves().series().front().line);
}

void ChartsPageTest::curvesGoAlongStepsOrTimes()
{
    ChartsPageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.chooseThree();
    QTRY_VERIFY(scene.hasAllCurves());
    QCOMPARE(scene.curves().to(), 300.0);
    auto* across = scene.page.findChild<QComboBox*>();
    QVERIFY(across && across->accessibleName() == QStringLiteral("Across"));
    across->setFocus();
    QTest::keyClick(across, Qt::Key_Down);
    QTRY_COMPARE(scene.curves().options().across, CurveAxis::RelativeTime);
    QTRY_VERIFY(scene.hasAllCurves());
    QCOMPARE(scene.curves().to(), 20.0); // 300 steps of 4 seconds
    QTest::keyClick(across, Qt::Key_Down);
    QTRY_COMPARE(scene.curves().options().across, CurveAxis::WallTime);
    QTRY_VERIFY(scene.hasAllCurves());
    QVERIFY(scene.curves().from() > 1.7e12);
}

void ChartsPageTest::metricWithoutCurveOffersAnother()
{
    ChartsPageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.chooseThree();
    QTRY_VERIFY(scene.hasAllCurves());
    scene.chooseMetric(QStringLiteral("accuracy"));
    QTRY_VERIFY(showsText(scene.page, QStringLiteral("No curve recorded for v1.1.1, v1.2.0, v2.0.0-rc.2")));
    auto* offer = findNamed<QPushButton>(scene.page, QStringLiteral("Show val_log_loss"));
    QVERIFY(offer);
    QTest::mouseClick(offer, Qt::LeftButton);
    QTRY_VERIFY(scene.hasAllCurves());
    QVERIFY(scene.curves().isVisible());
}

void ChartsPageTest::curveThatCannotBeReadIsNamedWithItsFile()
{
    ChartsPageScene scene;
    QTRY_VERIFY(scene.isReady());
    const Version* version = scene.version("churn", "v1.2.0");
    QVERIFY(version);
    std::string run;
    for (const Record& record : version->records) {
        if (record.native.starts_with("run:"))
            run = record.native.substr(4);
    }
    QVERIFY(!run.empty());
    scene.tree.remove("sample/mlruns/417263859204718365/" + run + "/metrics/val_log_loss");
    scene.chooseThree();
    QTRY_VERIFY(showsText(scene.page, QStringLiteral("v1.2.0: ")));
    QVERIFY(showsText(scene.page, QStringLiteral("val_log_loss")));
    QTRY_COMPARE(scene.curves().series().size(), std::size_t(2));
    QTRY_VERIFY(scene.curves().isVisible()); // The change on disk may be read just now, and the curves anew.
}

void ChartsPageTest::cursorIsSharedUnlessUnlinked()
{
    ChartsPageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.chooseThree();
    QTRY_VERIFY(scene.hasAllCurves());
    const auto pointAtTrend = [&](const char* label) {
        const auto& points = scene.trend().data().points;
        const auto at = std::ranges::find(points, QString::fromLatin1(label), &TrendPoint::name);
        pointAt(scene.trend(), scene.trend().pointAt(std::size_t(at - points.begin()), scene.trend().size()).toPoint());
    };
    const QImage before = scene.bars().grab().toImage();
    pointAtTrend("v1.2.0");
    QVERIFY(scene.bars().grab().toImage() != before);
    auto* link = findNamed<QCheckBox>(scene.page, QStringLiteral("Link cursor in all charts"));
    QVERIFY(link);
    pointAt(scene.trend(), QPoint(1, 1));
    pointAtTrend("v1.2.0");
    link->click();
    const QImage linked = scene.bars().grab().toImage();
    pointAtTrend("v1.1.1");
    QCOMPARE(scene.bars().grab().toImage(), linked);
}

void ChartsPageTest::zoomGoesBackStepByStep()
{
    ChartsPageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.chooseThree();
    QTRY_VERIFY(scene.hasAllCurves());
    auto* back = findNamed<QPushButton>(scene.page, QStringLiteral("Zoom back"));
    QVERIFY(back && !back->isEnabled());
    scene.curves().showRange(60, 220);
    scene.curves().showRange(100, 120);
    QVERIFY(back->isEnabled());
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(scene.curves().from(), 60.0);
    QTest::mouseClick(back, Qt::LeftButton);
    QVERIFY(scene.curves().showsAll() && !back->isEnabled());
    scene.page.zoomIn();
    QCOMPARE(scene.curves().to() - scene.curves().from(), 150.0);
    scene.page.showAll();
    QVERIFY(scene.curves().showsAll());
}

void ChartsPageTest::narrowWindowsShowOneChartAtATime()
{
    ChartsPageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.chooseThree();
    QTRY_VERIFY(scene.hasAllCurves());
    QCOMPARE(scene.shownPanels(), 3);
    scene.resize({960, 500});
    QTRY_COMPARE(scene.shownPanels(), 1);
    QVERIFY(scene.curves().isVisible());
    auto* trend = findNamed<QAbstractButton>(scene.page, QStringLiteral("Trend"));
    QVERIFY(trend);
    QTest::mouseClick(trend, Qt::LeftButton);
    QCOMPARE(scene.shownPanels(), 1);
    QVERIFY(scene.trend().isVisible());
    auto* all = findNamed<QAbstractButton>(scene.page, QStringLiteral("All charts"));
    QVERIFY(all && !all->isEnabled());
}

void ChartsPageTest::hiddenVersionsAreNotDrawn()
{
    ChartsPageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.chooseThree();
    QTRY_VERIFY(scene.hasAllCurves());
    auto* shown = findNamed<QCheckBox>(scene.page, QStringLiteral("Show v1.2.0"));
    QVERIFY(shown);
    shown->click();
    QTRY_COMPARE(scene.curves().series().size(), std::size_t(2));
    QCOMPARE(scene.bars().data().versions.size(), std::size_t(2));
    shown->click();
    QTRY_VERIFY(scene.hasAllCurves());
}

void ChartsPageTest::trainingCurvesOnOtherTrainingDataAreMarked()
{
    ChartsPageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.chooseThree();
    QTRY_VERIFY(scene.hasAllCurves());
    for (const CurveSeries& series : scene.curves().series())
        QVERIFY(!series.isOtherData);
    scene.chooseMetric(QStringLiteral("train_log_loss"));
    QTRY_VERIFY(scene.hasAllCurves());
    QVERIFY(!scene.curves().series()[0].isOtherData);
    QVERIFY(scene.curves().series()[1].isOtherData);
    // The bars ask the same question and hear the same answer.
    const auto& groups = scene.bars().data().groups;
    const auto group = std::ranges::find(groups, QStringLiteral("train_log_loss"), &BarGroup::name);
    if (group != groups.end())
        QVERIFY(group->values[1].isOtherData);
}

void ChartsPageTest::legendsNameTheModelWhereThereAreSeveral()
{
    ChartsPageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.chosen.replace({scene.id("churn", "v1.1.1"), scene.id("churn", "v1.2.0"), scene.id("recommender", "v3.1.0")});
    QTRY_VERIFY(scene.curves().series().size() == 2);
    QCOMPARE(scene.curves().series().front().name, QStringLiteral("churn v1.1.1"));
    QCOMPARE(scene.bars().data().versions.back().name, QStringLiteral("recommender v3.1.0"));
    QTRY_VERIFY(findNamed<QCheckBox>(scene.page, QStringLiteral("Show recommender v3.1.0")));
    QVERIFY(showsText(scene.page, QStringLiteral("churn only")));
    scene.chooseThree();
    QTRY_COMPARE(scene.bars().data().versions.front().name, QStringLiteral("v1.1.1"));
    QVERIFY(!showsText(scene.page, QStringLiteral("churn only")));
}

void ChartsPageTest::namesWithMarkupStayText()
{
    ChartsPageScene scene;
    for (const char* label : {"v1.0.0", "v1.1.0"}) {
        const std::string folder = std::string("sample/models/shop/") + label;
        scene.tree.write(folder + "/model.onnx", label);
        scene.tree.write(folder + "/colophon.json", R"({"metrics": {"<b>auc</b>": 0.5, "<img src=x>": 1}})");
        scene.tree.write(folder + "/history.csv", "step,<i>loss</i>\n0,1\n1,0.5\n2,0.25\n");
    }
    scene.workspace.rescan();
    QTRY_VERIFY(scene.version("shop", "v1.1.0"));
    scene.choose("shop", {"v1.0.0", "v1.1.0"});
    QTRY_VERIFY(showsText(scene.page, QStringLiteral("<i>loss</i> while training")));
    for (const QLabel* label : scene.page.findChildren<QLabel*>())
        QVERIFY2(label->textFormat() == Qt::PlainText || !label->text().contains(u'<'), qPrintable(label->text()));
    for (QWidget* widget : scene.page.findChildren<QWidget*>())
        QVERIFY2(!widget->toolTip().contains(QStringLiteral("<i>")), qPrintable(widget->toolTip()));
}

QTEST_MAIN(ChartsPageTest)
#include "tst_chartspage.moc"
