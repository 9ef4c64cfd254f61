#include "plotsamples.h"

#include "ui/plots/barsview.h"
#include "ui/plots/curveview.h"
#include "ui/plots/plotcursor.h"
#include "ui/plots/plotexport.h"
#include "ui/plots/plotpanel.h"
#include "ui/plots/plottable.h"
#include "ui/plots/trendview.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/savefile.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace colophon;

namespace {

void save(const QString& name, QWidget& widget)
{
    const QString folder = qEnvironmentVariable("COLOPHON_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(widget.grab().save(QStringLiteral("%1/%2").arg(folder, name)));
}

int redPixels(const QImage& image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixel(x, y) == qRgb(255, 0, 0);
    return count;
}

} // namespace

class TestPlots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void cleanup()
    {
        Theme::instance().setMode(Theme::Mode::Light);
        fileAsker() = m_asker;
    }

    /// Saved where COLOPHON_PICTURES points, for eyes.
    void everyPlotIsDrawnInBothThemes()
    {
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            Theme::instance().setMode(mode);
            const QString theme
                = mode == Theme::Mode::Dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png");
            PlotCursor cursor;
            auto* curves = new CurveView(cursor);
            PlotPanel curvePanel(QStringLiteral("log_loss while training"), curves);
            curvePanel.setNote(QStringLiteral("30,000 points each, band = minimum to maximum per pixel"));
            curves->setCurves(QStringLiteral("log_loss"), sampleCurves(30'000));
            curvePanel.resize(820, 428);
            curvePanel.show();
            save(QStringLiteral("curves-all") + theme, curvePanel);
            curves->showRange(60, 220);
            cursor.setX(178);
            save(QStringLiteral("curves") + theme, curvePanel);
            CurveOptions options;
            options.showsReadout = true;
            options.isLogarithmic = true;
            curves->setOptions(options);
            curves->showAll();
            save(QStringLiteral("curves-log") + theme, curvePanel);

            auto* trend = new TrendView(cursor);
            PlotPanel trendPanel(QStringLiteral("Trend over versions"), trend);
            trend->setData(sampleTrend());
            trendPanel.resize(550, 428);
            trendPanel.show();
            save(QStringLiteral("trend") + theme, trendPanel);

            auto* bars = new BarsView(cursor);
            PlotPanel barsPanel(QStringLiteral("Metrics side by side"), bars);
            barsPanel.setNote(QStringLiteral("share of the axis; pale = other data"));
            bars->setData(sampleBars());
            barsPanel.resize(670, 220);
            barsPanel.show();
            save(QStringLiteral("bars") + theme, barsPanel);
            QVERIFY(!plotImage(*bars, bars->size(), 1).isNull());
        }
    }

    void markupInNamesIsPaintedAsText()
    {
        const QTemporaryDir folder;
        const QString canary = folder.filePath(QStringLiteral("canary.png"));
        QImage red(200, 200, QImage::Format_RGB32);
        red.fill(Qt::red);
        QVERIFY(red.save(canary));
        const QString hostile = QStringLiteral("<img src=\"%1\">").arg(canary);

        PlotCursor cursor;
        CurveView curves(cursor);
        std::vector<CurveSeries> series = sampleCurves(300);
        for (CurveSeries& one : series)
            one.name = hostile;
        curves.setCurves(hostile, series);
        BarsView bars(cursor);
        BarData data = sampleBars();
        for (BarVersion& version : data.versions)
            version.name = hostile;
        for (BarGroup& group : data.groups)
            group.name = hostile;
        bars.setData(data);
        TrendView trend(cursor);
        TrendData way = sampleTrend();
        way.metric = hostile;
        for (TrendPoint& point : way.points)
            point.name = hostile;
        for (TrendBand& band : way.bands)
            band.name = hostile;
        way.partNotes[1] = hostile;
        trend.setData(way);
        for (PlotView* view : std::initializer_list<PlotView*>{&curves, &bars, &trend}) {
            view->resize(900, 500);
            QCOMPARE(redPixels(plotImage(*view, view->size(), 1)), 0);
            QVERIFY(!plotFormats(*view)[1].prepare()().contains("<img"));
        }
    }

    void tableTwinHoldsExactlyTheData()
    {
        PlotCursor cursor;
        CurveView view(cursor);
        const auto curve = [](std::vector<double> x, std::vector<double> y) {
            return std::make_shared<const CurvePyramid>(std::move(x), std::move(y));
        };
        view.setCurves(
            QStringLiteral("loss"),
            {{QStringLiteral("a"), QStringLiteral("v1"), 0, curve({0, 1, 2}, {0.5, 0.25, 1.0 / 3}), {}, false},
             {QStringLiteral("b"), QStringLiteral("v2"), 1, curve({1, 3, 3}, {7, 8, 9}), {}, false}});
        const TextTable expected{{QStringLiteral("step"), QStringLiteral("v1"), QStringLiteral("v2")},
                                 {{QStringLiteral("0"), QStringLiteral("0.5"), QString()},
                                  {QStringLiteral("1"), QStringLiteral("0.25"), QStringLiteral("7")},
                                  {QStringLiteral("2"), QStringLiteral("0.3333333333333333"), QString()},
                                  {QStringLiteral("3"), QString(), QStringLiteral("8; 9")}}};
        QCOMPARE(view.table().header, expected.header);
        QCOMPARE(view.table().rows, expected.rows);
        const std::unique_ptr<QAbstractTableModel> model(view.tableModel(nullptr));
        const QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model->rowCount(), 4);
    }

    void tablesOfBarsAndTrendSayWhatIsDrawn()
    {
        PlotCursor cursor;
        BarsView bars(cursor);
        bars.setData(sampleBars());
        QCOMPARE(bars.table().rows.size(), 5);
        QCOMPARE(bars.table().rows.at(0),
                 QStringList({QStringLiteral("accuracy"), QStringLiteral("0.807"), QStringLiteral("0.821"),
                              QStringLiteral("0.953"), QStringLiteral("0.829")}));
        TrendView trend(cursor);
        trend.setData(sampleTrend());
        QCOMPARE(trend.table().rows.size(), 11);
        QCOMPARE(trend.table().rows.at(7).at(3), QStringLiteral("no"));
        const std::unique_ptr<QAbstractTableModel> model(trend.tableModel(nullptr));
        const QAbstractItemModelTester tester(model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    void barsAreSharesAndQtChartsPaintsThemWhereTheyAreExpected()
    {
        PlotCursor cursor;
        BarsView bars(cursor);
        bars.resize(700, 260);
        bars.setData(sampleBars());
        const QImage image = plotImage(bars, bars.size(), 1);
        for (std::size_t group = 0; group < 5; ++group)
            for (std::size_t version : {std::size_t(0), std::size_t(1), std::size_t(3)}) {
                const QRectF bar = bars.barRect(group, version, bars.size());
                QCOMPARE(image.pixelColor(bar.center().toPoint()), Theme::instance().versionColour(int(version)));
                QVERIFY(image.pixelColor(QPoint(int(bar.center().x()), int(bar.top()) - 3))
                        != Theme::instance().versionColour(int(version)));
            }
    }

    void findingSaysWhatIsPlotted()
    {
        PlotCursor cursor;
        TrendView trend(cursor);
        trend.setData(sampleTrend());
        QVERIFY(trend.finding().contains(QStringLiteral("lowest v1.0.0 at 0.781")));
        QVERIFY(trend.finding().contains(QStringLiteral("highest v2.0.0-rc.3 at 0.957")));
        QCOMPARE(trend.accessibleDescription(), trend.finding());
        CurveView curves(cursor);
        curves.setCurves(QStringLiteral("log_loss"), sampleCurves(300));
        QVERIFY(curves.accessibleDescription().contains(QStringLiteral("v1.1.1 ends at")));
        QCOMPARE(curves.accessibleName(), QStringLiteral("log_loss while training"));
    }

    void trendIsReachedByArrowsAndEnter()
    {
        PlotCursor cursor;
        TrendView trend(cursor);
        trend.resize(600, 400);
        trend.setData(sampleTrend());
        trend.show();
        QSignalSpy activated(&trend, &PlotView::versionActivated);
        QTest::keyClick(&trend, Qt::Key_Right);
        QTest::keyClick(&trend, Qt::Key_Right);
        QTest::keyClick(&trend, Qt::Key_Return);
        QCOMPARE(activated.at(0).at(0).toString(), QStringLiteral("v1.0.1"));
    }

    void hoveringOnePlotMarksTheVersionInAll()
    {
        PlotCursor cursor;
        TrendView trend(cursor);
        trend.resize(600, 400);
        trend.setData(sampleTrend());
        trend.show();
        hoverAt(trend, trend.pointAt(4, trend.size()).toPoint());
        QTRY_COMPARE(cursor.version(), QStringLiteral("v1.2.0"));
    }

    void panelShowsTheTableInPlaceOfThePlot()
    {
        PlotCursor cursor;
        auto* trend = new TrendView(cursor);
        PlotPanel panel(QStringLiteral("Trend over versions"), trend);
        trend->setData(sampleTrend());
        panel.show();
        QVERIFY(trend->isVisible());
        panel.setTableShown(true);
        QVERIFY(!trend->isVisible());
        QCOMPARE(panel.findChild<QTableView*>()->model()->rowCount(), 11);
        QStringList names;
        for (const IconButton* button : panel.findChildren<IconButton*>())
            names << button->accessibleName();
        QVERIFY(names.contains(QStringLiteral("Show as table")));
        QVERIFY(names.contains(QStringLiteral("Open large")));
        QVERIFY(names.contains(QStringLiteral("Export chart")));
    }

    void exportedFilesAreValid()
    {
        const QTemporaryDir folder;
        PlotCursor cursor;
        auto* curves = new CurveView(cursor);
        PlotPanel panel(QStringLiteral("log_loss"), curves);
        curves->setCurves(QStringLiteral("log_loss"), sampleCurves(300));
        panel.resize(800, 400);
        panel.show();
        QString suggested;
        fileAsker() = [&](QWidget*, const SaveRequest& request, const std::function<void(QString)>& chosen) {
            suggested = request.suggestedName;
            chosen(folder.filePath(request.suggestedName));
        };
        QSignalSpy notice(&panel, &PlotPanel::notice);
        for (const auto format : {PlotPanel::Format::Png, PlotPanel::Format::Svg, PlotPanel::Format::Csv})
            panel.exportAs(format);
        QTRY_COMPARE(notice.count(), 3);
        const QImage image(folder.filePath(QStringLiteral("log_loss.png")));
        QCOMPARE(image.size(), curves->size() * 2);
        QFile svg(folder.filePath(QStringLiteral("log_loss.svg")));
        QVERIFY(svg.open(QIODevice::ReadOnly));
        QXmlStreamReader reader(&svg);
        int texts = 0;
        while (!reader.atEnd())
            texts += reader.readNext() == QXmlStreamReader::StartElement && reader.name() == u"text";
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY(texts > 5);
        QFile csv(folder.filePath(QStringLiteral("log_loss.csv")));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QVERIFY(csv.readLine().startsWith("step,v1.1.1,v1.2.0"));
        QCOMPARE(suggested, QStringLiteral("log_loss.csv"));
    }

    void copiesReachTheClipboard()
    {
        PlotCursor cursor;
        auto* trend = new TrendView(cursor);
        PlotPanel panel(QStringLiteral("Trend"), trend);
        trend->setData(sampleTrend());
        panel.resize(500, 300);
        panel.show();
        panel.copyTable();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("version\taccuracy")));
        QVERIFY(QGuiApplication::clipboard()->mimeData()->hasHtml());
        panel.copyPicture();
        QVERIFY(!QGuiApplication::clipboard()->image().isNull());
    }

private:
    FileAsker m_asker = fileAsker();
};

QTEST_MAIN(TestPlots)
#include "tst_plots.moc"
