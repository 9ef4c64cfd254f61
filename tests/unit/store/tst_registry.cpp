#include "models/store/registry.h"
#include "models/store/registryproblem.h"
#include "models/store/registrywriter.h"
#include "models/store/releaselock.h"
#include "models/store/schema.h"
#include "tests/support/ordinaryuser.h"
#include "tests/support/tampering.h"
#include "tests/support/temptree.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <thread>

using namespace colophon;
using test::tamper;
using test::TempTree;

namespace {

namespace fs = std::filesystem;

const Name kChurn("churn");

RecordedNote noteAbout(const VersionReference& version, const std::string& text)
{
    RecordedNote note;
    note.model = kChurn;
    note.version = version;
    note.actor = "Mei Tanaka";
    note.text = text;
    note.place = "mlruns";
    return note;
}

Registration registration(const std::string& label, const std::string& path = {})
{
    Registration registration{.model = kChurn,
                              .label = label,
                              .path = path,
                              .facts = {},
                              .parent = "v0.9.0",
                              .actor = "Ana Petrović",
                              .time = Timestamp::now()};
    Facts& facts = registration.facts;
    facts.created = Timestamp{1'700'000'000'123};
    facts.author.text = "Ana Petrović";
    facts.reason.text = "First model on the corrected labels";
    facts.metrics.resize(2);
    facts.metrics[0].key = Name("accuracy");
    facts.metrics[0].value = 0.95;
    facts.metrics[1].key = Name("loss");
    facts.metrics[1].value = std::numeric_limits<double>::infinity();
    facts.parameters.push_back({.key = Name("lr"), .value = "1e-3", .type = ValueType::Text});
    facts.parameters.push_back({.key = Name("depth"), .value = "8", .type = ValueType::Number});
    facts.datasets.push_back({.name = "train.csv",
                              .digest = "sha256:00",
                              .path = "data/train.csv",
                              .context = {},
                              .rows = 120,
                              .labels = {{"no", 100}, {"yes", 20}}});
    facts.code.commit = std::string(40, 'a');
    facts.code.dirty = true;
    Artifact artifact;
    artifact.path = path;
    artifact.size = 12;
    artifact.digest = "sha256:11";
    facts.artifacts.push_back(artifact);
    return registration;
}

StageWrite write(std::optional<std::string> from, std::optional<std::string> to, std::string actor = "Ana")
{
    return {kChurn, productionStage(), std::move(from), std::move(to), std::move(actor), Timestamp::now()};
}

void add(const TempTree& tree, const std::string& label, const std::string& path = {})
{
    auto writer = RegistryWriter::open(tree.path());
    QVERIFY(writer);
    const auto added = writer->registerVersion(registration(label, path));
    QVERIFY2(added, added ? "" : added.error().problem.reason.c_str());
}

SQLite::Database openDirectly(const TempTree& tree)
{
    return SQLite::Database(tree.path(kRegistryPath), SQLite::OPEN_READWRITE);
}

/// A schema of the future: today's steps and one more.
std::vector<SchemaStep> withNextStep()
{
    std::vector<SchemaStep> steps(schemaSteps().begin(), schemaSteps().end());
    steps.push_back({.number = static_cast<int>(steps.size()) + 1, .sql = "CREATE TABLE later (x INTEGER) STRICT;"});
    return steps;
}

} // namespace

class TestRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutRegistryThereIsNothingAndNothingIsMade();
    void registeredVersionsComeBackWithTheirFacts();
    void aLabelIsRegisteredOnce();
    void twoVersionsOfOneFileHaveDifferentNames();
    void notesComeBack();
    void anEmptyNoteIsRefused();
    void readingChangesNothing();
    void readingBesideALogSeesWhatWasCommittedAndChangesNothing();
    void readingWhileOthersWriteIsAlwaysConsistent();
    void aNewerSchemaIsRefusedByReadingAndWriting();
    void anUpgradeKeepsACopyFirst();
    void twoProgramsMayUpgradeAtOnce();
    void foreignDatabasesAreLeftAlone();
    void changedTablesAreRefused();
    void damageIsToldAndNothingIsLost_data();
    void damageIsToldAndNothingIsLost();
    void aLockedRegistryIsToldAfterAWhile();
    void aReadOnlyFolderIsTold();
    void aDiskThatTakesNoMoreLosesNothing();
    void linksAreNotFollowed_data();
    void linksAreNotFollowed();
    void theFirstOfTwoWinsAndTheOtherLearnsWho();
    void ofManyWritersExactlyOneWins();
    void manyProgramsMayMakeTheRegistryAtOnce();
    void aStageMovedByOthersIsReported();
    void aPayloadThatIsNoJsonKeepsNobodyFromWriting();
    void anUnexpectedRefusalSaysWhatToDo();
    void theLockIsHeldByOneAtATime();
};

void TestRegistry::withoutRegistryThereIsNothingAndNothingIsMade()
{
    const TempTree tree;
    const std::string before = tree.snapshot();
    const auto contents = readRegistry(tree.path());
    QVERIFY(contents);
    QVERIFY(contents->versions.empty() && contents->stages.empty() && contents->releases.empty());
    QCOMPARE(contents->journalLength, 0);
    QCOMPARE(tree.snapshot(), before);
    QVERIFY(readRegistry(tree.path("no such folder")));
}

void TestRegistry::registeredVersionsComeBackWithTheirFacts()
{
    const TempTree tree;
    add(tree, "v1.0.0", "models/churn.pkl");
    const auto contents = readRegistry(tree.path());
    QVERIFY(contents);
    QCOMPARE(contents->problems.size(), std::size_t(0));
    QCOMPARE(contents->versions.size(), std::size_t(1));
    const SourceRecord& record = contents->versions.front();
    QCOMPARE(record.native, "models/churn.pkl");
    QCOMPARE(record.label, "v1.0.0");
    QVERIFY(record.kind == RecordKind::Registered && record.model == kChurn);
    QCOMPARE(record.parents.front().address, "v0.9.0");
    const Facts& facts = record.facts;
    QCOMPARE(facts.created->milliseconds, 1'700'000'000'123);
    QCOMPARE(facts.author.text, "Ana Petrović");
    QCOMPARE(facts.metric(Name("accuracy"))->value, 0.95);
    QVERIFY(std::isinf(facts.metric(Name("loss"))->value));
    QCOMPARE(facts.parameter(Name("lr"))->value, "1e-3");
    QVERIFY(facts.parameter(Name("depth"))->type == ValueType::Number);
    QCOMPARE(facts.datasets.front().rows.value_or(0), 120);
    QCOMPARE(facts.datasets.front().labels.front(), (LabelCount{"no", 100}));
    QCOMPARE(facts.code.dirty, std::optional(true));
    QCOMPARE(facts.artifacts.front().size, std::optional<std::uint64_t>(12));
    QCOMPARE(facts.origin(facts.author.origin)->place, kRegistryPath);
}

void TestRegistry::aLabelIsRegisteredOnce()
{
    const TempTree tree;
    add(tree, "v1.0.0", "a.pkl");
    auto writer = RegistryWriter::open(tree.path());
    QVERIFY(writer);
    const auto second = writer->registerVersion(registration("v1.0.0", "b.pkl"));
    QVERIFY(!second);
    QVERIFY(second.error().kind == RegistryFailure::Kind::Refused);
    QVERIFY(second.error().problem.reason.contains("Ana Petrović"));
    QCOMPARE(readRegistry(tree.path())->journalLength, 1);
}

void TestRegistry::twoVersionsOfOneFileHaveDifferentNames()
{
    const TempTree tree;
    add(tree, "v1", "model.pkl");
    add(tree, "v2", "model.pkl");
    const auto contents = readRegistry(tree.path());
    QCOMPARE(contents->versions[0].native, "model.pkl");
    QCOMPARE(contents->versions[1].native, "churn/v2");
}

void TestRegistry::notesComeBack()
{
    const TempTree tree;
    const VersionReference version{"mlflow-files", "churn/7", "7"};
    QVERIFY(addNote(tree.path(), noteAbout(version, "Drifts on Sundays.")));
    const auto contents = readRegistry(tree.path());
    QCOMPARE(contents->notes.size(), std::size_t(1));
    QCOMPARE(contents->notes[0].text, "Drifts on Sundays.");
    QCOMPARE(contents->notes[0].actor, "Mei Tanaka");
    QVERIFY(contents->notes[0].version == version && contents->notes[0].model == kChurn);
    QCOMPARE(contents->notes[0].place, "mlruns");
    QCOMPARE(contents->notes[0].root, tree.path());
    QCOMPARE(contents->notes[0].entry, 1);
}

void TestRegistry::anEmptyNoteIsRefused()
{
    const TempTree tree;
    const std::string before = tree.snapshot();
    QVERIFY(!addNote(tree.path(), noteAbout({"folder", "a", "a"}, " \n")));
    QCOMPARE(tree.snapshot(), before);
}

void TestRegistry::readingChangesNothing()
{
    const TempTree tree;
    add(tree, "v1");
    QVERIFY(!fs::exists(tree.path(std::string(kRegistryPath) + "-wal")));
    const std::string before = tree.snapshot();
    QCOMPARE(readRegistry(tree.path())->versions.size(), std::size_t(1));
    QVERIFY(exportJournal(tree.path()));
    QVERIFY(verifyJournal(tree.path()));
    QCOMPARE(tree.snapshot(), before);
}

void TestRegistry::readingBesideALogSeesWhatWasCommittedAndChangesNothing()
{
    const TempTree tree;
    auto writer = RegistryWriter::open(tree.path());
    QVERIFY(writer && writer->registerVersion(registration("v1")));
    QVERIFY(fs::file_size(tree.path(std::string(kRegistryPath) + "-wal")) > 0);
    const std::string before = tree.snapshot();
    const auto contents = readRegistry(tree.path());
    QVERIFY2(contents, contents ? "" : contents.error().reason.c_str());
    QCOMPARE(contents->versions.size(), std::size_t(1));
    QCOMPARE(tree.snapshot(), before);
}

void TestRegistry::readingWhileOthersWriteIsAlwaysConsistent()
{
    const TempTree tree;
    add(tree, "v0");
    std::atomic<bool> isDone = false;
    std::atomic<int> written = 1;
    std::thread writing([&] {
        for (int number = 1; number <= 40; ++number) {
            // Opening and closing moves the log into the database and removes it: the hardest case for a reader.
            auto writer = RegistryWriter::open(tree.path());
            if (writer && writer->registerVersion(registration("v" + std::to_string(number))))
                ++written;
        }
        isDone = true;
    });
    QStringList complaints;
    while (!isDone) {
        const int atLeast = written;
        const auto contents = readRegistry(tree.path());
        if (!contents)
            complaints << QString::fromStdString(contents.error().reason);
        else if (!contents->problems.empty())
            complaints << QString::fromStdString(contents->problems.front().reason);
        else if (contents->journalLength < atLeast)
            complaints << QStringLiteral("%1 of %2 entries").arg(contents->journalLength).arg(atLeast);
    }
    writing.join();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    QCOMPARE(readRegistry(tree.path())->versions.size(), std::size_t(41));
}

void TestRegistry::aNewerSchemaIsRefusedByReadingAndWriting()
{
    const TempTree tree;
    QVERIFY(RegistryWriter::open(tree.path(), withNextStep()));
    const std::string before = tree.snapshot();
    const auto contents = readRegistry(tree.path());
    QVERIFY(!contents);
    QVERIFY2(contents.error().reason.contains("newer Colophon"), contents.error().reason.c_str());
    const auto writer = RegistryWriter::open(tree.path());
    QVERIFY(!writer);
    QCOMPARE(writer.error().problem, contents.error());
    QCOMPARE(tree.snapshot(), before);
}

void TestRegistry::anUpgradeKeepsACopyFirst()
{
    const TempTree tree;
    add(tree, "v1");
    auto upgraded = RegistryWriter::open(tree.path(), withNextStep());
    QVERIFY2(upgraded, upgraded ? "" : upgraded.error().problem.reason.c_str());
    QVERIFY(upgraded->registerVersion(registration("v2")));
    const std::string copy = tree.path(".colophon/registry-before-schema-2.db");
    QVERIFY(fs::exists(copy));
    SQLite::Database database(copy);
    QCOMPARE(database.execAndGet("PRAGMA user_version").getInt(), 1);
    QCOMPARE(database.execAndGet("SELECT count(*) FROM versions").getInt(), 1);
    QCOMPARE(database.execAndGet("PRAGMA integrity_check").getString(), "ok");
}

void TestRegistry::twoProgramsMayUpgradeAtOnce()
{
    const TempTree tree;
    add(tree, "v1");
    std::array<bool, 4> isOpen{};
    {
        std::vector<std::jthread> programs;
        for (bool& open : isOpen)
            programs.emplace_back([&] { open = RegistryWriter::open(tree.path(), withNextStep()).has_value(); });
    }
    QVERIFY(std::ranges::all_of(isOpen, std::identity()));
    QCOMPARE(openDirectly(tree).execAndGet("PRAGMA user_version").getInt(), 2);
}

void TestRegistry::foreignDatabasesAreLeftAlone()
{
    const TempTree tree;
    tree.folder(".colophon");
    SQLite::Database(tree.path(kRegistryPath), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
        .exec("CREATE TABLE journal (number, time, kind, payload, previous_hash, hash)");
    const std::string before = tree.snapshot();
    QVERIFY(readRegistry(tree.path()).error().reason.contains("not a registry"));
    QVERIFY(!RegistryWriter::open(tree.path()));
    QCOMPARE(tree.snapshot(), before);
}

void TestRegistry::changedTablesAreRefused()
{
    const TempTree tree;
    add(tree, "v1");
    openDirectly(tree).exec("CREATE TRIGGER sly AFTER INSERT ON journal BEGIN DELETE FROM stages; END");
    QVERIFY(readRegistry(tree.path()).error().reason.contains("changed by another program"));
    QVERIFY(!RegistryWriter::open(tree.path()));
}

void TestRegistry::damageIsToldAndNothingIsLost_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text") << QByteArray("this is not a database, but long enough to be looked at as one").repeated(40);
    QTest::newRow("zeros") << QByteArray(8192, '\0');
    QTest::newRow("header only") << QByteArray("SQLite format 3\0", 16);
    QTest::newRow("half") << QByteArray();
}

void TestRegistry::damageIsToldAndNothingIsLost()
{
    QFETCH(QByteArray, content);
    const TempTree tree;
    add(tree, "v1");
    if (content.isEmpty())
        fs::resize_file(tree.path(kRegistryPath), fs::file_size(tree.path(kRegistryPath)) / 2);
    else
        tree.write(kRegistryPath, content.toStdString());
    const std::string before = tree.snapshot();
    const auto contents = readRegistry(tree.path());
    QVERIFY(!contents);
    QVERIFY2(contents.error().reason.contains("damaged"), contents.error().reason.c_str());
    QVERIFY(!contents.error().hint.empty());
    QVERIFY(!RegistryWriter::open(tree.path()));
    QCOMPARE(tree.snapshot(), before);
}

void TestRegistry::aLockedRegistryIsToldAfterAWhile()
{
    const TempTree tree;
    add(tree, "v1");
    SQLite::Database other = openDirectly(tree);
    other.exec("BEGIN IMMEDIATE");
    QCOMPARE(readRegistry(tree.path())->versions.size(), std::size_t(1));
    auto writer = RegistryWriter::open(tree.path(), schemaSteps(), std::chrono::milliseconds(50));
    QVERIFY(writer);
    const auto refused = writer->registerVersion(registration("v2"));
    QVERIFY(!refused);
    QVERIFY2(refused.error().problem.reason.contains("locked"), refused.error().problem.reason.c_str());
    other.exec("ROLLBACK");
    QVERIFY(writer->registerVersion(registration("v2")));
}

void TestRegistry::aReadOnlyFolderIsTold()
{
    const TempTree tree;
    add(tree, "v1");
    fs::permissions(tree.path(), fs::perms(0755));
    fs::permissions(tree.path(".colophon"), fs::perms(0555));
    fs::permissions(tree.path(kRegistryPath), fs::perms(0444));
    const std::string before = tree.snapshot();
    {
        const test::OrdinaryUser other(tree);
        if (::faccessat(AT_FDCWD, tree.path().c_str(), R_OK | X_OK, AT_EACCESS) != 0)
            QSKIP("the temporary folder cannot be read by others");
        const auto contents = readRegistry(tree.path());
        QVERIFY2(contents, contents ? "" : contents.error().reason.c_str());
        QCOMPARE(contents->versions.size(), std::size_t(1));
        auto writer = RegistryWriter::open(tree.path());
        const auto written = writer ? writer->registerVersion(registration("v2")) : std::unexpected(writer.error());
        QVERIFY(!written);
        QVERIFY2(written.error().problem.hint.contains("writable"), written.error().problem.hint.c_str());
    }
    QCOMPARE(tree.snapshot(), before);
    fs::permissions(tree.path(".colophon"), fs::perms(0755));
}

void TestRegistry::aDiskThatTakesNoMoreLosesNothing()
{
    const TempTree tree;
    add(tree, "v1");
    auto writer = RegistryWriter::open(tree.path());
    QVERIFY(writer);
    rlimit own{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &own), 0);
    const rlimit tight{.rlim_cur = 8192, .rlim_max = own.rlim_max};
    ::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
    const auto refused = writer->registerVersion(registration("v2"));
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &own), 0);
    QVERIFY(!refused);
    QVERIFY(!refused.error().problem.hint.empty());
    QCOMPARE(readRegistry(tree.path())->versions.size(), std::size_t(1));
    QVERIFY(writer->registerVersion(registration("v2")));
    QVERIFY(verifyJournal(tree.path())->isIntact());
}

void TestRegistry::linksAreNotFollowed_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::newRow("folder") << QByteArray(".colophon");
    QTest::newRow("file") << QByteArray(kRegistryPath);
    QTest::newRow("lock") << QByteArray(".colophon/release.lock");
}

void TestRegistry::linksAreNotFollowed()
{
    QFETCH(QByteArray, link);
    const TempTree elsewhere;
    add(elsewhere, "v1");
    elsewhere.write(".colophon/release.lock", "");
    const std::string before = elsewhere.snapshot();
    const TempTree tree;
    tree.link(link.toStdString(), elsewhere.path(link.toStdString()));
    if (link != ".colophon/release.lock") {
        QVERIFY(!readRegistry(tree.path()));
        QVERIFY(!RegistryWriter::open(tree.path()));
    }
    QVERIFY(link == kRegistryPath || !ReleaseLock::take(tree.path()));
    QCOMPARE(elsewhere.snapshot(), before);
}

void TestRegistry::theFirstOfTwoWinsAndTheOtherLearnsWho()
{
    const TempTree tree;
    auto ana = RegistryWriter::open(tree.path());
    auto mei = RegistryWriter::open(tree.path());
    QVERIFY(ana && mei);
    QVERIFY(ana->setStage(write({}, "a.pkl", "Ana")));
    const auto lost = mei->setStage(write({}, "b.pkl", "Mei"));
    QVERIFY(!lost);
    QVERIFY(lost.error().kind == RegistryFailure::Kind::Refused);
    const std::string& reason = lost.error().problem.reason;
    QVERIFY2(reason.contains("Ana") && reason.contains("a.pkl") && reason.contains("T"), reason.c_str());
    QVERIFY(mei->setStage(write("a.pkl", "b.pkl", "Mei")));
    QVERIFY(mei->setStage(write("b.pkl", {}, "Mei")));
    QVERIFY(ana->setStage(write({}, "a.pkl", "Ana")));
}

void TestRegistry::ofManyWritersExactlyOneWins()
{
    const TempTree tree;
    for (int round = 0; round < 10; ++round) {
        const auto contents = readRegistry(tree.path());
        const auto holder = contents->stages.empty() ? std::nullopt : std::optional(contents->stages[0].native);
        std::atomic<int> winners = 0;
        std::atomic<int> informed = 0;
        {
            std::vector<std::jthread> programs;
            for (int program = 0; program < 4; ++program) {
                programs.emplace_back([&, program] {
                    const std::string own = std::to_string(round) + "/" + std::to_string(program);
                    auto writer = RegistryWriter::open(tree.path());
                    const auto done = writer ? writer->setStage(write(holder, own, "person " + own))
                                             : std::unexpected(writer.error());
                    if (done)
                        ++winners;
                    else if (done.error().problem.reason.contains("person " + std::to_string(round)))
                        ++informed;
                });
            }
        }
        QCOMPARE(winners.load(), 1);
        QCOMPARE(informed.load(), 3);
    }
}

void TestRegistry::manyProgramsMayMakeTheRegistryAtOnce()
{
    for (int round = 0; round < 5; ++round) {
        const TempTree tree;
        std::atomic<int> added = 0;
        {
            std::vector<std::jthread> programs;
            for (int program = 0; program < 4; ++program) {
                programs.emplace_back([&, program] {
                    auto writer = RegistryWriter::open(tree.path());
                    if (writer && writer->registerVersion(registration("v" + std::to_string(program))))
                        ++added;
                });
            }
        }
        QCOMPARE(added.load(), 4);
        const auto contents = readRegistry(tree.path());
        QVERIFY(contents && contents->journal.isIntact());
        QCOMPARE(contents->versions.size(), std::size_t(4));
    }
}

void TestRegistry::aStageMovedByOthersIsReported()
{
    const TempTree tree;
    auto writer = RegistryWriter::open(tree.path());
    QVERIFY(writer && writer->setStage(write({}, "a.pkl")));
    const auto contents = readRegistry(tree.path());
    QCOMPARE(contents->stages.size(), std::size_t(1));
    QCOMPARE(contents->problems.size(), std::size_t(1));
    QVERIFY(contents->problems[0].reason.contains("production of churn"));
}

void TestRegistry::aPayloadThatIsNoJsonKeepsNobodyFromWriting()
{
    const TempTree tree;
    add(tree, "v1");
    auto writer = RegistryWriter::open(tree.path());
    QVERIFY(writer && writer->append("intent", {{"model", "churn"}}, Timestamp::now()));
    QVERIFY(writer->append("result", {{"intent", 2}, {"outcome", "applied"}}, Timestamp::now()));
    QVERIFY(writer->append("result", {{"intent", 9}}, Timestamp::now()));
    tamper(tree.path(), "UPDATE journal SET payload = '{\"torn' WHERE number IN (1, 4)");

    const auto intents = writer->openIntents();
    QVERIFY2(intents, intents ? "" : intents.error().problem.reason.c_str());
    QVERIFY(intents->empty());
    const auto again = writer->registerVersion(registration("v1"));
    QVERIFY(!again && again.error().kind == RegistryFailure::Kind::Refused);
    QVERIFY(again.error().problem.reason.contains("has a version v1 already"));
    QVERIFY(writer->registerVersion(registration("v2")));
}

void TestRegistry::anUnexpectedRefusalSaysWhatToDo()
{
    const Problem problem = registryProblem(SQLite::Exception("malformed JSON", SQLITE_ERROR));
    QVERIFY(problem.hint.contains("colophon journal verify") && problem.hint.contains("backup"));
}

void TestRegistry::theLockIsHeldByOneAtATime()
{
    const TempTree tree;
    {
        const auto held = ReleaseLock::take(tree.path());
        QVERIFY(held);
        const auto second = ReleaseLock::take(tree.path(), std::chrono::milliseconds(20));
        QVERIFY(!second);
        QVERIFY(second.error().problem.reason.contains("Another program"));
    }
    QVERIFY(ReleaseLock::take(tree.path(), std::chrono::milliseconds(20)));
}

QTEST_GUILESS_MAIN(TestRegistry)
#include "tst_registry.moc"
