#include "tests/unit/compare/comparisonfixture.h"

#include "models/compare/comparison.h"
#include "models/compare/decimate.h"
#include "models/compare/report.h"

#include <QTest>

#include <cmath>

using namespace colophon;

namespace {

constexpr int kVersions = 50;
constexpr int kMetrics = 200;
constexpr std::size_t kPoints = 1'000'000;
constexpr std::size_t kColumns = 1'600;

ComparisonFixture manyVersions()
{
    ComparisonFixture fixture;
    for (int number = 0; number < kVersions; ++number) {
        Version& version = fixture.add("v" + std::to_string(number) + ".0.0");
        for (int key = 0; key < kMetrics; ++key)
            ComparisonFixture::metric(version, ("accuracy_of_segment_" + std::to_string(key)).c_str(),
                                      0.5 + 0.001 * ((number * 7 + key * 13) % 400), 0.004F);
        ComparisonFixture::dataset(version, "test", number % 10 == 0 ? "md5:aa" : "md5:bb", "evaluation");
    }
    return fixture;
}

std::vector<double> steps()
{
    std::vector<double> x(kPoints);
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] = static_cast<double>(i);
    return x;
}

std::vector<double> losses()
{
    std::vector<double> y(kPoints);
    for (std::size_t i = 0; i < y.size(); ++i)
        y[i] = std::exp(-static_cast<double>(i) / 3e5) + 0.01 * std::sin(static_cast<double>(i) * 1.7);
    return y;
}

} // namespace

/// Comparison of 50 versions × 200 metrics, and a curve of a million points: build once, then draw at any zoom.
class CompareBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void compareVersionsBench();
    void reportBench_data();
    void reportBench();
    void buildCurve();
    void drawCurve_data();
    void drawCurve();
};

void CompareBench::compareVersionsBench()
{
    const ComparisonFixture fixture = manyVersions();
    const CatalogPointer catalog = fixture.catalog();
    const std::vector<VersionId> ids = fixture.ids();
    QBENCHMARK
    {
        QCOMPARE(compareVersions(catalog, ids, ids.front()).versions.size(), ids.size());
    }
}

void CompareBench::reportBench_data()
{
    QTest::addColumn<int>("format");
    QTest::newRow("json") << static_cast<int>(ReportFormat::Json);
    QTest::newRow("html") << static_cast<int>(ReportFormat::Html);
}

void CompareBench::reportBench()
{
    QFETCH(int, format);
    const ComparisonFixture fixture = manyVersions();
    const std::vector<VersionId> ids = fixture.ids();
    const Comparison comparison = compareVersions(fixture.catalog(), ids, ids.front());
    QBENCHMARK
    {
        QVERIFY(!comparisonReport(comparison, static_cast<ReportFormat>(format), {}).empty());
    }
}

void CompareBench::buildCurve()
{
    const std::vector<double> x = steps();
    const std::vector<double> y = losses();
    QBENCHMARK
    {
        QCOMPARE(CurvePyramid(x, y).size(), kPoints);
    }
}

void CompareBench::drawCurve_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::newRow("all") << 0.0 << 1e6;
    QTest::newRow("a tenth") << 4.3e5 << 5.3e5;
    QTest::newRow("two thousand points") << 500'000.0 << 502'000.0;
}

void CompareBench::drawCurve()
{
    QFETCH(double, from);
    QFETCH(double, to);
    const CurvePyramid curve(steps(), losses());
    QBENCHMARK
    {
        QCOMPARE(curve.columns(from, to, kColumns).size(), kColumns);
    }
}

QTEST_APPLESS_MAIN(CompareBench)
#include "tst_bench_compare.moc"
