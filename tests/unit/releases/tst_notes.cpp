#include "models/catalog/address.h"
#include "models/releases/notes.h"
#include "models/sources/folder/foldersource.h"
#include "models/sources/mlflow/mlflowfiles.h"
#include "models/store/journal.h"
#include "tests/support/mlflowstore.h"

#include <QTest>

#include <array>
#include <filesystem>

using namespace colophon;
using namespace colophon::test;

namespace {

/// A location with a plain file and an MLflow store.
struct Place
{
    TempTree tree;
    std::vector<std::shared_ptr<Location>> locations;

    Place()
    {
        tree.write("models/churn_v1.0.0.pkl", "weights");
        const MlflowStore store(tree);
        store.experiment("1", "ranker");
        store.run("1", "a").tag("mlflow.note.content", "Trained over night");
        store.registeredModel("ranker");
        store.version("ranker", 1, {.run = "a", .description = "First try"});
        const std::array kinds{mlflowFilesKind(), folderSourceKind()};
        locations.push_back(Location::open(tree.path(), kinds, SourceId(1)).value());
    }

    CatalogPointer read() const { return scanLocations(locations, {}, {}, {}); }
    bool write(const char* address, const std::string& text) const
    {
        const CatalogPointer catalog = read();
        const auto version = findVersion(*catalog, address);
        return version && writeNote(locations, *catalog, **version, text, "Mei Tanaka").has_value();
    }
};

QStringList texts(const CatalogPointer& catalog, const char* address)
{
    QStringList result;
    if (const auto version = findVersion(*catalog, address)) {
        for (const Note& note : (*version)->facts.notes)
            result.append(QString::fromStdString(note.text));
    }
    return result;
}

} // namespace

class NotesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNoteOfAPlainFileComesBack();
    void aNoteOfAnMlflowVersionLeavesTheStoreAlone();
    void emptyNotesAreRefused();
    void tooLongNotesAreRefused();
    void aPlaceThatCannotBeWrittenSaysSo();
    void aNoteIsNotWrittenIntoAnotherLocation();
};

void NotesTest::aNoteOfAPlainFileComesBack()
{
    const Place place;
    QVERIFY(place.write("churn@v1.0.0", "Drifts on Sundays"));
    const CatalogPointer catalog = place.read();
    const Version* version = findVersion(*catalog, "churn@v1.0.0").value();
    QCOMPARE(version->facts.notes.size(), std::size_t(1));
    QCOMPARE(version->facts.notes[0].text, "Drifts on Sundays");
    QCOMPARE(version->facts.notes[0].author, "Mei Tanaka");
    QVERIFY(version->facts.notes[0].time.has_value());
    QVERIFY(verifyJournal(place.tree.path())->isIntact());
}

void NotesTest::aNoteOfAnMlflowVersionLeavesTheStoreAlone()
{
    const Place place;
    const auto written = std::filesystem::last_write_time(place.tree.path("mlruns/models/ranker/version-1"));
    QVERIFY(place.write("ranker@1", "Beaten by v2"));
    QVERIFY(std::filesystem::last_write_time(place.tree.path("mlruns/models/ranker/version-1")) == written);
    QCOMPARE(texts(place.read(), "ranker@1"),
             QStringList(
                 {QStringLiteral("First try"), QStringLiteral("Trained over night"), QStringLiteral("Beaten by v2")}));
}

void NotesTest::emptyNotesAreRefused()
{
    const Place place;
    QVERIFY(!place.write("churn@v1.0.0", " \n"));
    QVERIFY(!std::filesystem::exists(place.tree.path(".colophon")));
}

void NotesTest::tooLongNotesAreRefused()
{
    const Place place;
    const CatalogPointer catalog = place.read();
    const Version* version = findVersion(*catalog, "churn@v1.0.0").value();
    const auto written = writeNote(place.locations, *catalog, *version, std::string(kLongestNote + 1, 'x'));
    QVERIFY(!written && written.error().kind == WriteFailure::Kind::Refused);
    QVERIFY2(written.error().problem.reason.contains("too long"), written.error().problem.reason.c_str());
    QVERIFY2(written.error().problem.hint.contains("10,000"), written.error().problem.hint.c_str());
    QVERIFY(!std::filesystem::exists(place.tree.path(".colophon")));
    QVERIFY(place.write("churn@v1.0.0", std::string(kLongestNote, 'x')));
}

void NotesTest::aPlaceThatCannotBeWrittenSaysSo()
{
    const Place place;
    const CatalogPointer catalog = place.read();
    const Version* version = findVersion(*catalog, "churn@v1.0.0").value();
    QVERIFY(!noteObstacle(place.locations, *catalog, *version));
    // A file where the folder should be: not even root may write there.
    place.tree.write(".colophon", "");
    const auto obstacle = noteObstacle(place.locations, *catalog, *version);
    QVERIFY(obstacle && !obstacle->hint.empty());
    QVERIFY(!writeNote(place.locations, *catalog, *version, "text"));
    QVERIFY(noteObstacle({}, *catalog, *version));
    QVERIFY(!writeNote({}, *catalog, *version, "text"));
}

void NotesTest::aNoteIsNotWrittenIntoAnotherLocation()
{
    const Place place;
    const CatalogPointer catalog = place.read();
    const Version* version = findVersion(*catalog, "churn@v1.0.0").value();
    // Its sources have the numbers that those of the catalog had.
    const Place other;
    const std::string before = other.tree.snapshot();
    QVERIFY(noteObstacle(other.locations, *catalog, *version));
    const auto written = writeNote(other.locations, *catalog, *version, "Drifts on Sundays");
    QVERIFY(!written && written.error().kind == WriteFailure::Kind::Refused);
    QCOMPARE(other.tree.snapshot(), before);
}

QTEST_GUILESS_MAIN(NotesTest)
#include "tst_notes.moc"
