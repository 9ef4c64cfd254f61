#include <QtTest>

#include "tests/unit/mlflow/mlflowfixture.h"

using namespace colophon;
using namespace colophon::test;

namespace {

constexpr const char* kRun = "mlruns/1/000000000000000000000000000000a1/meta.yaml";
constexpr const char* kExperiment = "mlruns/1/meta.yaml";
constexpr const char* kLoggedModel = "mlruns/1/models/m-000000000000000000000000000000b1/meta.yaml";
constexpr const char* kRegisteredModel = "mlruns/models/churn/meta.yaml";
constexpr const char* kVersion = "mlruns/models/churn/version-1/meta.yaml";

/// One of everything that a meta.yaml describes, and a run that stays whole.
struct WholeStore
{
    explicit WholeStore(Generation generation)
        : store(tree, "mlruns", generation)
    {
        store.experiment("1", "churn");
        store.run("1", "a1", "clever-fox-7");
        store.loggedModel("1", "b1", "model", "a1");
        store.registeredModel("churn");
        store.version("churn", 1);
        store.experiment("2", "other");
        store.run("2", "600d");
    }

    std::string content(const std::string& path) const
    {
        QFile file(QString::fromStdString(tree.path(path)));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }
    void cut(const std::string& path, std::string_view content) const
    {
        tree.write(path, content);
        // What was written long ago is not read again in the hope that it is being written.
        tree.setModified(path, std::chrono::sys_seconds(std::chrono::seconds(1)));
    }

    TempTree tree;
    MlflowStore store;
};

} // namespace

class tst_MlflowHalfWritten : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCutIsAProblemAndHidesNothingElse_data();
    void everyCutIsAProblemAndHidesNothingElse();
    void aWholeStoreHasNoProblem_data();
    void aWholeStoreHasNoProblem();
    void aCutValueIsNoValue();
    void aRunUnderAnotherNameIsReported();
};

void tst_MlflowHalfWritten::everyCutIsAProblemAndHidesNothingElse_data()
{
    QTest::addColumn<Generation>("generation");
    QTest::addColumn<QByteArray>("file");
    for (const char* file : {kRun, kExperiment, kLoggedModel, kRegisteredModel, kVersion})
        QTest::newRow(file) << Generation::Mlflow2 << QByteArray(file);
    QTest::newRow("run of MLflow 1") << Generation::Mlflow1 << QByteArray(kRun);
    QTest::newRow("run of MLflow 3") << Generation::Mlflow3 << QByteArray(kRun);
    QTest::newRow("experiment of MLflow 1") << Generation::Mlflow1 << QByteArray(kExperiment);
}

void tst_MlflowHalfWritten::everyCutIsAProblemAndHidesNothingElse()
{
    QFETCH(Generation, generation);
    QFETCH(QByteArray, file);
    const std::string path = file.toStdString();
    const WholeStore whole(generation);
    const std::string content = whole.content(path);
    const QStringList all = scan(whole.tree)->natives();
    QVERIFY(!content.empty() && !all.isEmpty());
    for (std::size_t size = 0; size < content.size(); ++size) {
        whole.cut(path, std::string_view(content).substr(0, size));
        const auto found = scan(whole.tree);
        const QByteArray where = "cut at " + QByteArray::number(size)
            + " after: " + QByteArray::fromStdString(content.substr(0, size)).right(40);
        const Problem* problem = found->problemAt(path);
        QVERIFY2(problem && !problem->reason.empty() && !problem->hint.empty(), where.constData());
        QCOMPARE(found->problems.size(), 1U);
        // What is cut may be left out, but nothing appears under a name that it does not have.
        const QStringList natives = found->natives();
        QVERIFY2(natives.size() + 1 >= all.size(), where.constData());
        for (const QString& native : natives)
            QVERIFY2(all.contains(native), QByteArray(where + " " + native.toUtf8()).constData());
    }
}

void tst_MlflowHalfWritten::aWholeStoreHasNoProblem_data()
{
    QTest::addColumn<Generation>("generation");
    QTest::newRow("MLflow 1") << Generation::Mlflow1;
    QTest::newRow("MLflow 2") << Generation::Mlflow2;
    QTest::newRow("MLflow 3") << Generation::Mlflow3;
}

void tst_MlflowHalfWritten::aWholeStoreHasNoProblem()
{
    QFETCH(Generation, generation);
    const WholeStore whole(generation);
    const auto found = scan(whole.tree);
    QVERIFY2(found->problems.empty(), found->problems.empty() ? "" : found->problems.front().reason.c_str());
    QCOMPARE(found->records.size(), 4U);
}

void tst_MlflowHalfWritten::aCutValueIsNoValue()
{
    const WholeStore whole(Generation::Mlflow2);
    const std::string content = whole.content(kRun);
    const std::size_t time = content.find("start_time: ") + std::string_view("start_time: 17672").size();
    whole.cut(kRun, std::string_view(content).substr(0, time));
    const auto found = scan(whole.tree);
    const SourceRecord* run = found->find("run:" + MlflowStore::runId("a1"));
    QVERIFY(run);
    QCOMPARE(run->label, std::string("clever-fox-7"));
    QVERIFY(!run->facts.created);
    QVERIFY(found->problemAt(kRun)->reason.find("half-written") != std::string::npos);
}

void tst_MlflowHalfWritten::aRunUnderAnotherNameIsReported()
{
    const WholeStore whole(Generation::Mlflow3);
    const std::string content = whole.content(kRun);
    whole.tree.write("mlruns/1/renamed/meta.yaml", content);
    whole.tree.remove("mlruns/1/" + MlflowStore::runId("a1"));
    const auto found = scan(whole.tree);
    QVERIFY(found->find("run:" + MlflowStore::runId("a1")));
    const Problem* problem = found->problemAt("mlruns/1/renamed/meta.yaml");
    QVERIFY(problem && problem->reason.find(MlflowStore::runId("a1")) != std::string::npos);
}

QTEST_APPLESS_MAIN(tst_MlflowHalfWritten)
#include "tst_mlflowhalfwritten.moc"
