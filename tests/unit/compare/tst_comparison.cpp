#include "tests/unit/compare/comparisonfixture.h"

#include "models/compare/comparison.h"

#include <QTest>

#include <limits>

using namespace colophon;
using Fixture = ComparisonFixture;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

const ComparisonRow& rowOf(const Comparison& comparison, FactGroup group, std::string_view key)
{
    static const ComparisonRow kNone;
    for (const ComparisonRow& row : comparison.rows) {
        if (row.group == group && row.key == key)
            return row;
    }
    return kNone;
}

const ComparisonRow& metricRow(const Comparison& comparison, std::string_view key)
{
    return rowOf(comparison, FactGroup::Metrics, key);
}

Comparison compared(const Fixture& fixture, const ComparisonOptions& options = {})
{
    return compareVersions(fixture.catalog(), fixture.ids(), fixture.ids().front(), options);
}

std::vector<bool> bests(const ComparisonRow& row)
{
    std::vector<bool> result;
    for (const ComparisonCell& cell : row.cells)
        result.push_back(cell.isBest);
    return result;
}

} // namespace

class ComparisonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changeIsJudgedByDirection();
    void bestIsMarkedOnlyWhereADirectionIsKnown();
    void bestNeedsToStandOutOfTheNoise();
    void bestNeedsToStandOutOfTheRunnerUpToo();
    void bestOfALiveTestIsDecidedAgainstAll();
    void baselineIsBestOnlyIfNothingIsWithinItsNoise();
    void noClaimOfNoiseWithoutASource();
    void missingValuesAreNeitherEqualNorBest();
    void notANumberHasNoDelta();
    void tiesShareTheBestMark();
    void correctedDirectionWins();
    void rowsAreByGroupAndKey();
    void rowDiffersIfAnyValueDoes();
    void parametersKeepTheirTextAndHaveDeltas();
    void commitsThatLookLikeNumbersStayTexts();
    void filesLineUpAcrossFolders();
    void metricOfSeveralDatasetsHasARowForEach();
    void unknownVersionsAreLeftOut();
    void aVersionThatVanishedIsComparedAsItWasReadLast();
    void metricIsComparedAloneAsInTheTable();
};

void ComparisonTest::changeIsJudgedByDirection()
{
    Fixture fixture;
    Version& first = fixture.add("v1");
    Version& second = fixture.add("v2");
    Fixture::metric(first, "accuracy", 0.8);
    Fixture::metric(second, "accuracy", 0.9);
    Fixture::metric(first, "log_loss", 0.4);
    Fixture::metric(second, "log_loss", 0.5);
    Fixture::metric(first, "epochs", 5);
    Fixture::metric(second, "epochs", 6);
    Fixture::metric(first, "f1", 0.7);
    Fixture::metric(second, "f1", 0.7);
    const Comparison comparison = compared(fixture);
    QCOMPARE(metricRow(comparison, "accuracy").cells[0].standing, Standing::Baseline);
    QCOMPARE(metricRow(comparison, "accuracy").cells[1].standing, Standing::Better);
    QCOMPARE(metricRow(comparison, "accuracy").cells[1].delta.value(), 0.1);
    QCOMPARE(metricRow(comparison, "log_loss").cells[1].standing, Standing::Worse);
    QCOMPARE(metricRow(comparison, "epochs").cells[1].standing, Standing::Changed);
    QCOMPARE(metricRow(comparison, "f1").cells[1].standing, Standing::Equal);
}

void ComparisonTest::bestIsMarkedOnlyWhereADirectionIsKnown()
{
    Fixture fixture;
    Version& first = fixture.add("v1");
    Version& second = fixture.add("v2");
    Version& third = fixture.add("v3");
    for (Version* version : {&first, &second, &third})
        Fixture::metric(*version, "epochs", version == &second ? 2 : 1);
    Fixture::metric(first, "latency_ms", 11.9);
    Fixture::metric(second, "latency_ms", 14.8);
    Fixture::metric(third, "latency_ms", 38.2);
    const Comparison comparison = compared(fixture);
    QCOMPARE(bests(metricRow(comparison, "latency_ms")), (std::vector<bool>{true, false, false}));
    QCOMPARE(bests(metricRow(comparison, "epochs")), (std::vector<bool>{false, false, false}));
}

void ComparisonTest::bestNeedsToStandOutOfTheNoise()
{
    Fixture fixture;
    Version& first = fixture.add("v1");
    Version& second = fixture.add("v2");
    Version& third = fixture.add("v3");
    Fixture::metric(first, "precision", 0.760, 0.007F);
    Fixture::metric(second, "precision", 0.768, 0.007F);
    Fixture::metric(third, "precision", 0.763, 0.007F);
    Fixture::metric(first, "accuracy", 0.807, 0.007F);
    Fixture::metric(second, "accuracy", 0.821, 0.007F);
    Fixture::metric(third, "accuracy", 0.835, 0.007F);
    const Comparison comparison = compared(fixture);
    QCOMPARE(metricRow(comparison, "precision").cells[1].standing, Standing::WithinNoise);
    QCOMPARE(bests(metricRow(comparison, "precision")), (std::vector<bool>{false, false, false}));
    QCOMPARE(metricRow(comparison, "accuracy").cells[2].standing, Standing::Better);
    QCOMPARE(bests(metricRow(comparison, "accuracy")), (std::vector<bool>{false, false, true}));
}

void ComparisonTest::bestNeedsToStandOutOfTheRunnerUpToo()
{
    Fixture fixture;
    Version& first = fixture.add("v1");
    Version& second = fixture.add("v2");
    Version& third = fixture.add("v3");
    Version& fourth = fixture.add("v4");
    for (Version* version : {&first, &second, &third, &fourth}) {
        Fixture::metric(*version, "accuracy", version == &first ? 0.807 : version == &second ? 0.821 : 0.829, 0.007F);
        Fixture::metric(*version, "latency_ms", version == &second ? 10 : version == &third ? 11 : 20);
    }
    // Only the runner-up is told with noise, and it is near.
    Fixture::metric(first, "loss", 0.9);
    Fixture::metric(second, "loss", 0.41, 0.02F);
    Fixture::metric(third, "loss", 0.40);
    const Comparison comparison = compared(fixture);
    const std::vector<bool> none(4, false);
    QCOMPARE(metricRow(comparison, "accuracy").cells[1].standing, Standing::Better);
    QCOMPARE(bests(metricRow(comparison, "accuracy")), none);
    QCOMPARE(bests(metricRow(comparison, "loss")), none);
    QCOMPARE(bests(metricRow(comparison, "latency_ms")), (std::vector<bool>{false, true, false, false}));
}

void ComparisonTest::bestOfALiveTestIsDecidedAgainstAll()
{
    const auto best = [](std::int64_t second) {
        Fixture fixture;
        const auto add = [&](const char* label, std::int64_t successes) {
            fixture.add(label).facts.live
                = LiveTest{.test = "may", .share = 0.3, .trials = 10'000, .successes = successes, .outcome = "booked"};
        };
        add("v1", 500);
        add("v2", second);
        add("v3", 1'000);
        return bests(rowOf(compared(fixture), FactGroup::LiveTest, "rate"));
    };
    QCOMPARE(best(600), (std::vector<bool>{false, false, true}));
    QCOMPARE(best(990), (std::vector<bool>{false, false, false}));
}

void ComparisonTest::baselineIsBestOnlyIfNothingIsWithinItsNoise()
{
    Fixture fixture;
    Version& first = fixture.add("v1");
    Version& second = fixture.add("v2");
    Fixture::metric(first, "f1", 0.75, 0.01F);
    Fixture::metric(second, "f1", 0.74, 0.01F);
    Fixture::metric(first, "recall", 0.75, 0.01F);
    Fixture::metric(second, "recall", 0.70, 0.01F);
    const Comparison comparison = compared(fixture);
    QCOMPARE(bests(metricRow(comparison, "f1")), (std::vector<bool>{false, false}));
    QCOMPARE(bests(metricRow(comparison, "recall")), (std::vector<bool>{true, false}));
}

void ComparisonTest::noClaimOfNoiseWithoutASource()
{
    Fixture fixture;
    Fixture::metric(fixture.add("v1"), "accuracy", 0.8);
    Fixture::metric(fixture.add("v2"), "accuracy", 0.8000001);
    QCOMPARE(metricRow(compared(fixture), "accuracy").cells[1].standing, Standing::Better);
}

void ComparisonTest::missingValuesAreNeitherEqualNorBest()
{
    Fixture fixture;
    Fixture::metric(fixture.add("v1"), "accuracy", 0.8);
    fixture.add("v2");
    const Comparison comparison = compared(fixture);
    const ComparisonRow& row = metricRow(comparison, "accuracy");
    QCOMPARE(row.cells[1].standing, Standing::Missing);
    QVERIFY(row.differs);
    QCOMPARE(bests(row), (std::vector<bool>{false, false}));
}

void ComparisonTest::notANumberHasNoDelta()
{
    Fixture fixture;
    Fixture::metric(fixture.add("v1"), "loss", 0.5);
    Fixture::metric(fixture.add("v2"), "loss", kNan);
    Fixture::metric(fixture.add("v3"), "loss", std::numeric_limits<double>::infinity());
    const Comparison comparison = compared(fixture);
    const ComparisonRow& row = metricRow(comparison, "loss");
    QCOMPARE(row.cells[1].standing, Standing::Changed);
    QVERIFY(!row.cells[1].delta && !row.cells[2].delta);
    QCOMPARE(row.cells[2].text, std::string("Infinity"));
    QCOMPARE(bests(row), (std::vector<bool>{false, false, false}));
}

void ComparisonTest::tiesShareTheBestMark()
{
    Fixture fixture;
    Fixture::metric(fixture.add("v1"), "auc", 0.7);
    Fixture::metric(fixture.add("v2"), "auc", 0.9);
    Fixture::metric(fixture.add("v3"), "auc", 0.9);
    QCOMPARE(bests(metricRow(compared(fixture), "auc")), (std::vector<bool>{false, true, true}));
}

void ComparisonTest::correctedDirectionWins()
{
    Fixture fixture;
    Fixture::metric(fixture.add("v1"), "score", 10);
    Fixture::metric(fixture.add("v2"), "score", 20);
    const Comparison comparison = compared(fixture, {.directions = {{Name("score"), Direction::Lower}}});
    QVERIFY(metricRow(comparison, "score").direction == Direction::Lower);
    QCOMPARE(metricRow(comparison, "score").cells[1].standing, Standing::Worse);
}

void ComparisonTest::rowsAreByGroupAndKey()
{
    Fixture fixture;
    Version& version = fixture.add("v1");
    Fixture::metric(version, "recall", 0.5);
    Fixture::metric(version, "accuracy", 0.5);
    Fixture::parameter(version, "depth", "6");
    version.facts.tags.push_back({.key = Name("team"), .value = "growth"});
    version.facts.code.commit = std::string(40, 'a');
    const Comparison comparison = compared(fixture);
    std::vector<std::string> keys;
    for (const ComparisonRow& row : comparison.rows)
        keys.push_back(std::string(toString(row.group)) + "/" + row.key.text());
    QCOMPARE(keys,
             (std::vector<std::string>{"identity/model", "identity/label", "metrics/accuracy", "metrics/recall",
                                       "parameters/depth", "code/commit", "tags/team"}));
}

void ComparisonTest::rowDiffersIfAnyValueDoes()
{
    Fixture fixture;
    for (const char* label : {"v1", "v2", "v3"}) {
        Version& version = fixture.add(label);
        Fixture::parameter(version, "same", "1");
        Fixture::parameter(version, "other", label);
    }
    const Comparison comparison = compared(fixture);
    QVERIFY(!rowOf(comparison, FactGroup::Parameters, "same").differs);
    QVERIFY(rowOf(comparison, FactGroup::Parameters, "other").differs);
    QCOMPARE(comparison.differenceCount(), std::size_t(2)); // label and other
}

void ComparisonTest::parametersKeepTheirTextAndHaveDeltas()
{
    Fixture fixture;
    Fixture::parameter(fixture.add("v1"), "n_estimators", "300");
    Fixture::parameter(fixture.add("v2"), "n_estimators", "500");
    const Comparison comparison = compared(fixture);
    const ComparisonRow& row = rowOf(comparison, FactGroup::Parameters, "n_estimators");
    QCOMPARE(row.cells[1].text, std::string("500"));
    QCOMPARE(row.cells[1].delta.value(), 200.0);
    QCOMPARE(row.cells[1].standing, Standing::Changed);
    QVERIFY(row.direction == Direction::None);
}

void ComparisonTest::commitsThatLookLikeNumbersStayTexts()
{
    Fixture fixture;
    fixture.add("v1").facts.code.commit = "1234567890123456789012345678901234567890";
    fixture.add("v2").facts.code.commit = "12e4567890123456789012345678901234567890";
    const Comparison comparison = compared(fixture);
    const ComparisonRow& row = rowOf(comparison, FactGroup::Code, "commit");
    QVERIFY(!row.cells[0].number && !row.cells[1].delta);
    QCOMPARE(row.cells[1].standing, Standing::Changed);
}

void ComparisonTest::filesLineUpAcrossFolders()
{
    Fixture fixture;
    Version& first = fixture.add("v1.0.0");
    Fixture::artifact(first, "models/v1.0.0/model.pkl", 10, "md5:aa");
    Fixture::artifact(first, "models/v1.0.0/tokens/vocab.txt", 1, "md5:cc");
    Version& second = fixture.add("v1.1.0");
    Fixture::artifact(second, "models/v1.1.0/model.pkl", 12, "md5:bb");
    Fixture::artifact(second, "models/v1.1.0/tokens/vocab.txt", 1, "md5:cc");
    Fixture::artifact(fixture.add("v1.2.0"), "flat/churn_v1.2.0.pkl", 3, "md5:dd");
    const Comparison comparison = compared(fixture);
    QCOMPARE(rowOf(comparison, FactGroup::Artifacts, "model.pkl").cells[1].text, std::string("md5:bb"));
    QCOMPARE(rowOf(comparison, FactGroup::Artifacts, "model.pkl size").cells[1].delta.value(), 2.0);
    QVERIFY(!rowOf(comparison, FactGroup::Artifacts, "tokens/vocab.txt size").cells[1].text.empty());
    QCOMPARE(rowOf(comparison, FactGroup::Artifacts, "churn_*.pkl").cells[2].text, std::string("md5:dd"));
}

void ComparisonTest::metricOfSeveralDatasetsHasARowForEach()
{
    Fixture fixture;
    Version& first = fixture.add("v1");
    for (const char* dataset : {"north", "south"}) {
        Fixture::metric(first, "accuracy", 0.5);
        first.facts.metrics.back().dataset = Name(dataset);
    }
    Version& second = fixture.add("v2");
    Fixture::metric(second, "accuracy", 0.6);
    second.facts.metrics.back().dataset = Name("south");
    const Comparison comparison = compared(fixture);
    QCOMPARE(metricRow(comparison, "north:accuracy").cells[1].standing, Standing::Missing);
    QCOMPARE(metricRow(comparison, "south:accuracy").cells[1].standing, Standing::Better);
}

void ComparisonTest::unknownVersionsAreLeftOut()
{
    Fixture fixture;
    fixture.add("v1");
    const std::vector<VersionId> ids{"gone", "id-v1"};
    const Comparison comparison = compareVersions(fixture.catalog(), ids, "gone");
    QCOMPARE(comparison.versions.size(), std::size_t(1));
    QCOMPARE(comparison.baseline, std::size_t(0));
    QVERIFY(compareVersions(fixture.catalog(), {}, "gone").rows.empty());
}

void ComparisonTest::aVersionThatVanishedIsComparedAsItWasReadLast()
{
    Fixture fixture;
    Fixture::metric(fixture.add("v1"), "accuracy", 0.8);
    auto last = std::make_shared<Version>();
    last->id = "gone";
    last->label = "v2";
    Fixture::metric(*last, "accuracy", 0.9);
    ComparisonOptions options;
    options.vanished.push_back({last, "/shop", Timestamp{5}});
    const std::vector<VersionId> ids{"id-v1", "gone", "never-seen"};
    const Comparison comparison = compareVersions(fixture.catalog(), ids, "id-v1", options);
    QCOMPARE(comparison.versions.size(), std::size_t(2));
    QVERIFY(!comparison.vanishedAt(0));
    QVERIFY(comparison.vanishedAt(1) && *comparison.vanishedAt(1) == options.vanished.front());
    QCOMPARE(metricRow(comparison, "accuracy").cells[1].number, std::optional(0.9));
}

void ComparisonTest::metricIsComparedAloneAsInTheTable()
{
    Fixture fixture;
    Version& first = fixture.add("v1");
    Version& second = fixture.add("v2");
    Fixture::metric(first, "accuracy", 0.8);
    Fixture::metric(second, "accuracy", 0.9);
    Fixture::metric(second, "f1", 0.9);
    const auto cell = [&](const char* key) { return compareMetric(first, second, Name(key), Direction::Higher); };
    QCOMPARE(cell("accuracy").standing, Standing::Better);
    QCOMPARE(cell("f1").standing, Standing::Changed);
    QCOMPARE(cell("recall").standing, Standing::Missing);
    Fixture::dataset(first, "test.csv", "md5:aa");
    Fixture::dataset(second, "test.csv", "md5:bb");
    QCOMPARE(cell("accuracy").standing, Standing::NotComparable);
}

QTEST_APPLESS_MAIN(ComparisonTest)
#include "tst_comparison.moc"
