#include "models/compare/decimate.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace colophon;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct Points
{
    std::vector<double> x;
    std::vector<double> y;
};

/// Random points with runs of NaN, infinities, repeated and unordered x.
Points randomPoints(std::mt19937& random, std::size_t count)
{
    std::uniform_real_distribution<double> position(-50, 150);
    std::normal_distribution<double> value;
    std::uniform_int_distribution<int> dice(0, 99);
    const bool isOrdered = dice(random) < 60;
    Points points;
    double x = -20;
    for (std::size_t i = 0; i < count; ++i) {
        x = isOrdered ? x + (dice(random) < 20 ? 0 : 0.3) : std::round(position(random));
        points.x.push_back(dice(random) == 0 && !isOrdered ? kNan : x);
        const int kind = dice(random);
        points.y.push_back(kind < 4 ? kNan : kind == 4 ? kInfinity : kind == 5 ? -kInfinity : value(random));
    }
    if (count > 100) // a gap longer than several blocks of the pyramid
        std::fill(points.y.begin() + 20, points.y.begin() + 90, kNan);
    return points;
}

/// The slow truth: one look at every point for every column, over points in x order.
CurveColumn bruteForce(const CurvePyramid& curve, double begin, double end)
{
    CurveColumn column;
    column.x = begin;
    for (std::size_t i = 0; i < curve.size(); ++i) {
        if (curve.x()[i] < begin || curve.x()[i] >= end)
            continue;
        const double y = curve.y()[i];
        if (!std::isfinite(y)) {
            ++column.special;
            continue;
        }
        if (column.count == 0)
            column.first = column.minimum = column.maximum = y;
        column.minimum = std::min(column.minimum, y);
        column.maximum = std::max(column.maximum, y);
        column.last = y;
        ++column.count;
    }
    return column;
}

void compareWithBruteForce(const CurvePyramid& curve, double from, double to, std::size_t count)
{
    const auto columns = curve.columns(from, to, count);
    QCOMPARE(columns.size(), count);
    for (std::size_t i = 0; i < count; ++i) {
        const double end = i + 1 < count ? columns[i + 1].x : to;
        const CurveColumn expected = bruteForce(curve, columns[i].x, end);
        QCOMPARE(columns[i].count, expected.count);
        QCOMPARE(columns[i].special, expected.special);
        if (expected.count == 0)
            continue;
        QVERIFY(columns[i].minimum == expected.minimum && columns[i].maximum == expected.maximum);
        QVERIFY(columns[i].first == expected.first && columns[i].last == expected.last);
    }
}

} // namespace

class DecimateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnsEqualBruteForceAtEveryZoom();
    void columnsCoverTheRangeOnceEach();
    void emptyCurveHasEmptyColumns();
    void pointsAreOrderedAndKeepTheirOrderWithinOneX();
    void aSingleSpikeSurvivesAnyZoom();
    void nearestPointIsFound();
};

void DecimateTest::columnsEqualBruteForceAtEveryZoom()
{
    std::mt19937 random(20260301);
    std::uniform_real_distribution<double> position(-60, 160);
    for (const std::size_t size : {1, 2, 15, 16, 17, 33, 100, 500, 1023, 1500}) {
        for (int round = 0; round < 8; ++round) {
            Points points = randomPoints(random, size);
            const CurvePyramid curve(points.x, points.y);
            for (const std::size_t columns : {1, 7, 64, 300}) {
                double from = position(random);
                double to = position(random);
                if (from > to)
                    std::swap(from, to);
                compareWithBruteForce(curve, from, to, columns);
                compareWithBruteForce(curve, -1000, 1000, columns);
            }
        }
    }
}

void DecimateTest::columnsCoverTheRangeOnceEach()
{
    std::vector<double> x;
    std::vector<double> y;
    for (int i = 0; i < 1000; ++i) {
        x.push_back(i);
        y.push_back(i);
    }
    const CurvePyramid curve(x, y);
    std::uint32_t seen = 0;
    for (const CurveColumn& column : curve.columns(0, 1000, 37))
        seen += column.count;
    QCOMPARE(seen, 1000U);
}

void DecimateTest::emptyCurveHasEmptyColumns()
{
    const CurvePyramid curve;
    QVERIFY(curve.isEmpty());
    const auto columns = curve.columns(0, 1, 3);
    QCOMPARE(columns.size(), std::size_t(3));
    QCOMPARE(columns[1].count, 0U);
    QVERIFY(CurvePyramid({kNan}, {1}).isEmpty());
    QVERIFY(CurvePyramid({1, 2}, {1}).columns(0, 10, 0).empty());
}

void DecimateTest::pointsAreOrderedAndKeepTheirOrderWithinOneX()
{
    const CurvePyramid curve({3, 1, kInfinity, 1, 2}, {30, 10, 99, 11, 20});
    const std::vector<double> x(curve.x().begin(), curve.x().end());
    const std::vector<double> y(curve.y().begin(), curve.y().end());
    QCOMPARE(x, (std::vector<double>{1, 1, 2, 3}));
    QCOMPARE(y, (std::vector<double>{10, 11, 20, 30}));
    QCOMPARE(curve.firstX(), 1.0);
    QCOMPARE(curve.lastX(), 3.0);
}

void DecimateTest::aSingleSpikeSurvivesAnyZoom()
{
    std::vector<double> x(200'000);
    std::vector<double> y(200'000, 0.4);
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] = static_cast<double>(i);
    y[123'457] = 9;
    const CurvePyramid curve(x, y);
    for (const std::size_t count : {1, 10, 800, 4000}) {
        const auto columns = curve.columns(0, 200'000, count);
        QCOMPARE(std::ranges::max(columns, {}, &CurveColumn::maximum).maximum, 9.0);
    }
}

void DecimateTest::nearestPointIsFound()
{
    const CurvePyramid curve({0, 10, 20}, {1, 2, 3});
    QCOMPARE(curve.nearest(-5), std::size_t(0));
    QCOMPARE(curve.nearest(4), std::size_t(0));
    QCOMPARE(curve.nearest(6), std::size_t(1));
    QCOMPARE(curve.nearest(15), std::size_t(1));
    QCOMPARE(curve.nearest(99), std::size_t(2));
}

QTEST_APPLESS_MAIN(DecimateTest)
#include "tst_decimate.moc"
