#include "models/releases/notes.h"
#include "models/releases/registration.h"
#include "models/releases/release.h"
#include "models/sources/folder/foldersource.h"
#include "models/sources/location.h"
#include "models/store/registry.h"
#include "tests/support/temptree.h"

#include <QTest>

#include <array>
#include <filesystem>

using namespace colophon;
using test::TempTree;

namespace {

constexpr const char* kReason = "Two weeks in staging without alerts";
constexpr const char* kReplacement = "\xEF\xBF\xBD";

/// A folder with one version whose path is no valid UTF-8 in one part.
struct Place
{
    explicit Place(const std::string& path)
    {
        tree.write(path, "weights");
        const std::array<SourceKind, 1> kinds{folderSourceKind()};
        locations.push_back(Location::open(tree.path(), kinds, SourceId(1)).value());
        catalog = scanLocations(locations, {}, {}, {});
    }

    const Version& version() const { return catalog->models().front()->versions.front(); }
    bool isUntouched() const { return !std::filesystem::exists(tree.path(".colophon")); }

    TempTree tree;
    std::vector<std::shared_ptr<Location>> locations;
    CatalogPointer catalog;
};

/// Says what, where, and what to do.
bool isClear(const Problem& problem)
{
    return problem.reason.find("UTF-8") != std::string::npos && problem.reason.find(kReplacement) != std::string::npos
        && !problem.file.empty() && problem.hint.find("Rename") != std::string::npos;
}

void addPaths()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("model") << QByteArray("ch\xFFurn/v1.0.0/model.onnx");
    QTest::newRow("label") << QByteArray("churn/v1.0.0-\xFF/model.onnx");
    QTest::newRow("file") << QByteArray("ch\xC3urn_v1.0.0.pkl");
}

} // namespace

/// What the journal could not name is not written into it, because nobody would find it again.
class JournalNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void suchAVersionIsShown_data() { addPaths(); }
    void suchAVersionIsShown();
    void noReleaseIsPlanned_data() { addPaths(); }
    void noReleaseIsPlanned();
    void noNoteIsWritten_data() { addPaths(); }
    void noNoteIsWritten();
    void noVersionIsRegistered_data();
    void noVersionIsRegistered();
    void aStageIsText();
};

void JournalNamesTest::suchAVersionIsShown()
{
    QFETCH(const QByteArray, path);
    const Place place(path.toStdString());
    QCOMPARE(place.catalog->versionCount(), std::size_t(1));
    const Version& version = place.version();
    QVERIFY(QByteArray::fromStdString(version.model.text() + version.label).contains(kReplacement));
}

void JournalNamesTest::noReleaseIsPlanned()
{
    QFETCH(const QByteArray, path);
    const Place place(path.toStdString());
    ReleaseRequest request;
    request.model = place.version().model;
    request.stage = productionStage();
    request.to = place.version().id;
    request.reason = kReason;
    const auto plan = ReleaseDesk(place.locations).plan(*place.catalog, request);
    QVERIFY(!plan);
    QVERIFY2(isClear(plan.error()), plan.error().reason.c_str());
    QVERIFY(place.isUntouched());
}

void JournalNamesTest::noNoteIsWritten()
{
    QFETCH(const QByteArray, path);
    const Place place(path.toStdString());
    const auto obstacle = noteObstacle(place.locations, *place.catalog, place.version());
    QVERIFY(obstacle && isClear(*obstacle));
    const auto written = writeNote(place.locations, *place.catalog, place.version(), "Drifts on Sundays");
    QVERIFY(!written && written.error().kind == WriteFailure::Kind::Refused);
    QVERIFY2(isClear(written.error().problem), written.error().problem.reason.c_str());
    QVERIFY(place.isUntouched());
}

void JournalNamesTest::noVersionIsRegistered_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("file") << QByteArray("mod\xFF.pkl") << QByteArray("train.csv");
    QTest::newRow("file in a folder") << QByteArray("model/part\xFF.bin") << QByteArray("train.csv");
    QTest::newRow("data") << QByteArray("model.pkl") << QByteArray("tr\xFFin.csv");
}

void JournalNamesTest::noVersionIsRegistered()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QByteArray, data);
    const TempTree tree;
    tree.write(file.toStdString(), "weights");
    tree.write(data.toStdString(), "a,b\n1,2\n");
    RegistrationRequest request;
    request.locationPath = tree.path();
    request.files = {tree.path(file.split('/').front().toStdString())};
    request.data = {tree.path(data.toStdString())};
    request.model = Name("churn");
    request.label = "v1.0.0";
    const std::string before = tree.snapshot();
    const auto result = registerVersion(Catalog(), request);
    QVERIFY(!result && result.error().kind == WriteFailure::Kind::Refused);
    QVERIFY2(isClear(result.error().problem), result.error().problem.reason.c_str());
    QCOMPARE(tree.snapshot(), before);
}

void JournalNamesTest::aStageIsText()
{
    const Place place("churn_v1.0.0.pkl");
    ReleaseRequest request;
    request.model = place.version().model;
    request.stage = Name("can\xFFry");
    request.to = place.version().id;
    request.reason = kReason;
    const auto plan = ReleaseDesk(place.locations).plan(*place.catalog, request);
    QVERIFY(!plan && !plan.error().reason.empty() && !plan.error().hint.empty());
    QVERIFY(place.isUntouched());
}

QTEST_GUILESS_MAIN(JournalNamesTest)
#include "tst_journalnames.moc"
