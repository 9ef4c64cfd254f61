#include <QtTest>

#include "models/sources/location.h"
#include "tests/unit/mlflow/mlflowfixture.h"

using namespace colophon;
using namespace colophon::test;

namespace {

/// Places of the stores that probing finds.
QStringList storesIn(const std::string& path)
{
    const SourceKind kind = mlflowFilesKind();
    const auto location = Location::open(path, std::span(&kind, 1), SourceId(1));
    QStringList places;
    if (!location)
        return places;
    for (const auto& source : (*location)->sources())
        places.append(QString::fromStdString(source->info().location));
    places.sort();
    return places;
}

/// The beginning of a database, as far as it tells whose it is.
std::string mlflowDatabase()
{
    std::string bytes("SQLite format 3\0", 16);
    bytes.append(4000, '\0');
    bytes += "tablelatest_metricslatest_metrics\x0c"
             "CREATE TABLE latest_metrics (key VARCHAR(250))";
    bytes += "tablealembic_version"
             "CREATE TABLE alembic_version (version_num VARCHAR(32))";
    bytes += "CREATE TABLE experiments (experiment_id INTEGER)"
             "CREATE TABLE \"runs\" (run_uuid VARCHAR(32))";
    return bytes;
}

} // namespace

class tst_MlflowDetection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStoreInsideALocationIsFound();
    void theLocationItselfCanBeTheStore();
    void severalStoresOfOneLocationAreFound();
    void anArtifactOnlyFolderIsNoStore();
    void aDatabaseOfMlflowIsExplained();
    void otherDatabasesAreNotMentioned();
    void anExperimentARunAndARegistryAreNoStores();
    void aStoreWithOnlyARegistryIsFound();
    void aStoreWithOnlyDeletedExperimentsIsFound();
    void aStoreWhoseOnlyExperimentIsEmptiedIsFound();
    void aStoreInsideATrashedExperimentIsNotOneOfItsOwn();
    void foldersWithOtherMetaFilesAreNoStores();
};

void tst_MlflowDetection::aStoreInsideALocationIsFound()
{
    const TempTree tree;
    MlflowStore(tree, "project/ml/mlruns").experiment("0", "Default");
    QCOMPARE(storesIn(tree.path()), QStringList{QStringLiteral("project/ml/mlruns")});
}

void tst_MlflowDetection::theLocationItselfCanBeTheStore()
{
    const TempTree tree;
    const MlflowStore store(tree, "mlruns");
    store.experiment("1", "churn");
    store.run("1", "a1");
    QCOMPARE(storesIn(tree.path("mlruns")), QStringList{QStringLiteral(".")});
    Scanned found;
    auto root = RootFolder::open(tree.path("mlruns"));
    const auto source = mlflowFilesKind().open(std::make_shared<const RootFolder>(std::move(*root)),
                                               {SourceId(1), "mlflow-files", tree.path("mlruns"), ".", true}, {});
    source->scan({}, found, {});
    QCOMPARE(found.records.size(), 1U);
    QCOMPARE(found.records[0].facts.origins[0].place, "1/" + MlflowStore::runId("a1") + "/meta.yaml");
}

void tst_MlflowDetection::severalStoresOfOneLocationAreFound()
{
    const TempTree tree;
    MlflowStore(tree, "mlruns").experiment("0", "Default");
    MlflowStore(tree, "notebooks/mlruns").experiment("0", "Default");
    MlflowStore(tree, "my experiments").experiment("812345678901234567", "x");
    QCOMPARE(storesIn(tree.path()).size(), 3);
}

void tst_MlflowDetection::anArtifactOnlyFolderIsNoStore()
{
    const TempTree tree;
    tree.write("mlruns/1/" + MlflowStore::runId("a1") + "/artifacts/model/MLmodel", "flavors: {}\n");
    tree.write("mlruns/1/models/" + MlflowStore::modelId("1") + "/artifacts/MLmodel", "flavors: {}\n");
    tree.write("mlflow.db", "SQLite format 3");
    QCOMPARE(storesIn(tree.path()), QStringList());
}

void tst_MlflowDetection::aDatabaseOfMlflowIsExplained()
{
    const TempTree tree;
    MlflowStore(tree).experiment("0", "Default");
    tree.write("data/mlflow.db", mlflowDatabase());
    const SourceKind kind = mlflowFilesKind();
    const auto location = Location::open(tree.path(), std::span(&kind, 1), SourceId(1));
    QVERIFY(location);
    QCOMPARE((*location)->sources().size(), 1U);
    QCOMPARE((*location)->problems().size(), 1U);
    QCOMPARE((*location)->problems()[0].file, std::string("data/mlflow.db"));
    const auto opened = Location::open(tree.path("data/mlflow.db"), std::span(&kind, 1), SourceId(1));
    QVERIFY(!opened);
    QCOMPARE(opened.error().reason, (*location)->problems()[0].reason);
}

void tst_MlflowDetection::otherDatabasesAreNotMentioned()
{
    const TempTree tree;
    std::string optuna = mlflowDatabase();
    for (std::size_t at = 0; (at = optuna.find("experiments", at)) != std::string::npos;)
        optuna.replace(at, 11, "studies    ");
    tree.write("optuna.db", optuna);
    tree.write("text.db", mlflowDatabase().substr(1));
    tree.write("mlflow.db", "SQLite format 3");
    tree.write("empty.sqlite", "");
    tree.write("folder.db/x", "");
    const SourceKind kind = mlflowFilesKind();
    const auto location = Location::open(tree.path(), std::span(&kind, 1), SourceId(1));
    QVERIFY(location);
    QCOMPARE((*location)->problems().size(), 0U);
}

void tst_MlflowDetection::anExperimentARunAndARegistryAreNoStores()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1");
    store.registeredModel("churn");
    store.version("churn", 1);
    QCOMPARE(storesIn(tree.path("mlruns/1")), QStringList());
    QCOMPARE(storesIn(tree.path("mlruns/1/" + MlflowStore::runId("a1"))), QStringList());
    QCOMPARE(storesIn(tree.path("mlruns/models")), QStringList());
}

void tst_MlflowDetection::aStoreWithOnlyARegistryIsFound()
{
    const TempTree tree;
    const MlflowStore store(tree, "registry");
    store.registeredModel("churn");
    QCOMPARE(storesIn(tree.path()), QStringList{QStringLiteral("registry")});
}

void tst_MlflowDetection::aStoreWithOnlyDeletedExperimentsIsFound()
{
    const TempTree tree;
    MlflowStore(tree, "mlruns").deletedExperiment("3", "old");
    QCOMPARE(storesIn(tree.path()), QStringList{QStringLiteral("mlruns")});
}

void tst_MlflowDetection::aStoreWhoseOnlyExperimentIsEmptiedIsFound()
{
    const TempTree tree;
    tree.write("mlruns/0/meta.yaml", "");
    QCOMPARE(storesIn(tree.path()), QStringList{QStringLiteral("mlruns")});
}

void tst_MlflowDetection::aStoreInsideATrashedExperimentIsNotOneOfItsOwn()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("0", "Default");
    store.deletedExperiment("2", "old");
    MlflowStore(tree, "mlruns/.trash/2/mlruns").experiment("0", "Default");
    QCOMPARE(storesIn(tree.path()), QStringList{QStringLiteral("mlruns")});
}

void tst_MlflowDetection::foldersWithOtherMetaFilesAreNoStores()
{
    const TempTree tree;
    tree.write("roles/web/meta.yaml", "name: web\nversion: 1\n");
    tree.write("recipe/meta.yaml", "{% set version = 1 %}\npackage: x\n");
    QCOMPARE(storesIn(tree.path()), QStringList());
}

QTEST_APPLESS_MAIN(tst_MlflowDetection)
#include "tst_mlflowdetection.moc"
