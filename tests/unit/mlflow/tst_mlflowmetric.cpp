#include "models/sources/mlflow/metricfile.h"

#include <QtTest>

#include <cmath>

using namespace colophon;
using namespace colophon::mlflow;

class tst_MlflowMetric : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsLinesOfEveryGeneration_data();
    void readsLinesOfEveryGeneration();
    void refusesMalformedLines_data();
    void refusesMalformedLines();
    void readsSpecialNumbers_data();
    void readsSpecialNumbers();
    void lastValueIsByStepThenTimeThenValue_data();
    void lastValueIsByStepThenTimeThenValue();
    void lastValueOfALoggedModelIsForEachDataset();
    void aMalformedLineIsCountedAndTheRestStays();
    void aMillionPointsTakeTheirTimeOnce();
};

void tst_MlflowMetric::readsLinesOfEveryGeneration_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("isRun");
    QTest::addColumn<qint64>("step");
    QTest::addColumn<QByteArray>("dataset");
    QTest::addColumn<QByteArray>("digest");
    QTest::newRow("two fields, the oldest form")
        << QByteArray("1700000000000 0.5") << true << qint64(0) << QByteArray() << QByteArray();
    QTest::newRow("three fields") << QByteArray("1700000000000 0.5 7") << true << qint64(7) << QByteArray()
                                  << QByteArray();
    QTest::newRow("five fields keep their step")
        << QByteArray("1700000000000 0.5 3 eval 9f2c") << true << qint64(3) << QByteArray("eval") << QByteArray("9f2c");
    QTest::newRow("data set of a run with a space") << QByteArray("1700000000000 0.5 3 eval set 9f2c") << true
                                                    << qint64(3) << QByteArray("eval set") << QByteArray("9f2c");
    QTest::newRow("four fields of a logged model")
        << QByteArray("1700000000000 0.5 2 ab12") << false << qint64(2) << QByteArray() << QByteArray();
    QTest::newRow("six fields of a logged model") << QByteArray("1700000000000 0.5 2 ab12 eval 9f2c") << false
                                                  << qint64(2) << QByteArray("eval") << QByteArray("9f2c");
    QTest::newRow("data set of a logged model with spaces")
        << QByteArray("1700000000000 0.5 2 ab12 my eval set 9f2c") << false << qint64(2) << QByteArray("my eval set")
        << QByteArray("9f2c");
    QTest::newRow("negative step, Windows line end")
        << QByteArray("1700000000000 0.5 -1\r") << true << qint64(-1) << QByteArray() << QByteArray();
}

void tst_MlflowMetric::readsLinesOfEveryGeneration()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, isRun);
    QFETCH(qint64, step);
    QFETCH(QByteArray, dataset);
    QFETCH(QByteArray, digest);
    const std::string text = line.toStdString();
    const auto point = parseMetricLine(text, isRun ? MetricOwner::Run : MetricOwner::LoggedModel);
    QVERIFY(point.has_value());
    QCOMPARE(point->time, 1700000000000);
    QCOMPARE(point->value, 0.5);
    QCOMPARE(point->step, step);
    QCOMPARE(QByteArray::fromStdString(std::string(point->dataset)), dataset);
    QCOMPARE(QByteArray::fromStdString(std::string(point->digest)), digest);
}

void tst_MlflowMetric::refusesMalformedLines_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char* line : {"", "abc", "1700000000000", "1700000000000 x 1", "1700000000000 0.5 one", "1 0.5 1 set",
                             "1700000000000  0.5", "1 2 3x"})
        QTest::newRow(line) << QByteArray(line);
}

void tst_MlflowMetric::refusesMalformedLines()
{
    QFETCH(QByteArray, line);
    QVERIFY(!parseMetricLine(std::string_view(line.constData(), std::size_t(line.size())), MetricOwner::Run));
}

void tst_MlflowMetric::readsSpecialNumbers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("value");
    const double infinity = std::numeric_limits<double>::infinity();
    QTest::newRow("nan") << QByteArray("nan") << std::nan("");
    QTest::newRow("inf") << QByteArray("inf") << infinity;
    QTest::newRow("-inf") << QByteArray("-inf") << -infinity;
    QTest::newRow("exponent") << QByteArray("1e+308") << 1e308;
    QTest::newRow("smallest") << QByteArray("5e-324") << 5e-324;
    QTest::newRow("a third") << QByteArray("0.3333333333333333") << 1.0 / 3;
    QTest::newRow("beyond a double") << QByteArray("1e999") << infinity;
    QTest::newRow("below a double") << QByteArray("1e-999") << 0.0;
    QTest::newRow("plus sign") << QByteArray("+2.5") << 2.5;
}

void tst_MlflowMetric::readsSpecialNumbers()
{
    QFETCH(QByteArray, text);
    QFETCH(double, value);
    const std::string line = "1 " + text.toStdString() + " 0";
    const auto point = parseMetricLine(line, MetricOwner::Run);
    QVERIFY(point.has_value());
    if (std::isnan(value))
        QVERIFY(std::isnan(point->value));
    else
        QCOMPARE(std::memcmp(&point->value, &value, sizeof value), 0);
}

void tst_MlflowMetric::lastValueIsByStepThenTimeThenValue_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<double>("last");
    QTest::newRow("greatest step, not last line") << QByteArray("10 0.9 5\n20 0.1 4\n") << 0.9;
    QTest::newRow("greatest time of one step") << QByteArray("20 0.9 5\n10 0.1 5\n") << 0.9;
    QTest::newRow("greatest value of one moment") << QByteArray("10 0.9 5\n10 0.1 5\n") << 0.9;
    QTest::newRow("NaN loses to a number") << QByteArray("10 -1 5\n10 nan 5\n") << -1.0;
    QTest::newRow("NaN written first loses too") << QByteArray("10 nan 5\n10 -1 5\n") << -1.0;
    QTest::newRow("data sets of a run compete with their true step")
        << QByteArray("10 0.9 1 train ab\n30 0.8 3 eval cd\n20 0.95 2\n") << 0.8;
    QTest::newRow("no line end at the end") << QByteArray("10 0.1 1\n10 0.2 2") << 0.2;
}

void tst_MlflowMetric::lastValueIsByStepThenTimeThenValue()
{
    QFETCH(QByteArray, lines);
    QFETCH(double, last);
    LastValues values(MetricOwner::Run);
    values.add(std::string_view(lines.constData(), std::size_t(lines.size())));
    QCOMPARE(values.values().size(), 1U);
    QCOMPARE(values.values().front().point.value, last);
}

void tst_MlflowMetric::lastValueOfALoggedModelIsForEachDataset()
{
    LastValues values(MetricOwner::LoggedModel);
    values.add("10 0.7 1 ab train 11\n10 0.6 1 ab eval set 22\n20 0.8 2 ab train 11\n10 0.5 1 ab\n");
    values.own();
    QCOMPARE(values.values().size(), 3U);
    QCOMPARE(values.values()[0].point.value, 0.8);
    QCOMPARE(values.values()[0].count, 2U);
    QVERIFY(values.values()[1].point.dataset == "eval set");
    QVERIFY(values.values()[2].point.dataset.empty());
}

void tst_MlflowMetric::aMalformedLineIsCountedAndTheRestStays()
{
    LastValues values(MetricOwner::Run);
    values.add("10 0.1 1\nhalf a li\n20 0.2 2\n");
    QCOMPARE(values.values().front().point.value, 0.2);
    QCOMPARE(values.malformedLines(), 1U);
    QCOMPARE(values.firstMalformedLine(), 2);
}

void tst_MlflowMetric::aMillionPointsTakeTheirTimeOnce()
{
    std::string text;
    for (int step = 0; step < 1'000'000; ++step)
        text += "1700000000000 0.12345678901234567 " + std::to_string(step) + "\n";
    QElapsedTimer timer;
    timer.start();
    MetricHistory history;
    QCOMPARE(appendPoints(text, MetricOwner::Run, history), 0U);
    QCOMPARE(history.size(), 1'000'000U);
    QCOMPARE(history.steps.back(), 999'999);
    QVERIFY2(timer.elapsed() < 5'000, "the benchmark has the exact figure; this only catches something quadratic");
}

QTEST_APPLESS_MAIN(tst_MlflowMetric)
#include "tst_mlflowmetric.moc"
