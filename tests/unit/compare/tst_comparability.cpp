#include "tests/unit/compare/comparisonfixture.h"

#include "models/compare/comparison.h"

#include <QTest>

using namespace colophon;
using Fixture = ComparisonFixture;

class ComparabilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void otherTestDataForbidTheComparison_data();
    void otherTestDataForbidTheComparison();
    void otherLabelsAreNamed();
    void smallShiftsOfLabelsAreNoOtherData();
    void incomparableIsNeverBestAndNeverCounted();
    void sizesAndTimesStayComparable();
    void everyMetricIsJudgedByItsOwnData_data();
    void everyMetricIsJudgedByItsOwnData();
    void metricThatNamesItsDataIsJudgedByThem();
    void versionsWithOneReasonAreListedTogether();
    void liveTestsAreComparedByTheirInterval();
    void intervalHoldsKnownValues();
    void differentTestsHaveNoDifference();
    void headlinesAreWhatMostVersionsHave();
};

void ComparabilityTest::otherTestDataForbidTheComparison_data()
{
    QTest::addColumn<QString>("leftName");
    QTest::addColumn<QString>("leftDigest");
    QTest::addColumn<QString>("rightName");
    QTest::addColumn<QString>("rightDigest");
    QTest::addColumn<QString>("context");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char* tag, const char* leftName, const char* leftDigest, const char* rightName,
                        const char* rightDigest, const char* context, const char* kind) {
        QTest::newRow(tag) << leftName << leftDigest << rightName << rightDigest << context << kind;
    };
    row("same digest", "test", "md5:aa", "test", "md5:aa", "", "");
    row("other digest", "test", "md5:aa", "test", "md5:bb", "", "dataset");
    row("by context", "churn", "md5:aa", "churn", "md5:bb", "evaluation", "dataset");
    row("training data may change", "train.csv", "md5:aa", "train.csv", "md5:bb", "", "");
    row("training context", "churn", "md5:aa", "churn", "md5:bb", "training", "");
    row("context wins over the name", "test", "md5:aa", "test", "md5:bb", "training", "");
    row("role unknown, same name", "churn", "md5:aa", "churn", "md5:bb", "", "dataset");
    row("role unknown, other name", "north", "md5:aa", "south", "md5:bb", "", "");
    row("other test set", "test_a", "md5:aa", "test_b", "md5:bb", "", "dataset");
    row("same data under another name", "test_a", "md5:aa", "test_b", "md5:aa", "", "");
    row("nobody recorded a digest", "test", "", "test", "md5:bb", "", "");
    row("other name without digest", "test_a", "", "test_b", "md5:bb", "", "");
}

void ComparabilityTest::otherTestDataForbidTheComparison()
{
    QFETCH(QString, context);
    QFETCH(QString, kind);
    QFETCH(QString, leftName);
    QFETCH(QString, leftDigest);
    QFETCH(QString, rightName);
    QFETCH(QString, rightDigest);
    const auto versionWith = [&](const QString& name, const QString& digest) {
        Version version;
        Fixture::dataset(version, qPrintable(name), qPrintable(digest), qPrintable(context));
        return version;
    };
    const auto found = incomparability(versionWith(leftName, leftDigest), versionWith(rightName, rightDigest));
    QCOMPARE(found ? QString::fromStdString(found->kind) : QString(), kind);
}

void ComparabilityTest::otherLabelsAreNamed()
{
    Version left;
    Version right;
    right.id = "id-right";
    Fixture::dataset(left, "test.csv", "md5:9f2c41aaaaaa").labels = {{"no", 820}, {"yes", 180}};
    Fixture::dataset(right, "test.csv", "md5:41be70bbbbbb").labels = {{"yes", 500}, {"no", 500}};
    const auto found = incomparability(left, right);
    QVERIFY(found);
    QCOMPARE(found->kind, std::string("labels"));
    QCOMPARE(found->detail, std::string("test.csv 9f2c41 → 41be70: label “yes” 18 % → 50 %"));
    QCOMPARE(found->versions, std::vector<VersionId>{"id-right"});
}

void ComparabilityTest::smallShiftsOfLabelsAreNoOtherData()
{
    Version left;
    Version right;
    Fixture::dataset(left, "test", "").labels = {{"no", 8200}, {"yes", 1800}};
    Fixture::dataset(right, "test", "").labels = {{"no", 8210}, {"yes", 1790}};
    QVERIFY(!incomparability(left, right));
}

void ComparabilityTest::incomparableIsNeverBestAndNeverCounted()
{
    Fixture fixture;
    Version& first = fixture.add("v1");
    Version& second = fixture.add("v2");
    Version& third = fixture.add("v3");
    Fixture::metric(first, "accuracy", 0.80);
    Fixture::metric(second, "accuracy", 0.82);
    Fixture::metric(third, "accuracy", 0.95);
    Fixture::dataset(first, "test", "md5:aa");
    Fixture::dataset(second, "test", "md5:aa");
    Fixture::dataset(third, "test", "md5:bb");
    const Comparison comparison = compareVersions(fixture.catalog(), fixture.ids(), "id-v1");
    const auto row
        = std::ranges::find(comparison.rows, "accuracy", [](const ComparisonRow& each) { return each.key.text(); });
    QCOMPARE(row->cells[2].standing, Standing::NotComparable);
    QVERIFY(row->cells[2].delta.has_value());
    QVERIFY(row->cells[1].isBest && !row->cells[2].isBest);
    QCOMPARE(comparison.incomparabilities.size(), std::size_t(1));
}

void ComparabilityTest::sizesAndTimesStayComparable()
{
    Fixture fixture;
    Version& first = fixture.add("v1");
    Version& second = fixture.add("v2");
    for (const char* key : {"latency_ms", "size_mb"}) {
        Fixture::metric(first, key, 10);
        Fixture::metric(second, key, 12);
    }
    Fixture::dataset(first, "test", "md5:aa");
    Fixture::dataset(second, "test", "md5:bb");
    const Comparison comparison = compareVersions(fixture.catalog(), fixture.ids(), "id-v1");
    for (const ComparisonRow& row : comparison.rows) {
        if (row.group == FactGroup::Metrics)
            QCOMPARE(row.cells[1].standing, Standing::Worse);
    }
}

void ComparabilityTest::everyMetricIsJudgedByItsOwnData_data()
{
    QTest::addColumn<QString>("metric");
    QTest::addColumn<bool>("otherTraining");
    QTest::addColumn<bool>("otherTest");
    QTest::addColumn<bool>("isComparable");
    for (const char* metric : {"accuracy", "val_log_loss", "test/f1"}) {
        QTest::addRow("%s, other training data", metric) << QString::fromLatin1(metric) << true << false << true;
        QTest::addRow("%s, other test data", metric) << QString::fromLatin1(metric) << false << true << false;
    }
    for (const char* metric : {"train_log_loss", "training.accuracy"}) {
        QTest::addRow("%s, other training data", metric) << QString::fromLatin1(metric) << true << false << false;
        QTest::addRow("%s, other test data", metric) << QString::fromLatin1(metric) << false << true << true;
    }
    QTest::newRow("latency, everything other") << QStringLiteral("latency_ms") << true << true << true;
    QTest::newRow("training time, everything other") << QStringLiteral("train_seconds") << true << true << true;
}

/// Table, single changes and charts ask in three ways and must hear one answer.
void ComparabilityTest::everyMetricIsJudgedByItsOwnData()
{
    QFETCH(QString, metric);
    QFETCH(bool, otherTraining);
    QFETCH(bool, otherTest);
    QFETCH(bool, isComparable);
    const std::string key = metric.toStdString();
    Fixture fixture;
    Version& first = fixture.add("v1");
    Version& second = fixture.add("v2");
    Fixture::metric(first, key.c_str(), 0.5);
    Fixture::metric(second, key.c_str(), 0.6);
    Fixture::dataset(first, "train.csv", "md5:aa");
    Fixture::dataset(first, "test.csv", "md5:bb");
    Fixture::dataset(second, "train.csv", otherTraining ? "md5:cc" : "md5:aa");
    Fixture::dataset(second, "test.csv", otherTest ? "md5:cc" : "md5:bb");

    QCOMPARE(!incomparability(first, second, Name(key)), isComparable);
    QCOMPARE(compareMetric(first, second, Name(key), Direction::Higher).standing != Standing::NotComparable,
             isComparable);
    const Comparison comparison = compareVersions(fixture.catalog(), fixture.ids(), "id-v1");
    for (const ComparisonRow& row : comparison.rows) {
        if (row.group == FactGroup::Metrics)
            QCOMPARE(row.cells[1].standing != Standing::NotComparable, isComparable);
    }
    QCOMPARE(comparison.incomparabilities.size(), std::size_t(otherTest ? 1 : 0));
}

void ComparabilityTest::metricThatNamesItsDataIsJudgedByThem()
{
    Fixture fixture;
    Version& first = fixture.add("v1");
    Version& second = fixture.add("v2");
    for (Version* version : {&first, &second}) {
        Fixture::dataset(*version, "test_old", "md5:aa");
        Fixture::dataset(*version, "test_new", version == &first ? "md5:bb" : "md5:cc");
        Fixture::metric(*version, "accuracy", version == &first ? 0.8 : 0.9);
        version->facts.metrics.back().dataset = Name("test_old");
        Fixture::metric(*version, "f1", version == &first ? 0.8 : 0.9);
        version->facts.metrics.back().dataset = Name("test_new");
    }
    const Comparison comparison = compareVersions(fixture.catalog(), fixture.ids(), "id-v1");
    for (const ComparisonRow& row : comparison.rows) {
        if (row.key == "accuracy")
            QCOMPARE(row.cells[1].standing, Standing::Better);
        if (row.key == "f1")
            QCOMPARE(row.cells[1].standing, Standing::NotComparable);
    }
}

void ComparabilityTest::versionsWithOneReasonAreListedTogether()
{
    Fixture fixture;
    for (const char* label : {"v1", "v2", "v3"})
        Fixture::dataset(fixture.add(label), "test", label == std::string_view("v1") ? "md5:aa" : "md5:bb");
    const Comparison comparison = compareVersions(fixture.catalog(), fixture.ids(), "id-v1");
    QCOMPARE(comparison.incomparabilities.size(), std::size_t(1));
    QCOMPARE(comparison.incomparabilities.front().versions, (std::vector<VersionId>{"id-v2", "id-v3"}));
}

void ComparabilityTest::liveTestsAreComparedByTheirInterval()
{
    Fixture fixture;
    Version& first = fixture.add("A");
    Version& second = fixture.add("B");
    first.facts.live = LiveTest{.test = "may", .share = 0.5, .trials = 20000, .successes = 1600, .outcome = "booked"};
    second.facts.live = LiveTest{.test = "may", .share = 0.5, .trials = 20000, .successes = 1660, .outcome = "booked"};
    const auto standing = [&] {
        const Comparison comparison = compareVersions(fixture.catalog(), fixture.ids(), "id-A");
        const auto row = std::ranges::find_if(comparison.rows, [](const ComparisonRow& each) {
            return each.group == FactGroup::LiveTest && each.key == "rate";
        });
        return row->cells[1].standing;
    };
    QCOMPARE(standing(), Standing::WithinNoise);
    second.facts.live->successes = 1900;
    QCOMPARE(standing(), Standing::Better);
    second.facts.live->successes = 1300;
    QCOMPARE(standing(), Standing::Worse);
    second.facts.live->test = "june";
    QCOMPARE(standing(), Standing::NotComparable);
}

void ComparabilityTest::intervalHoldsKnownValues()
{
    // Newcombe (1998), table II, method 10: 56/70 against 48/80 gives 0.0524 to 0.3339; 9/10 against 3/10 gives
    // 0.1705 to 0.8090.
    const auto difference = [](std::int64_t successes, std::int64_t trials, std::int64_t base,
                               std::int64_t baseTrials) {
        Version left;
        Version right;
        left.facts.live = LiveTest{.test = "t", .share = 0, .trials = baseTrials, .successes = base, .outcome = {}};
        right.facts.live = LiveTest{.test = "t", .share = 0, .trials = trials, .successes = successes, .outcome = {}};
        return compareLive(left, right).value();
    };
    const auto isNear = [](double left, double right) { return std::abs(left - right) < 5e-5; };
    QVERIFY(isNear(difference(56, 70, 48, 80).low, 0.0524) && isNear(difference(56, 70, 48, 80).high, 0.3339));
    QVERIFY(isNear(difference(9, 10, 3, 10).low, 0.1705) && isNear(difference(9, 10, 3, 10).high, 0.8090));
    QVERIFY(difference(56, 70, 48, 80).isDecided());
    QVERIFY(!difference(48, 80, 48, 80).isDecided());
    QVERIFY(difference(10, 10, 0, 10).high <= 1.0);
}

void ComparabilityTest::differentTestsHaveNoDifference()
{
    Version left;
    Version right;
    QVERIFY(!compareLive(left, right));
    left.facts.live = LiveTest{.test = "a", .share = 0, .trials = 10, .successes = 1, .outcome = {}};
    right.facts.live = LiveTest{.test = "b", .share = 0, .trials = 10, .successes = 1, .outcome = {}};
    QVERIFY(!compareLive(left, right));
    right.facts.live->test = "a";
    QVERIFY(compareLive(left, right));
    for (const auto& [trials, successes] : {std::pair(0, 0), std::pair(10, 11), std::pair(10, -1)}) {
        right.facts.live->trials = trials;
        right.facts.live->successes = successes;
        QVERIFY(!compareLive(left, right));
    }
}

void ComparabilityTest::headlinesAreWhatMostVersionsHave()
{
    Fixture fixture;
    for (int i = 0; i < 4; ++i) {
        Version& version = fixture.add("v" + std::to_string(i));
        for (const char* key : {"log_loss", "latency_ms", "accuracy", "f1", "zeta", "train_accuracy"})
            Fixture::metric(version, key, i);
        if (i == 0)
            Fixture::metric(version, "auc", 1);
    }
    const Model model = *fixture.catalog()->models().front();
    const std::vector<Name> keys = headlineMetrics(model, 6);
    std::vector<std::string> texts;
    for (const Name key : keys)
        texts.push_back(key.text());
    QCOMPARE(texts, (std::vector<std::string>{"accuracy", "f1", "latency_ms", "log_loss", "train_accuracy", "zeta"}));
    QVERIFY(headlineMetrics(Model(), 3).empty());
}

QTEST_APPLESS_MAIN(ComparabilityTest)
#include "tst_comparability.moc"
