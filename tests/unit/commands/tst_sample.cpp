#include "tests/unit/commands/programrun.h"

#include "tests/support/temptree.h"

#include <QElapsedTimer>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>

using colophon::test::ProgramRun;
using colophon::test::run;
using colophon::test::TempTree;
using colophon::test::text;
using Json = nlohmann::json;

namespace {

std::uintmax_t bytesBelow(const std::string& folder)
{
    std::uintmax_t bytes = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file())
            bytes += entry.file_size();
    }
    return bytes;
}

std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::map<std::string, std::string> contentsBelow(const std::string& folder)
{
    std::map<std::string, std::string> contents;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file())
            contents[std::filesystem::relative(entry.path(), folder)] = contentOf(entry.path());
    }
    return contents;
}

/// Writes the sample where no file may be larger than so many blocks of 512 bytes.
ProgramRun runLimited(const std::string& folder, int blocks, const char* target)
{
    QProcess process;
    process.setWorkingDirectory(QString::fromStdString(folder));
    process.start(QStringLiteral("sh"),
                  {QStringLiteral("-c"),
                   QStringLiteral("trap '' XFSZ; ulimit -f %1; exec \"$0\" sample \"$1\"").arg(blocks),
                   QStringLiteral(COLOPHON_PROGRAM), QString::fromLatin1(target)});
    process.waitForFinished();
    return {.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            .output = process.readAllStandardOutput().toStdString(),
            .errors = process.readAllStandardError().toStdString()};
}

std::vector<std::string> namesBelow(const std::string& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        names.push_back(std::filesystem::relative(entry.path(), folder));
    std::ranges::sort(names);
    return names;
}

struct SafetensorsFile
{
    Json header;
    std::uint64_t dataSize = 0;
};

SafetensorsFile readSafetensorsFile(const std::string& file)
{
    const std::string bytes = contentOf(file);
    std::uint64_t length = 0;
    for (int i = 7; i >= 0; --i)
        length = (length << 8U) | static_cast<unsigned char>(bytes.at(static_cast<std::size_t>(i)));
    return {Json::parse(bytes.substr(8, length)), bytes.size() - 8 - length};
}

/// Where the weights of a version lie.
std::string weightsOf(const Json& version)
{
    for (const Json& artifact : version.at("artifacts")) {
        if (artifact.at("path").get<std::string>().ends_with(".safetensors"))
            return artifact.at("path");
    }
    throw std::out_of_range("weights");
}

/// The setting decides this dimension of the tensor.
struct Dimension
{
    std::string setting;
    std::string tensor;
    std::size_t index;
};

const std::vector<Dimension> kDimensions{
    {"features", "coefficients", 0},
    {"n_estimators", "trees.threshold", 0},
    {"n_estimators", "trees.leaf", 0},
    {"max_leaves", "trees.leaf", 1},
    {"features", "embedding.weight", 0},
    {"width", "embedding.weight", 1},
    {"width", "layers.3.attention.weight", 0},
    {"width", "head.weight", 1},
    {"width", "encoder.1.weight", 0},
    {"width", "users.weight", 1},
    {"width", "items.weight", 1},
    {"width", "mix.bias", 0},
    {"width", "sequence.1.weight", 0},
};

/// A parameter or a fact of the architecture as a number; MLflow keeps parameters as text.
std::optional<int> settingOf(const Json& version, const std::string& name)
{
    for (const char* group : {"parameters", "architecture"}) {
        const Json entries = version.value(group, Json::object());
        if (entries.contains(name))
            return entries[name].is_string() ? std::stoi(entries[name].get<std::string>()) : entries[name].get<int>();
    }
    return std::nullopt;
}

const Json& modelOf(const Json& scan, const std::string& name)
{
    for (const Json& model : scan.at("models")) {
        if (model.at("name") == name)
            return model;
    }
    throw std::out_of_range(name);
}

const Json& versionOf(const Json& model, const std::string& label)
{
    for (const Json& version : model.at("versions")) {
        if (version.at("label") == label)
            return version;
    }
    throw std::out_of_range(label);
}

} // namespace

class SampleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void itIsSmallAndTheSameEverywhere();
    void itIsThereAsAWholeOrNotAtAll();
    void parametersAreThoseOfTheFiles();
    void dataThatAreNamedAreThere();
    void aFolderThatIsNotEmptyIsRefused();
    void inputsAreCalledAsMlflowCallsThem();
    void runsAreCompleteForMlflow();
    void churnIsOnTwoBranchesThatMeet();
    void laterChurnVersionsMustNotBeCompared();
    void triageGotBetterBecauseLabelsWereCorrected();
    void oneVersionLacksFactsAndOneFileDiffers();
    void recommenderRunsInATest();
    void curvesHaveTheirSpikes();
    void historySaysWhoWasInProduction();
    void safetensorsFilesAreValid();

private:
    TempTree m_tree;
    std::string m_folder;
    Json m_scan;
};

void SampleTest::initTestCase()
{
    QCOMPARE(run(m_tree.path(), {QStringLiteral("sample"), QStringLiteral("project")}).status, 0);
    m_folder = m_tree.path("project");
    m_scan = run(m_folder, {QStringLiteral("scan"), QStringLiteral("--json")}).json();
}

void SampleTest::itIsSmallAndTheSameEverywhere()
{
    const ProgramRun again = run(m_tree.path(), {QStringLiteral("sample"), QStringLiteral("again")},
                                 {QStringLiteral("TZ=Asia/Kathmandu"), QStringLiteral("USER=somebody"),
                                  QStringLiteral("LOGNAME=somebody"), QStringLiteral("LC_ALL=de_DE.UTF-8"),
                                  QStringLiteral("HOME=%1").arg(QString::fromStdString(m_tree.path("home")))});
    QCOMPARE(again.status, 0);
    QVERIFY(bytesBelow(m_folder) < 3'000'000);
    std::map<std::string, std::string> first = contentsBelow(m_folder);
    const std::map<std::string, std::string> second = contentsBelow(m_tree.path("again"));
    QVERIFY(first.contains(".colophon/registry.db"));
    for (const auto& [path, content] : second)
        QVERIFY2(first[path] == content, path.c_str());
    QCOMPARE(first.size(), second.size());
    const ProgramRun journal = run(m_folder, {QStringLiteral("journal"), QStringLiteral("export")});
    QVERIFY(journal.outputHas("workstation.example.org"));
}

void SampleTest::itIsThereAsAWholeOrNotAtAll()
{
    m_tree.folder("small/empty");
    const auto before = namesBelow(m_tree.path());
    for (const char* target : {"small/new", "small/a/b/new/", "small/empty"}) {
        // No file may grow above 8 blocks, as on a disk that gets full.
        const ProgramRun failed = runLimited(m_tree.path(), 8, target);
        QCOMPARE(failed.status, 4);
        QVERIFY2(failed.errorsHave("File too large") && failed.errorsHave("left behind"), failed.errors.c_str());
        QVERIFY(namesBelow(m_tree.path()) == before);
    }
    for (const char* target : {"small/new", "small/a/b/new/", "small/empty"}) {
        QCOMPARE(run(m_tree.path(), {QStringLiteral("sample"), QString::fromLatin1(target)}).status, 0);
        QCOMPARE(contentsBelow(m_tree.path(target)).size(), contentsBelow(m_folder).size());
    }
    QCOMPARE(std::distance(std::filesystem::directory_iterator(m_tree.path("small")), {}), 3);
    m_tree.remove("small");
}

void SampleTest::parametersAreThoseOfTheFiles()
{
    int compared = 0;
    for (const Json& model : m_scan.at("models")) {
        for (const Json& version : model.at("versions")) {
            const std::string file = weightsOf(version);
            const Json header = readSafetensorsFile(m_folder + "/" + file).header;
            if (const auto bytes = settingOf(version, "bytes"))
                QCOMPARE(std::uintmax_t(*bytes), std::filesystem::file_size(m_folder + "/" + file));
            for (const auto& [setting, tensor, index] : kDimensions) {
                const auto recorded = settingOf(version, setting);
                if (!recorded || !header.contains(tensor))
                    continue;
                QVERIFY2(header[tensor]["shape"][index] == *recorded, (file + ": " + setting).c_str());
                ++compared;
            }
        }
    }
    QVERIFY(compared > 40);
}

void SampleTest::dataThatAreNamedAreThere()
{
    for (const Json& model : m_scan.at("models")) {
        for (const Json& version : model.at("versions")) {
            for (const Json& data : version.value("datasets", Json::array())) {
                const std::string path = data.value("path", "");
                if (!path.empty() && path.find("://") == std::string::npos)
                    QVERIFY2(std::filesystem::exists(m_folder + "/" + path), path.c_str());
            }
        }
    }
}

void SampleTest::aFolderThatIsNotEmptyIsRefused()
{
    m_tree.write("full/file.txt", "mine");
    m_tree.folder("empty");
    const std::string before = m_tree.snapshot();
    const ProgramRun full = run(m_tree.path(), {QStringLiteral("sample"), QStringLiteral("full")});
    QCOMPARE(full.status, 4);
    QVERIFY(full.errorsHave("not empty"));
    QCOMPARE(run(m_tree.path(), {QStringLiteral("sample"), QStringLiteral("full/file.txt")}).status, 4);
    QCOMPARE(m_tree.snapshot(), before);
    QCOMPARE(run(m_tree.path(), {QStringLiteral("sample"), QStringLiteral("empty")}).status, 0);
}

void SampleTest::inputsAreCalledAsMlflowCallsThem()
{
    // MLflow refuses a whole experiment for one kind that it does not know.
    std::set<std::string> kinds;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(m_tree.path("project/mlruns"))) {
        const std::string place = entry.path().string();
        if (place.find("/inputs/") == std::string::npos || !place.ends_with("/meta.yaml"))
            continue;
        std::istringstream lines(contentOf(entry.path()));
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with("source_type: ") || line.starts_with("destination_type: "))
                kinds.insert(line);
        }
    }
    const std::set<std::string> known{"destination_type: RUN", "source_type: DATASET", "source_type: MODEL"};
    QVERIFY(kinds == known);
}

void SampleTest::runsAreCompleteForMlflow()
{
    // Since MLflow 3, a folder that lacks one of these is no run.
    int runs = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(m_tree.path("project/mlruns"))) {
        if (entry.path().filename() != "params")
            continue;
        ++runs;
        for (const char* part : {"metrics", "artifacts"})
            QVERIFY2(std::filesystem::is_directory(entry.path().parent_path() / part), entry.path().c_str());
    }
    QCOMPARE(runs, 12);
}

void SampleTest::churnIsOnTwoBranchesThatMeet()
{
    const Json& churn = modelOf(m_scan, "churn");
    QCOMPARE(churn.at("versions").size(), std::size_t(12));
    QCOMPARE(text(versionOf(churn, "7").at("semver")), text(Json("1.2.0")));
    QCOMPARE(versionOf(churn, "12").at("parents").size(), std::size_t(2));
    QCOMPARE(text(versionOf(churn, "12").at("parents").at(0).at("evidence")), text(Json("recorded")));
    QCOMPARE(text(versionOf(churn, "6").at("parents").at(0).at("evidence")), text(Json("semver")));
    QCOMPARE(text(churn.at("stages").at("production")), text(versionOf(churn, "6").at("id")));
    QCOMPARE(text(churn.at("stages").at("staging")), text(versionOf(churn, "7").at("id")));
    std::set<std::string> authors;
    std::size_t count = 0;
    for (const Json& model : m_scan.at("models")) {
        count += model.at("versions").size();
        for (const Json& version : model.at("versions"))
            authors.insert(version.value("author", "").substr(0, 3));
    }
    QVERIFY(count >= 24);
    QVERIFY(authors.contains("Ana") && authors.contains("Jon") && authors.contains("Mei"));
}

void SampleTest::laterChurnVersionsMustNotBeCompared()
{
    const Json comparison = run(m_folder,
                                {QStringLiteral("compare"), QStringLiteral("churn#production"),
                                 QStringLiteral("churn@7"), QStringLiteral("churn@11"), QStringLiteral("--json")})
                                .json();
    QCOMPARE(comparison.at("comparability").size(), std::size_t(1));
    for (const Json& row : comparison.at("rows")) {
        if (row.at("key") == "accuracy")
            QCOMPARE(text(row.at("best")), text(Json::array({1})));
    }
}

void SampleTest::triageGotBetterBecauseLabelsWereCorrected()
{
    const Json& triage = modelOf(m_scan, "triage");
    QCOMPARE(text(versionOf(triage, "v1.0.0").at("metrics").at("accuracy")), text(Json(0.81)));
    QCOMPARE(text(versionOf(triage, "v1.2.0").at("metrics").at("accuracy")), text(Json(0.95)));
    QVERIFY(std::filesystem::exists(m_folder + "/data/triage/labels-2025-09.csv"));
    const ProgramRun compared
        = run(m_folder, {QStringLiteral("compare"), QStringLiteral("triage@v1.1.0"), QStringLiteral("triage@v1.2.0")});
    QVERIFY(compared.outputHas("measured on other labels"));
    QVERIFY(compared.outputHas("label “urgent” 15 % → 24 %"));
}

void SampleTest::oneVersionLacksFactsAndOneFileDiffers()
{
    const Json& triage = modelOf(m_scan, "triage");
    QVERIFY(!versionOf(triage, "v1.1.1").contains("metrics"));
    QCOMPARE(text(versionOf(triage, "v1.1.1").at("created")), text(Json("2025-12-02T18:30:00.000Z")));
    QCOMPARE(text(versionOf(triage, "v1.0.1").at("artifacts").at(0).at("integrity")), text(Json("changed")));
    QCOMPARE(m_scan.at("problems").size(), std::size_t(1));
}

void SampleTest::recommenderRunsInATest()
{
    const Json& recommender = modelOf(m_scan, "recommender");
    QCOMPARE(text(versionOf(recommender, "v3.1.0").at("live").at("share")), text(Json(0.5)));
    QCOMPARE(text(versionOf(recommender, "v3.1.0").at("live").at("test")),
             text(versionOf(recommender, "v3.2.0").at("live").at("test")));
    const ProgramRun compared
        = run(m_folder,
              {QStringLiteral("compare"), QStringLiteral("recommender@v3.1.0"), QStringLiteral("recommender@v3.2.0")});
    QVERIFY(compared.outputHas("v3.2.0 is better by 0.4 points, between −0.1 and 0.9: not decided."));
}

void SampleTest::curvesHaveTheirSpikes()
{
    const Json curve = run(m_folder,
                           {QStringLiteral("history"), QStringLiteral("churn@10"), QStringLiteral("val_log_loss"),
                            QStringLiteral("--json")})
                           .json();
    QCOMPARE(curve.at("points").size(), std::size_t(301));
    const double before = curve.at("points").at(177).at("value");
    const double spike = curve.at("points").at(178).at("value");
    QVERIFY(spike > before + 0.1);
    const ProgramRun plain = run(m_folder,
                                 {QStringLiteral("history"), QStringLiteral("triage@v1.1.0"),
                                  QStringLiteral("val_loss"), QStringLiteral("--csv")});
    QCOMPARE(std::ranges::count(plain.output, '\n'), 302);
}

void SampleTest::historySaysWhoWasInProduction()
{
    const Json releases = run(m_folder,
                              {QStringLiteral("releases"), QStringLiteral("churn"), QStringLiteral("--at"),
                               QStringLiteral("2026-03-03T12:00Z"), QStringLiteral("--json")})
                              .json();
    QCOMPARE(releases.at("events").size(), std::size_t(8));
    QCOMPARE(text(releases.at("at").at("version")), text(versionOf(modelOf(m_scan, "churn"), "3").at("id")));
    QCOMPARE(text(releases.at("events").at(0).at("from")), text(Json()));
    QCOMPARE(text(releases.at("events").at(0).at("made_here")), text(Json(true)));
    QCOMPARE(run(m_folder, {QStringLiteral("journal"), QStringLiteral("verify")}).status, 0);
}

void SampleTest::safetensorsFilesAreValid()
{
    int files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(m_folder)) {
        if (entry.path().extension() != ".safetensors")
            continue;
        ++files;
        const auto [header, dataSize] = readSafetensorsFile(entry.path());
        std::uint64_t end = 0;
        for (const auto& [name, tensor] : header.items()) {
            if (name != "__metadata__")
                end = std::max(end, tensor.at("data_offsets").at(1).get<std::uint64_t>());
        }
        QCOMPARE(end, dataSize);
    }
    QCOMPARE(files, 25);
}

QTEST_GUILESS_MAIN(SampleTest)
#include "tst_sample.moc"
