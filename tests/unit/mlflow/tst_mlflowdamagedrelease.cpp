#include <QtTest>

#include "tests/unit/mlflow/mlflowfixture.h"

#include <functional>

using namespace colophon;
using namespace colophon::test;

namespace {

constexpr const char* kModel = "mlruns/models/churn/";

StageChange change(const char* stage, std::optional<std::string> from = {})
{
    return {Name("churn"), Name(stage), std::move(from), "churn/3", "ana", "better on new data", Timestamp{1}};
}

/// A registry of three versions, to be damaged.
struct Registry
{
    Registry()
        : store(tree)
    {
        store.registeredModel("churn");
        for (const int number : {1, 2, 3})
            store.version("churn", number);
        source = openStore(tree);
    }

    void breakMeta(int version, std::string_view content) const
    {
        const std::string path = kModel + ("version-" + std::to_string(version)) + "/meta.yaml";
        tree.write(path, content);
        tree.setModified(path, std::chrono::sys_seconds(std::chrono::seconds(1)));
    }
    /// A link that leaves the opened folder is not read.
    void hide(const std::string& path) const
    {
        tree.remove(kModel + path);
        tree.link(kModel + path, "/outside");
    }

    TempTree tree;
    MlflowStore store;
    std::unique_ptr<Source> source;
};

using Damage = std::function<void(const Registry&)>;

} // namespace

class tst_MlflowDamagedRelease : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void damageElsewhereStopsNoRelease_data();
    void damageElsewhereStopsNoRelease();
    void whatCouldHoldTheStageMustBeReadable_data();
    void whatCouldHoldTheStageMustBeReadable();
};

void tst_MlflowDamagedRelease::damageElsewhereStopsNoRelease_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QByteArray>("stage");
    const auto row = [](const char* name, const char* stage, Damage damage) {
        QTest::newRow(name) << std::move(damage) << QByteArray(stage);
    };
    row("a tag of another version", "production", [](const Registry& r) { r.hide("version-2/tags/note"); });
    row("a tag of the version itself", "production", [](const Registry& r) { r.hide("version-3/tags/note"); });
    row("a tag of the model", "production", [](const Registry& r) { r.hide("tags/note"); });
    row("another alias", "production", [](const Registry& r) { r.hide("aliases/canary"); });
    row("another version, half-written", "production",
        [](const Registry& r) { r.breakMeta(1, "creation_timestamp: 1767225601000\ncurr"); });
    row("another version, half-written in no stage", "production", [](const Registry& r) {
        r.store.version("churn", 2, {.stage = "Staging"});
        r.breakMeta(1, "creation_timestamp: 1767225601000\ncurrent_stage: None\ndescr");
    });
    row("another version, where the alias decides", "production", [](const Registry& r) {
        r.store.alias("churn", "production", "3");
        r.store.version("churn", 2, {.stage = "Production"});
        r.hide("version-1/meta.yaml");
    });
    row("a version that a stage of MLflow may hold, for another stage", "canary", [](const Registry& r) {
        r.store.version("churn", 2, {.stage = "Production"});
        r.hide("version-1/meta.yaml");
    });
    row("the alias of another stage", "staging", [](const Registry& r) { r.hide("aliases/production"); });
}

void tst_MlflowDamagedRelease::damageElsewhereStopsNoRelease()
{
    QFETCH(Damage, damage);
    QFETCH(QByteArray, stage);
    const Registry registry;
    damage(registry);
    const auto holder = registry.source->stageHolder(Name("churn"), Name(stage.constData()));
    QVERIFY2(holder, holder ? "" : holder.error().reason.c_str());
    const auto plan = registry.source->planRelease(change(stage.constData(), *holder));
    QVERIFY2(plan, plan ? "" : plan.error().reason.c_str());
    const auto done = registry.source->applyRelease(change(stage.constData(), *holder));
    QVERIFY2(done, done ? "" : done.error().problem.reason.c_str());
    QCOMPARE(**registry.source->stageHolder(Name("churn"), Name(stage.constData())), std::string("churn/3"));
}

void tst_MlflowDamagedRelease::whatCouldHoldTheStageMustBeReadable_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QByteArray>("file");
    const auto row = [](const char* name, const char* file, Damage damage) {
        QTest::newRow(name) << std::move(damage) << QByteArray(file);
    };
    row("the alias of the stage", "aliases/production", [](const Registry& r) { r.hide("aliases/production"); });
    row("the other alias of production", "aliases/champion", [](const Registry& r) { r.hide("aliases/champion"); });
    row("all aliases", "aliases", [](const Registry& r) { r.hide("aliases"); });
    row("the model", "meta.yaml", [](const Registry& r) { r.hide("meta.yaml"); });
    row("the version itself", "version-3/meta.yaml", [](const Registry& r) { r.hide("version-3/meta.yaml"); });
    row("the version that the alias names", "version-1/meta.yaml", [](const Registry& r) {
        r.store.alias("churn", "production", "1");
        r.breakMeta(1, "creation_timestamp: 1767225601000\ncurr");
    });
    row("a version that is read by nobody here", "version-1/meta.yaml",
        [](const Registry& r) { r.hide("version-1/meta.yaml"); });
    row("a half-written version in a model with stages", "version-1/meta.yaml", [](const Registry& r) {
        r.store.version("churn", 2, {.stage = "Staging"});
        r.breakMeta(1, "creation_timestamp: 1767225601000\ncurr");
    });
    row("a half-written version in the stage", "version-1/meta.yaml", [](const Registry& r) {
        r.breakMeta(1, "creation_timestamp: 1767225601000\ncurrent_stage: Production\ndescr");
    });
}

void tst_MlflowDamagedRelease::whatCouldHoldTheStageMustBeReadable()
{
    QFETCH(Damage, damage);
    QFETCH(QByteArray, file);
    const Registry registry;
    damage(registry);
    const std::string before = registry.tree.snapshot();
    const auto plan = registry.source->planRelease(change("production"));
    QVERIFY(!plan);
    QCOMPARE(QByteArray::fromStdString(plan.error().file), QByteArray(kModel) + file);
    QVERIFY(!plan.error().reason.empty() && !plan.error().hint.empty());
    const auto done = registry.source->applyRelease(change("production"));
    QVERIFY(!done && done.error().kind == WriteFailure::Kind::Refused);
    QCOMPARE(registry.tree.snapshot(), before);
}

QTEST_APPLESS_MAIN(tst_MlflowDamagedRelease)
#include "tst_mlflowdamagedrelease.moc"
