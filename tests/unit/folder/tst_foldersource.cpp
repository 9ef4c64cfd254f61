#include "tests/unit/folder/folderscanning.h"

#include <QTest>

#include <algorithm>

using namespace colophon;
using namespace colophon::test;
using namespace std::chrono_literals;

namespace {

using Addresses = std::vector<std::string>;

/// A safetensors file with one tensor of this name, of `count` 32-bit floats.
std::string safetensors(int count, const std::string& name = "weight")
{
    std::string header = "{\"" + name + "\":{\"dtype\":\"F32\",\"shape\":[" + std::to_string(count);
    header += R"(],"data_offsets":[0,)" + std::to_string(4 * count) + "]}}";
    std::string file;
    for (int i = 0; i < 8; ++i)
        file += static_cast<char>((header.size() >> (8 * i)) & 0xFFU);
    return file + header + std::string(static_cast<std::size_t>(4 * count), '\0');
}

std::string originOf(const Facts& facts, OriginIndex index)
{
    const Origin* origin = facts.origin(index);
    return origin ? origin->place : std::string();
}

} // namespace

class FolderSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesWithVersionsInTheirNamesAreVersions();
    void filesOfOneStemAreOneVersion();
    void foldersWithVersionsInTheirNamesAreVersions();
    void aServingLayoutIsOneModel();
    void genericFoldersWithVersionsSideBySideAreModelsOfTheirOwn();
    void genericFoldersInsideOneOfAModelKeepItsName();
    void aSingleGenericFolderGivesWayToTheFolderAboveIt();
    void genericFoldersAreJudgedByTheVersionsThatTheirNameWouldName();
    void checkpointsWithoutWeightsAreVersions();
    void aFolderOfVersionedFilesIsNoVersion();
    void codeInAVersionedFolderIsNoVersion();
    void filesWithoutVersionAreUnversioned();
    void partsOfOneModelAreOneVersion();
    void everydayTextIsNoModel();
    void textModelsAreRecognisedByContent();
    void checkpointsOfATrainingAreOneModel();
    void trainingsSideBySideAreModelsOfTheirOwn_data();
    void trainingsSideBySideAreModelsOfTheirOwn();
    void skippedFoldersAndClaimedPathsAreLeftOut();
    void environmentsAreKnownByTheirMarks();
    void plainFoldersAreReadWhateverTheirName_data();
    void plainFoldersAreReadWhateverTheirName();
    void theOpenedFolderIsReadWhateverItIs();
    void aLocationThatBelongsToAnotherSystemIsLeftAlone();
    void folderSidecarsDescribeTheOnlyVersion();
    void artifactsOfMlflowAreLeftToMlflow();
    void timeSizeAndOwnerComeFromTheFileSystem();
    void aDateInTheNameIsTheTime();
    void tensorsAreCountedWithoutLoading();
    void threadsFindTheSame();
    void curvesAreReadInFull();
    void aCurveThatIsNotThereIsAProblem();
};

void FolderSourceTest::filesWithVersionsInTheirNamesAreVersions()
{
    const TempTree tree;
    for (const char* name : {"churn/churn_v1.2.3.onnx", "churn/churn-2.0.0-rc.1.pkl", "churn/model_20231015.h5",
                             "churn/model_2023-10-15-14-30.pt", "churn/churn_3f2a9c1.joblib"})
        tree.write(name, "\x80\x04.");
    QCOMPARE(
        scanFolder(tree).addresses(),
        (Addresses{"churn@2.0.0-rc.1", "churn@3f2a9c1", "churn@v1.2.3", "churn@2023-10-15-14-30", "churn@20231015"}));
}

void FolderSourceTest::filesOfOneStemAreOneVersion()
{
    const TempTree tree;
    tree.write("churn_v1.onnx", "o");
    tree.write("churn_v1.pkl", "\x80\x04.");
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.addresses(), Addresses{"churn@v1"});
    QCOMPARE(result.records[0].native, std::string("churn_v1.onnx"));
    QCOMPARE(result.records[0].facts.artifacts.size(), std::size_t(2));
}

void FolderSourceTest::foldersWithVersionsInTheirNamesAreVersions()
{
    const TempTree tree;
    tree.write("fraud/v3/model.onnx", "o");
    tree.write("fraud/v4/inner/model.onnx", "o");
    tree.write("risk-1.2.0/model.pkl", "\x80\x04.");
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.addresses(), (Addresses{"fraud@v3", "fraud@v4", "risk@1.2.0"}));
    QCOMPARE(result.records[1].native, std::string("fraud/v4"));
    QCOMPARE(result.records[1].facts.artifacts[0].path, std::string("fraud/v4/inner/model.onnx"));
}

void FolderSourceTest::aServingLayoutIsOneModel()
{
    const TempTree tree;
    for (const char* name : {"ranker/1/saved_model.pb", "ranker/1/variables/variables.index", "ranker/2/saved_model.pb",
                             "ranker/10/saved_model.pb"})
        tree.write(name, "p");
    QCOMPARE(scanFolder(tree).addresses(), (Addresses{"ranker@1", "ranker@10", "ranker@2"}));
}

void FolderSourceTest::genericFoldersWithVersionsSideBySideAreModelsOfTheirOwn()
{
    const TempTree tree;
    for (const char* name :
         {"serving/1/saved_model.pb", "serving/2/saved_model.pb", "export/1/model.onnx",
          "output/checkpoint-500/model.safetensors", "output/run/checkpoint-1000/model.safetensors", "final/model.pkl"})
        tree.write(name, "p");
    const Addresses expected{"export@1",  "final@unversioned", "output@checkpoint-500", "output@checkpoint-1000",
                             "serving@1", "serving@2"};
    QCOMPARE(scanFolder(tree).addresses(), expected);
}

void FolderSourceTest::genericFoldersInsideOneOfAModelKeepItsName()
{
    const TempTree tree;
    for (const char* name : {"churn/serving/1/model.onnx", "churn/export/1/model.onnx", "fraud/serving/1/model.onnx",
                             "fraud/export/deploy/1/model.onnx", "fraud/export/prod/1/model.onnx"})
        tree.write(name, "o");
    const Addresses expected{"churn-export@1", "churn-serving@1", "fraud-export-deploy@1", "fraud-export-prod@1",
                             "fraud-serving@1"};
    QCOMPARE(scanFolder(tree).addresses(), expected);
}

void FolderSourceTest::aSingleGenericFolderGivesWayToTheFolderAboveIt()
{
    const TempTree tree;
    for (const char* name : {"churn/models/v1/model.onnx", "churn/models/checkpoints/checkpoint-5/model.onnx",
                             "churn/runs/notes.txt", "churn/data/v1/train.csv"})
        tree.write(name, "o");
    QCOMPARE(scanFolder(tree).addresses(), (Addresses{"churn@checkpoint-5", "churn@v1"}));
}

void FolderSourceTest::genericFoldersAreJudgedByTheVersionsThatTheirNameWouldName()
{
    const TempTree tree;
    for (const char* name :
         {"churn/models/v1/model.onnx", "churn/export/fraud_v1.onnx", "churn/output/risk/1/model.onnx"})
        tree.write(name, "o");
    QCOMPARE(scanFolder(tree).addresses(), (Addresses{"fraud@v1", "churn@v1", "risk@1"}));
}

void FolderSourceTest::checkpointsWithoutWeightsAreVersions()
{
    const TempTree tree;
    tree.write("agnews/results/checkpoint-500/trainer_state.json",
               R"({"global_step": 500, "log_history": [{"step": 100, "loss": 0.9}, {"step": 500, "loss": 0.4}]})");
    tree.write("agnews/results/checkpoint-500/rng_state_0.pth", "r");
    tree.write("agnews/results/checkpoint-500/rng_state_1.pth", "r");
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.addresses(), Addresses{"agnews@checkpoint-500"});
    const Metric* loss = result.records[0].facts.metric(Name("loss"));
    QVERIFY(loss);
    QCOMPARE(loss->value, 0.4);
    QVERIFY(loss->hasCurve);
}

void FolderSourceTest::aFolderOfVersionedFilesIsNoVersion()
{
    const TempTree tree;
    tree.write("2024/churn_v1.pkl", "\x80\x04.");
    tree.write("2024/churn_v2.pkl", "\x80\x04.");
    tree.write("v3/churn_v3.pkl", "\x80\x04.");
    const FolderScanResult result = scanFolder(tree);
    QVERIFY(result.find("2024/churn_v1.pkl"));
    QVERIFY(result.find("2024/churn_v2.pkl"));
    QVERIFY(result.find("v3"));
    QCOMPARE(result.records.size(), std::size_t(3));
}

void FolderSourceTest::codeInAVersionedFolderIsNoVersion()
{
    const TempTree tree;
    tree.write("api/v1/config.json", "{}");
    tree.write("api/v1/README.md", "An interface");
    tree.write("api/v1/main.py", "pass");
    QVERIFY(scanFolder(tree).records.empty());
}

void FolderSourceTest::filesWithoutVersionAreUnversioned()
{
    const TempTree tree;
    tree.write("churn.onnx", "o");
    tree.write("fraud/model.safetensors", safetensors(2));
    tree.write("fraud/pytorch_model.bin", "b");
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.addresses(), (Addresses{"churn@unversioned", "fraud@unversioned"}));
    QCOMPARE(result.records[1].native, std::string("fraud"));
    QCOMPARE(result.records[1].facts.artifacts.size(), std::size_t(2));
}

void FolderSourceTest::partsOfOneModelAreOneVersion()
{
    const TempTree tree;
    tree.write("llm/v2/model-00001-of-00002.safetensors", safetensors(2, "first"));
    tree.write("llm/v2/model-00002-of-00002.safetensors", safetensors(3, "second"));
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.addresses(), Addresses{"llm@v2"});
    const Entry* parameters = findEntry(result.records[0].facts.architecture, Name("parameters"));
    QVERIFY(parameters);
    QCOMPARE(parameters->value, std::string("5"));
}

void FolderSourceTest::everydayTextIsNoModel()
{
    const TempTree tree;
    for (const char* name : {"notes_v1.txt", "report_v2.json", "data_20231015.csv", "script_v3.py", "image_v1.png"})
        tree.write(name, "{}");
    QVERIFY(scanFolder(tree).records.empty());
}

void FolderSourceTest::textModelsAreRecognisedByContent()
{
    const TempTree tree;
    tree.write("churn_v1.txt", "tree\nversion=v3\n");
    tree.write("churn_v2.json", R"({"learner":{"attributes":{}}})");
    tree.write("churn_v2.metrics.json", R"({"auc": 0.9})");
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.addresses(), (Addresses{"churn@v1", "churn@v2"}));
    QCOMPARE(result.records[0].facts.artifacts[0].format, std::string("lightgbm"));
    QCOMPARE(result.records[1].facts.artifacts[0].format, std::string("xgboost"));
    QVERIFY(result.records[1].facts.metric(Name("auc")));
}

void FolderSourceTest::checkpointsOfATrainingAreOneModel()
{
    const TempTree tree;
    for (const char* name : {"churn/checkpoints/epoch=9-step=450.ckpt", "churn/checkpoints/epoch=10-step=500.ckpt",
                             "fraud/weights.05-0.32.hdf5", "fraud/weights.10-0.27.hdf5"})
        tree.write(name, "c");
    const Addresses expected{"churn@epoch=10-step=500", "churn@epoch=9-step=450", "fraud@05-0.32", "fraud@10-0.27"};
    QCOMPARE(scanFolder(tree).addresses(), expected);
}

void FolderSourceTest::trainingsSideBySideAreModelsOfTheirOwn_data()
{
    QTest::addColumn<Addresses>("files");
    QTest::addColumn<Addresses>("addresses");
    const auto row = [](const char* tag, const Addresses& files, const Addresses& addresses) {
        QTest::newRow(tag) << files << addresses;
    };
    row("equal checkpoints",
        {"exp-1/checkpoint-500/model.safetensors", "exp-1/checkpoint-1000/model.safetensors",
         "exp-2/checkpoint-500/model.safetensors"},
        {"exp-1@checkpoint-1000", "exp-1@checkpoint-500", "exp-2@checkpoint-500"});
    row("counters of two trainings",
        {"exp-1/checkpoint-500/model.safetensors", "exp-2/checkpoint-900/model.safetensors"},
        {"exp-1@checkpoint-500", "exp-2@checkpoint-900"});
    row("folders between", {"nlp/exp-1/checkpoints/step-5.pt", "nlp/exp-2/checkpoints/step-5.pt"},
        {"exp-1@step-5", "exp-2@step-5"});
    row("folders of a word that says little",
        {"churn/run-1/checkpoint-5/model.onnx", "churn/run-2/checkpoint-5/model.onnx"},
        {"churn-run-1@checkpoint-5", "churn-run-2@checkpoint-5"});
    row("folders of dates", {"churn/2024-01-01/epoch-3.pt", "churn/2024-02-01/epoch-3.pt"},
        {"churn-2024-01-01@epoch-3", "churn-2024-02-01@epoch-3"});
    row("Lightning",
        {"lightning_logs/version_0/checkpoints/epoch=9-step=450.ckpt",
         "lightning_logs/version_1/checkpoints/epoch=9-step=450.ckpt"},
        {"lightning_logs-version_0@epoch=9-step=450", "lightning_logs-version_1@epoch=9-step=450"});
    row("equal versions", {"resnet-50/v1/model.onnx", "resnet-101/v1/model.onnx"}, {"resnet-101@v1", "resnet-50@v1"});
    row("one training", {"exp-1/checkpoint-500/model.safetensors", "exp-2/notes.txt"}, {"exp@checkpoint-500"});
    row("one training of a named model",
        {"churn/checkpoint-500/model.safetensors", "churn/checkpoint-1000/model.safetensors"},
        {"churn@checkpoint-1000", "churn@checkpoint-500"});
    row("versions that go on", {"churn-2023/v1/model.onnx", "churn-2024/v2/model.onnx"}, {"churn@v1", "churn@v2"});
    row("folders that are versions", {"exp-1/model.onnx", "exp-2/model.onnx"}, {"exp@1", "exp@2"});
    row("models with names", {"exp-1/churn_v3.onnx", "exp-2/churn_v4.onnx"}, {"churn@v3", "churn@v4"});
}

void FolderSourceTest::trainingsSideBySideAreModelsOfTheirOwn()
{
    QFETCH(Addresses, files);
    QFETCH(Addresses, addresses);
    const TempTree tree;
    for (const std::string& file : files)
        tree.write(file, "o");
    QCOMPARE(scanFolder(tree).addresses(), addresses);
}

void FolderSourceTest::aLocationThatBelongsToAnotherSystemIsLeftAlone()
{
    const TempTree tree;
    tree.write("1/run/artifacts/churn_v1.2.3.onnx", "x");
    const auto result = scanFolder(tree, {""}, 2, {});
    QCOMPARE(result.records.size(), std::size_t(0));
    QCOMPARE(result.problems.size(), std::size_t(0));
}

void FolderSourceTest::skippedFoldersAndClaimedPathsAreLeftOut()
{
    const TempTree tree;
    for (const char* name : {".git/a_v1.pkl", "node_modules/a_v1.onnx", ".models/a_v1.pkl", "__pycache__/a_v1.pkl",
                             "mlruns/0/run/artifacts/a_v1.pkl", "custom/lib/a_v1.pkl", "kept/a_v1.pkl"})
        tree.write(name, "\x80\x04.");
    tree.write("custom/pyvenv.cfg", "home = /usr");
    const FolderScanResult result = scanFolder(tree, {"mlruns"});
    QCOMPARE(result.records.size(), std::size_t(1));
    QVERIFY(result.find("kept/a_v1.pkl"));
}

void FolderSourceTest::environmentsAreKnownByTheirMarks()
{
    const TempTree tree;
    tree.write("venv/pyvenv.cfg", "home = /usr");
    tree.write("venv/lib/python3.11/test/data_v1.0.0.pkl", "\x80\x04.");
    tree.folder("conda/conda-meta");
    tree.write("conda/lib/python3.11/test/data_v1.0.0.pkl", "\x80\x04.");
    tree.write("v2/model.pkl", "\x80\x04.");
    tree.write("v2/runtime/pyvenv.cfg", "home = /usr");
    tree.write("v2/runtime/lib/data_v7.pkl", "\x80\x04.");
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.records.size(), std::size_t(1));
    QCOMPARE(result.find("v2")->facts.artifacts.size(), std::size_t(1));
}

void FolderSourceTest::plainFoldersAreReadWhateverTheirName_data()
{
    QTest::addColumn<QString>("folder");
    for (const char* name : {"env", "venv", "virtualenv", "dist", "build", "wandb"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void FolderSourceTest::plainFoldersAreReadWhateverTheirName()
{
    QFETCH(QString, folder);
    const TempTree tree;
    tree.write(folder.toStdString() + "/churn_v1.pkl", "\x80\x04.");
    QCOMPARE(scanFolder(tree).addresses(), std::vector<std::string>{"churn@v1"});
}

void FolderSourceTest::theOpenedFolderIsReadWhateverItIs()
{
    const TempTree tree;
    tree.write("pyvenv.cfg", "home = /usr");
    tree.write("churn_v1.pkl", "\x80\x04.");
    QCOMPARE(scanFolder(tree).addresses(), std::vector<std::string>{"churn@v1"});
}

void FolderSourceTest::folderSidecarsDescribeTheOnlyVersion()
{
    const TempTree tree;
    tree.write("one/churn_v1.pkl", "\x80\x04.");
    tree.write("one/metrics.json", R"({"auc": 0.9})");
    tree.write("two/churn_v1.pkl", "\x80\x04.");
    tree.write("two/churn_v2.pkl", "\x80\x04.");
    tree.write("two/metrics.json", R"({"auc": 0.9})");
    tree.write("two/colophon.json", R"({"author": "Ana"})");
    const FolderScanResult result = scanFolder(tree);
    QVERIFY(result.find("one/churn_v1.pkl")->facts.metric(Name("auc")));
    QVERIFY(!result.find("two/churn_v1.pkl")->facts.metric(Name("auc")));
    QVERIFY(result.problem("two/colophon.json", "not clear which version"));
}

void FolderSourceTest::artifactsOfMlflowAreLeftToMlflow()
{
    const TempTree tree;
    tree.write("artifacts/model/MLmodel", "run_id: 0123456789abcdef0123456789abcdef\nflavors:\n  sklearn: {}\n");
    tree.write("artifacts/model/model.pkl", "\x80\x04.");
    tree.write("exported/MLmodel", "flavors:\n  sklearn: {sklearn_version: 1.3.0}\n");
    tree.write("exported/model.pkl", "\x80\x04.");
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.records.size(), std::size_t(1));
    QCOMPARE(result.records[0].native, std::string("exported"));
    QCOMPARE(findEntry(result.records[0].facts.environment, Name("sklearn"))->value, std::string("1.3.0"));
}

void FolderSourceTest::timeSizeAndOwnerComeFromTheFileSystem()
{
    const TempTree tree;
    tree.write("churn_v1.pkl", "\x80\x04.....");
    tree.setModified("churn_v1.pkl", std::chrono::sys_days(2024y / 3 / 1));
    const FolderScanResult result = scanFolder(tree);
    const Facts& facts = result.records.at(0).facts;
    QCOMPARE(toIsoText(*facts.created), std::string("2024-03-01T00:00:00.000Z"));
    QCOMPARE(originOf(facts, facts.createdOrigin), std::string("file system"));
    QCOMPARE(*facts.artifacts[0].size, std::uint64_t(7));
    QCOMPARE(originOf(facts, facts.artifacts[0].origin), std::string("file system"));
    QVERIFY(!facts.author.isEmpty());
    QCOMPARE(originOf(facts, facts.author.origin), std::string("file system"));
}

void FolderSourceTest::aDateInTheNameIsTheTime()
{
    const TempTree tree;
    tree.write("model_2023-10-15-14-30.pt", "p");
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(toIsoText(*result.records.at(0).facts.created), std::string("2023-10-15T14:30:00.000Z"));
}

void FolderSourceTest::tensorsAreCountedWithoutLoading()
{
    const TempTree tree;
    tree.write("net_v1.safetensors", safetensors(12));
    tree.write("net_v2.safetensors", safetensors(12).substr(0, 80));
    const FolderScanResult result = scanFolder(tree);
    const std::vector<Entry>& architecture = result.find("net_v1.safetensors")->facts.architecture;
    QCOMPARE(findEntry(architecture, Name("tensors"))->value, std::string("1"));
    QCOMPARE(findEntry(architecture, Name("parameters"))->value, std::string("12"));
    QVERIFY(result.problem("net_v2.safetensors", "before its"));
}

void FolderSourceTest::threadsFindTheSame()
{
    const TempTree tree;
    for (int i = 0; i < 300; ++i) {
        tree.write("m/a_v" + std::to_string(i) + ".pkl", "\x80\x04.");
        tree.write("m/a_v" + std::to_string(i) + ".metrics.json", "{\"auc\": 0." + std::to_string(i) + "}");
    }
    const FolderScanResult one = scanFolder(tree, {}, 1);
    const FolderScanResult four = scanFolder(tree, {}, 4);
    QCOMPARE(one.records.size(), std::size_t(300));
    QVERIFY(one.records == four.records);
}

void FolderSourceTest::curvesAreReadInFull()
{
    const TempTree tree;
    tree.write("churn_v1.pkl", "\x80\x04.");
    tree.write("churn_v1.history.csv", "epoch,loss,acc\n0,0.9,0.5\n1,0.5,\n2,0.4,0.8\n");
    tree.write("v2/colophon.json",
               R"({"version": "v2", "curves": {"loss": {"steps": [10, 20], "values": [0.7, 0.6],
                   "times": ["2026-03-01T00:00:00Z", "2026-03-01T00:01:00Z"]}}})");
    const auto source = openFolderSource(tree);
    const auto loss = source->metricHistory("churn_v1.pkl", Name("loss"), {});
    QVERIFY(loss);
    QCOMPARE(loss->values, (std::vector<double>{0.9, 0.5, 0.4}));
    QCOMPARE(loss->steps, (std::vector<std::int64_t>{0, 1, 2}));
    QVERIFY(loss->times.empty());
    const auto accuracy = source->metricHistory("churn_v1.pkl", Name("acc"), {});
    QVERIFY(accuracy);
    QCOMPARE(accuracy->steps, (std::vector<std::int64_t>{0, 2}));
    const auto ours = source->metricHistory("v2", Name("loss"), {});
    QVERIFY(ours);
    QCOMPARE(ours->steps, (std::vector<std::int64_t>{10, 20}));
    QCOMPARE(ours->times.at(1) - ours->times.at(0), std::int64_t(60'000));
}

void FolderSourceTest::aCurveThatIsNotThereIsAProblem()
{
    const TempTree tree;
    tree.write("churn_v1.pkl", "\x80\x04.");
    const auto source = openFolderSource(tree);
    const auto none = source->metricHistory("churn_v1.pkl", Name("loss"), {});
    QVERIFY(!none);
    QCOMPARE(none.error().file, std::string("churn_v1.pkl"));
    QVERIFY(!source->metricHistory("gone_v1.pkl", Name("loss"), {}));
    QVERIFY(!source->metricHistory("../outside", Name("loss"), {}));
}

QTEST_APPLESS_MAIN(FolderSourceTest)
#include "tst_foldersource.moc"
