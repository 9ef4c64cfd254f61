#include "tests/bench/figure.h"
#include "ui/plots/curveview.h"
#include "ui/plots/plotcursor.h"
#include "ui/widgets/theme.h"

#include <QImage>
#include <QPainter>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace colophon;

namespace {

constexpr std::size_t kPoints = 1'000'000;
constexpr std::size_t kColumns = 1'600;

struct Points
{
    std::vector<double> x;
    std::vector<double> y;
};

/// A falling loss with noise, a peak of one single point, and places where it was not a number.
Points losses()
{
    Points points{std::vector<double>(kPoints), std::vector<double>(kPoints)};
    for (std::size_t i = 0; i < kPoints; ++i) {
        const auto step = static_cast<double>(i);
        points.x[i] = step;
        points.y[i] = std::exp(-step / 3e5) + 0.01 * std::sin(step * 1.7) + (i == 700'001 ? 0.5 : 0);
        if (i % 250'000 == 249'999)
            points.y[i] = std::nan("");
    }
    return points;
}

/// The columns by a look at every point.
std::vector<CurveColumn> columnsOfAllPoints(const Points& points, double from, double to)
{
    std::vector<CurveColumn> columns(kColumns);
    const double width = (to - from) / static_cast<double>(kColumns);
    for (std::size_t i = 0; i < points.x.size(); ++i) {
        if (points.x[i] < from || points.x[i] >= to || !std::isfinite(points.y[i]))
            continue;
        auto number = std::min(kColumns - 1, static_cast<std::size_t>((points.x[i] - from) / width));
        // The column of a point is the last one whose left edge is not behind it.
        while (number > 0 && from + static_cast<double>(number) * width > points.x[i])
            --number;
        while (number + 1 < kColumns && from + static_cast<double>(number + 1) * width <= points.x[i])
            ++number;
        CurveColumn& column = columns[number];
        column.minimum = column.count == 0 ? points.y[i] : std::min(column.minimum, points.y[i]);
        column.maximum = column.count == 0 ? points.y[i] : std::max(column.maximum, points.y[i]);
        ++column.count;
    }
    return columns;
}

} // namespace

/// A training curve of a million points in its widget.
class TestCurveSpeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void firstPaint();
    void zoomOneFrame();
    void columnsAreThoseOfAllPoints_data();
    void columnsAreThoseOfAllPoints();

private:
    Points m_points = losses();
    PlotCursor m_cursor;
};

void TestCurveSpeed::firstPaint()
{
    test::Figure figure(QStringLiteral("Curve of 1,000,000 points, first paint"), 100);
    for (int step = 0; step < 10; ++step) {
        CurveView view(m_cursor);
        view.resize(1200, 600);
        view.show();
        figure.measure([&] {
            const auto curve = std::make_shared<const CurvePyramid>(m_points.x, m_points.y);
            view.setCurves(QStringLiteral("loss"), {{QStringLiteral("a"), QStringLiteral("v1"), 0, curve, {}, false}});
            view.repaint();
        });
    }
    figure.tell();
    QCOMPARE_LE(figure.slowest(), figure.limit());
}

void TestCurveSpeed::zoomOneFrame()
{
    CurveView view(m_cursor);
    view.resize(1200, 600);
    view.show();
    const auto curve = std::make_shared<const CurvePyramid>(m_points.x, m_points.y);
    view.setCurves(QStringLiteral("loss"), {{QStringLiteral("a"), QStringLiteral("v1"), 0, curve, {}, false}});
    view.repaint();
    test::Figure figure(QStringLiteral("Curve of 1,000,000 points, zoom by one step"), 16);
    const QPointF pointer(700, 200);
    for (int step = 0; step < 100; ++step) {
        QWheelEvent wheel(pointer, view.mapToGlobal(pointer), {}, {0, step % 50 < 25 ? 120 : -120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        figure.measure([&] {
            QCoreApplication::sendEvent(&view, &wheel);
            view.repaint();
        });
    }
    figure.tell();
    QCOMPARE_LE(figure.slowest(), figure.limit());
}

void TestCurveSpeed::columnsAreThoseOfAllPoints_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::newRow("all") << 0.0 << 1e6;
    QTest::newRow("a tenth around the peak") << 650'000.0 << 750'000.0;
    QTest::newRow("odd edges") << 123'456.7 << 654'321.9;
    QTest::newRow("fewer points than columns") << 500'000.0 << 501'000.0;
}

void TestCurveSpeed::columnsAreThoseOfAllPoints()
{
    QFETCH(double, from);
    QFETCH(double, to);
    const std::vector<CurveColumn> made = CurvePyramid(m_points.x, m_points.y).columns(from, to, kColumns);
    const std::vector<CurveColumn> expected = columnsOfAllPoints(m_points, from, to);
    QCOMPARE(made.size(), expected.size());
    for (std::size_t i = 0; i < made.size(); ++i) {
        QCOMPARE(made[i].count, expected[i].count);
        if (made[i].count == 0)
            continue;
        QVERIFY(made[i].minimum == expected[i].minimum && made[i].maximum == expected[i].maximum);
    }
}

QTEST_MAIN(TestCurveSpeed)
#include "tst_curvespeed.moc"
