#include "plotsamples.h"

#include "ui/plots/curveview.h"
#include "ui/plots/plotcursor.h"
#include "ui/plots/plotexport.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <random>

using namespace colophon;

namespace {

struct Extent
{
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
};

/// One pass over all points, as slow and simple as possible.
std::vector<Extent> bruteForce(const CurvePyramid& curve, const CurveFrame& frame)
{
    std::vector<Extent> extents(std::size_t(frame.columnCount()));
    const double width = (frame.x.to() - frame.x.from()) / double(extents.size());
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const double place = (curve.x()[i] - frame.x.from()) / width;
        if (place < 0 || place > double(extents.size()) || !std::isfinite(curve.y()[i]))
            continue;
        Extent& extent = extents[std::min(extents.size() - 1, std::size_t(place))];
        extent.low = std::min(extent.low, curve.y()[i]);
        extent.high = std::max(extent.high, curve.y()[i]);
    }
    return extents;
}

/// First and last row of a column of pixels that has this colour.
std::pair<int, int> inkOf(const QImage& image, int x, QRgb colour)
{
    int first = -1;
    int last = -1;
    for (int y = 0; y < image.height(); ++y)
        if (image.pixel(x, y) == colour) {
            first = first < 0 ? y : first;
            last = y;
        }
    return {first, last};
}

CurveSeries series(std::vector<double> x, std::vector<double> y, const QString& name = QStringLiteral("v1"))
{
    return {name, name, 0, std::make_shared<const CurvePyramid>(std::move(x), std::move(y)), {}, false};
}

} // namespace

class TestCurveView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        Theme::install(*qApp);
        Theme::instance().setMode(Theme::Mode::Light);
    }

    void bandCoversExactlyMinimumToMaximumOfEveryPixelColumn_data()
    {
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::newRow("everything") << 0.0 << 50'000.0;
        QTest::newRow("a part") << 12'345.0 << 17'001.0;
        QTest::newRow("a small part") << 25'000.0 << 25'900.0;
    }
    void bandCoversExactlyMinimumToMaximumOfEveryPixelColumn()
    {
        QFETCH(double, from);
        QFETCH(double, to);
        std::mt19937 random(7);
        std::uniform_real_distribution<double> value(0, 1);
        std::vector<double> x(50'001);
        std::vector<double> y(50'001);
        for (std::size_t i = 0; i < x.size(); ++i) {
            x[i] = double(i);
            y[i] = i % 997 == 0 ? std::nan("") : value(random) * value(random);
        }
        const CurvePyramid curve(x, y);
        CurveFrame frame;
        frame.plot = QRectF(10, 10, 400, 300);
        frame.x = Axis(from, to, 10, 410);
        frame.y = Axis(0, 1, 310, 10);
        QImage image(420, 320, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintCurveBand(painter, frame, curve, Qt::red);
        painter.end();
        const std::vector<Extent> expected = bruteForce(curve, frame);
        for (int column = 0; column < frame.columnCount(); ++column) {
            const auto [top, bottom] = inkOf(image, 10 + column, qRgb(255, 0, 0));
            const Extent& extent = expected[std::size_t(column)];
            if (!std::isfinite(extent.low)) {
                QCOMPARE(top, -1);
                continue;
            }
            QVERIFY(std::abs(top - frame.y.position(extent.high)) <= 1);
            QVERIFY(std::abs(bottom + 1 - frame.y.position(extent.low)) <= 1.5);
        }
    }

    void oneSpikeAmongAMillionPointsIsPaintedInFullInk()
    {
        std::vector<double> x(1'000'000);
        std::vector<double> y(1'000'000, 0.4);
        for (std::size_t i = 0; i < x.size(); ++i)
            x[i] = double(i);
        y[612'345] = 0.9;
        PlotCursor cursor;
        CurveView view(cursor);
        view.resize(900, 400);
        view.setCurves(QStringLiteral("loss"), {series(std::move(x), std::move(y))});
        const QImage image = plotImage(view, view.size(), 1);
        const CurveFrame frame = view.frame(view.size());
        const QPoint peak(int(frame.x.position(612'345)), int(frame.y.position(0.85)));
        const QColor colour = Theme::instance().versionColour(0);
        int distance = 1000;
        for (int dx = -2; dx <= 2; ++dx) {
            const QColor pixel = image.pixelColor(peak + QPoint(dx, 0));
            distance = std::min(distance,
                                std::abs(pixel.red() - colour.red()) + std::abs(pixel.green() - colour.green())
                                    + std::abs(pixel.blue() - colour.blue()));
        }
        QVERIFY2(distance < 60, qPrintable(QString::number(distance)));
    }

    void lineHasAGapAtNaN()
    {
        PlotCursor cursor;
        CurveView view(cursor);
        view.resize(800, 400);
        view.setCurves(QStringLiteral("loss"), {series({0, 1, 2, 3, 4, 5, 6}, {1, 1, 1, std::nan(""), 1, 1, 1})});
        CurveOptions options;
        options.showsBand = false;
        view.setOptions(options);
        const CurveFrame frame = view.frame(view.size());
        const QImage image = plotImage(view, view.size(), 1);
        const int y = int(frame.y.position(1));
        const auto isInked = [&](double x) {
            const QColor pixel = image.pixelColor(int(frame.x.position(x)), y);
            return pixel.saturation() > 60;
        };
        QVERIFY(isInked(1.5));
        QVERIFY(!isInked(2.6));
        QVERIFY(!isInked(3.4));
        QVERIFY(isInked(4.5));
    }

    void curvesOnOtherDataDoNotSetTheAxisAndAreNamed()
    {
        PlotCursor cursor;
        CurveView view(cursor);
        view.resize(900, 400);
        view.setCurves(QStringLiteral("log_loss"), sampleCurves(3000));
        view.showRange(60, 220);
        QVERIFY(view.frame(view.size()).y.from() > 0.3);
        view.showAll();
        QVERIFY(view.frame(view.size()).y.from() < 0.15);
    }

    void dragZoomsAndBackLeadsBack()
    {
        PlotCursor cursor;
        CurveView view(cursor);
        view.resize(900, 400);
        view.setCurves(QStringLiteral("log_loss"), sampleCurves(3000));
        view.show();
        const QRectF plot = view.frame(view.size()).plot;
        const auto at
            = [&](double share) { return QPoint(int(plot.left() + share * plot.width()), int(plot.center().y())); };
        QTest::mousePress(&view, Qt::LeftButton, {}, at(0.25));
        QTest::mouseMove(&view, at(0.5));
        QTest::mouseRelease(&view, Qt::LeftButton, {}, at(0.5));
        QVERIFY(std::abs(view.from() - 75) < 1);
        QVERIFY(std::abs(view.to() - 150) < 1);
        QTest::keyClick(&view, Qt::Key_Escape);
        QVERIFY(view.showsAll());
        QVERIFY(!view.canZoomBack());
    }

    void draggingAHandleOfTheStripMovesThatEdge()
    {
        PlotCursor cursor;
        CurveView view(cursor);
        view.resize(900, 400);
        view.setCurves(QStringLiteral("log_loss"), sampleCurves(3000));
        view.show();
        const QRectF plot = view.frame(view.size()).plot;
        const int y = view.height() - 20;
        QTest::mousePress(&view, Qt::LeftButton, {}, QPoint(int(plot.right()), y));
        QTest::mouseMove(&view, QPoint(int(plot.center().x()), y));
        QTest::mouseRelease(&view, Qt::LeftButton, {}, QPoint(int(plot.center().x()), y));
        QCOMPARE(view.from(), 0.0);
        QVERIFY(std::abs(view.to() - 150) < 1);
    }

    void zoomStaysInsideTheCurve()
    {
        PlotCursor cursor;
        CurveView view(cursor);
        view.resize(900, 400);
        view.setCurves(QStringLiteral("log_loss"), sampleCurves(3000));
        for (int i = 0; i < 100; ++i)
            view.zoomIn();
        QVERIFY(view.from() < view.to());
        for (int i = 0; i < 200; ++i)
            view.zoomOut();
        QVERIFY(view.showsAll());
        view.showRange(-100, 20);
        QCOMPARE(view.from(), 0.0);
    }

    void arrowsMoveTheCursorFromPointToPoint()
    {
        PlotCursor cursor;
        CurveView view(cursor);
        view.resize(900, 400);
        view.setCurves(QStringLiteral("loss"),
                       {series({0, 10, 20, 30}, {4, 3, 2, 1}), series({0, 10}, {5, 6}, QStringLiteral("v2"))});
        view.show();
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(cursor.x().value(), 0.0);
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(cursor.x().value(), 10.0);
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(cursor.x().value(), 30.0);
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(cursor.x().value(), 20.0);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(cursor.version(), QStringLiteral("v2"));
    }

    void hoverSnapsTheSharedCursorToAPoint()
    {
        PlotCursor cursor;
        CurveView view(cursor);
        view.resize(900, 400);
        view.setCurves(QStringLiteral("loss"), {series({0, 10, 20, 30}, {4, 3, 2, 1})});
        view.show();
        QSignalSpy changed(&cursor, &PlotCursor::changed);
        const CurveFrame frame = view.frame(view.size());
        hoverAt(view, QPoint(int(frame.x.position(19)), int(frame.plot.center().y())));
        QTRY_VERIFY(changed.count() > 0);
        QCOMPARE(cursor.x().value(), 20.0);
    }

    void curvesThatArriveWidenTheRangeUntilSomebodyZooms()
    {
        PlotCursor cursor;
        CurveView view(cursor);
        view.setCurves(QStringLiteral("loss"),
                       {series({0, 10}, {1, 2}), {QStringLiteral("v2"), QStringLiteral("v2"), 1, {}, {}, false}});
        QCOMPARE(view.to(), 10.0);
        view.setCurves(QStringLiteral("loss"),
                       {series({0, 10}, {1, 2}), series({0, 40}, {1, 2}, QStringLiteral("v2"))});
        QCOMPARE(view.to(), 40.0);
        view.showRange(5, 9);
        view.setCurves(QStringLiteral("loss"),
                       {series({0, 10}, {1, 2}), series({0, 90}, {1, 2}, QStringLiteral("v2"))});
        QCOMPARE(view.to(), 9.0);
    }

    void hostileValuesAreDrawnWithoutHarm()
    {
        const double infinity = std::numeric_limits<double>::infinity();
        PlotCursor cursor;
        CurveView view(cursor);
        view.resize(500, 300);
        for (const bool logarithmic : {false, true}) {
            CurveOptions options;
            options.isLogarithmic = logarithmic;
            view.setOptions(options);
            view.setCurves(QStringLiteral("loss"),
                           {series({0, 1, 2}, {infinity, -infinity, std::nan("")}), series({5}, {1e308}),
                            series({1, 2, 3, 3, 3}, {-1e308, 0, 1e308, -5, 1e-320}), series({}, {})});
            QVERIFY(!plotImage(view, view.size(), 1).isNull());
            view.setCurves(QStringLiteral("other"), {series({1e300, 1.5e300}, {1, 2})});
            QVERIFY(!plotImage(view, view.size(), 1).isNull());
            view.setCurves(QStringLiteral("none"), {});
            QVERIFY(view.isEmpty());
            QVERIFY(!plotImage(view, view.size(), 1).isNull());
        }
    }

    void aMillionPointsArePaintedAtOnce()
    {
        PlotCursor cursor;
        CurveView view(cursor);
        view.resize(1280, 720);
        std::vector<CurveSeries> curves = sampleCurves(1'000'000);
        QElapsedTimer timer;
        timer.start();
        view.setCurves(QStringLiteral("log_loss"), std::move(curves));
        (void)plotImage(view, view.size(), 1);
        const qint64 first = timer.elapsed();
        constexpr int kFrames = 20;
        timer.restart();
        for (int i = 0; i < kFrames; ++i) {
            view.zoomIn();
            (void)plotImage(view, view.size(), 1);
        }
        const double zoom = double(timer.elapsed()) / kFrames;
        qInfo("four curves of a million points: first %lld ms, a zoom step %.1f ms", first, zoom);
        // The goals (100 and 16 ms) hold for the optimised build and are measured there; this guards the order.
        QVERIFY(first < 1000);
        QVERIFY(zoom < 160);
    }
};

QTEST_MAIN(TestCurveView)
#include "tst_curveview.moc"
