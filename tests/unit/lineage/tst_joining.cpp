#include "models/lineage/catalogbuilder.h"
#include "tests/support/catalogbuilding.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace colophon;
using namespace colophon::test;

namespace {

CatalogPointer joined(std::vector<SourceRecord> records, std::vector<SourceInfo> sources)
{
    CatalogBuilder builder(std::move(sources));
    builder.add({std::move(records), {}, {}});
    return builder.build(true);
}

CatalogPointer joined(std::vector<SourceRecord> records)
{
    return joined(std::move(records), {sourceInfo(1, "mlflow-files", "mlruns"), sourceInfo(2, "folder")});
}

/// "churn@7: churn/7 (names the version), run:a (run of churn/7)", one line for each version, in alphabetical order.
std::string summary(const Catalog& catalog)
{
    std::vector<std::string> lines;
    for (const auto& model : catalog.models()) {
        for (const Version& version : model->versions) {
            std::string line = model->name.text() + "@" + version.label + ":";
            for (const Record& record : version.records)
                line += " " + record.native + " (" + record.evidence + "),";
            line.back() = '\n';
            lines.push_back(line);
        }
    }
    std::ranges::sort(lines);
    std::string all;
    for (const std::string& line : lines)
        all += line;
    return all;
}

RecordNotation run(std::string_view id)
{
    return record("run:" + std::string(id), RecordKind::Run).model("experiment").label(id);
}

RecordNotation loggedModel(std::string_view id)
{
    return record("model:" + std::string(id), RecordKind::LoggedModel).model("experiment").label(id);
}

RecordNotation registered(std::string_view number)
{
    return record("churn/" + std::string(number)).label(number);
}

RecordNotation file(std::string_view path)
{
    return record(path, RecordKind::File).source(2);
}

} // namespace

class TestJoining : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runAndLoggedModelBelongToTheirVersion();
    void oneRunBelongsToEveryVersionThatNamesIt();
    void runFollowsItsLoggedModelIntoTheVersion();
    void unregisteredRunsAreVersions();
    void deletedVersionDoesNotHideItsRun();
    void runSeenInTwoStoresAppearsOnce();
    void registeredVersionsOfTwoStoresNeedACommonRun();
    void versionsOfOneSourceAreNeverJoined();
    void equalFileDigestJoins();
    void digestThatSeveralVersionsShareOnlyRelates();
    void smallEqualFilesProveNothing();
    void equalCommitAndModelJoinsDifferentSystems();
    void equalCommitDoesNotJoinRunsOfOneSystem();
    void fileThatIsAlsoRegisteredIsOneVersion();
    void orderOfArrivalMakesNoDifference();
    void mostTrustedRecordNamesTheVersion();
};

void TestJoining::runAndLoggedModelBelongToTheirVersion()
{
    const auto catalog = joined({registered("7").sameAs("run:a").sameAs("model:m"), run("a"), loggedModel("m")});
    QCOMPARE(summary(*catalog),
             std::string("churn@7: churn/7 (names the version), model:m (logged model of churn/7), run:a (run of "
                         "churn/7)\n"));
}

void TestJoining::oneRunBelongsToEveryVersionThatNamesIt()
{
    const auto catalog = joined({registered("1").sameAs("run:a"), registered("2").sameAs("run:a"), run("a")});
    QCOMPARE(summary(*catalog),
             std::string("churn@1: churn/1 (names the version), run:a (run of churn/1)\n"
                         "churn@2: churn/2 (names the version), run:a (run of churn/2)\n"));
}

void TestJoining::runFollowsItsLoggedModelIntoTheVersion()
{
    const auto catalog = joined({registered("7").sameAs("model:m"), loggedModel("m").sameAs("run:a"), run("a")});
    QCOMPARE(summary(*catalog),
             std::string("churn@7: churn/7 (names the version), model:m (logged model of churn/7), run:a (run of "
                         "model:m)\n"));
}

void TestJoining::unregisteredRunsAreVersions()
{
    const auto catalog = joined({registered("7").sameAs("run:a"), run("a"), run("b"), loggedModel("m")});
    QCOMPARE(catalog->versionCount(), 3U);
    QCOMPARE(catalog->model("experiment")->versions.size(), 2U);
}

void TestJoining::deletedVersionDoesNotHideItsRun()
{
    const auto catalog = joined({registered("7").sameAs("run:a").deleted(), run("a")});
    QCOMPARE(summary(*catalog),
             std::string("churn@7: churn/7 (names the version)\nexperiment@a: run:a (names the version)\n"));
    QVERIFY(catalog->model("churn")->versions.front().deleted);
}

void TestJoining::runSeenInTwoStoresAppearsOnce()
{
    const auto catalog
        = joined({run("a"), run("a").source(2)},
                 {sourceInfo(1, "mlflow-files", "mlruns"), sourceInfo(2, "mlflow-database", "mlflow.db")});
    QCOMPARE(summary(*catalog),
             std::string("experiment@a: run:a (names the version), run:a (the same in another store)\n"));
}

void TestJoining::registeredVersionsOfTwoStoresNeedACommonRun()
{
    const std::vector<SourceInfo> stores{sourceInfo(1, "mlflow-files", "mlruns"),
                                         sourceInfo(2, "mlflow-database", "mlflow.db")};
    QCOMPARE(joined({registered("7"), registered("7").source(2)}, stores)->versionCount(), 2U);
    const auto migrated = joined(
        {registered("7").sameAs("run:a"), registered("7").source(2).sameAs("run:a"), run("a"), run("a").source(2)},
        stores);
    QCOMPARE(migrated->versionCount(), 1U);
    QCOMPARE(migrated->models().front()->versions.front().records.size(), 4U);
}

void TestJoining::versionsOfOneSourceAreNeverJoined()
{
    const auto catalog = joined({registered("1").artifact("a", "md5:1").commit("c").sameAs("churn/2"),
                                 registered("2").artifact("a", "md5:1").commit("c")});
    QCOMPARE(catalog->versionCount(), 2U);
}

void TestJoining::equalFileDigestJoins()
{
    const auto catalog = joined(
        {registered("7").artifact("model.pkl", "md5:1"), file("churn_v7.pkl").artifact("churn_v7.pkl", "md5:1")});
    QCOMPARE(summary(*catalog), std::string("churn@7: churn/7 (names the version), churn_v7.pkl (same file digest)\n"));
}

void TestJoining::digestThatSeveralVersionsShareOnlyRelates()
{
    const auto catalog = joined({registered("7").artifact("m", "md5:1"), file("a.pkl").artifact("a.pkl", "md5:1"),
                                 file("b.pkl").artifact("b.pkl", "md5:1")});
    QCOMPARE(catalog->versionCount(), 3U);
    const Model* model = catalog->model("churn");
    const auto seven = std::ranges::find(model->versions, "7", &Version::label);
    QCOMPARE(seven->related.size(), 2U);
    const auto copy = std::ranges::find(model->versions, "a.pkl", &Version::label);
    QCOMPARE(copy->related, std::vector<std::string>{seven->id});
}

void TestJoining::smallEqualFilesProveNothing()
{
    const auto catalog
        = joined({registered("7").artifact("model.pkl", "md5:1", 5000).artifact("requirements.txt", "md5:same", 20),
                  file("b.pkl").artifact("b.pkl", "md5:2", 6000).artifact("requirements.txt", "md5:same", 20)});
    QCOMPARE(catalog->versionCount(), 2U);
}

void TestJoining::equalCommitAndModelJoinsDifferentSystems()
{
    const std::vector<SourceInfo> sources{sourceInfo(1, "mlflow-files", "mlruns"), sourceInfo(2, "git")};
    const auto tag = record("churn@v1.0.0", RecordKind::Tagged).source(2).label("v1.0.0");
    const auto catalog = joined({registered("7").commit("abc"), RecordNotation(tag).commit("abc")}, sources);
    QCOMPARE(catalog->versionCount(), 1U);
    const Version& version = catalog->models().front()->versions.front();
    QCOMPARE(version.label, std::string("7"));
    QCOMPARE(toString(*version.semver), std::string("1.0.0"));
    const auto other
        = joined({registered("7").commit("abc").model("other"), RecordNotation(tag).commit("abc")}, sources);
    QCOMPARE(other->versionCount(), 2U);
}

void TestJoining::equalCommitDoesNotJoinRunsOfOneSystem()
{
    const auto catalog
        = joined({run("a").commit("abc"), run("b").source(2).commit("abc")},
                 {sourceInfo(1, "mlflow-files", "mlruns"), sourceInfo(2, "mlflow-database", "mlflow.db")});
    QCOMPARE(catalog->versionCount(), 2U);
}

void TestJoining::fileThatIsAlsoRegisteredIsOneVersion()
{
    const auto catalog
        = joined({record("models/a.onnx", RecordKind::Registered).source(2).label("v1.0.0"), file("models/a.onnx")});
    QCOMPARE(
        summary(*catalog),
        std::string("churn@v1.0.0: models/a.onnx (names the version), models/a.onnx (registered under this name)\n"));
}

void TestJoining::orderOfArrivalMakesNoDifference()
{
    std::vector<SourceRecord> records{registered("1").sameAs("run:a"),
                                      registered("2").sameAs("run:b").artifact("m", "md5:1"),
                                      run("a"),
                                      run("b"),
                                      run("c"),
                                      file("x.pkl").artifact("x.pkl", "md5:1"),
                                      file("y.pkl")};
    const auto expected = joined(records);
    std::mt19937 random(20260301);
    for (int round = 0; round < 200; ++round) {
        std::ranges::shuffle(records, random);
        const auto catalog = joined(records);
        QVERIFY(catalog->models().size() == expected->models().size());
        for (std::size_t i = 0; i < catalog->models().size(); ++i)
            QVERIFY(*catalog->models()[i] == *expected->models()[i]);
    }
}

void TestJoining::mostTrustedRecordNamesTheVersion()
{
    const auto catalog = joined({file("zoo/best.pkl").artifact("zoo/best.pkl", "md5:1").model("zoo").label("best"),
                                 registered("7").artifact("model.pkl", "md5:1")});
    QCOMPARE(catalog->models().size(), 1U);
    QCOMPARE(catalog->models().front()->name.text(), std::string("churn"));
}

QTEST_APPLESS_MAIN(TestJoining)
#include "tst_joining.moc"
