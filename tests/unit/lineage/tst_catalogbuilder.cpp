#include "models/lineage/catalogbuilder.h"

#include "models/catalog/address.h"
#include "tests/support/catalogbuilding.h"

#include <QTest>

#include <algorithm>

using namespace colophon;
using namespace colophon::test;

namespace {

RecordedRelease release(std::string_view time, std::string_view to, ReleaseKind kind = ReleaseKind::Release)
{
    RecordedRelease made;
    made.time = *parseTimestamp(time);
    made.kind = kind;
    made.model = Name("churn");
    made.stage = productionStage();
    if (!to.empty())
        made.to = VersionReference{"folder", std::string(to), std::string(to)};
    return made;
}

RecordedModel statement(std::string_view model, bool isRegistered, std::string_view description)
{
    RecordedModel said{.source = SourceId(1), .model = Name(model), .isRegistered = isRegistered, .facts = {}};
    said.facts.notes.push_back({.text = std::string(description), .author = {}, .time = {}, .origin = kNoOrigin});
    return said;
}

RecordNotation file(std::string_view path)
{
    return record(path, RecordKind::File);
}

} // namespace

class TestCatalogBuilder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsAreStableAndDifferent();
    void idsDoNotDependOnWhereTheLocationLies();
    void unchangedModelsAreShared();
    void laterRecordsChangeOnlyTheirModel();
    void stagesComeProductionFirst();
    void releasedLastHoldsAStageThatTwoClaim();
    void archivedIsNoSlot();
    void releasesFindTheirVersions();
    void observationsThatSayNothingNewAreLeftOut();
    void anObservationJustBeforeItsJournalEntryIsTheSameRelease();
    void oneReleaseSeenThroughTwoLocationsIsOne();
    void releasesAndNotesBelongToTheStoreTheyWereMadeIn();
    void theOrderOfAJournalCountsMoreThanItsClocks();
    void releasesOfAVanishedModelAreReported();
    void aRegisteredModelIsListedWithoutVersions();
    void whatIsSaidOfAModelIsJoinedWhateverTheOrder();
    void newWordsAboutAModelChangeIt();
    void silentSourceIsNotListed();
    void sameProblemIsToldOnce();
    void duplicateRecordsAppearOnce();
    void promptsAndDeletedAreMarked();
    void semverComesFromATagToo();
    void notesOfTheJournalFindTheirVersions();
    void notesFromTheSourceStayBesideThoseOfTheJournal();
    void stagesHeldEarlierAreRemembered();
};

void TestCatalogBuilder::idsAreStableAndDifferent()
{
    const auto build = [] {
        CatalogBuilder builder({sourceInfo(1, "folder"), sourceInfo(2, "mlflow-files", "mlruns")});
        builder.add({{file("a"), file("b"), record("a").source(2).label("x")}, {}, {}});
        return builder.build(true);
    };
    const CatalogPointer catalog = build();
    std::vector<std::string> ids;
    for (const Version& version : catalog->model("churn")->versions) {
        QCOMPARE(version.id.size(), 16U);
        QVERIFY(version.id.find_first_not_of("0123456789abcdef") == std::string::npos);
        ids.push_back(version.id);
        QVERIFY(build()->version(version.id));
    }
    std::ranges::sort(ids);
    QVERIFY(std::ranges::adjacent_find(ids) == ids.end());
}

void TestCatalogBuilder::idsDoNotDependOnWhereTheLocationLies()
{
    const auto idIn = [](const std::string& root, int number) {
        SourceInfo info = sourceInfo(number);
        info.root = root;
        CatalogBuilder builder({info});
        builder.add({{file("a").source(number)}, {}, {}});
        return builder.build(true)->models().front()->versions.front().id;
    };
    QCOMPARE(idIn("/home/ana/churn", 1), idIn("/mnt/copy", 4));
}

void TestCatalogBuilder::unchangedModelsAreShared()
{
    CatalogBuilder builder({sourceInfo()});
    builder.add({{file("a").model("one"), file("b").model("two")}, {}, {}});
    const CatalogPointer first = builder.build(false);
    QVERIFY(!first->isComplete());
    builder.add({{file("c").model("two")}, {}, {}});
    const CatalogPointer second = builder.build(false);
    QVERIFY(first->models()[0] == second->models()[0]);
    QVERIFY(first->models()[1] != second->models()[1]);
    QCOMPARE(first->model("two")->versions.size(), 1U);
    QCOMPARE(second->model("two")->versions.size(), 2U);
    const CatalogPointer last = builder.build(true);
    QVERIFY(last->isComplete());
    QVERIFY(last->models()[0] == first->models()[0]);
}

void TestCatalogBuilder::laterRecordsChangeOnlyTheirModel()
{
    CatalogBuilder builder({sourceInfo(1, "mlflow-files", "mlruns")});
    builder.add({{record("run:a", RecordKind::Run).model("experiment").metric("m", 1)}, {}, {}});
    QVERIFY(builder.build(false)->model("experiment"));
    builder.add({{record("churn/1").sameAs("run:a")}, {}, {}});
    const CatalogPointer catalog = builder.build(true);
    QVERIFY(!catalog->model("experiment"));
    QCOMPARE(catalog->model("churn")->versions.front().facts.metric(Name("m"))->value, 1.0);
}

void TestCatalogBuilder::stagesComeProductionFirst()
{
    CatalogBuilder builder({sourceInfo()});
    builder.add({{file("a").stage("canary"), file("b").stage("staging"), file("c").stage("production")}, {}, {}});
    const CatalogPointer catalog = builder.build(true);
    const auto& stages = catalog->model("churn")->stages;
    QCOMPARE(stages.size(), 3U);
    QCOMPARE(stages[0].stage.text(), std::string("production"));
    QCOMPARE(stages[1].stage.text(), std::string("canary"));
    QCOMPARE(stages[2].stage.text(), std::string("staging"));
    QCOMPARE(catalog->version(stages[0].version)->label, std::string("c"));
}

void TestCatalogBuilder::releasedLastHoldsAStageThatTwoClaim()
{
    const auto holder = [](std::vector<RecordedRelease> releases) {
        CatalogBuilder builder({sourceInfo()});
        builder.add({{file("old").created("2026-01-01").stage("production"),
                      file("new").created("2026-01-02").stage("production")},
                     std::move(releases),
                     {}});
        const CatalogPointer catalog = builder.build(true);
        return catalog->model("churn")->holder(productionStage())->label;
    };
    QCOMPARE(holder({}), std::string("new"));
    QCOMPARE(holder({release("2026-02-02", "old"), release("2026-02-01", "new")}), std::string("old"));
}

void TestCatalogBuilder::archivedIsNoSlot()
{
    CatalogBuilder builder({sourceInfo()});
    builder.add({{file("a").stage("archived"), file("b").stage("archived")}, {}, {}});
    const CatalogPointer catalog = builder.build(true);
    QVERIFY(catalog->model("churn")->stages.empty());
    QVERIFY(catalog->model("churn")->versions.front().holds(Name("archived")));
}

void TestCatalogBuilder::releasesFindTheirVersions()
{
    RecordedRelease second = release("2026-02-02", "gone", ReleaseKind::Rollback);
    second.from = VersionReference{"folder", "a", "v1 of that day"};
    second.entry = 5;
    second.reason = "it was better";
    CatalogBuilder builder({sourceInfo()});
    RecordedRelease first = release("2026-02-01", "a");
    first.entry = 4;
    RecordedRelease third = release("2026-02-03", "");
    third.entry = 6;
    builder.add({{file("a")}, {second, first, third}, {}});
    const CatalogPointer catalog = builder.build(true);
    const Model& model = *catalog->model("churn");
    QCOMPARE(model.releases.size(), 3U);
    QCOMPARE(model.releases[0].to, std::optional(model.versions.front().id));
    QVERIFY(!model.releases[0].from);
    QCOMPARE(model.releases[1].from, std::optional(model.versions.front().id));
    QCOMPARE(model.releases[1].fromLabel, std::string("v1 of that day"));
    QVERIFY(!model.releases[1].to);
    QCOMPARE(model.releases[1].toLabel, std::string("gone"));
    QVERIFY(model.releases[1].kind == ReleaseKind::Rollback);
    QCOMPARE(model.releases[1].entry, std::int64_t(5));
    QVERIFY(!model.releases[2].to && model.releases[2].toLabel.empty());
}

void TestCatalogBuilder::observationsThatSayNothingNewAreLeftOut()
{
    CatalogBuilder builder({sourceInfo()});
    builder.add({{file("a"), file("b")},
                 {release("2026-02-01", "a"), release("2026-02-01", "a", ReleaseKind::Observed),
                  release("2026-02-03", "b", ReleaseKind::Observed)},
                 {}});
    const CatalogPointer catalog = builder.build(true);
    const auto& releases = catalog->model("churn")->releases;
    QCOMPARE(releases.size(), 2U);
    QVERIFY(releases[0].kind == ReleaseKind::Release);
    QCOMPARE(releases[1].toLabel, std::string("b"));
}

void TestCatalogBuilder::anObservationJustBeforeItsJournalEntryIsTheSameRelease()
{
    CatalogBuilder builder({sourceInfo()});
    builder.add({.records = {file("a"), file("b")},
                 .releases = {release("2026-02-01T10:00:00.574Z", "a", ReleaseKind::Observed),
                              release("2026-02-01T10:00:00.576Z", "a"),
                              release("2026-02-02T10:00:00.000Z", "b", ReleaseKind::Observed),
                              release("2026-02-02T10:00:09.000Z", "b")}});
    const CatalogPointer catalog = builder.build(true);
    const auto& releases = catalog->model("churn")->releases;
    QCOMPARE(releases.size(), 3U);
    QVERIFY(releases[0].kind == ReleaseKind::Release);
    QVERIFY(releases[1].kind == ReleaseKind::Observed); // nine seconds are no grain of a clock
}

/// A folder and a store inside it may be open together.
void TestCatalogBuilder::oneReleaseSeenThroughTwoLocationsIsOne()
{
    SourceInfo inner = sourceInfo(2, "mlflow-files", ".");
    inner.root = "/project/mlruns";
    CatalogBuilder builder({sourceInfo(1, "mlflow-files", "mlruns"), inner, sourceInfo(3, "mlflow-files", "other")});
    const auto at = [](RecordedRelease release, const char* root, const char* place) {
        release.to->sourceKind = "mlflow-files";
        release.root = root;
        release.place = place;
        return release;
    };
    const RecordedRelease made = release("2026-02-01T10:00:00.500Z", "churn/1");
    const RecordedRelease seen = release("2026-02-01T10:00:00.400Z", "churn/1", ReleaseKind::Observed);
    const RecordedRelease later = release("2026-02-03", "churn/2", ReleaseKind::Observed);
    builder.add({.records = {record("churn/1").model("churn").label("1"), record("churn/1").source(2).label("1"),
                             record("churn/2").model("churn").label("2"), record("churn/2").source(2).label("2"),
                             record("churn/2").source(3).label("2")},
                 .releases = {at(made, "/project", "mlruns"), at(seen, "/project", "mlruns"),
                              at(seen, "/project/mlruns", "."), at(later, "/project/mlruns", "."),
                              at(later, "/project", "mlruns"), at(later, "/project", "other")}});
    const CatalogPointer catalog = builder.build(true);
    const auto& releases = catalog->model("churn")->releases;
    QCOMPARE(releases.size(), 3U); // the other store is another one
    QVERIFY(releases[0].kind == ReleaseKind::Release);
    QCOMPARE(releases[1].toLabel, std::string("churn/2"));
    QCOMPARE(releases[2].toLabel, std::string("churn/2"));
}

void TestCatalogBuilder::releasesAndNotesBelongToTheStoreTheyWereMadeIn()
{
    CatalogBuilder builder(
        {sourceInfo(1, "mlflow-files", "mlruns"), sourceInfo(2, "mlflow-files", "notebooks/mlruns")});
    RecordedRelease made = release("2026-02-01", "churn/1");
    made.to->sourceKind = "mlflow-files";
    made.root = "/project";
    made.place = "notebooks/mlruns";
    RecordedNote note;
    note.time = made.time;
    note.model = Name("churn");
    note.version = *made.to;
    note.text = "Drifts on Sundays";
    note.root = "/project";
    note.place = "notebooks/mlruns";
    builder.add({.records
                 = {record("churn/1").model("churn").label("1"), record("churn/1").source(2).model("churn").label("1")},
                 .releases = {made},
                 .notes = {note}});
    const CatalogPointer catalog = builder.build(true);
    const Model& churn = *catalog->model("churn");
    const auto there = std::ranges::find(churn.versions, SourceId(2),
                                         [](const Version& version) { return version.records.front().source; });
    QVERIFY(there != churn.versions.end());
    QCOMPARE(churn.releases.at(0).to.value_or(""), there->id);
    QCOMPARE(there->facts.notes.size(), 1U);
}

void TestCatalogBuilder::theOrderOfAJournalCountsMoreThanItsClocks()
{
    CatalogBuilder builder({sourceInfo()});
    std::vector<RecordedRelease> journal{release("2026-02-01", "a"), release("2027-02-02", "b"),
                                         release("2026-02-03", "a")};
    for (std::size_t i = 0; i < journal.size(); ++i)
        journal[i].entry = static_cast<std::int64_t>(i + 1);
    builder.add({.records = {file("a"), file("b")}, .releases = journal});
    const CatalogPointer catalog = builder.build(true);
    const auto& releases = catalog->model("churn")->releases;
    QCOMPARE(releases.size(), 3U);
    QCOMPARE(releases[1].toLabel, std::string("b"));
    QVERIFY(releases[1].time == *parseTimestamp("2027-02-02"));
    QVERIFY(releases[1].effective == *parseTimestamp("2026-02-03")); // the entry after it allows no later time
    QCOMPARE(releases[2].toLabel, std::string("a"));
    QCOMPARE(catalog->problems().size(), 1U);
    QVERIFY(catalog->problems().front().reason.ends_with("a clock was wrong."));
}

void TestCatalogBuilder::releasesOfAVanishedModelAreReported()
{
    CatalogBuilder builder({sourceInfo()});
    builder.add({{file("a").model("other")}, {release("2026-02-01", "a")}, {}});
    QVERIFY(builder.build(false)->problems().empty());
    const CatalogPointer catalog = builder.build(true);
    QVERIFY(!catalog->model("churn"));
    QCOMPARE(catalog->problems().front().reason,
             std::string("Releases of churn are recorded, but no version of it was found."));
}

void TestCatalogBuilder::aRegisteredModelIsListedWithoutVersions()
{
    CatalogBuilder builder({sourceInfo()});
    builder.add({.models = {statement("churn", true, "Who leaves"), statement("experiment", false, "Runs")}});
    const CatalogPointer catalog = builder.build(true);
    QCOMPARE(catalog->models().size(), 1U);
    QVERIFY(catalog->model("churn")->versions.empty());
    QCOMPARE(catalog->model("churn")->facts.notes.at(0).text, std::string("Who leaves"));
}

void TestCatalogBuilder::whatIsSaidOfAModelIsJoinedWhateverTheOrder()
{
    for (const bool isRegistryFirst : {true, false}) {
        CatalogBuilder builder({sourceInfo()});
        std::vector<RecordedModel> said{statement("churn", true, "Who leaves"), statement("churn", false, "Runs")};
        if (!isRegistryFirst)
            std::ranges::reverse(said);
        for (RecordedModel& one : said)
            builder.add({.models = {std::move(one)}});
        const CatalogPointer catalog = builder.build(true);
        const std::vector<Note>& notes = catalog->model("churn")->facts.notes;
        QCOMPARE(notes.size(), 2U);
        QCOMPARE(notes.at(0).text, std::string("Who leaves"));
    }
}

void TestCatalogBuilder::newWordsAboutAModelChangeIt()
{
    CatalogBuilder builder({sourceInfo()});
    builder.add({.records = {file("churn_v1.pkl").model("churn")}});
    QVERIFY(builder.build(false)->model("churn")->facts.notes.empty());
    builder.add({.models = {statement("churn", false, "Runs")}});
    QCOMPARE(builder.build(false)->model("churn")->facts.notes.size(), 1U);
}

void TestCatalogBuilder::silentSourceIsNotListed()
{
    CatalogBuilder builder({sourceInfo(1, "mlflow-files", "mlruns"), sourceInfo(2)}, {SourceId(2)});
    QCOMPARE(builder.build(false)->sources().size(), 1U);
    Problem problem;
    problem.source = SourceId(2);
    builder.add({{}, {}, {problem}});
    QCOMPARE(builder.build(true)->sources().size(), 2U);
}

void TestCatalogBuilder::sameProblemIsToldOnce()
{
    Problem probing;
    probing.file = "secret";
    probing.reason = "Permission denied.";
    Problem reading = probing;
    reading.source = SourceId(1);
    Problem elsewhere = probing;
    elsewhere.source = SourceId(2);
    CatalogBuilder builder({sourceInfo(1), sourceInfo(2)});
    builder.add({{}, {}, {probing, reading, elsewhere, reading}});
    const CatalogPointer catalog = builder.build(true);
    QCOMPARE(catalog->problems(), (std::vector<Problem>{reading, elsewhere}));
}

void TestCatalogBuilder::duplicateRecordsAppearOnce()
{
    CatalogBuilder builder({sourceInfo()});
    builder.add({{file("a"), file("a")}, {}, {}});
    QCOMPARE(builder.build(true)->versionCount(), 1U);
}

void TestCatalogBuilder::promptsAndDeletedAreMarked()
{
    CatalogBuilder builder({sourceInfo()});
    builder.add({{record("ask/1", RecordKind::Prompt).model("ask"), file("a").deleted()}, {}, {}});
    const CatalogPointer catalog = builder.build(true);
    QVERIFY(catalog->model("ask")->versions.front().isPrompt);
    QVERIFY(catalog->model("churn")->versions.front().deleted);
}

void TestCatalogBuilder::semverComesFromATagToo()
{
    SourceRecord tagged = record("churn/7").label("7");
    tagged.facts.tags.push_back({Name("semver"), "1.2.0", ValueType::Text, kNoOrigin});
    CatalogBuilder builder({sourceInfo()});
    builder.add({{tagged}, {}, {}});
    QCOMPARE(toString(*builder.build(true)->model("churn")->versions.front().semver), std::string("1.2.0"));
}

void TestCatalogBuilder::notesOfTheJournalFindTheirVersions()
{
    CatalogBuilder builder({sourceInfo(1, "folder"), sourceInfo(2, "mlflow-files", "mlruns")});
    builder.add({{file("a").label("v1"), record("churn/7").source(2).model("churn").label("7")}, {}, {}});
    const CatalogPointer before = builder.build(false);
    Batch journal;
    journal.notes.push_back({.time = *parseTimestamp("2026-03-02"),
                             .model = Name("churn"),
                             .version = {"mlflow-files", "churn/7", "7"},
                             .actor = "Mei",
                             .text = "Drifts on Sundays",
                             .entry = 4,
                             .evidence = "journal entry 4"});
    journal.notes.push_back(journal.notes.front());
    journal.notes.back().time = *parseTimestamp("2026-03-01");
    journal.notes.back().text = "Looks good";
    builder.add(std::move(journal));
    const CatalogPointer catalog = builder.build(true);
    const Version* version = findVersion(*catalog, "churn@7").value_or(nullptr);
    QVERIFY(version);
    QCOMPARE(version->facts.notes.size(), std::size_t(2));
    QCOMPARE(version->facts.notes[0].text, "Looks good");
    QCOMPARE(version->facts.notes[1].text, "Drifts on Sundays");
    QCOMPARE(version->facts.notes[1].author, "Mei");
    QCOMPARE(version->facts.origin(version->facts.notes[1].origin)->place, "journal entry 4");
}

void TestCatalogBuilder::notesFromTheSourceStayBesideThoseOfTheJournal()
{
    SourceRecord described = record("churn/7").model("churn").label("7");
    described.facts.notes.push_back({.text = "Described in the registry", .author = {}, .time = {}});
    CatalogBuilder builder({sourceInfo(1, "mlflow-files", "mlruns")});
    builder.add({{described}, {}, {}});
    Batch journal;
    journal.notes.push_back({.time = *parseTimestamp("2026-03-02"),
                             .model = Name("churn"),
                             .version = {"mlflow-files", "churn/7", "7"},
                             .actor = "Mei",
                             .text = "Drifts on Sundays",
                             .entry = 4,
                             .evidence = "journal entry 4"});
    builder.add(std::move(journal));
    const CatalogPointer catalog = builder.build(true);
    const std::vector<Note>& notes = catalog->models().front()->versions.front().facts.notes;
    QCOMPARE(notes.size(), std::size_t(2));
    QCOMPARE(notes[0].text, "Described in the registry");
    QVERIFY(!notes[0].time);
}

void TestCatalogBuilder::stagesHeldEarlierAreRemembered()
{
    CatalogBuilder builder({sourceInfo(1, "folder")});
    SourceRecord present = file("b").model("churn").label("v2");
    present.stages = {productionStage()};
    builder.add({{file("a").model("churn").label("v1"), present, file("c").model("churn").label("v3")},
                 {release("2026-01-01", "a"), release("2026-02-01", "b")},
                 {}});
    const CatalogPointer catalog = builder.build(true);
    const auto past
        = [&catalog](const char* address) { return findVersion(*catalog, address).value_or(nullptr)->pastStages; };
    QVERIFY(past("churn@v1") == std::vector<Name>{productionStage()});
    QVERIFY(past("churn@v2").empty());
    QVERIFY(past("churn@v3").empty());
}

QTEST_APPLESS_MAIN(TestCatalogBuilder)
#include "tst_catalogbuilder.moc"
