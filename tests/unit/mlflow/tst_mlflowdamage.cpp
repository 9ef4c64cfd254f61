#include <QtTest>

#include "tests/support/ordinaryuser.h"
#include "tests/unit/mlflow/mlflowfixture.h"

#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace colophon;
using namespace colophon::test;

namespace {

/// A store with one healthy run, to see that it stays whatever else is broken.
struct DamagedStore
{
    DamagedStore()
        : store(tree)
    {
        store.experiment("1", "churn");
        store.run("1", "600d").metric("loss", "1 0.5 0\n");
    }

    std::string runFile(std::string_view id, std::string_view file) const
    {
        return "mlruns/1/" + MlflowStore::runId(id) + "/" + std::string(file);
    }

    TempTree tree;
    MlflowStore store;
};

} // namespace

class tst_MlflowDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneBrokenRunNeverHidesTheRest_data();
    void oneBrokenRunNeverHidesTheRest();
    void anEmptyMetaIsReadAgainBeforeItIsReported();
    void anEmptyMetaOfLongAgoCostsNoTime();
    void anExperimentWithoutMetaStillShowsItsRuns();
    void aBrokenRegistryMetaKeepsItsVersions();
    void aMalformedMetricIsReportedWithItsLine();
    void anEmptyMetricFileIsReported();
    void aHugeMetricFileGivesItsLastLines();
    void aHugeTagIsCut();
    void invalidUtf8BecomesReplacementCharacters();
    void hostileNamesArePlainTexts();
    void linksThatLeaveTheRootAreRefused();
    void linksInsideTheRootAreFollowed();
    void aPipeIsNeverOpened();
    void unreadableFilesAreProblems();
    void timesInTheFutureAreReported();
    void aMissingDatasetIsReported();
    void aMissingStoreIsAProblem();
};

void tst_MlflowDamage::oneBrokenRunNeverHidesTheRest_data()
{
    QTest::addColumn<QByteArray>("meta");
    QTest::addColumn<int>("line");
    QTest::newRow("empty") << QByteArray() << 0;
    QTest::newRow("cut within a key") << QByteArray("artifact_uri: file:///x\nend_ti") << 0;
    QTest::newRow("cut before the id") << QByteArray("artifact_uri: file:///x\nend_time: 5\n") << 0;
    QTest::newRow("merge conflict") << QByteArray("a: 1\n<<<<<<< HEAD\nrun_id: x\n=======\n") << 2;
    QTest::newRow("zero bytes") << QByteArray(100, '\0') << 1;
    QTest::newRow("binary") << QByteArray("\x89PNG\r\n\x1a\n\0\1\2", 11) << 2;
    QTest::newRow("a list") << QByteArray("- 1\n- 2\n") << 1;
}

void tst_MlflowDamage::oneBrokenRunNeverHidesTheRest()
{
    QFETCH(QByteArray, meta);
    QFETCH(int, line);
    const DamagedStore damaged;
    damaged.store.run("1", "bad").meta(meta.toStdString());
    damaged.tree.setModified(damaged.runFile("bad", "meta.yaml"), std::chrono::sys_seconds(std::chrono::seconds(1)));
    const auto found = scan(damaged.tree);
    QCOMPARE(found->natives(), QStringList{runNative("600d")});
    const Problem* problem = found->problemAt(damaged.runFile("bad", "meta.yaml"));
    QVERIFY(problem);
    QCOMPARE(problem->severity, Problem::Severity::Error);
    QVERIFY(!problem->reason.empty() && !problem->hint.empty());
    QVERIFY2(std::abs(problem->line - line) <= 1, problem->reason.c_str());
}

void tst_MlflowDamage::anEmptyMetaIsReadAgainBeforeItIsReported()
{
    const DamagedStore damaged;
    StoreItem run = damaged.store.run("1", "a1");
    const std::string path = damaged.tree.path(damaged.runFile("a1", "meta.yaml"));
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    file.close();
    QCOMPARE(truncate(path.c_str(), 0), 0);
    const std::jthread writer([&] {
        // MLflow truncates the file, then writes it.
        std::this_thread::sleep_for(std::chrono::milliseconds(40));
        damaged.tree.write(damaged.runFile("a1", "meta.yaml"), content.toStdString());
    });
    const auto found = scan(damaged.tree);
    QCOMPARE(found->records.size(), 2U);
    QCOMPARE(found->problems.size(), 0U);
}

void tst_MlflowDamage::anEmptyMetaOfLongAgoCostsNoTime()
{
    const DamagedStore damaged;
    for (int i = 0; i < 200; ++i) {
        const std::string id = "e" + std::to_string(i);
        damaged.store.run("1", id).meta("");
        damaged.tree.setModified(damaged.runFile(id, "meta.yaml"), std::chrono::sys_seconds(std::chrono::seconds(1)));
    }
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(scan(damaged.tree)->problems.size(), 200U);
    QVERIFY(timer.elapsed() < 3'000); // read again each, it would be more than 17 s on two threads
}

void tst_MlflowDamage::anExperimentWithoutMetaStillShowsItsRuns()
{
    const DamagedStore damaged;
    damaged.store.run("7", "a1");
    damaged.tree.write("mlruns/8/meta.yaml", "name: [broken\n");
    damaged.store.run("8", "b1");
    const auto found = scan(damaged.tree);
    QCOMPARE(found->records.size(), 3U);
    QVERIFY(found->find("run:" + MlflowStore::runId("a1"))->model == std::string_view("Experiment 7"));
    QVERIFY(found->problemAt("mlruns/7/meta.yaml"));
    QVERIFY(found->problemAt("mlruns/8/meta.yaml"));
}

void tst_MlflowDamage::aBrokenRegistryMetaKeepsItsVersions()
{
    const DamagedStore damaged;
    damaged.store.registeredModel("churn").meta("aliases: {\n");
    damaged.store.version("churn", 1);
    damaged.store.version("churn", 2).meta("'");
    const auto found = scan(damaged.tree);
    QVERIFY(found->find("churn/1"));
    QVERIFY(!found->find("churn/2"));
    QVERIFY(found->problemAt("mlruns/models/churn/meta.yaml"));
    QVERIFY(found->problemAt("mlruns/models/churn/version-2/meta.yaml"));
}

void tst_MlflowDamage::aMalformedMetricIsReportedWithItsLine()
{
    const DamagedStore damaged;
    damaged.store.run("1", "a1").metric("loss", "1 0.5 0\n2 oh no\n3 0.4 2\n");
    const auto found = scan(damaged.tree);
    QCOMPARE(found->find("run:" + MlflowStore::runId("a1"))->facts.metric(Name("loss"))->value, 0.4);
    const Problem* problem = found->problemAt(damaged.runFile("a1", "metrics/loss"));
    QVERIFY(problem && problem->line == 2 && problem->severity == Problem::Severity::Warning);
}

void tst_MlflowDamage::anEmptyMetricFileIsReported()
{
    const DamagedStore damaged;
    damaged.store.run("1", "a1").metric("loss", "");
    const auto found = scan(damaged.tree);
    QVERIFY(!found->find("run:" + MlflowStore::runId("a1"))->facts.metric(Name("loss")));
    QVERIFY(found->problemAt(damaged.runFile("a1", "metrics/loss")));
}

void tst_MlflowDamage::aHugeMetricFileGivesItsLastLines()
{
    const DamagedStore damaged;
    StoreItem run = damaged.store.run("1", "a1");
    const std::string file = damaged.runFile("a1", "metrics/huge");
    constexpr std::uintmax_t kMoreThanTwoGigabytes = 2'200'000'000;
    damaged.tree.sparse(file, kMoreThanTwoGigabytes);
    QFile end(QString::fromStdString(damaged.tree.path(file)));
    QVERIFY(end.open(QIODevice::Append));
    end.write("\n1700000000000 0.25 8\n1700000000001 0.125 9\n");
    end.close();
    QElapsedTimer timer;
    timer.start();
    const auto found = scan(damaged.tree);
    QVERIFY(timer.elapsed() < 5'000);
    const Metric* metric = found->find("run:" + MlflowStore::runId("a1"))->facts.metric(Name("huge"));
    QVERIFY(metric);
    QCOMPARE(metric->value, 0.125);
    QVERIFY(metric->hasCurve);
    const Problem* problem = found->problemAt(file);
    QVERIFY(problem && QString::fromStdString(problem->hint).contains(QStringLiteral("last 4 MiB")));
    const auto history = openStore(damaged.tree)->metricHistory("run:" + MlflowStore::runId("a1"), Name("huge"), {});
    QVERIFY(!history && history.error().file == file);
}

void tst_MlflowDamage::aHugeTagIsCut()
{
    const DamagedStore damaged;
    damaged.store.run("1", "a1").tag("big", std::string(3 * 1024 * 1024, 'x'));
    const auto found = scan(damaged.tree);
    const Entry* tag = findEntry(found->find("run:" + MlflowStore::runId("a1"))->facts.tags, Name("big"));
    QCOMPARE(tag->value.size(), std::size_t(1024 * 1024));
    QVERIFY(found->problemAt(damaged.runFile("a1", "tags/big")));
}

void tst_MlflowDamage::invalidUtf8BecomesReplacementCharacters()
{
    const DamagedStore damaged;
    damaged.store.run("1", "a1").tag("t", "a\xFF\xC3z").parameter("k\xFE", "v");
    const auto found = scan(damaged.tree);
    const Facts& facts = found->find("run:" + MlflowStore::runId("a1"))->facts;
    QCOMPARE(findEntry(facts.tags, Name("t"))->value, std::string("a\uFFFD\uFFFDz"));
    QVERIFY(facts.parameter(Name("k\uFFFD")));
}

void tst_MlflowDamage::hostileNamesArePlainTexts()
{
    const DamagedStore damaged;
    damaged.store.run("1", "a1", "'<b>../../etc'").tag("new\nline", "x").parameter("<script>", "1");
    const auto found = scan(damaged.tree);
    const SourceRecord* run = found->find("run:" + MlflowStore::runId("a1"));
    QCOMPARE(run->label, std::string("<b>../../etc"));
    QVERIFY(findEntry(run->facts.tags, Name("new\nline")));
    QVERIFY(run->facts.parameter(Name("<script>")));
}

void tst_MlflowDamage::linksThatLeaveTheRootAreRefused()
{
    const TempTree outside;
    outside.write("secret", "1 42 0\n");
    outside.write("run/meta.yaml", "run_id: stolen\nexperiment_id: '1'\n");
    const DamagedStore damaged;
    damaged.store.run("1", "a1");
    damaged.tree.link(damaged.runFile("a1", "metrics/secret"), outside.path("secret"));
    damaged.tree.link("mlruns/1/linked", outside.path("run"));
    damaged.tree.link("mlruns/9", outside.path());
    damaged.tree.link(damaged.runFile("600d", "tags"), outside.path("run"));
    damaged.tree.link("mlruns/1/loop", "loop");
    const auto found = scan(damaged.tree);
    QCOMPARE(found->natives(), (QStringList{runNative("a1"), runNative("600d")}));
    QVERIFY(found->find("run:" + MlflowStore::runId("a1"))->facts.metrics.empty());
    QVERIFY(found->find("run:" + MlflowStore::runId("600d"))->facts.tags.empty());
    QVERIFY(found->problemAt(damaged.runFile("a1", "metrics/secret")));
    QVERIFY(found->problemAt(damaged.runFile("600d", "tags")));
}

void tst_MlflowDamage::linksInsideTheRootAreFollowed()
{
    const DamagedStore damaged;
    damaged.tree.write("cache/ab", "1 0.75 0\n");
    damaged.store.run("1", "a1");
    damaged.tree.link(damaged.runFile("a1", "metrics/loss"), "../../../../cache/ab");
    const auto found = scan(damaged.tree);
    QCOMPARE(found->find("run:" + MlflowStore::runId("a1"))->facts.metric(Name("loss"))->value, 0.75);
    QCOMPARE(found->problems.size(), 0U);
}

void tst_MlflowDamage::aPipeIsNeverOpened()
{
    const DamagedStore damaged;
    damaged.store.run("1", "a1");
    damaged.tree.fifo(damaged.runFile("a1", "metrics/pipe"));
    damaged.tree.fifo("mlruns/1/b1/meta.yaml");
    const auto found = scan(damaged.tree);
    QCOMPARE(found->records.size(), 2U);
    QVERIFY(found->problemAt(damaged.runFile("a1", "metrics/pipe")));
}

void tst_MlflowDamage::unreadableFilesAreProblems()
{
    const DamagedStore damaged;
    damaged.store.run("1", "a1").metric("accuracy", "1 0.5 0\n");
    damaged.store.run("1", "b1").metric("loss", "1 0.5 0\n");
    chmod(damaged.tree.path(damaged.runFile("a1", "meta.yaml")).c_str(), 0);
    chmod(damaged.tree.path(damaged.runFile("b1", "metrics/loss")).c_str(), 0);
    const OrdinaryUser user(damaged.tree);
    const auto found = scan(damaged.tree);
    QCOMPARE(found->records.size(), 2U);
    for (const std::string& file : {damaged.runFile("a1", "meta.yaml"), damaged.runFile("b1", "metrics/loss")}) {
        const Problem* problem = found->problemAt(file);
        QVERIFY(problem);
        QVERIFY(problem->reason.find("permission") != std::string::npos);
        QVERIFY(!problem->hint.empty());
    }
}

void tst_MlflowDamage::timesInTheFutureAreReported()
{
    const DamagedStore damaged;
    const std::string id = MlflowStore::runId("a1");
    damaged.store.run("1", "a1").meta("artifact_uri: file:///x\nexperiment_id: '1'\nrun_id: '" + id
                                      + "'\nstart_time: 32503680000000\nuser_id: ana\n");
    const auto found = scan(damaged.tree);
    QCOMPARE(found->find("run:" + id)->facts.created->milliseconds, 32503680000000);
    const Problem* problem = found->problemAt(damaged.runFile("a1", "meta.yaml"));
    QVERIFY(problem);
    QCOMPARE(QString::fromStdString(problem->reason),
             QStringLiteral("The version is dated in the future: 3000-01-01T00:00:00.000Z."));
}

void tst_MlflowDamage::aMissingDatasetIsReported()
{
    const DamagedStore damaged;
    damaged.store.run("1", "a1").dataset("d1", "customers", "9f2c", "training");
    damaged.tree.remove("mlruns/1/datasets");
    const auto found = scan(damaged.tree);
    QCOMPARE(found->records.size(), 2U);
    QVERIFY(found->problemAt("mlruns/1/datasets/d1/meta.yaml"));
}

void tst_MlflowDamage::aMissingStoreIsAProblem()
{
    const TempTree tree;
    const auto found = scan(tree);
    QCOMPARE(found->records.size(), 0U);
    QCOMPARE(found->problems.size(), 1U);
}

QTEST_APPLESS_MAIN(tst_MlflowDamage)
#include "tst_mlflowdamage.moc"
