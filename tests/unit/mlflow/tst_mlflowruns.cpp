#include <QtTest>

#include "tests/unit/mlflow/mlflowfixture.h"

using namespace colophon;
using namespace colophon::test;

namespace {

QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

QString tagOf(const SourceRecord& record, std::string_view key)
{
    const Entry* tag = findEntry(record.facts.tags, Name(key));
    return tag != nullptr ? text(tag->value) : QStringLiteral("(none)");
}

} // namespace

class tst_MlflowRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunShowsItsFactsWithOrigins();
    void aRunBelongsToAModelNamedAfterItsExperiment();
    void reservedFoldersAreNeverReadAsExperimentsOrRuns();
    void aFolderWithoutMetaIsNoRun();
    void nestedKeysAreJoinedWithSlashes();
    void anEmptyTagFileIsAnEmptyValue();
    void tagValuesWithLineBreaksAndJsonSurvive();
    void unknownYamlKeysAreIgnored();
    void integerAndTextExperimentIdsBothWork();
    void anIdThatDiffersFromTheFolderIsReported();
    void missingLifecycleStageMeansActive();
    void missingStatusAndDeletedTimeAreNoProblem();
    void missingRunNameFallsBackToTheTagThenToTheId();
    void metricWithSeveralPointsHasACurve();
    void datasetsCarryContextDigestAndRows();
    void destinationIdOfInputsIsIgnored();
    void aModelInputIsARecordedParent();
    void aModelThatTheRunMadeItselfIsNoParent();
    void nestedRunsNameTheirParent();
    void tagsBecomeAuthorReasonAndCode();
    void aLoggedModelShowsMetricsOfEachDataset();
    void deletedRunsAreHiddenUnlessWanted();
    void trashedExperimentsAreHiddenUnlessWanted();
    void trashNeverHidesOrDoublesAnActiveExperiment();
    void aRunWithoutAnySubfolderIsARun();
    void aMovedFolderStillResolvesItsArtifacts();
    void artifactsOfATrackingServerAreFoundBesideTheStore();
    void modelFilesTellArchitectureAndEnvironment();
    void historyHasEveryPointInWriteOrder();
    void historyOfAMissingMetricIsAProblem();
    void readingChangesNothing();
    void aStoppedScanEnds();
};

void tst_MlflowRuns::aRunShowsItsFactsWithOrigins()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1", "first").metric("accuracy", "1 0.9 0\n").parameter("lr", "0.01").tag("team", "growth");
    const auto found = scan(tree);
    QCOMPARE(found->problems.size(), 0U);
    const SourceRecord* run = found->find("run:" + MlflowStore::runId("a1"));
    QVERIFY(run);
    QCOMPARE(run->kind, RecordKind::Run);
    QCOMPARE(text(run->label), QStringLiteral("first"));
    QCOMPARE(run->facts.created->milliseconds, 1767225600000);
    QCOMPARE(text(run->facts.author.text), QStringLiteral("ana"));
    const Metric* accuracy = run->facts.metric(Name("accuracy"));
    QVERIFY(accuracy && accuracy->value == 0.9 && !accuracy->hasCurve);
    const std::string folder = "mlruns/1/" + MlflowStore::runId("a1");
    QCOMPARE(placeOf(run->facts, accuracy->origin, accuracy->key), folder + "/metrics/accuracy");
    const Entry* rate = run->facts.parameter(Name("lr"));
    QVERIFY(rate && rate->value == "0.01" && rate->type == ValueType::Text);
    QCOMPARE(placeOf(run->facts, rate->origin, rate->key), folder + "/params/lr");
    QCOMPARE(tagOf(*run, "team"), QStringLiteral("growth"));
    QCOMPARE(placeOf(run->facts, run->facts.createdOrigin, Name()), folder + "/meta.yaml");
}

void tst_MlflowRuns::aRunBelongsToAModelNamedAfterItsExperiment()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("0", "Default");
    store.experiment("812345678901234567", "vreme čekanja");
    store.run("0", "a1");
    store.run("812345678901234567", "b1");
    const auto found = scan(tree);
    QCOMPARE(text(found->find("run:" + MlflowStore::runId("a1"))->model.text()), QStringLiteral("Default"));
    QCOMPARE(text(found->find("run:" + MlflowStore::runId("b1"))->model.text()), QStringLiteral("vreme čekanja"));
}

void tst_MlflowRuns::reservedFoldersAreNeverReadAsExperimentsOrRuns()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1");
    for (const char* reserved : {"tags", "datasets", "traces", "models"})
        tree.write("mlruns/1/" + std::string(reserved) + "/meta.yaml",
                   "run_id: '" + MlflowStore::runId("bad") + "'\nexperiment_id: '1'\n");
    tree.write("mlruns/models/meta.yaml", "experiment_id: models\nname: no experiment\n");
    const auto found = scan(tree, true);
    QCOMPARE(found->natives(), QStringList{runNative("a1")});
    QCOMPARE(found->problems.size(), 0U);
}

void tst_MlflowRuns::aFolderWithoutMetaIsNoRun()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    tree.write("mlruns/1/" + MlflowStore::runId("a1") + "/artifacts/model.pkl", "x");
    tree.folder("mlruns/1/.ipynb_checkpoints");
    const auto found = scan(tree);
    QCOMPARE(found->records.size(), 0U);
    QCOMPARE(found->problems.size(), 0U);
}

void tst_MlflowRuns::nestedKeysAreJoinedWithSlashes()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1").metric("eval/deep/loss", "1 0.5 0\n").parameter("opt/lr", "1").tag("a/b", "c");
    const auto found = scan(tree);
    const Facts& facts = found->records.at(0).facts;
    QVERIFY(facts.metric(Name("eval/deep/loss")));
    QVERIFY(facts.parameter(Name("opt/lr")));
    QCOMPARE(tagOf(found->records.at(0), "a/b"), QStringLiteral("c"));
}

void tst_MlflowRuns::anEmptyTagFileIsAnEmptyValue()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1").tag("empty", "").parameter("none", "");
    const auto found = scan(tree);
    QCOMPARE(tagOf(found->records.at(0), "empty"), QString());
    QVERIFY(found->records.at(0).facts.parameter(Name("none")));
}

void tst_MlflowRuns::tagValuesWithLineBreaksAndJsonSurvive()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    const std::string_view json = "[{\"a\": \"x\\n\"},\n {\"b\": \"č\"}]\n";
    store.run("1", "a1").tag("history", json).parameter("text", " padded \r\n");
    const auto found = scan(tree);
    QCOMPARE(tagOf(found->records.at(0), "history"), text(json));
    QCOMPARE(text(found->records.at(0).facts.parameter(Name("text"))->value), QStringLiteral(" padded \r\n"));
}

void tst_MlflowRuns::unknownYamlKeysAreIgnored()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1").metaLine("invented_in_4: {a: [1, 2]}");
    const auto found = scan(tree);
    QCOMPARE(found->records.size(), 1U);
    QCOMPARE(found->problems.size(), 0U);
}

void tst_MlflowRuns::integerAndTextExperimentIdsBothWork()
{
    const TempTree tree;
    const MlflowStore old(tree, "old", Generation::Mlflow1);
    old.experiment("3", "churn");
    old.run("3", "a1");
    const MlflowStore recent(tree, "recent");
    recent.experiment("team-7", "churn");
    recent.run("team-7", "b1");
    QCOMPARE(scan(tree, false, "old")->natives(), QStringList{runNative("a1")});
    QCOMPARE(scan(tree, false, "recent")->natives(), QStringList{runNative("b1")});
}

void tst_MlflowRuns::anIdThatDiffersFromTheFolderIsReported()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1");
    store.run("1", "b1").meta("run_id: '" + MlflowStore::runId("b1") + "'\nexperiment_id: '9'\n");
    tree.write("mlruns/2/meta.yaml", "experiment_id: '1'\nname: copy\n");
    store.run("2", "c1");
    tree.write("mlruns/1/copy of a1/meta.yaml", "run_id: '" + MlflowStore::runId("a1") + "'\nexperiment_id: '1'\n");
    const auto found = scan(tree);
    QCOMPARE(found->natives(), QStringList{runNative("a1")});
    QVERIFY(found->problemAt("mlruns/2/meta.yaml"));
    QVERIFY(found->problemAt("mlruns/1/" + MlflowStore::runId("b1") + "/meta.yaml"));
    QVERIFY(found->problemAt("mlruns/1/copy of a1/meta.yaml"));
    for (const Problem& problem : found->problems)
        QCOMPARE(problem.severity, Problem::Severity::Warning);
}

void tst_MlflowRuns::missingLifecycleStageMeansActive()
{
    const TempTree tree;
    const MlflowStore store(tree, "mlruns", Generation::Mlflow1);
    store.experiment("1", "churn");
    store.run("1", "a1");
    const auto found = scan(tree);
    QCOMPARE(found->records.size(), 1U);
    QVERIFY(!found->records.at(0).deleted);
}

void tst_MlflowRuns::missingStatusAndDeletedTimeAreNoProblem()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    const std::string head = "artifact_uri: file:///x\nexperiment_id: '1'\nuser_id: ana\n";
    store.run("1", "a1").meta(head + "run_id: '" + MlflowStore::runId("a1")
                              + "'\ndeleted_time: null\nend_time: null\nstart_time: 5\n");
    store.run("1", "b1").meta(head + "run_id: '" + MlflowStore::runId("b1") + "'\nstart_time: null\n");
    const auto found = scan(tree);
    QCOMPARE(found->records.size(), 2U);
    QCOMPARE(found->problems.size(), 0U);
    QVERIFY(!found->find("run:" + MlflowStore::runId("b1"))->facts.created);
}

void tst_MlflowRuns::missingRunNameFallsBackToTheTagThenToTheId()
{
    const TempTree tree;
    const MlflowStore store(tree, "mlruns", Generation::Mlflow1);
    store.experiment("1", "churn");
    store.run("1", "a1", "by tag");
    store.run("1", "12345678901234567890123456789012");
    const auto found = scan(tree);
    QCOMPARE(text(found->find("run:" + MlflowStore::runId("a1"))->label), QStringLiteral("by tag"));
    QCOMPARE(text(found->find("run:12345678901234567890123456789012")->label), QStringLiteral("12345678"));
}

void tst_MlflowRuns::metricWithSeveralPointsHasACurve()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    std::string lines;
    for (int step = 0; step < 10'000; ++step) // longer than the first buffer
        lines += "1700000000000 " + std::to_string(step) + ".5 " + std::to_string(step) + "\n";
    store.run("1", "a1").metric("loss", "1 0.5 0\n2 0.4 1\n").metric("long", lines);
    const auto found = scan(tree);
    const Facts& facts = found->records.at(0).facts;
    QVERIFY(facts.metric(Name("loss"))->hasCurve);
    QCOMPARE(facts.metric(Name("long"))->value, 9999.5);
}

void tst_MlflowRuns::datasetsCarryContextDigestAndRows()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1").dataset("d1", "customers", "9f2c", "training").dataset("d2", "held out", "77aa", "evaluation");
    const auto found = scan(tree);
    const auto& datasets = found->records.at(0).facts.datasets;
    QCOMPARE(datasets.size(), 2U);
    QCOMPARE(text(datasets[0].name), QStringLiteral("customers"));
    QCOMPARE(text(datasets[0].context), QStringLiteral("training"));
    QCOMPARE(text(datasets[0].digest), QStringLiteral("9f2c"));
    QCOMPARE(text(datasets[0].path), QStringLiteral("data/train.csv"));
    QCOMPARE(datasets[0].rows, std::optional<std::int64_t>(120));
    QCOMPARE(text(datasets[1].context), QStringLiteral("evaluation"));
}

void tst_MlflowRuns::destinationIdOfInputsIsIgnored()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1").dataset("d1", "customers", "9f2c", "training");
    store.run("1", "b1");
    const auto found = scan(tree);
    QCOMPARE(found->find("run:" + MlflowStore::runId("a1"))->facts.datasets.size(), 1U);
    QCOMPARE(found->find("run:" + MlflowStore::runId("b1"))->facts.datasets.size(), 0U);
}

void tst_MlflowRuns::aModelInputIsARecordedParent()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1").modelInput(MlflowStore::modelId("1"));
    const auto found = scan(tree);
    QCOMPARE(found->records.at(0).parents.size(), 1U);
    QCOMPARE(text(found->records.at(0).parents[0].native), modelNative("1"));
}

void tst_MlflowRuns::aModelThatTheRunMadeItselfIsNoParent()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    const std::string model = MlflowStore::modelId("1");
    store.run("1", "a1").modelInput(model).modelOutput(model);
    QCOMPARE(scan(tree)->records.at(0).parents.size(), 0U);
}

void tst_MlflowRuns::nestedRunsNameTheirParent()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1");
    store.run("1", "b1").tag("mlflow.parentRunId", MlflowStore::runId("a1"));
    const auto found = scan(tree);
    const SourceRecord* child = found->find("run:" + MlflowStore::runId("b1"));
    QCOMPARE(child->parents.size(), 1U);
    QCOMPARE(text(child->parents[0].native), runNative("a1"));
    QCOMPARE(text(child->parents[0].detail), QStringLiteral("tag mlflow.parentRunId"));
}

void tst_MlflowRuns::tagsBecomeAuthorReasonAndCode()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    const std::string commit(40, 'a');
    store.run("1", "a1")
        .tag("mlflow.user", "marko")
        .tag("mlflow.note.content", "cleaner labels")
        .tag("mlflow.source.name", "train.py")
        .tag("mlflow.source.git.commit", commit)
        .tag("mlflow.source.git.repoURL", "git@example.org:churn.git");
    const auto found = scan(tree);
    const Facts& facts = found->records.at(0).facts;
    QCOMPARE(text(facts.author.text), QStringLiteral("marko"));
    QCOMPARE(text(facts.reason.text), QStringLiteral("cleaner labels"));
    QCOMPARE(facts.code.commit, commit);
    QCOMPARE(text(facts.code.entryPoint), QStringLiteral("train.py"));
    QVERIFY(facts.origin(facts.author.origin)->place.ends_with("/tags"));
}

void tst_MlflowRuns::aLoggedModelShowsMetricsOfEachDataset()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1");
    store.loggedModel("1", "1", "classifier", "a1")
        .metric("accuracy", "1 0.9 0 r train 11\n1 0.8 0 r eval set 22\n2 0.85 1 r eval set 22\n")
        .metric("loss", "1 0.1 0 r\n")
        .parameter("depth", "3")
        .tag("team", "growth");
    const auto found = scan(tree);
    const SourceRecord* model = found->find("model:" + MlflowStore::modelId("1"));
    QVERIFY(model);
    QCOMPARE(model->kind, RecordKind::LoggedModel);
    QCOMPARE(text(model->model.text()), QStringLiteral("churn"));
    QCOMPARE(text(model->label), QStringLiteral("classifier-00000000"));
    QCOMPARE(text(model->parents.at(0).native), runNative("a1"));
    const auto& metrics = model->facts.metrics;
    QCOMPARE(metrics.size(), 3U);
    QVERIFY(metrics[0].dataset == std::string_view("eval set") && metrics[0].value == 0.85 && metrics[0].hasCurve);
    QVERIFY(metrics[1].dataset == std::string_view("train") && metrics[1].value == 0.9);
    QVERIFY(metrics[2].key == std::string_view("loss") && metrics[2].dataset.isEmpty());
    QCOMPARE(tagOf(*model, "team"), QStringLiteral("growth"));
}

void tst_MlflowRuns::deletedRunsAreHiddenUnlessWanted()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1");
    store.run("1", "b1").meta("experiment_id: '1'\nlifecycle_stage: deleted\ndeleted_time: 5\nrun_id: '"
                              + MlflowStore::runId("b1") + "'\n");
    QCOMPARE(scan(tree)->natives(), QStringList{runNative("a1")});
    const auto all = scan(tree, true);
    QVERIFY(all->find("run:" + MlflowStore::runId("b1"))->deleted);
}

void tst_MlflowRuns::trashedExperimentsAreHiddenUnlessWanted()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("0", "Default");
    store.deletedExperiment("5", "old idea");
    store.run(".trash/5", "a1");
    QCOMPARE(scan(tree)->records.size(), 0U);
    const auto all = scan(tree, true);
    QCOMPARE(all->records.size(), 1U);
    QVERIFY(all->records.at(0).deleted);
    QCOMPARE(text(all->records.at(0).model.text()), QStringLiteral("old idea"));
}

void tst_MlflowRuns::trashNeverHidesOrDoublesAnActiveExperiment()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1");
    tree.write("mlruns/.trash/1/meta.yaml", "experiment_id: '1'\nlifecycle_stage: active\nname: churn\n");
    store.run(".trash/1", "a1");
    store.run(".trash/1", "b1");
    QCOMPARE(scan(tree)->natives(), QStringList{runNative("a1")});
    const auto all = scan(tree, true);
    QCOMPARE(all->natives(), (QStringList{runNative("a1"), runNative("b1")}));
    QVERIFY(!all->find("run:" + MlflowStore::runId("a1"))->deleted);
    QVERIFY(all->find("run:" + MlflowStore::runId("b1"))->deleted);
}

void tst_MlflowRuns::aRunWithoutAnySubfolderIsARun()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1");
    const auto found = scan(tree);
    QCOMPARE(found->records.size(), 1U);
    QCOMPARE(found->problems.size(), 0U);
}

void tst_MlflowRuns::aMovedFolderStillResolvesItsArtifacts()
{
    const TempTree tree;
    const MlflowStore store(tree, "somewhere/else/mlruns");
    store.experiment("1", "churn");
    store.run("1", "a1").artifact("model/model.pkl", "12345");
    const auto found = scan(tree, false, "somewhere/else/mlruns");
    const auto& artifacts = found->records.at(0).facts.artifacts;
    QCOMPARE(artifacts.size(), 1U);
    QCOMPARE(artifacts[0].path, "somewhere/else/mlruns/1/" + MlflowStore::runId("a1") + "/artifacts/model/model.pkl");
    QCOMPARE(artifacts[0].size, std::optional<std::uint64_t>(5));
    QCOMPARE(text(artifacts[0].format), QStringLiteral("pickle"));
}

void tst_MlflowRuns::artifactsOfATrackingServerAreFoundBesideTheStore()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    const std::string id = MlflowStore::runId("a1");
    store.run("1", "a1").meta("experiment_id: '1'\nrun_id: '" + id + "'\nartifact_uri: mlflow-artifacts:/1/" + id
                              + "/artifacts\n");
    tree.write("mlartifacts/1/" + id + "/artifacts/model.onnx", "x");
    const auto found = scan(tree);
    QCOMPARE(found->records.at(0).facts.artifacts.size(), 1U);
    QCOMPARE(found->records.at(0).facts.artifacts[0].path, "mlartifacts/1/" + id + "/artifacts/model.onnx");
}

void tst_MlflowRuns::modelFilesTellArchitectureAndEnvironment()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1")
        .artifact("model/MLmodel",
                  "flavors:\n  python_function:\n    python_version: 3.11.7\n  sklearn:\n    code: null\n"
                  "mlflow_version: 2.22.5\nsignature:\n  inputs: '[{\"type\": \"double\"}]'\n"
                  "  outputs: '[{\"type\": \"long\"}]'\n")
        .artifact("model/requirements.txt", "mlflow==2.22.5\nscikit-learn==1.4.2  # pinned\n\n-r other.txt\nnumpy<2\n")
        .artifact("model/conda.yaml",
                  "channels:\n- conda-forge\ndependencies:\n- python=3.11.7\n- pip:\n  - pandas==2.2\n");
    const auto found = scan(tree);
    const Facts& facts = found->records.at(0).facts;
    const auto value = [](const std::vector<Entry>& entries, const char* key) {
        const Entry* entry = findEntry(entries, Name(key));
        return entry != nullptr ? text(entry->value) : QStringLiteral("(none)");
    };
    QCOMPARE(value(facts.environment, "python"), QStringLiteral("3.11.7"));
    QCOMPARE(value(facts.environment, "scikit-learn"), QStringLiteral("1.4.2"));
    QCOMPARE(value(facts.environment, "numpy"), QStringLiteral("<2"));
    QCOMPARE(value(facts.environment, "pandas"), QStringLiteral("2.2"));
    QCOMPARE(value(facts.environment, "mlflow"), QStringLiteral("2.22.5"));
    QCOMPARE(value(facts.architecture, "kind"), QStringLiteral("sklearn"));
    QCOMPARE(value(facts.architecture, "flavours"), QStringLiteral("python_function, sklearn"));
    QCOMPARE(value(facts.architecture, "inputs"), QStringLiteral("[{\"type\": \"double\"}]"));
}

void tst_MlflowRuns::historyHasEveryPointInWriteOrder()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1").metric("eval/loss", "10 0.5 1\n30 nan 0\n20 0.4 2\n");
    store.loggedModel("1", "1", "m").metric("accuracy", "1 0.9 4 r train 11\n");
    store.registeredModel("churn");
    store.version("churn", 1, {.run = "a1"});
    const auto source = openStore(tree);
    const auto history = source->metricHistory("run:" + MlflowStore::runId("a1"), Name("eval/loss"), {});
    QVERIFY(history.has_value());
    QCOMPARE(history->steps, (std::vector<std::int64_t>{1, 0, 2}));
    QCOMPARE(history->times, (std::vector<std::int64_t>{10, 30, 20}));
    QVERIFY(std::isnan(history->values[1]));
    const auto ofModel = source->metricHistory("model:" + MlflowStore::modelId("1"), Name("accuracy"), {});
    QVERIFY(ofModel && ofModel->steps == std::vector<std::int64_t>{4});
    const auto ofVersion = source->metricHistory("churn/1", Name("eval/loss"), {});
    QVERIFY(ofVersion && ofVersion->size() == 3);
}

void tst_MlflowRuns::historyOfAMissingMetricIsAProblem()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1").parameter("lr", "1 2 3");
    const auto source = openStore(tree);
    for (const char* key : {"loss", "../params/lr", "", "/etc/passwd"})
        QVERIFY(!source->metricHistory("run:" + MlflowStore::runId("a1"), Name(key), {}));
    QVERIFY(!source->metricHistory("run:../1", Name("loss"), {}));
}

void tst_MlflowRuns::readingChangesNothing()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1", "x").metric("loss", "1 2 3\n").artifact("MLmodel").dataset("d1", "n", "d", "training");
    store.registeredModel("churn");
    store.version("churn", 1);
    const std::string before = tree.snapshot();
    scan(tree, true);
    QCOMPARE(tree.snapshot(), before);
}

void tst_MlflowRuns::aStoppedScanEnds()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1");
    std::stop_source stop;
    stop.request_stop();
    Scanned found;
    openStore(tree)->scan({}, found, stop.get_token());
    QCOMPARE(found.records.size(), 0U);
}

QTEST_APPLESS_MAIN(tst_MlflowRuns)
#include "tst_mlflowruns.moc"
