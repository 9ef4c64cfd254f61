#include "tests/unit/commands/programrun.h"

#include "tests/support/temptree.h"

#include <QElapsedTimer>
#include <QTest>

#include <filesystem>
#include <fstream>
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
    void itIsSmallAndTheSameEveryTime();
    void aFolderThatIsNotEmptyIsRefused();
    void inputsAreCalledAsMlflowCallsThem();
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

void SampleTest::itIsSmallAndTheSameEveryTime()
{
    QCOMPARE(run(m_tree.path(), {QStringLiteral("sample"), QStringLiteral("again")}).status, 0);
    QVERIFY(bytesBelow(m_folder) < 3'000'000);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(m_folder)) {
        const auto relative = std::filesystem::relative(entry.path(), m_folder);
        // The journal names this computer.
        if (!entry.is_regular_file() || relative.string().starts_with(".colophon"))
            continue;
        QVERIFY2(contentOf(entry.path()) == contentOf(m_tree.path("again") / relative), relative.c_str());
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
        const std::string bytes = contentOf(entry.path());
        std::uint64_t length = 0;
        for (int i = 7; i >= 0; --i)
            length = (length << 8U) | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
        const Json header = Json::parse(bytes.substr(8, length));
        std::uint64_t end = 0;
        for (const auto& [name, tensor] : header.items()) {
            if (name != "__metadata__")
                end = std::max(end, tensor.at("data_offsets").at(1).get<std::uint64_t>());
        }
        QCOMPARE(8 + length + end, std::uint64_t(bytes.size()));
    }
    QCOMPARE(files, 25);
}

QTEST_GUILESS_MAIN(SampleTest)
#include "tst_sample.moc"
