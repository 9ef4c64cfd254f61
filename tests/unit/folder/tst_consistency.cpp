#include "tests/unit/folder/folderscanning.h"

#include "models/lineage/catalogbuilder.h"

#include <QTest>

#include <algorithm>

using namespace colophon;
using namespace colophon::test;

namespace {

/// A safetensors file with this header and so many bytes of weights.
std::string safetensors(const std::string& header, std::size_t size)
{
    std::string file;
    for (int i = 0; i < 8; ++i)
        file += static_cast<char>((header.size() >> (8 * i)) & 0xFFU);
    return file + header + std::string(size, '\0');
}

/// A safetensors file with one tensor "head.weight" of 3 × 4 floats, written by this framework.
std::string threeByFour(const std::string& framework = "pt")
{
    const std::string header = R"({"__metadata__":{"format":")" + framework
        + R"("},"head.weight":{"dtype":"F32","shape":[3,4],"data_offsets":[0,48]}})";
    return safetensors(header, 48);
}

/// A safetensors file with these tensors of one float each.
std::string floats(const std::vector<std::string>& names)
{
    std::string header;
    std::size_t end = 0;
    for (const std::string& name : names) {
        const std::string begin = std::to_string(end);
        end += 4;
        header += header.empty() ? "{" : ",";
        header += "\"" + name + "\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [" + begin + ", "
            + std::to_string(end) + "]}";
    }
    return safetensors(header + "}", end);
}

std::string valueOf(const Facts& facts, std::string_view key)
{
    const Entry* entry = findEntry(facts.architecture, Name(key));
    return entry ? entry->value : "(absent)";
}

std::string placeOf(const Facts& facts, std::string_view key)
{
    const Entry* entry = findEntry(facts.architecture, Name(key));
    const Origin* origin = entry ? facts.origin(entry->origin) : nullptr;
    return origin ? origin->place : std::string();
}

/// "net@v1" with this colophon.json.
FolderScanResult scanned(const std::string& sidecar, const std::string& weights = threeByFour())
{
    const TempTree tree;
    tree.write("v1/net.safetensors", weights);
    tree.write("v1/colophon.json", sidecar);
    return scanFolder(tree);
}

} // namespace

class ConsistencyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRecordedNumberStaysBesideThatOfTheFile();
    void whatAgreesIsSaidOnce();
    void recordedShapesAreComparedWithTheFile();
    void theSameWeightsTwiceAreCountedOnce();
    void otherTensorsOfTheSameNamesContradictNoRecord();
    void nothingIsSaidAgainstARecordWhenAFileWasNotRead_data();
    void nothingIsSaidAgainstARecordWhenAFileWasNotRead();
    void tensorsBeyondTheLimitOfShapesAreNotCalledMissing();
    void anotherFrameworkIsTold_data();
    void anotherFrameworkIsTold();
    void anotherFormatIsToldAndBothStay();
    void formatsThatAgreeAreShownAsRecorded_data();
    void formatsThatAgreeAreShownAsRecorded();
    void anotherSizeIsToldWithBothNumbers();
    void filesThatAreNotWhatTheirNameSaysAreTold_data();
    void filesThatAreNotWhatTheirNameSaysAreTold();
    void wholeFilesAreNoProblem_data();
    void wholeFilesAreNoProblem();
    void aBaseModelOfAHubIsAParentOutside();
    void aBaseModelAmongTheVersionsIsAParent();
    void aBaseModelThatShouldBeHereIsMissing_data();
    void aBaseModelThatShouldBeHereIsMissing();
    void aMissingParentIsToldWhereItIsNamed();
};

void ConsistencyTest::aRecordedNumberStaysBesideThatOfTheFile()
{
    const FolderScanResult result = scanned(R"({"architecture": {"parameters": 9873408, "types": "float16"}})");
    const Facts& facts = result.records.at(0).facts;
    QCOMPARE(valueOf(facts, "parameters"), std::string("9873408"));
    QCOMPARE(placeOf(facts, "parameters"), std::string("v1/colophon.json"));
    QCOMPARE(valueOf(facts, "parameters (file)"), std::string("12"));
    QCOMPARE(placeOf(facts, "parameters (file)"), std::string("header of the model file"));
    QCOMPARE(valueOf(facts, "types"), std::string("float16"));
    QCOMPARE(valueOf(facts, "types (file)"), std::string("F32"));
    QCOMPARE(result.problems.size(), std::size_t(1)); // words may mean the same
    const Problem* problem = result.problem("v1/colophon.json", "recorded as 9873408, but the model file says 12");
    QVERIFY(problem && !problem->hint.empty());
}

void ConsistencyTest::whatAgreesIsSaidOnce()
{
    const FolderScanResult result = scanned(R"({"architecture": {"parameters": 12.0, "framework": "PyTorch",
        "tensors": {"head.weight": [3, 4]}}, "artifacts": {"net.safetensors": {"format": "safetensors"}}})");
    const Facts& facts = result.records.at(0).facts;
    QCOMPARE(valueOf(facts, "parameters (file)"), std::string("(absent)"));
    QCOMPARE(valueOf(facts, "tensors.head.weight (file)"), std::string("(absent)"));
    QCOMPARE(valueOf(facts, "tensors"), std::string("1"));
    QVERIFY(result.problems.empty());
}

void ConsistencyTest::recordedShapesAreComparedWithTheFile()
{
    const FolderScanResult result
        = scanned(R"({"architecture": {"tensors": {"head.weight": [3, 48], "tail.weight": [2]}}})");
    const Facts& facts = result.records.at(0).facts;
    QCOMPARE(valueOf(facts, "tensors.head.weight"), std::string("[3,48]"));
    QCOMPARE(valueOf(facts, "tensors.head.weight (file)"), std::string("[3,4]"));
    QVERIFY(result.problem("v1/colophon.json", "recorded as [3,48], but the model file says [3,4]"));
    QVERIFY(result.problem("v1/colophon.json", "“tensors.tail.weight” is recorded as [2], but was not found"));
}

void ConsistencyTest::theSameWeightsTwiceAreCountedOnce()
{
    const TempTree tree;
    tree.write("v1/model.safetensors", floats({"a", "b"}));
    tree.write("v1/model.fp16.safetensors", floats({"a", "b"}));
    tree.write("v1/colophon.json", R"({"architecture": {"parameters": 2}})");
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.records.size(), std::size_t(1));
    QVERIFY2(result.problems.empty(), result.problems.empty() ? "" : result.problems[0].reason.c_str());
    const Facts& facts = result.records.at(0).facts;
    QCOMPARE(facts.artifacts.size(), std::size_t(2));
    QCOMPARE(valueOf(facts, "parameters"), std::string("2"));
    QCOMPARE(valueOf(facts, "tensors"), std::string("2"));
}

void ConsistencyTest::otherTensorsOfTheSameNamesContradictNoRecord()
{
    const TempTree tree;
    tree.write("v1/decoder/model.safetensors", floats({"a", "b"}));
    tree.write("v1/encoder/model.safetensors", floats({"b", "c", "d"}));
    tree.write("v1/colophon.json", R"({"architecture": {"parameters": 4, "tensors": {"c": [1]}}})");
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.records.size(), std::size_t(1));
    QCOMPARE(result.records.at(0).facts.artifacts.size(), std::size_t(2));
    QVERIFY2(result.problems.empty(), result.problems.empty() ? "" : result.problems[0].reason.c_str());
    QCOMPARE(valueOf(result.records.at(0).facts, "parameters (file)"), std::string("(absent)"));
}

void ConsistencyTest::nothingIsSaidAgainstARecordWhenAFileWasNotRead_data()
{
    QTest::addColumn<std::string>("second");
    QTest::newRow("pointer of Git LFS") << std::string(
        "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n");
    QTest::newRow("damaged") << floats({"b", "c"}).substr(0, 30);
    QTest::newRow("link that leaves the root") << std::string();
}

void ConsistencyTest::nothingIsSaidAgainstARecordWhenAFileWasNotRead()
{
    QFETCH(std::string, second);
    const TempTree outside;
    outside.write("weights", floats({"b", "c"}));
    const TempTree tree;
    tree.write("v1/model-00001-of-00002.safetensors", floats({"a"}));
    if (second.empty())
        tree.link("v1/model-00002-of-00002.safetensors", outside.path("weights"));
    else
        tree.write("v1/model-00002-of-00002.safetensors", second);
    tree.write("v1/colophon.json", R"({"architecture": {"parameters": 3, "tensors": {"a": [1], "b": [1]}}})");
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.records.size(), std::size_t(1));
    const Facts& facts = result.records.at(0).facts;
    QCOMPARE(valueOf(facts, "parameters"), std::string("3"));
    QCOMPARE(valueOf(facts, "parameters (file)"), std::string("(absent)"));
    const Problem* contradicted = result.problem("v1/colophon.json");
    QVERIFY2(!contradicted, contradicted ? contradicted->reason.c_str() : "");
}

void ConsistencyTest::tensorsBeyondTheLimitOfShapesAreNotCalledMissing()
{
    std::vector<std::string> names;
    for (int i = 0; i < 10'001; ++i)
        names.push_back("t" + std::to_string(i));
    const FolderScanResult result
        = scanned(R"({"architecture": {"parameters": 10001, "tensors": {"t0": [1], "t10000": [1]}}})", floats(names));
    QCOMPARE(result.records.size(), std::size_t(1));
    QVERIFY2(result.problems.empty(), result.problems.empty() ? "" : result.problems[0].reason.c_str());
}

void ConsistencyTest::anotherFrameworkIsTold_data()
{
    QTest::addColumn<std::string>("recorded");
    QTest::addColumn<std::string>("written");
    QTest::addColumn<bool>("differs");
    const auto row = [](const char* recorded, const char* written, bool differs) {
        QTest::addRow("%s, %s", recorded, written) << std::string(recorded) << std::string(written) << differs;
    };
    row("TensorFlow", "pt", true);
    row("torch", "tf", true);
    row("jax", "flax", false);
    row("scikit-learn", "np", false);
    row("pytorch", "mine", false);
}

void ConsistencyTest::anotherFrameworkIsTold()
{
    QFETCH(std::string, recorded);
    QFETCH(std::string, written);
    QFETCH(bool, differs);
    const FolderScanResult result
        = scanned(R"({"architecture": {"framework": ")" + recorded + "\"}}", threeByFour(written));
    QCOMPARE(valueOf(result.records.at(0).facts, "framework"), recorded);
    QCOMPARE(valueOf(result.records.at(0).facts, "metadata.format"), written);
    QCOMPARE(result.problem("v1/colophon.json", "framework") != nullptr, differs);
}

void ConsistencyTest::anotherFormatIsToldAndBothStay()
{
    const FolderScanResult result = scanned(R"({"artifacts": {"net.safetensors": {"format": "onnx"}}})");
    const Facts& facts = result.records.at(0).facts;
    QCOMPARE(facts.artifacts.at(0).format, std::string("safetensors"));
    QCOMPARE(valueOf(facts, "recorded format"), std::string("onnx"));
    QVERIFY(result.problem("v1/colophon.json", "recorded as onnx, but the model file says safetensors"));
}

void ConsistencyTest::formatsThatAgreeAreShownAsRecorded_data()
{
    QTest::addColumn<std::string>("file");
    QTest::addColumn<std::string>("content");
    QTest::addColumn<std::string>("recorded");
    const auto row = [](const char* file, const std::string& content, const char* recorded) {
        QTest::addRow("%s as %s", file, recorded) << std::string(file) << content << std::string(recorded);
    };
    const std::string pickle = "\x80\x04.";
    const std::string zip = "PK\x03\x04" + std::string(60, '\0') + "PK\x05\x06" + std::string(18, '\0');
    for (const char* library : {"xgboost", "lightgbm", "catboost", "sklearn", "joblib"})
        row("net.pkl", pickle, library);
    row("net.joblib", pickle, "xgboost");
    row("net.joblib", pickle, "lightgbm");
    row("net.bin", zip, "catboost");
    row("net.keras", zip, "h5");
    row("net.keras", zip, "hdf5");
    const std::string hdf5 = "\x89HDF\r\n\x1a\n" + std::string("\2\x08\x08\0", 4) + std::string(16, '\0')
        + std::string("\x30\0\0\0\0\0\0\0", 8) + std::string(12, '\0');
    row("net.h5", hdf5, "keras");
}

void ConsistencyTest::formatsThatAgreeAreShownAsRecorded()
{
    QFETCH(std::string, file);
    QFETCH(std::string, content);
    QFETCH(std::string, recorded);
    const TempTree tree;
    tree.write("v1/" + file, content);
    tree.write("v1/colophon.json", "{\"artifacts\": {\"" + file + "\": {\"format\": \"" + recorded + "\"}}}");
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.records.size(), std::size_t(1));
    QVERIFY2(result.problems.empty(), result.problems.empty() ? "" : result.problems[0].reason.c_str());
    const Facts& facts = result.records.at(0).facts;
    QCOMPARE(facts.artifacts.at(0).format, recorded);
    QCOMPARE(valueOf(facts, "recorded format"), std::string("(absent)"));
}

void ConsistencyTest::anotherSizeIsToldWithBothNumbers()
{
    const std::string size = std::to_string(threeByFour().size());
    const FolderScanResult result = scanned(R"({"artifacts": {"net.safetensors": {"size": 999}}})");
    QVERIFY(result.problem("v1/net.safetensors", "999 bytes recorded, " + size + " found"));
    QVERIFY(result.records.at(0).facts.artifacts.at(0).integrity == Integrity::Changed);
}

void ConsistencyTest::filesThatAreNotWhatTheirNameSaysAreTold_data()
{
    QTest::addColumn<std::string>("file");
    QTest::addColumn<std::string>("content");
    QTest::addColumn<std::string>("reason");
    const auto row = [](const char* tag, const char* file, const std::string& content, const char* reason) {
        QTest::newRow(tag) << std::string(file) << content << std::string(reason);
    };
    const std::string signature = "\x89HDF\r\n\x1a\n";
    row("junk called safetensors", "net_v1.safetensors", "this is no model at all", "does not begin as one");
    row("the first bytes of safetensors", "net_v1.safetensors", threeByFour().substr(0, 5), "does not begin as one");
    row("half a header", "net_v1.safetensors", threeByFour().substr(0, 40), "before its header");
    row("half the weights", "net_v1.safetensors", threeByFour().substr(0, threeByFour().size() - 20), "interrupted");
    row("empty safetensors", "net_v1.safetensors", "", "before its header");
    row("junk called GGUF", "net_v1.gguf", "junk", "does not begin as one");
    row("empty GGUF", "net_v1.gguf", "", "is empty");
    row("GGUF without its counts", "net_v1.gguf", std::string("GGUF\3\0\0\0", 8), "interrupted");
    row("junk called HDF5", "net_v1.h5", "junk", "does not begin as one");
    row("HDF5 cut off, old superblock", "net_v1.h5",
        signature + std::string("\0\0\0\0\0\x08\x08\0", 8) + std::string(24, '\0')
            + std::string("\x00\x10\0\0\0\0\0\0", 8) + std::string(64, '\0'),
        "interrupted");
    row("HDF5 cut off, new superblock", "net_v1.h5",
        signature + std::string("\2\x08\x08\0", 4) + std::string(16, '\0') + std::string("\x00\x10\0\0\0\0\0\0", 8),
        "interrupted");
    row("only the mark of HDF5", "net_v1.h5", signature, "interrupted");
    row("half a torch archive", "net_v1.pt", "PK\x03\x04....archive/data.pkl" + std::string(5000, 'x'), "interrupted");
    row("junk called Keras", "net_v1.keras", "junk", "does not begin as one");
}

void ConsistencyTest::filesThatAreNotWhatTheirNameSaysAreTold()
{
    QFETCH(std::string, file);
    QFETCH(std::string, content);
    QFETCH(std::string, reason);
    const TempTree tree;
    tree.write(file, content);
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.records.size(), std::size_t(1));
    QCOMPARE(result.problems.size(), std::size_t(1));
    const Problem* problem = result.problem(file, reason);
    QVERIFY2(problem, result.problems.at(0).reason.c_str());
    QVERIFY(!problem->hint.empty());
}

void ConsistencyTest::wholeFilesAreNoProblem_data()
{
    QTest::addColumn<std::string>("file");
    QTest::addColumn<std::string>("content");
    const auto row = [](const char* tag, const char* file, const std::string& content) {
        QTest::newRow(tag) << std::string(file) << content;
    };
    const std::string listOfContents = "PK\x05\x06" + std::string(18, '\0');
    row("safetensors", "net_v1.safetensors", threeByFour());
    row("GGUF", "net_v1.gguf", "GGUF" + std::string(20, '\0'));
    row("HDF5", "net_v1.h5",
        "\x89HDF\r\n\x1a\n" + std::string("\2\x08\x08\0", 4) + std::string(16, '\0')
            + std::string("\x30\0\0\0\0\0\0\0", 8) + std::string(12, '\0'));
    row("torch archive", "net_v1.pt", "PK\x03\x04....archive/data.pkl" + std::string(5000, 'x') + listOfContents);
    row("archive with a long comment", "net_v1.pt",
        "PK\x03\x04....archive/data.pkl" + listOfContents + std::string(3000, 'c'));
    row("pickle", "net_v1.pkl", "\x80\x04.");
    row("ONNX, which has no mark", "net_v1.onnx", "\x08\x07");
    row("pointer of Git LFS", "net_v1.h5", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n");
}

void ConsistencyTest::wholeFilesAreNoProblem()
{
    QFETCH(std::string, file);
    QFETCH(std::string, content);
    const TempTree tree;
    tree.write(file, content);
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.records.size(), std::size_t(1));
    QVERIFY2(result.problems.empty(), result.problems.empty() ? "" : result.problems[0].reason.c_str());
}

void ConsistencyTest::aBaseModelOfAHubIsAParentOutside()
{
    const TempTree tree;
    tree.write("net/v1/net.pkl", "\x80\x04.");
    tree.write("net/v1/README.md", "---\nbase_model: google/bert-base\n---\n# Net\n");
    const CatalogPointer catalog = folderCatalog(tree);
    QVERIFY(catalog->problems().empty());
    const Version& version = catalog->model("net")->versions.at(0);
    QVERIFY(version.parents.empty());
    QCOMPARE(valueOf(version.facts, "external_parent"), std::string("google/bert-base"));
    QCOMPARE(placeOf(version.facts, "external_parent"), std::string("net/v1/README.md"));
}

void ConsistencyTest::aBaseModelAmongTheVersionsIsAParent()
{
    const TempTree tree;
    tree.write("net/v1/net.pkl", "\x80\x04.");
    tree.write("net/v2/net.pkl", "\x80\x04.");
    tree.write("net/v2/README.md", "---\nbase_model: net@v1\n---\n# Net\n");
    const CatalogPointer catalog = folderCatalog(tree);
    QVERIFY(catalog->problems().empty());
    const Version* version = catalog->model("net")->withLabel("v2");
    QCOMPARE(version->parents.size(), std::size_t(1));
    QVERIFY(version->parents.front().evidence == Evidence::Recorded);
    QCOMPARE(valueOf(version->facts, "external_parent"), std::string("(absent)"));
}

void ConsistencyTest::aBaseModelThatShouldBeHereIsMissing_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<bool>("isMissing");
    QTest::newRow("no such label of a model here") << QByteArray("net@v7") << true;
    QTest::newRow("no such label of this model") << QByteArray("v9") << true;
    QTest::newRow("another way of counting") << QByteArray("v1.2.0") << true;
    QTest::newRow("a model elsewhere, with a revision") << QByteArray("google/bert-base@v7") << false;
    QTest::newRow("a model elsewhere, with a number") << QByteArray("gpt-2") << false;
}

void ConsistencyTest::aBaseModelThatShouldBeHereIsMissing()
{
    QFETCH(QByteArray, base);
    QFETCH(bool, isMissing);
    const TempTree tree;
    tree.write("net/v1/net.pkl", "\x80\x04.");
    tree.write("net/v2/net.pkl", "\x80\x04.");
    tree.write("net/v2/README.md", "---\nbase_model: " + base.toStdString() + "\n---\n# Net\n");
    const CatalogPointer catalog = folderCatalog(tree);
    const Version* version = catalog->model("net")->withLabel("v2");
    QCOMPARE(valueOf(version->facts, "external_parent"), isMissing ? "(absent)" : base.toStdString());
    QCOMPARE(catalog->problems().size(), std::size_t(isMissing ? 1 : 0));
    if (!isMissing)
        return;
    QCOMPARE(catalog->problems().front().reason,
             "The parent “" + base.toStdString() + "” of net@v2 is not among the versions.");
    QCOMPARE(catalog->problems().front().file, std::string("net/v2/README.md"));
}

void ConsistencyTest::aMissingParentIsToldWhereItIsNamed()
{
    const TempTree tree;
    tree.write("net/v2/net.pkl", "\x80\x04.");
    tree.write("net/v2/README.md", "---\nlicense: mit\n---\n# Net\n");
    tree.write("net/v2/metrics.json", R"({"auc": 0.5})");
    tree.write("net/v2/colophon.json", R"({"parent": "v1"})");
    const CatalogPointer catalog = folderCatalog(tree);
    QCOMPARE(catalog->problems().size(), std::size_t(1));
    QCOMPARE(catalog->problems().front().file, std::string("net/v2/colophon.json"));
}

QTEST_GUILESS_MAIN(ConsistencyTest)
#include "tst_consistency.moc"
