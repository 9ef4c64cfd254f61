#include "models/artifacts/digest.h"
#include "models/releases/gates.h"
#include "tests/support/catalogbuilding.h"
#include "tests/support/temptree.h"

#include <QTest>

#include <limits>

using namespace colophon;
using test::TempTree;
using test::version;
using Result = Gate::Result;

Q_DECLARE_METATYPE(Gate::Result)
Q_DECLARE_METATYPE(Version)

namespace {

std::string sha(std::string_view content)
{
    return digestOf(content, DigestKind::Sha256);
}

Version complete()
{
    return version("v1")
        .created("2026-03-01")
        .author("Ana")
        .commit(std::string(40, 'a'))
        .dataset("d.csv", "md5:1")
        .parameter("depth", "8")
        .metric("accuracy", 0.9);
}

} // namespace

class TestGates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesMustMatchTheirDigests_data();
    void filesMustMatchTheirDigests();
    void essentialFactsMustBeRecorded_data();
    void essentialFactsMustBeRecorded();
    void metricsMustNotBeWorse_data();
    void metricsMustNotBeWorse();
    void divergedMetricsAreNotTaken_data();
    void divergedMetricsAreNotTaken();
    void changesOfUnknownDirectionAreLeftToAPerson_data();
    void changesOfUnknownDirectionAreLeftToAPerson();
    void everyDoubtAboutMetricsIsNamed();
    void metricsAreJudgedByTheCorrectedDirection();
    void evaluationDataMustBeTheSame_data();
    void evaluationDataMustBeTheSame();
    void theEvaluationGateNamesNoTrainingData();
    void theHolderShouldBeAnAncestor();
    void goingBackAsksForTheFilesOnly();
    void aStageThatLooksLikeAnotherFails_data();
    void aStageThatLooksLikeAnotherFails();
    void aShortFormIsAFineNameWhereNobodyUsesTheLongOne();
    void aStageOfTheModelIsNoQuestion();
    void aStandardStageBesideOneAlikeIsLeftToAPerson();
};

void TestGates::filesMustMatchTheirDigests_data()
{
    QTest::addColumn<Version>("candidate");
    QTest::addColumn<Result>("result");
    QTest::newRow("intact") << version("v1").artifact("a.bin", sha("a")).get() << Result::Passed;
    QTest::newRow("changed") << version("v1").artifact("a.bin", sha("b")).get() << Result::Failed;
    QTest::newRow("missing") << version("v1").artifact("b.bin", sha("b")).get() << Result::Failed;
    QTest::newRow("one of two changed") << version("v1").artifact("a.bin", sha("a")).artifact("c.bin", sha("x")).get()
                                        << Result::Failed;
    QTest::newRow("no digest") << version("v1").artifact("a.bin").get() << Result::Check;
    QTest::newRow("no file") << version("v1").get() << Result::Check;
    Version outside = version("v1").artifact("../a.bin", sha("a"));
    outside.facts.artifacts[0].outsideRoot = true;
    QTest::newRow("outside") << outside << Result::Check;
}

void TestGates::filesMustMatchTheirDigests()
{
    QFETCH(Version, candidate);
    QFETCH(Result, result);
    const TempTree tree;
    tree.write("a.bin", "a");
    tree.write("c.bin", "c");
    const Gate gate = fileGate(candidate, *RootFolder::open(tree.path()));
    QVERIFY2(gate.result == result, gate.detail.c_str());
    QVERIFY(!gate.detail.empty());
}

void TestGates::essentialFactsMustBeRecorded_data()
{
    QTest::addColumn<Version>("candidate");
    QTest::addColumn<Result>("result");
    QTest::newRow("all") << complete() << Result::Passed;
    Version noCode = complete();
    noCode.facts.code = {};
    QTest::newRow("no code") << noCode << Result::Check;
    Version noMetrics = complete();
    noMetrics.facts.metrics.clear();
    QTest::newRow("no metrics") << noMetrics << Result::Failed;
    Version noMakings = noCode;
    noMakings.facts.datasets.clear();
    noMakings.facts.parameters.clear();
    QTest::newRow("no code, data, parameters") << noMakings << Result::Failed;
}

void TestGates::essentialFactsMustBeRecorded()
{
    QFETCH(Version, candidate);
    QFETCH(Result, result);
    QVERIFY(factGate(candidate).result == result);
}

void TestGates::metricsMustNotBeWorse_data()
{
    QTest::addColumn<Version>("candidate");
    QTest::addColumn<Result>("result");
    const auto candidate = [](double accuracy, double loss) {
        return version("v2").metric("accuracy", accuracy).metric("log_loss", loss).dataset("d.csv", "md5:1").get();
    };
    QTest::newRow("better") << candidate(0.91, 0.3) << Result::Passed;
    QTest::newRow("equal") << candidate(0.9, 0.4) << Result::Passed;
    QTest::newRow("within tolerance") << candidate(0.897, 0.4) << Result::Passed;
    QTest::newRow("higher is better") << candidate(0.85, 0.4) << Result::Failed;
    QTest::newRow("lower is better") << candidate(0.95, 0.6) << Result::Failed;
    QTest::newRow("not measured") << version("v2").metric("accuracy", 0.95).dataset("d.csv", "md5:1").get()
                                  << Result::Check;
    QTest::newRow("nothing in common") << version("v2").metric("other", 1).dataset("d.csv", "md5:1").get()
                                       << Result::Check;
}

void TestGates::metricsMustNotBeWorse()
{
    QFETCH(Version, candidate);
    QFETCH(Result, result);
    const Version holder = version("v1").metric("accuracy", 0.9).metric("log_loss", 0.4).dataset("d.csv", "md5:1");
    const Gate gate = metricGate(holder, candidate);
    QVERIFY2(gate.result == result, gate.detail.c_str());
}

void TestGates::divergedMetricsAreNotTaken_data()
{
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
    QTest::addColumn<Version>("holder");
    QTest::addColumn<Version>("candidate");
    QTest::addColumn<Result>("result");
    const auto row = [](const char* name, const char* key, double before, double after, Result result) {
        QTest::newRow(name) << version("v1").metric(key, before).metric("f1", 0.5).get()
                            << version("v2").metric(key, after).metric("f1", 0.5).get() << result;
    };
    row("accuracy became NaN", "accuracy", 0.9, kNaN, Result::Failed);
    row("loss became NaN", "log_loss", 0.4, kNaN, Result::Failed);
    row("loss became infinite", "log_loss", 0.4, kInfinity, Result::Failed);
    row("accuracy became minus infinity", "accuracy", 0.9, -kInfinity, Result::Failed);
    row("infinite towards better", "accuracy", 0.9, kInfinity, Result::Check);
    row("infinite time", "latency_ms", 20, kInfinity, Result::Check);
    row("unknown direction became NaN", "epochs", 3, kNaN, Result::Check);
    row("unknown direction became infinite", "epochs", 3, -kInfinity, Result::Check);
    row("both diverged", "log_loss", kInfinity, kNaN, Result::Check);
    row("better than what diverged", "log_loss", kInfinity, 0.4, Result::Passed);
    row("a number after NaN", "log_loss", kNaN, 0.4, Result::Passed);
    row("less than infinitely good", "accuracy", kInfinity, 0.9, Result::Check);
    const auto words = [](const char* name, const char* key, Result result) {
        Version candidate = version("v2").metric(key, kNaN).metric("f1", 0.5);
        candidate.facts.metrics[0].text = Name("diverged");
        QTest::newRow(name) << version("v1").metric(key, 0.9).metric("f1", 0.5).get() << candidate << result;
    };
    words("words after a number", "accuracy", Result::Failed);
    words("words of unknown direction", "epochs", Result::Check);
    Version elsewhere = version("v2").metric("accuracy", kNaN).dataset("test.csv", "md5:2", "evaluation");
    QTest::newRow("on other data")
        << version("v1").metric("accuracy", 0.9).dataset("test.csv", "md5:1", "evaluation").get() << elsewhere
        << Result::Failed;
}

void TestGates::divergedMetricsAreNotTaken()
{
    QFETCH(Version, holder);
    QFETCH(Version, candidate);
    QFETCH(Result, result);
    const Gate gate = metricGate(holder, candidate);
    QVERIFY2(gate.result == result, gate.detail.c_str());
    if (result != Result::Passed)
        QVERIFY2(!gate.detail.empty() && !gate.detail.contains("f1"), gate.detail.c_str());
}

void TestGates::changesOfUnknownDirectionAreLeftToAPerson_data()
{
    QTest::addColumn<Version>("candidate");
    QTest::addColumn<Result>("result");
    QTest::addColumn<QString>("detail");
    const auto candidate = [](double csat) { return version("v2").metric("accuracy", 0.9).metric("csat", csat).get(); };
    const QString passed = QStringLiteral("accuracy");
    QTest::newRow("differs") << candidate(0.1) << Result::Check
                             << QStringLiteral("cannot be judged: csat 0.9 → 0.1 "
                                               "(whether higher or lower is better is not known)");
    QTest::newRow("differs upwards") << candidate(1) << Result::Check
                                     << QStringLiteral("cannot be judged: csat 0.9 → 1 "
                                                       "(whether higher or lower is better is not known)");
    QTest::newRow("equal") << candidate(0.9) << Result::Passed << passed;
    QTest::newRow("within tolerance") << candidate(0.8999) << Result::Passed << passed;
    QTest::newRow("only the holder has it") << version("v2").metric("accuracy", 0.9).get() << Result::Passed << passed;
    Version noisy = candidate(0.7);
    noisy.facts.metrics[1].noise = 0.5;
    QTest::newRow("within noise") << noisy << Result::Passed << passed;
    QTest::newRow("noise of another metric")
        << version("v2").metric("accuracy", 0.9).metric("accuracy_std", 0.02).metric("csat", 0.9).get()
        << Result::Passed << passed;
    QTest::newRow("worse all the same") << version("v2").metric("accuracy", 0.5).metric("csat", 0.1).get()
                                        << Result::Failed << QStringLiteral("accuracy 0.9 → 0.5");
}

void TestGates::changesOfUnknownDirectionAreLeftToAPerson()
{
    QFETCH(Version, candidate);
    QFETCH(Result, result);
    QFETCH(QString, detail);
    const Version holder = version("v1").metric("accuracy", 0.9).metric("accuracy_std", 0.01).metric("csat", 0.9);
    const Gate gate = metricGate(holder, candidate);
    QVERIFY2(gate.result == result, gate.detail.c_str());
    QCOMPARE(QString::fromStdString(gate.detail), detail);
}

void TestGates::everyDoubtAboutMetricsIsNamed()
{
    auto holder = version("v1").metric("accuracy", 0.9).metric("f1", 0.5).metric("latency_ms", 20);
    auto candidate = version("v2").metric("accuracy", 0.9).metric("latency_ms", 30);
    for (const char* const key : {"csat", "depth", "epochs", "tokens", "width"}) {
        holder.metric(key, 1);
        candidate.metric(key, 2);
    }
    const Gate gate = metricGate(holder.get(), candidate.get());
    QVERIFY2(gate.result == Result::Check, gate.detail.c_str());
    QCOMPARE(QString::fromStdString(gate.detail),
             QStringLiteral("not measured: f1; costs more: latency_ms 20 → 30; "
                            "cannot be judged: csat 1 → 2, depth 1 → 2, epochs 1 → 2 and 2 more "
                            "(whether higher or lower is better is not known)"));
}

void TestGates::metricsAreJudgedByTheCorrectedDirection()
{
    const Version holder = version("v1").metric("quality", 0.9).metric("accuracy", 0.9);
    const Version candidate = version("v2").metric("quality", 0.5).metric("accuracy", 0.9);
    QVERIFY(metricGate(holder, candidate).result == Result::Check);
    const Gate worse = metricGate(holder, candidate, {{Name("quality"), Direction::Higher}});
    QVERIFY(worse.result == Result::Failed);
    QCOMPARE(worse.detail, std::string("quality 0.9 → 0.5"));
    QVERIFY(metricGate(holder, candidate, {{Name("quality"), Direction::Lower}}).result == Result::Passed);
    QVERIFY(metricGate(holder, candidate, {{Name("quality"), Direction::None}}).result == Result::Passed);
    const Version lessAccurate = version("v2").metric("quality", 0.9).metric("accuracy", 0.7);
    QVERIFY(metricGate(holder, lessAccurate).result == Result::Failed);
    QVERIFY(metricGate(holder, lessAccurate, {{Name("accuracy"), Direction::Lower}}).result == Result::Passed);
}

void TestGates::evaluationDataMustBeTheSame_data()
{
    QTest::addColumn<Version>("candidate");
    QTest::addColumn<Result>("result");
    QTest::newRow("same") << version("v2").dataset("test.csv", "md5:1", "evaluation").get() << Result::Passed;
    QTest::newRow("other") << version("v2").dataset("test.csv", "md5:2", "evaluation").get() << Result::Failed;
    QTest::newRow("not recorded") << version("v2").get() << Result::Check;
}

void TestGates::evaluationDataMustBeTheSame()
{
    QFETCH(Version, candidate);
    QFETCH(Result, result);
    const Version holder = version("v1").dataset("test.csv", "md5:1", "evaluation");
    const Gate gate = evaluationGate(holder, candidate, productionStage());
    QVERIFY2(gate.result == result, gate.detail.c_str());
}

void TestGates::theEvaluationGateNamesNoTrainingData()
{
    const Version holder = version("v1").dataset("train", "md5:1").dataset("test", "md5:9");
    const Version candidate = version("v2").dataset("train", "md5:2").dataset("test", "md5:9");
    const Gate gate = evaluationGate(holder, candidate, productionStage());
    QVERIFY(gate.result == Result::Passed);
    QCOMPARE(gate.detail, std::string("test"));
}

void TestGates::theHolderShouldBeAnAncestor()
{
    const CatalogPointer catalog = test::catalogOf(
        {version("v3").parent("v2"), version("v2").parent("v1"), version("hotfix").parent("v1"), version("v1")});
    const Model& churn = *catalog->model("churn");
    const auto judged = [&](const char* holder, const char* candidate) {
        return ancestorGate(*catalog, *churn.find(std::string("churn@") + holder),
                            *churn.find(std::string("churn@") + candidate), productionStage())
            .result;
    };
    QVERIFY(judged("v1", "v3") == Result::Passed);
    QVERIFY(judged("hotfix", "v3") == Result::Check);
    const CatalogPointer guessed = test::catalogOf(
        {version("3").parent("2", Evidence::SemVer), version("2").parent("1", Evidence::Time), version("1")});
    const Model& numbered = *guessed->model("churn");
    const Gate gate = ancestorGate(*guessed, *numbered.find("churn@1"), *numbered.find("churn@3"), productionStage());
    QVERIFY(gate.result == Result::Check);
    QVERIFY(gate.detail.find("nobody recorded it") != std::string::npos);
}

void TestGates::goingBackAsksForTheFilesOnly()
{
    const TempTree tree;
    const auto root = RootFolder::open(tree.path());
    const Version holder = complete();
    const Version candidate = version("v0");
    const CatalogPointer catalog = test::catalogOf({holder, candidate});
    const auto count = [&](ReleaseKind kind) {
        return judge({candidate, &holder, *catalog, *root, productionStage(), kind}).size();
    };
    QCOMPARE(count(ReleaseKind::Rollback), std::size_t(1));
    QCOMPARE(count(ReleaseKind::Undo), std::size_t(1));
    QCOMPARE(count(ReleaseKind::Release), std::size_t(5));
}

void TestGates::aStageThatLooksLikeAnotherFails_data()
{
    QTest::addColumn<QString>("stage");
    QTest::addColumn<QString>("meant"); // empty: it is taken as it is
    QTest::newRow("short form") << "prod" << "production";
    QTest::newRow("short form of one that nobody uses") << "stage" << "";
    QTest::newRow("letter missing") << "prodution" << "production";
    QTest::newRow("letters swapped") << "porduction" << "production";
    QTest::newRow("capital") << "Production" << "production";
    QTest::newRow("short form of another model's") << "dev" << "development";
    QTest::newRow("own, mistyped") << "canery-eu" << "canary-eu";
    QTest::newRow("short form in a part") << "prod-eu" << "production-eu";
    QTest::newRow("separator left out") << "canaryeu" << "canary-eu";
    QTest::newRow("new and unlike any") << "shadow" << "";
    QTest::newRow("other region") << "canary-us" << "";
    QTest::newRow("another number") << "staging2" << "";
    QTest::newRow("before production") << "preproduction" << "";
    QTest::newRow("short and one letter apart") << "rest" << "";
}

void TestGates::aStageThatLooksLikeAnotherFails()
{
    QFETCH(QString, stage);
    QFETCH(QString, meant);
    const CatalogPointer catalog
        = test::catalogOf({version("v1").stage("production").stage("canary-eu").alias("test"),
                           version("v1").model("fraud").stage("development").stage("production-eu")});
    const auto gate = stageGate(*catalog, *catalog->model("churn"), Name(stage.toStdString()));
    QVERIFY(gate);
    QVERIFY2(gate->result == (meant.isEmpty() ? Result::Passed : Result::Failed), gate->detail.c_str());
    QCOMPARE(gate->detail.find("; " + meant.toStdString() + " was probably meant") != std::string::npos,
             !meant.isEmpty());
}

void TestGates::aShortFormIsAFineNameWhereNobodyUsesTheLongOne()
{
    const CatalogPointer catalog = test::catalogOf({version("v1")});
    const auto resultOf = [&](const char* stage) {
        const auto gate = stageGate(*catalog, *catalog->model("churn"), Name(stage));
        return gate ? gate->result : Result::Passed;
    };
    QVERIFY(resultOf("prod") == Result::Passed);
    QVERIFY(resultOf("dev") == Result::Passed);
    QVERIFY(resultOf("prodution") == Result::Failed);
    QVERIFY(resultOf("Production") == Result::Failed);
}

void TestGates::aStageOfTheModelIsNoQuestion()
{
    const CatalogPointer catalog
        = test::catalogOf({version("v1").stage("prod").alias("champion"), version("v1").model("fraud")});
    for (const char* stage : {"prod", "champion"})
        QVERIFY2(!stageGate(*catalog, *catalog->model("churn"), Name(stage)), stage);
    for (const char* stage : {"production", "staging"})
        QVERIFY2(!stageGate(*catalog, *catalog->model("fraud"), Name(stage)), stage);
}

void TestGates::aStandardStageBesideOneAlikeIsLeftToAPerson()
{
    const CatalogPointer catalog = test::catalogOf({version("v1").stage("prod")});
    const auto gate = stageGate(*catalog, *catalog->model("churn"), productionStage());
    QVERIFY(gate && gate->result == Result::Check);
    QCOMPARE(gate->detail, std::string("no version of churn was ever in production; prod was probably meant"));
}

QTEST_GUILESS_MAIN(TestGates)
#include "tst_gates.moc"
