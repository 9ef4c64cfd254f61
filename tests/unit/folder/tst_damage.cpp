#include "models/sources/folder/tablefile.h"
#include "models/store/registrywriter.h"
#include "tests/support/ordinaryuser.h"
#include "tests/unit/folder/folderscanning.h"

#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

using namespace colophon;
using namespace colophon::test;

namespace {

constexpr const char* kPickle = "\x80\x04.";

std::string repeated(std::string_view text, std::size_t count)
{
    std::string result;
    for (std::size_t i = 0; i < count; ++i)
        result += text;
    return result;
}

/// Nine aliases of nine aliases of … : a few hundred bytes that unfold to a thousand million values.
std::string aliasBomb()
{
    std::string yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i <= 9; ++i) {
        const std::string before = "*a" + std::to_string(i - 1);
        yaml += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + repeated(before + ", ", 8) + before
            + "]\n";
    }
    return yaml;
}

/// Rows "I,I" for steps from 0 on.
std::string tableOfSteps(int rows)
{
    std::string table = "step,loss\n";
    for (int i = 0; i < rows; ++i)
        table += std::to_string(i) + "," + std::to_string(i) + "\n";
    return table;
}

} // namespace

class DamageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBrokenSidecarIsReportedAndTheRestStays_data();
    void aBrokenSidecarIsReportedAndTheRestStays();
    void numbersThatJsonLacksAreReadAndReported();
    void oneNumberTooLargeLosesNoOther();
    void aBrokenNumberIsNoNumber_data();
    void aBrokenNumberIsNoNumber();
    void aFileOfTwoGibibytesIsNotRead();
    void aTableThatEndsInZeroBytesIsReadUpToThem_data();
    void aTableThatEndsInZeroBytesIsReadUpToThem();
    void aTableBeyondItsBudgetIsReadInPart();
    void aLongTableWithoutNumbersIsReported();
    void linksAreListedAndNeverFollowedOutside();
    void pipesAndDevicesAreNeverOpened();
    void strangeNamesAreKeptAndShownPlainly_data();
    void strangeNamesAreKeptAndShownPlainly();
    void pathsInSidecarsNeverLeaveTheFolder_data();
    void pathsInSidecarsNeverLeaveTheFolder();
    void timesInTheFutureAreReported();
    void aFolderWithoutPermissionIsReported();
    void aSidecarOfNoVersionIsTold();
    void aFileWithoutPermissionIsNotMissing();
    void aHolderThatWasNotFoundIsToldApart();
    void aFolderThatIsGoneIsReported();
    void veryDeepFoldersAreReported();
    void aStoppedScanEnds();
    void readingLeavesTheTreeAsItWas();
};

void DamageTest::aBrokenSidecarIsReportedAndTheRestStays_data()
{
    QTest::addColumn<std::string>("file");
    QTest::addColumn<std::string>("content");
    QTest::addColumn<int>("line");
    const auto row = [](const char* tag, const char* file, const std::string& content, int line) {
        QTest::newRow(tag) << std::string(file) << content << line;
    };
    row("half-written JSON", "churn_v1.metrics.json", "{\n \"auc\": 0.9,\n \"f1\": 0.", 3);
    row("empty JSON", "churn_v1.metrics.json", "", 1);
    row("a list", "churn_v1.metrics.json", "[1, 2]", 1);
    row("invalid UTF-8 in JSON", "churn_v1.metrics.json", "{\"a\xFF\": 1}", 1);
    row("deep JSON", "churn_v1.metrics.json", repeated("{\"a\":", 100), 0);
    row("a million brackets", "churn_v1.metrics.json", "{\"a\":" + repeated("[", 1'000'000), 0);
    row("too many values", "churn_v1.metrics.json", "{\"a\": [" + repeated("0,", 200'000) + "0]}", 0);
    row("large JSON", "churn_v1.metrics.json", "{" + repeated(" ", std::size_t{2} << 20) + "}", 0);
    row("half-written YAML", "churn_v1.params.yaml", "a: 1\nb: [1, 2\nc", 3);
    row("tabs in YAML", "churn_v1.params.yaml", "a:\n\t- 1\n", 2);
    row("alias bomb", "churn_v1.params.yaml", aliasBomb(), 1);
    row("self-reference", "churn_v1.params.yaml", "a: &a [*a]\n", 1);
    row("deep YAML", "churn_v1.params.yaml", "a: " + repeated("[", 100) + repeated("]", 100), 1);
    row("a million YAML brackets", "churn_v1.params.yaml", "a: " + repeated("[", 1'000'000), 0);
    row("a text", "churn_v1.params.yaml", "just words", 1);
    row("a table of numbers", "churn_v1.history.csv", "0.1,0.2\n0.3,0.4\n", 1);
    row("an empty table", "churn_v1.history.csv", "", 1);
    row("no digest", "churn_v1.pkl.sha256", "not a digest", 1);
    row("broken front matter", "churn_v1.md", "---\nlicense: [mit\nx: y\n---\n# About\n", 3);
    row("wrong live section", "churn_v1.colophon.json", R"({"live": {"test": "t", "trials": 1, "successes": 2}})", 0);
    row("wrong time", "churn_v1.colophon.json", R"({"created": "yesterday"})", 0);
    row("curves without names", "churn_v1.colophon.json", R"({"curves": [0.5, 0.25]})", 0);
    row("parameters without names", "churn_v1.colophon.json", R"({"parameters": [6]})", 0);
    row("tags in one text", "churn_v1.colophon.json", R"({"tags": "growth"})", 0);
    row("an author in parts", "churn_v1.colophon.json", R"({"author": {"name": "Ana"}})", 0);
    row("a version of neither text nor number", "churn_v1.colophon.json", R"({"version": true})", 0);
}

void DamageTest::aBrokenSidecarIsReportedAndTheRestStays()
{
    QFETCH(std::string, file);
    QFETCH(std::string, content);
    QFETCH(int, line);
    const TempTree tree;
    tree.write("churn_v1.pkl", kPickle);
    tree.write("churn_v1.config.json", R"({"layers": 3})");
    tree.write("churn_v2.pkl", kPickle);
    tree.write(file, content);
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.records.size(), std::size_t(2));
    QVERIFY(findEntry(result.records[0].facts.architecture, Name("layers")));
    QCOMPARE(result.problems.size(), std::size_t(1));
    const Problem& problem = result.problems[0];
    QCOMPARE(problem.file, file);
    QCOMPARE(problem.line, line);
    QVERIFY(problem.source == SourceId{1});
    QVERIFY(problem.reason.ends_with('.'));
    QVERIFY(!problem.hint.empty());
}

void DamageTest::numbersThatJsonLacksAreReadAndReported()
{
    const TempTree tree;
    tree.write("churn_v1.pkl", kPickle);
    tree.write("churn_v1.metrics.json",
               R"({"a": NaN, "b": Infinity, "c": -Infinity, "d": "NaN \" Infinity", "f": 0.5})");
    const FolderScanResult result = scanFolder(tree);
    const Facts& facts = result.records.at(0).facts;
    QVERIFY(std::isnan(facts.metric(Name("a"))->value) && facts.metric(Name("a"))->isNumber());
    QVERIFY(facts.metric(Name("b"))->value > 0 && std::isinf(facts.metric(Name("b"))->value));
    QVERIFY(facts.metric(Name("c"))->value < 0 && std::isinf(facts.metric(Name("c"))->value));
    QCOMPARE(facts.metric(Name("d"))->text.text(), std::string("NaN \" Infinity"));
    QCOMPARE(facts.metric(Name("f"))->value, 0.5);
    QVERIFY(result.problem("churn_v1.metrics.json", "NaN or Infinity"));
}

void DamageTest::oneNumberTooLargeLosesNoOther()
{
    const TempTree tree;
    tree.write("churn_v1.pkl", kPickle);
    const std::string digits(400, '9');
    tree.write("churn_v1.metrics.json",
               R"({"a": 0.5, "b": 1e999, "c": -1.5E+400, "d": 1e-999, "e": "1e999", "f": )" + digits
                   + R"(, "g": [1e999],
                   "h": -0.25e1})");
    const FolderScanResult result = scanFolder(tree);
    const Facts& facts = result.records.at(0).facts;
    const auto value = [&facts](const char* key) { return facts.metric(Name(key))->value; };
    QCOMPARE(value("a"), 0.5);
    QCOMPARE(value("b"), std::numeric_limits<double>::infinity());
    QCOMPARE(value("c"), -std::numeric_limits<double>::infinity());
    QCOMPARE(value("d"), 0.0);
    QCOMPARE(facts.metric(Name("e"))->text.text(), std::string("1e999"));
    QCOMPARE(value("f"), std::numeric_limits<double>::infinity());
    QCOMPARE(value("h"), -2.5);
    QVERIFY(result.problem("churn_v1.metrics.json", "Infinity"));
}

void DamageTest::aBrokenNumberIsNoNumber_data()
{
    QTest::addColumn<std::string>("number");
    for (const char* number : {"1e999e", "1e999.", "1e999-2", "-", "--1e999", "01e999", "1e999x"})
        QTest::newRow(number) << std::string(number);
}

void DamageTest::aBrokenNumberIsNoNumber()
{
    QFETCH(std::string, number);
    const TempTree tree;
    tree.write("churn_v1.pkl", kPickle);
    tree.write("churn_v1.metrics.json", R"({"b": 1e999, "a": )" + number + "}");
    const FolderScanResult result = scanFolder(tree);
    QVERIFY(result.problem("churn_v1.metrics.json", "not valid JSON"));
    QVERIFY(result.records.at(0).facts.metrics.empty());
}

void DamageTest::aFileOfTwoGibibytesIsNotRead()
{
    const TempTree tree;
    tree.write("churn_v1.pkl", kPickle);
    tree.sparse("churn_v1.metrics.json", std::uintmax_t{2} << 30);
    tree.sparse("churn_v1.history.csv", std::uintmax_t{2} << 30);
    tree.sparse("net_v1.safetensors", std::uintmax_t{2} << 30);
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.records.size(), std::size_t(2));
    QVERIFY(result.problem("churn_v1.metrics.json", "too large"));
    QVERIFY(result.problem("churn_v1.history.csv", "no row of headings"));
}

void DamageTest::aTableThatEndsInZeroBytesIsReadUpToThem_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<std::uint64_t>("size");
    QTest::newRow("short") << 100 << (std::uint64_t{1} << 12);
    QTest::newRow("read whole, mostly zeros") << 100 << (std::uint64_t{1} << 20);
    QTest::newRow("too long to be read whole") << 100 << (std::uint64_t{1} << 24);
    QTest::newRow("two gibibytes") << 100 << (std::uint64_t{1} << 31);
    QTest::newRow("two gibibytes, many rows") << 700'000 << (std::uint64_t{1} << 31);
}

void DamageTest::aTableThatEndsInZeroBytesIsReadUpToThem()
{
    QFETCH(int, rows);
    QFETCH(std::uint64_t, size);
    const TempTree tree;
    tree.write("churn_v1.pkl", kPickle);
    tree.write("churn_v1.history.csv", tableOfSteps(rows));
    std::filesystem::resize_file(tree.path("churn_v1.history.csv"), size);
    const FolderScanResult result = scanFolder(tree);
    const Metric* loss = result.records.at(0).facts.metric(Name("loss"));
    QVERIFY(loss && loss->hasCurve);
    QCOMPARE(loss->value, static_cast<double>(rows - 1));
    QCOMPARE(result.problems.size(), std::size_t(1));
    QVERIFY(result.problem("churn_v1.history.csv", "zero bytes"));
    QVERIFY(!result.problems[0].hint.empty());
    const auto curve = openFolderSource(tree)->metricHistory("churn_v1.pkl", Name("loss"), {});
    QVERIFY(curve);
    QCOMPARE(curve->size(), static_cast<std::size_t>(rows));
}

void DamageTest::aTableBeyondItsBudgetIsReadInPart()
{
    const TempTree tree;
    tree.write("churn_v1.history.csv", "step,loss\n0,0.5\n1,0.25\n2,0.1");
    const auto root = RootFolder::open(tree.path());
    const auto whole = folder::readTableRows(*root, "churn_v1.history.csv", 1'000);
    QVERIFY(whole && !whole->problem);
    QVERIFY(whole->text.ends_with("2,0.1"));
    const auto part = folder::readTableRows(*root, "churn_v1.history.csv", 20);
    QVERIFY(part && part->problem);
    QCOMPARE(part->text, std::string("step,loss\n0,0.5\n"));
    QCOMPARE(part->problem->file, std::string("churn_v1.history.csv"));
    QVERIFY(part->problem->reason.contains("20 bytes"));
    QVERIFY(!part->problem->hint.empty());
}

void DamageTest::aLongTableWithoutNumbersIsReported()
{
    const TempTree tree;
    tree.write("churn_v1.pkl", kPickle);
    tree.write("churn_v1.history.csv", "step,loss\n" + repeated("1,none\n", std::size_t{3} << 20));
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.records.size(), std::size_t(1));
    QVERIFY(result.problem("churn_v1.history.csv", "no numbers"));
}

void DamageTest::linksAreListedAndNeverFollowedOutside()
{
    const TempTree outside;
    outside.write("secret.pkl", kPickle);
    outside.write("secret.json", R"({"auc": 1})");
    const TempTree tree;
    tree.write("churn_v1.pkl", kPickle);
    tree.link("churn_v2.pkl", outside.path("secret.pkl"));
    tree.link("churn_v3.pkl", "gone.pkl");
    tree.link("churn_v4.pkl", "churn_v4.pkl");
    tree.link("churn_v5.pkl", "churn_v1.pkl");
    tree.link("churn_v1.metrics.json", outside.path("secret.json"));
    tree.link("v6", outside.path());
    tree.link("around", ".");
    tree.link("up_v7.pkl", "../" + outside.path().substr(outside.path().rfind('/') + 1) + "/secret.pkl");
    const FolderScanResult result = scanFolder(tree);
    const auto artifact = [&](const char* native) { return result.find(native)->facts.artifacts.at(0); };
    for (const char* native : {"churn_v2.pkl", "up_v7.pkl"}) {
        QVERIFY(artifact(native).outsideRoot);
        QVERIFY(!artifact(native).size);
        QVERIFY(result.problem(native, "leads out of the opened folder"));
    }
    QCOMPARE(artifact("churn_v3.pkl").integrity, Integrity::Missing);
    QVERIFY(result.problem("churn_v3.pkl", "does not exist"));
    QVERIFY(result.problem("churn_v4.pkl", "circle"));
    QVERIFY(!artifact("churn_v5.pkl").outsideRoot);
    QCOMPARE(*artifact("churn_v5.pkl").size, std::uint64_t(3));
    QVERIFY(result.problem("v6", "leads out of the opened folder"));
    QVERIFY(result.problem("around", "link to a folder"));
    QVERIFY(result.find("churn_v1.pkl")->facts.metrics.empty());
    QCOMPARE(result.records.size(), std::size_t(6));
}

void DamageTest::pipesAndDevicesAreNeverOpened()
{
    const TempTree tree;
    tree.write("churn_v1.pkl", kPickle);
    tree.fifo("churn_v2.pkl");
    tree.fifo("metrics.json");
    tree.fifo("notes");
    tree.link("churn_v3.pkl", "churn_v2.pkl");
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.addresses().size(), std::size_t(2));
    QVERIFY(result.problem("churn_v2.pkl", "not a file"));
    QVERIFY(result.problem("metrics.json", "not a file"));
    QVERIFY(!result.problem("notes"));
    QCOMPARE(result.find("churn_v3.pkl")->facts.artifacts.at(0).integrity, Integrity::Missing);
}

void DamageTest::strangeNamesAreKeptAndShownPlainly_data()
{
    QTest::addColumn<std::string>("file");
    QTest::addColumn<std::string>("model");
    const auto row = [](const char* tag, const char* base, const char* model) {
        QTest::newRow(tag) << std::string(base) + "_v1.pkl" << std::string(model);
    };
    row("newline", "line\nbreak", "line␊break");
    row("control character", "bell\a", "bell␇");
    row("right-to-left override", "a\u202Egpj", "a\uFFFDgpj");
    row("invalid UTF-8", "caf\xE9", "caf\uFFFD");
    row("HTML", "<b>bold<img src=x>", "<b>bold<img src=x>");
    row("quotes", "it's \"quoted\"", "it's \"quoted\"");
    row("letters of the world", "модель-モデル", "модель-モデル");
}

void DamageTest::strangeNamesAreKeptAndShownPlainly()
{
    QFETCH(std::string, file);
    QFETCH(std::string, model);
    const TempTree tree;
    tree.write(file, kPickle);
    tree.write(file.substr(0, file.size() - 4) + ".metrics.json", R"({"auc": 0.5})");
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.records.size(), std::size_t(1));
    QCOMPARE(result.records[0].native, file);
    QCOMPARE(result.records[0].model.text(), model);
    QVERIFY(result.records[0].facts.metric(Name("auc")));
}

void DamageTest::pathsInSidecarsNeverLeaveTheFolder_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<bool>("isOutside");
    QTest::newRow("parent") << std::string("../../etc/passwd") << true;
    QTest::newRow("absolute") << std::string("/etc/passwd") << true;
    QTest::newRow("hidden parent") << std::string("a/../../b/../../c") << true;
    QTest::newRow("through a link") << std::string("away/passwd") << true;
    QTest::newRow("sibling folder") << std::string("../data/file.bin") << false;
}

void DamageTest::pathsInSidecarsNeverLeaveTheFolder()
{
    QFETCH(std::string, path);
    QFETCH(bool, isOutside);
    const TempTree tree;
    tree.write("v1/model.pkl", kPickle);
    tree.write("data/file.bin", "bytes");
    tree.link("v1/away", "/etc");
    tree.write("v1/colophon.json",
               R"({"artifacts": [{"path": ")" + path + R"(", "digest": "md5:0123456789abcdef0123456789abcdef"}]})");
    const FolderScanResult result = scanFolder(tree);
    const auto& artifacts = result.find("v1")->facts.artifacts;
    QCOMPARE(artifacts.size(), std::size_t(2));
    const auto listed = std::ranges::find_if(artifacts, [](const Artifact& item) { return !item.digest.empty(); });
    QVERIFY(listed != artifacts.end());
    QCOMPARE(listed->outsideRoot, isOutside);
    QCOMPARE(listed->foundDigest.empty(), isOutside);
}

void DamageTest::timesInTheFutureAreReported()
{
    using namespace std::chrono_literals;
    const TempTree tree;
    tree.write("churn_v1.pkl", kPickle);
    tree.setModified("churn_v1.pkl", std::chrono::sys_days(2199y / 1 / 1));
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(toIsoText(*result.records.at(0).facts.created), std::string("2199-01-01T00:00:00.000Z"));
    QVERIFY(result.problem("churn_v1.pkl", "in the future"));
}

void DamageTest::aFolderWithoutPermissionIsReported()
{
    const TempTree tree;
    tree.write("churn_v1.pkl", kPickle);
    tree.write("closed/fraud_v1.pkl", kPickle);
    chmod(tree.path("closed").c_str(), 0);
    FolderScanResult result;
    {
        const OrdinaryUser user(tree);
        result = scanFolder(tree);
    }
    chmod(tree.path("closed").c_str(), 0700);
    QCOMPARE(result.records.size(), std::size_t(1));
    QVERIFY(result.problem("closed", "no permission"));
}

void DamageTest::aSidecarOfNoVersionIsTold()
{
    const TempTree tree;
    tree.write("a_v1.pkl", kPickle);
    tree.write("a_v2.pkl", kPickle);
    tree.write("metrics.json", R"({"accuracy": 0.9,)");
    tree.write("params.yaml", "depth: 6\n");
    tree.write("requirements.txt", "xgboost==2.0.3\n");
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.records.size(), std::size_t(2));
    QVERIFY(result.problem("metrics.json", "not clear which version"));
    QVERIFY(result.problem("params.yaml", "not clear which version"));
    QVERIFY(!result.problem("requirements.txt", ""));
}

void DamageTest::aFileWithoutPermissionIsNotMissing()
{
    const TempTree tree;
    tree.write("fraud_v1.pkl", kPickle);
    openToEverybody(tree);
    chmod(tree.path("fraud_v1.pkl").c_str(), 0);
    FolderScanResult result;
    {
        const OrdinaryUser user(tree);
        result = scanFolder(tree);
    }
    QCOMPARE(result.records.size(), std::size_t(1));
    const Artifact& file = result.records.front().facts.artifacts.front();
    QVERIFY(file.integrity == Integrity::NotRecorded);
    QVERIFY(file.size == std::uint64_t(std::string_view(kPickle).size()));
    QVERIFY(result.problem("fraud_v1.pkl", "no permission"));
}

void DamageTest::aHolderThatWasNotFoundIsToldApart()
{
    const TempTree tree;
    for (const char* path : {"closed/fraud_v1.pkl", "shut/v2/model.pkl", "gone/fraud_v3.pkl"})
        tree.write(path, kPickle);
    for (const auto& [stage, native] : {std::pair("production", "closed/fraud_v1.pkl"), std::pair("staging", "shut/v2"),
                                        std::pair("canary", "gone/fraud_v3.pkl"), std::pair("shadow", "gone")}) {
        auto writer = RegistryWriter::open(tree.path());
        QVERIFY(writer
                && writer->setStage({Name("fraud"), Name(stage), std::nullopt, native, "ana", Timestamp::now()}));
    }
    tree.remove("gone/fraud_v3.pkl");
    openToEverybody(tree);
    chmod(tree.path("closed").c_str(), 0);
    chmod(tree.path("shut/v2").c_str(), 0);
    FolderScanResult result;
    {
        const OrdinaryUser user(tree);
        result = scanFolder(tree);
    }
    chmod(tree.path("closed").c_str(), 0700);
    chmod(tree.path("shut/v2").c_str(), 0700);
    for (const char* native : {"closed/fraud_v1.pkl", "shut/v2"}) {
        QVERIFY(result.problem(native, "cannot be read"));
        QVERIFY(!result.problem(native, "not there any more"));
    }
    QVERIFY(result.problem("gone/fraud_v3.pkl", "is not there any more"));
    QVERIFY(result.problem("gone", "was not recognised as a version"));
}

void DamageTest::aFolderThatIsGoneIsReported()
{
    const TempTree tree;
    tree.folder("inner");
    const auto source = openFolderSource(tree);
    tree.remove("");
    QVERIFY(!source->metricHistory("churn_v1.pkl", Name("loss"), {}));
}

void DamageTest::veryDeepFoldersAreReported()
{
    const TempTree tree;
    std::string path = "a";
    for (int i = 0; i < 60; ++i)
        path += "/a";
    tree.write(path + "/churn_v1.pkl", kPickle);
    tree.write("churn_v1.pkl", kPickle);
    const FolderScanResult result = scanFolder(tree);
    QCOMPARE(result.records.size(), std::size_t(1));
    QCOMPARE(result.problems.size(), std::size_t(1));
    QVERIFY(result.problems[0].reason.contains("nested very deeply"));
}

void DamageTest::aStoppedScanEnds()
{
    const TempTree tree;
    for (int i = 0; i < 200; ++i)
        tree.write("a_v" + std::to_string(i) + ".pkl", kPickle);
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(scanFolder(tree, {}, 2, stop.get_token()).records.empty());
}

void DamageTest::readingLeavesTheTreeAsItWas()
{
    const TempTree tree;
    tree.write("churn_v1.pkl", kPickle);
    tree.write("churn_v1.history.csv", "epoch,loss\n0,0.5\n1,0.4\n");
    tree.write("v2/colophon.json", "{\"metrics\": {\"auc\": ");
    tree.write("v2/model.safetensors", "x");
    tree.link("v3.pkl", "/etc/passwd");
    tree.fifo("v4.pkl");
    const std::string before = tree.snapshot();
    scanFolder(tree);
    QVERIFY(openFolderSource(tree)->metricHistory("churn_v1.pkl", Name("loss"), {}));
    QVERIFY(before == tree.snapshot());
}

QTEST_APPLESS_MAIN(DamageTest)
#include "tst_damage.moc"
