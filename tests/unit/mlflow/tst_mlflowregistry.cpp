#include <QtTest>

#include "models/sources/mlflow/registrystages.h"
#include "tests/unit/mlflow/mlflowfixture.h"

using namespace colophon;
using namespace colophon::test;

namespace {

QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

/// "production,staging" of one version.
QString stages(const Scanned& found, std::string_view native)
{
    QStringList list;
    for (const Name stage : found.find(native)->stages)
        list.append(text(stage.text()));
    return list.join(u',');
}

QString aliases(const Scanned& found, std::string_view native)
{
    QStringList list;
    for (const Name alias : found.find(native)->aliases)
        list.append(text(alias.text()));
    return list.join(u',');
}

} // namespace

class tst_MlflowRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRegisteredVersionNamesItsRunAndLoggedModel();
    void versionMetaOfGenerationTwoWorksWithoutModelId();
    void currentStageNoneIsAText();
    void legacyStagesBecomeStages();
    void severalVersionsInOneLegacyStageLeaveItToTheHighest();
    void anAliasNamedLikeAStageHoldsIt();
    void championCountsAsProductionUnlessThereIsAnAliasProduction();
    void anAliasDecidesOverALegacyStage();
    void anAliasAndALegacyStageThatDisagreeAreReported();
    void aDanglingAliasIsReported();
    void deletedVersionsAreHiddenUnlessWanted();
    void promptsAreHiddenUnlessWanted();
    void aCopiedVersionNamesItsSource();
    void descriptionAndTagsAreFacts();
    void aRegisteredModelTellsOfItselfEvenWithoutVersions();
    void anExperimentTellsOfItsModel();
    void promptsTellOfThemselvesOnlyWhenWanted();
    void artifactsOfAVersionAreFoundAfterAMove();
    void aUriThatLeavesTheLocationIsNotFollowed();
    void anAliasSetByMlflowIsAnObservedRelease();
    void aCopiedAliasFileTellsNoTime();
    void aliasNamesFollowMlflowsRules_data();
    void aliasNamesFollowMlflowsRules();
};

void tst_MlflowRegistry::aRegisteredVersionNamesItsRunAndLoggedModel()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.registeredModel("churn");
    const std::string model = MlflowStore::modelId("1");
    store.version("churn", 7, {.run = "a1", .modelId = model});
    store.version("churn", 8, {.run = "b1", .source = "models:/" + model});
    const auto found = scan(tree);
    const SourceRecord* version = found->find("churn/7");
    QVERIFY(version);
    QCOMPARE(version->kind, RecordKind::Registered);
    QCOMPARE(text(version->label), QStringLiteral("7"));
    QCOMPARE(version->sameAs, (std::vector<std::string>{"run:" + MlflowStore::runId("a1"), "model:" + model}));
    QCOMPARE(found->find("churn/8")->sameAs.back(), "model:" + model);
    QVERIFY(found->find("churn/8")->parents.empty());
}

void tst_MlflowRegistry::versionMetaOfGenerationTwoWorksWithoutModelId()
{
    const TempTree tree;
    const MlflowStore store(tree, "mlruns", Generation::Mlflow2);
    store.registeredModel("churn");
    store.version("churn", 1, {.run = "a1"});
    const auto found = scan(tree);
    QCOMPARE(found->find("churn/1")->sameAs, (std::vector<std::string>{"run:" + MlflowStore::runId("a1")}));
    QCOMPARE(found->problems.size(), 0U);
}

void tst_MlflowRegistry::currentStageNoneIsAText()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.registeredModel("churn");
    store.version("churn", 1, {.stage = "None"});
    QCOMPARE(stages(*scan(tree), "churn/1"), QString());
}

void tst_MlflowRegistry::legacyStagesBecomeStages()
{
    const TempTree tree;
    const MlflowStore store(tree, "mlruns", Generation::Mlflow2);
    store.registeredModel("churn");
    store.version("churn", 1, {.stage = "Archived"});
    store.version("churn", 2, {.stage = "Archived"});
    store.version("churn", 3, {.stage = "Production"});
    store.version("churn", 4, {.stage = "Staging"});
    const auto found = scan(tree);
    QCOMPARE(stages(*found, "churn/1"), QStringLiteral("archived"));
    QCOMPARE(stages(*found, "churn/2"), QStringLiteral("archived"));
    QCOMPARE(stages(*found, "churn/3"), QStringLiteral("production"));
    QCOMPARE(stages(*found, "churn/4"), QStringLiteral("staging"));
}

void tst_MlflowRegistry::severalVersionsInOneLegacyStageLeaveItToTheHighest()
{
    const TempTree tree;
    const MlflowStore store(tree, "mlruns", Generation::Mlflow2);
    store.registeredModel("churn");
    store.version("churn", 9, {.stage = "Production"});
    store.version("churn", 10, {.stage = "Production"});
    const auto found = scan(tree);
    QCOMPARE(stages(*found, "churn/9"), QString());
    QCOMPARE(stages(*found, "churn/10"), QStringLiteral("production"));
}

void tst_MlflowRegistry::anAliasNamedLikeAStageHoldsIt()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.registeredModel("churn");
    store.version("churn", 1);
    store.version("churn", 2);
    store.alias("churn", "production", "1");
    store.alias("churn", "staging", "2");
    store.alias("churn", "canary", "2");
    const auto found = scan(tree);
    QCOMPARE(stages(*found, "churn/1"), QStringLiteral("production"));
    QCOMPARE(stages(*found, "churn/2"), QStringLiteral("staging"));
    QCOMPARE(aliases(*found, "churn/2"), QStringLiteral("canary,staging"));
}

void tst_MlflowRegistry::championCountsAsProductionUnlessThereIsAnAliasProduction()
{
    const TempTree tree;
    const MlflowStore store(tree);
    for (const char* model : {"a", "b", "c"}) {
        store.registeredModel(model);
        store.version(model, 1);
        store.version(model, 2);
    }
    store.alias("a", "champion", "1");
    store.alias("b", "prod", "2");
    store.alias("c", "champion", "1");
    store.alias("c", "production", "2");
    const auto found = scan(tree);
    QCOMPARE(stages(*found, "a/1"), QStringLiteral("production"));
    QCOMPARE(stages(*found, "b/2"), QStringLiteral("production"));
    QCOMPARE(stages(*found, "c/1"), QString());
    QCOMPARE(stages(*found, "c/2"), QStringLiteral("production"));
    QCOMPARE(aliases(*found, "c/1"), QStringLiteral("champion"));
}

void tst_MlflowRegistry::anAliasDecidesOverALegacyStage()
{
    const TempTree tree;
    const MlflowStore store(tree, "mlruns", Generation::Mlflow2);
    store.registeredModel("churn");
    store.version("churn", 1, {.stage = "Production"});
    store.version("churn", 2);
    store.alias("churn", "production", "2");
    const auto found = scan(tree);
    QCOMPARE(stages(*found, "churn/1"), QString());
    QCOMPARE(stages(*found, "churn/2"), QStringLiteral("production"));
}

void tst_MlflowRegistry::anAliasAndALegacyStageThatDisagreeAreReported()
{
    const TempTree tree;
    const MlflowStore store(tree, "mlruns", Generation::Mlflow2);
    store.registeredModel("churn");
    store.version("churn", 1, {.stage = "Production"});
    store.version("churn", 2, {.stage = "Staging"});
    store.version("churn", 3, {.stage = "Staging"});
    store.alias("churn", "champion", "2");
    store.alias("churn", "staging", "2");
    const auto found = scan(tree);
    QCOMPARE(found->problems.size(), 1U); // version 2 is in stage Staging and has the alias: no doubt there
    const Problem* problem = found->problemAt("mlruns/models/churn/version-1/meta.yaml");
    QVERIFY(problem);
    QCOMPARE(QString::fromStdString(problem->reason),
             QStringLiteral("Version 1 is in MLflow's stage Production, but the alias champion points to version 2."));
}

void tst_MlflowRegistry::aDanglingAliasIsReported()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.registeredModel("churn");
    store.version("churn", 1);
    store.version("churn", 2, {.stage = "Deleted_Internal"});
    store.alias("churn", "production", "2");
    store.alias("churn", "lost", "99");
    store.alias("churn", "odd", "one");
    for (const bool includeDeleted : {false, true}) {
        const auto found = scan(tree, includeDeleted);
        QCOMPARE(found->problems.size(), 3U);
        QVERIFY(found->problemAt("mlruns/models/churn/aliases/production"));
        QCOMPARE(stages(*found, "churn/1"), QString());
    }
}

void tst_MlflowRegistry::deletedVersionsAreHiddenUnlessWanted()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.registeredModel("churn");
    store.version("churn", 1);
    store.version("churn", 2, {.stage = "Deleted_Internal"});
    QCOMPARE(scan(tree)->natives(), QStringList{QStringLiteral("churn/1")});
    const auto all = scan(tree, true);
    QVERIFY(all->find("churn/2")->deleted);
    QVERIFY(all->find("churn/2")->stages.empty());
}

void tst_MlflowRegistry::promptsAreHiddenUnlessWanted()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.registeredModel("greeting").tag("mlflow.prompt.is_prompt", "true");
    store.version("greeting", 1, {.source = "dummy-source"})
        .tag("mlflow.prompt.is_prompt", "true")
        .tag("mlflow.prompt.text", "Hello {{name}}");
    store.registeredModel("churn");
    store.version("churn", 1);
    QCOMPARE(scan(tree)->natives(), QStringList{QStringLiteral("churn/1")});
    const auto all = scan(tree, true);
    QCOMPARE(all->find("greeting/1")->kind, RecordKind::Prompt);
    QCOMPARE(all->find("churn/1")->kind, RecordKind::Registered);
}

void tst_MlflowRegistry::aCopiedVersionNamesItsSource()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.registeredModel("churn-live");
    store.version("churn-live", 1, {.source = "models:/churn/3"});
    const auto found = scan(tree);
    QCOMPARE(found->records.at(0).parents.size(), 1U);
    QCOMPARE(text(found->records.at(0).parents[0].native), QStringLiteral("churn/3"));
    QCOMPARE(text(found->records.at(0).parents[0].detail), QStringLiteral("copied from churn/3"));
}

void tst_MlflowRegistry::descriptionAndTagsAreFacts()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.registeredModel("churn");
    store.version("churn", 1, {.description = "Labels corrected"}).tag("checked", "yes");
    const auto found = scan(tree);
    const Facts& facts = found->records.at(0).facts;
    QCOMPARE(text(facts.reason.text), QStringLiteral("Labels corrected"));
    QCOMPARE(facts.origin(facts.reason.origin)->place, "mlruns/models/churn/version-1/meta.yaml");
    QCOMPARE(text(findEntry(facts.tags, Name("checked"))->value), QStringLiteral("yes"));
    QCOMPARE(facts.created->milliseconds, 1767225601000);
}

void tst_MlflowRegistry::aRegisteredModelTellsOfItselfEvenWithoutVersions()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.registeredModel("churn")
        .meta("creation_timestamp: 1767225600000\ndescription: Who leaves\nname: churn\n")
        .tag("team", "growth");
    const auto found = scan(tree);
    QVERIFY(found->records.empty());
    const RecordedModel* model = found->model("churn");
    QVERIFY(model && model->isRegistered);
    QCOMPARE(openStore(tree)->info().registrar, "MLflow"); // so nobody registers versions of it here
    QCOMPARE(model->facts.created->milliseconds, 1767225600000);
    QCOMPARE(text(model->facts.notes.at(0).text), QStringLiteral("Who leaves"));
    QCOMPARE(model->facts.origin(model->facts.notes.at(0).origin)->place, "mlruns/models/churn/meta.yaml");
    QCOMPARE(text(findEntry(model->facts.tags, Name("team"))->value), QStringLiteral("growth"));
}

void tst_MlflowRegistry::anExperimentTellsOfItsModel()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    tree.write("mlruns/1/tags/mlflow.note.content", "Nightly training");
    tree.write("mlruns/1/tags/team", "growth");
    const auto found = scan(tree);
    const RecordedModel* model = found->model("churn");
    QVERIFY(model && !model->isRegistered);
    QCOMPARE(text(model->facts.notes.at(0).text), QStringLiteral("Nightly training"));
    QCOMPARE(text(findEntry(model->facts.tags, Name("team"))->value), QStringLiteral("growth"));
    QCOMPARE(model->facts.created->milliseconds, 1767225600000);
}

void tst_MlflowRegistry::promptsTellOfThemselvesOnlyWhenWanted()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.registeredModel("greeting").tag("mlflow.prompt.is_prompt", "true");
    QVERIFY(!scan(tree)->model("greeting"));
    QVERIFY(scan(tree, true)->model("greeting"));
}

void tst_MlflowRegistry::artifactsOfAVersionAreFoundAfterAMove()
{
    const TempTree tree;
    const MlflowStore store(tree, "backup/mlruns");
    store.experiment("1", "churn");
    const std::string run = MlflowStore::runId("a1");
    store.run("1", "a1").artifact("my model/model.pkl", "123").artifact("other.txt");
    store.registeredModel("churn");
    store.version("churn", 1,
                  {.run = "a1", .source = "file:///C:/Users/ana/mlruns/1/" + run + "/artifacts/my%20model"});
    const auto found = scan(tree, false, "backup/mlruns");
    const auto& artifacts = found->find("churn/1")->facts.artifacts;
    QCOMPARE(artifacts.size(), 1U);
    QCOMPARE(artifacts[0].path, "backup/mlruns/1/" + run + "/artifacts/my model/model.pkl");
}

void tst_MlflowRegistry::aUriThatLeavesTheLocationIsNotFollowed()
{
    const TempTree outside;
    outside.write("1/a/artifacts/secret.txt", "x");
    const TempTree tree;
    const MlflowStore store(tree);
    store.registeredModel("churn");
    store.version("churn", 1, {.source = outside.path("1/a/artifacts")});
    store.version("churn", 2, {.source = "file:///../../../etc/artifacts/x/../.."});
    store.version("churn", 3, {.source = "../../../../etc"});
    tree.link("mlruns/1/b/artifacts", outside.path("1/a/artifacts"));
    store.version("churn", 4, {.source = "mlruns/1/b/artifacts"});
    const auto found = scan(tree);
    QCOMPARE(found->records.size(), 4U);
    for (const SourceRecord& record : found->records)
        QCOMPARE(record.facts.artifacts.size(), 0U);
}

void tst_MlflowRegistry::anAliasSetByMlflowIsAnObservedRelease()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.registeredModel("churn");
    store.version("churn", 3);
    store.alias("churn", "champion", "3");
    using namespace std::chrono;
    tree.setModified("mlruns/models/churn/aliases/champion", sys_seconds(1767225600s));
    const auto found = scan(tree);
    QCOMPARE(found->releases.size(), 1U);
    QCOMPARE(found->releases[0].time.milliseconds, 1767225600000);
    QVERIFY(found->releases[0].stage == std::string_view("production"));
    QCOMPARE(text(found->releases[0].to->native), QStringLiteral("churn/3"));
    QCOMPARE(text(found->releases[0].evidence), QStringLiteral("alias champion"));
    QVERIFY(found->releases[0].kind == ReleaseKind::Observed);
}

void tst_MlflowRegistry::aCopiedAliasFileTellsNoTime()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.registeredModel("churn");
    store.version("churn", 3);
    store.alias("churn", "production", "3");
    QCOMPARE(scan(tree)->releases.size(), 0U);
}

void tst_MlflowRegistry::aliasNamesFollowMlflowsRules_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("allowed");
    for (const char* name : {"production", "a", "A_b-9", "v", "v1a", "3", "\xC3\xA9", "lates"})
        QTest::newRow(name) << QByteArray(name) << true;
    for (const char* name : {"latest", "LATEST", "v3", "V12", "A b", "Prod.1", "a/b", "..", "a:b"})
        QTest::newRow(name) << QByteArray(name) << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("255 characters") << QByteArray(255, 'a') << true;
    QTest::newRow("256 characters") << QByteArray(256, 'a') << false;
}

void tst_MlflowRegistry::aliasNamesFollowMlflowsRules()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, allowed);
    QCOMPARE(mlflow::whyNoAlias(name.toStdString()).empty(), allowed);
}

QTEST_APPLESS_MAIN(tst_MlflowRegistry)
#include "tst_mlflowregistry.moc"
