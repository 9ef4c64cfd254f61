#include <QtTest>

#include "tests/unit/mlflow/mlflowfixture.h"

using namespace colophon;
using namespace colophon::test;

class tst_MlflowStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunTellsHowItWent_data();
    void aRunTellsHowItWent();
    void aRunTellsWhenItStartedAndEnded();
    void aRunWithoutEndHasNoDuration();
    void aLoggedModelThatIsNotReadySaysSo_data();
    void aLoggedModelThatIsNotReadySaysSo();
    void aVersionThatIsNotReadySaysSo_data();
    void aVersionThatIsNotReadySaysSo();
};

void tst_MlflowStatus::aRunTellsHowItWent_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QString>("status");
    QTest::newRow("running") << QByteArray("status: 1") << QStringLiteral("running");
    QTest::newRow("scheduled") << QByteArray("status: 2") << QStringLiteral("scheduled");
    QTest::newRow("finished") << QByteArray("status: 3") << QStringLiteral("finished");
    QTest::newRow("failed") << QByteArray("status: 4") << QStringLiteral("failed");
    QTest::newRow("killed") << QByteArray("status: 5") << QStringLiteral("killed");
    QTest::newRow("by name") << QByteArray("status: FAILED") << QStringLiteral("failed");
    QTest::newRow("none means running") << QByteArray("source_type: 4") << QStringLiteral("running");
    QTest::newRow("null means running") << QByteArray("status: null") << QStringLiteral("running");
    QTest::newRow("beyond the list") << QByteArray("status: 9") << QString();
    QTest::newRow("negative") << QByteArray("status: -1") << QString();
    QTest::newRow("any word") << QByteArray("status: <b>done</b>") << QString();
}

void tst_MlflowStatus::aRunTellsHowItWent()
{
    QFETCH(QByteArray, written);
    QFETCH(QString, status);
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1").meta("artifact_uri: file:///x\nexperiment_id: '1'\nrun_id: '" + MlflowStore::runId("a1")
                              + "'\nstart_time: 5\n" + written.toStdString() + "\nuser_id: ana\n");
    const auto found = scan(tree);
    QCOMPARE(found->problems.size(), 0U);
    QCOMPARE(QString::fromStdString(found->records.at(0).facts.run.status.text()), status);
}

void tst_MlflowStatus::aRunTellsWhenItStartedAndEnded()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1");
    const auto found = scan(tree);
    const Facts& facts = found->records.at(0).facts;
    QCOMPARE(facts.run.started->milliseconds, 1767225600000);
    QCOMPARE(facts.run.ended->milliseconds, 1767225660000);
    QCOMPARE(facts.run.duration(), 60'000);
    QCOMPARE(placeOf(facts, facts.run.origin, Name()), "mlruns/1/" + MlflowStore::runId("a1") + "/meta.yaml");
}

void tst_MlflowStatus::aRunWithoutEndHasNoDuration()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    const std::string head = "run_id: '" + MlflowStore::runId("a1") + "'\nstart_time: 1767225660000\n";
    store.run("1", "a1").meta(head + "end_time: null\nstatus: 1\n");
    QVERIFY(!scan(tree)->records.at(0).facts.run.duration());
    store.run("1", "a1").meta(head + "end_time: 1767225600000\n");
    QVERIFY(!scan(tree)->records.at(0).facts.run.duration()); // a clock that was set back
}

void tst_MlflowStatus::aLoggedModelThatIsNotReadySaysSo_data()
{
    QTest::addColumn<int>("written");
    QTest::addColumn<QString>("status");
    QTest::newRow("pending") << 1 << QStringLiteral("pending");
    QTest::newRow("ready") << 2 << QString();
    QTest::newRow("failed") << 3 << QStringLiteral("failed");
    QTest::newRow("unknown") << 0 << QString();
}

void tst_MlflowStatus::aLoggedModelThatIsNotReadySaysSo()
{
    QFETCH(int, written);
    QFETCH(QString, status);
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.loggedModel("1", "b1", "net")
        .meta("model_id: " + MlflowStore::modelId("b1") + "\nstatus: " + std::to_string(written) + "\n");
    QCOMPARE(QString::fromStdString(scan(tree)->records.at(0).facts.run.status.text()), status);
}

void tst_MlflowStatus::aVersionThatIsNotReadySaysSo_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QString>("status");
    QTest::newRow("pending") << QByteArray("PENDING_REGISTRATION") << QStringLiteral("pending");
    QTest::newRow("ready") << QByteArray("READY") << QString();
    QTest::newRow("failed") << QByteArray("FAILED_REGISTRATION") << QStringLiteral("failed");
    QTest::newRow("null") << QByteArray("null") << QString();
}

void tst_MlflowStatus::aVersionThatIsNotReadySaysSo()
{
    QFETCH(QByteArray, written);
    QFETCH(QString, status);
    const TempTree tree;
    const MlflowStore store(tree);
    store.registeredModel("churn");
    store.version("churn", 1).meta("name: churn\nversion: 1\nstatus: " + written.toStdString() + "\n");
    QCOMPARE(QString::fromStdString(scan(tree)->records.at(0).facts.run.status.text()), status);
}

QTEST_GUILESS_MAIN(tst_MlflowStatus)
#include "tst_mlflowstatus.moc"
