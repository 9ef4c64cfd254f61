#include <QtTest>

#include "tests/support/ordinaryuser.h"
#include "tests/unit/mlflow/mlflowfixture.h"

#include <filesystem>

using namespace colophon;
using namespace colophon::test;

namespace {

namespace fs = std::filesystem;

StageChange toProduction(std::optional<std::string> from, std::string to)
{
    return {Name("churn"), Name("production"), std::move(from), std::move(to), "ana", "better", Timestamp{1}};
}

/// A store in which everybody may write, with a model that uses MLflow's stages too.
struct Store
{
    Store()
    {
        const MlflowStore store(tree, "mlruns", Generation::Mlflow2);
        for (const char* model : {"churn", "other"}) {
            store.registeredModel(model);
            store.version(model, 1, {.stage = "Production"});
            store.version(model, 2);
            store.alias(model, "production", "1");
        }
        tree.folder(".colophon");
        openToEverybody(tree);
    }

    ~Store() { openToEverybody(tree); }

    void forbid(const std::string& path) const
    {
        fs::permissions(tree.path(path), fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write,
                        fs::perm_options::remove);
    }

    TempTree tree;
};

} // namespace

/// What a store offers when its permissions forbid to write it.
class MlflowPermissionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheReleaseWouldWriteIsAskedFirst_data();
    void whatTheReleaseWouldWriteIsAskedFirst();
    void whatTheReleaseWouldNotWriteDoesNotMatter();
    void aCompleteReleaseIsToldSoAlsoWithoutPermission();
    void aStoreIsWritableAsLongAsOneModelIs();
    void aStoreWithoutModelsIsWritableAsItsFolderIs();
};

void MlflowPermissionsTest::whatTheReleaseWouldWriteIsAskedFirst_data()
{
    QTest::addColumn<QByteArray>("forbidden");
    for (const char* path : {"", "/meta.yaml", "/aliases", "/aliases/production", "/version-1", "/version-2/meta.yaml"})
        QTest::newRow(path) << QByteArray(path);
}

void MlflowPermissionsTest::whatTheReleaseWouldWriteIsAskedFirst()
{
    QFETCH(QByteArray, forbidden);
    const Store store;
    const std::string path = "mlruns/models/churn" + forbidden.toStdString();
    store.forbid(path);
    const OrdinaryUser user(store.tree);
    const auto source = openStore(store.tree);
    const std::string before = store.tree.snapshot();
    const auto plan = source->planRelease(toProduction("churn/1", "churn/2"));
    QVERIFY(!plan);
    QCOMPARE(plan.error().file, path);
    QVERIFY2(plan.error().reason.find("permission") != std::string::npos, plan.error().reason.c_str());
    QVERIFY(!plan.error().hint.empty());
    QCOMPARE(store.tree.snapshot(), before);
}

void MlflowPermissionsTest::whatTheReleaseWouldNotWriteDoesNotMatter()
{
    const Store store;
    for (const char* path : {"mlruns/models/other", "mlruns/models", "mlruns", "mlruns/models/churn/version-2"})
        store.forbid(path);
    const OrdinaryUser user(store.tree);
    const auto source = openStore(store.tree);
    QVERIFY(source->info().writable && source->capabilities().canWrite);
    const auto cleared = source->planRelease(
        {Name("churn"), Name("production"), "churn/1", std::nullopt, "ana", "worse", Timestamp{1}});
    QVERIFY2(cleared, cleared ? "" : cleared.error().reason.c_str());
    QVERIFY(!source->planRelease(toProduction("churn/1", "churn/2")));
}

void MlflowPermissionsTest::aCompleteReleaseIsToldSoAlsoWithoutPermission()
{
    const Store store;
    MlflowStore(store.tree, "mlruns", Generation::Mlflow3).registeredModel("done");
    MlflowStore(store.tree, "mlruns", Generation::Mlflow3).version("done", 1);
    const auto writer = openStore(store.tree);
    StageChange change = toProduction(std::nullopt, "done/1");
    change.model = Name("done");
    QVERIFY(writer->applyRelease(change));
    store.forbid("mlruns/models/done");
    const OrdinaryUser user(store.tree);
    change.from = change.to;
    const auto plan = openStore(store.tree)->planRelease(change);
    QVERIFY2(plan, plan ? "" : plan.error().reason.c_str());
    QVERIFY(plan->empty());
}

void MlflowPermissionsTest::aStoreIsWritableAsLongAsOneModelIs()
{
    const Store store;
    store.forbid("mlruns/models/churn");
    {
        const OrdinaryUser user(store.tree);
        const auto source = openStore(store.tree);
        QVERIFY(source->info().writable && source->capabilities().canWrite);
    }
    store.forbid("mlruns/models/other/meta.yaml");
    const OrdinaryUser user(store.tree);
    const std::string before = store.tree.snapshot();
    const auto source = openStore(store.tree);
    QVERIFY(!source->info().writable && !source->capabilities().canWrite);
    QCOMPARE(store.tree.snapshot(), before);
}

void MlflowPermissionsTest::aStoreWithoutModelsIsWritableAsItsFolderIs()
{
    const TempTree tree;
    MlflowStore(tree).experiment("1", "trials");
    tree.folder(".colophon");
    openToEverybody(tree);
    {
        const OrdinaryUser user(tree);
        QVERIFY(openStore(tree)->info().writable);
    }
    const auto reopen = qScopeGuard([&tree] { openToEverybody(tree); });
    fs::permissions(tree.path("mlruns"), fs::perms(0555));
    const OrdinaryUser user(tree);
    QVERIFY(!openStore(tree)->info().writable);
}

QTEST_APPLESS_MAIN(MlflowPermissionsTest)
#include "tst_mlflowpermissions.moc"
