#include <QtTest>

#include "models/sources/mlflow/metaedit.h"
#include "models/sources/mlflow/metricfile.h"
#include "models/sources/mlflow/modelfiles.h"
#include "models/sources/mlflow/yamlfields.h"
#include "tests/fuzz/mutator.h"
#include "tests/unit/mlflow/mlflowfixture.h"

#include <filesystem>
#include <fstream>

using namespace colophon;
using namespace colophon::mlflow;
using namespace colophon::test;

namespace {

constexpr const char* kRunMeta = "artifact_uri: file:///home/ana/mlruns/1/a/artifacts\nend_time: 1767225660000\n"
                                 "experiment_id: '1'\nlifecycle_stage: active\nrun_id: 'a'\nrun_name: \"x\\n\\u00e9\"\n"
                                 "status: 3\ntags: []\naliases:\n- champion\nnested:\n  key: 'it''s'\n  other: ~\n";

std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// A store with everything in it that MLflow writes.
void writeStore(const TempTree& tree)
{
    const MlflowStore store(tree);
    store.experiment("1", "churn");
    store.run("1", "a1", "first")
        .metric("loss", "1 0.5 0\n2 0.4 1 customers 9f2c\n")
        .parameter("lr", "0.1")
        .tag("mlflow.parentRunId", MlflowStore::runId("b1"))
        .dataset("d1", "customers", "9f2c", "training")
        .artifact("model/MLmodel", "flavors:\n  sklearn: {a: 1}\nsignature:\n  inputs: '[]'\n")
        .modelInput(MlflowStore::modelId("b2"));
    store.run("1", "b1", "second").modelOutput(MlflowStore::modelId("b2"));
    store.loggedModel("1", "b2", "net", "b1").metric("acc", "1 0.5 0 b1 customers 9f2c\n");
    store.registeredModel("churn");
    store.version("churn", 1, {.run = "a1", .stage = "Production"});
    store.version("churn", 2, {.source = "models:/churn/1", .modelId = MlflowStore::modelId("b2")});
    store.alias("churn", "champion", "2");
}

std::vector<std::filesystem::path> filesOf(const TempTree& tree)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(tree.path())) {
        if (entry.is_regular_file())
            files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

} // namespace

class MlflowFuzz : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noDocumentBreaksTheFields();
    void noDocumentBreaksTheEditors();
    void noLineBreaksTheMetrics();
    void noPackageListBreaksTheReader();
    void noFileOfAStoreHidesTheRest();
};

void MlflowFuzz::noDocumentBreaksTheFields()
{
    Mutator mutator;
    YamlFields fields;
    for (int round = 0; round < 20'000; ++round) {
        const std::string document = mutator.mutate(kRunMeta);
        const auto done = fields.read(document);
        QVERIFY(done || !done.error().reason.empty());
        fields.text("run_name");
        fields.text("nested", "key");
        fields.number("status");
    }
}

void MlflowFuzz::noDocumentBreaksTheEditors()
{
    YamlFields fields;
    const std::string edited = withField(kRunMeta, "status", "4");
    QVERIFY(fields.read(edited));
    QCOMPARE(fields.number("status"), 4);
    Mutator mutator;
    for (int round = 0; round < 5'000; ++round) {
        const std::string document = mutator.mutate(kRunMeta);
        withAlias(document, "champion", round % 2 == 0 ? std::optional<std::int64_t>(7) : std::nullopt);
        withAliasList(document, {"a", "b"});
        withField(document, "status", "4");
    }
}

void MlflowFuzz::noLineBreaksTheMetrics()
{
    Mutator mutator;
    for (int round = 0; round < 30'000; ++round) {
        const auto owner = round % 2 == 0 ? MetricOwner::Run : MetricOwner::LoggedModel;
        const std::string text
            = mutator.mutate("1700000000000 0.5 3\n1700000000001 nan 4 run\n17 -1e-300 -5 a b c d 9f2c\n1 inf\n");
        LastValues last(owner);
        last.add(text);
        MetricHistory history;
        const std::size_t malformed = appendPoints(text, owner, history);
        QCOMPARE(last.malformedLines(), malformed);
        QCOMPARE(history.values.size(), history.steps.size());
        QCOMPARE(history.values.size(), history.times.size());
        QCOMPARE(last.values().empty(), history.values.empty());
        for (const LastValue& value : last.values())
            QVERIFY(std::ranges::find(history.steps, value.point.step) != history.steps.end());
    }
}

void MlflowFuzz::noPackageListBreaksTheReader()
{
    Mutator mutator;
    for (int round = 0; round < 10'000; ++round) {
        for (const Entry& entry : parseRequirements(mutator.mutate("a==1\nb[c]>=2 ; x # y\n-r z\nhttp://x/y\n")))
            QVERIFY(!entry.key.isEmpty());
        for (const Entry& entry : parseCondaPackages(mutator.mutate("dependencies:\n- python=3.1\n- pip:\n  - a==1\n")))
            QVERIFY(!entry.key.isEmpty());
    }
}

void MlflowFuzz::noFileOfAStoreHidesTheRest()
{
    const TempTree tree;
    writeStore(tree);
    const std::size_t whole = scan(tree, true)->records.size();
    QCOMPARE(whole, 5U);
    const std::vector<std::filesystem::path> files = filesOf(tree);
    // Long ago, or an emptied file would be read again for a moment each time.
    const auto past = std::filesystem::file_time_type::clock::now() - std::chrono::hours(1);
    Mutator mutator;
    for (int round = 0; round < 600; ++round) {
        const auto& file = files[static_cast<std::size_t>(round) % files.size()];
        const std::string before = contentOf(file);
        std::ofstream(file, std::ios::binary) << mutator.mutate(before);
        std::filesystem::last_write_time(file, past);
        const auto found = scan(tree, true);
        // The experiment may be the file that is gone, with the runs and the logged model in it; never all.
        QVERIFY2(found->records.size() + 3 >= whole, file.c_str());
        for (const Problem& problem : found->problems)
            QVERIFY(!problem.reason.empty() && !problem.hint.empty() && !problem.file.empty());
        std::ofstream(file, std::ios::binary) << before;
    }
}

QTEST_APPLESS_MAIN(MlflowFuzz)
#include "tst_mlflowfuzz.moc"
