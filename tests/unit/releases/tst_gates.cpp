#include "models/artifacts/digest.h"
#include "models/releases/gates.h"
#include "tests/support/catalogbuilding.h"
#include "tests/support/temptree.h"

#include <QTest>

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
    void evaluationDataMustBeTheSame_data();
    void evaluationDataMustBeTheSame();
    void theEvaluationGateNamesNoTrainingData();
    void theHolderShouldBeAnAncestor();
    void goingBackAsksForTheFilesOnly();
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

QTEST_GUILESS_MAIN(TestGates)
#include "tst_gates.moc"
