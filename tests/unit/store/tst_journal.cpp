#include "models/store/journal.h"
#include "models/store/registry.h"
#include "models/store/registrywriter.h"
#include "tests/support/tampering.h"
#include "tests/support/temptree.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <nlohmann/json.hpp>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <algorithm>
#include <functional>

using namespace colophon;
using test::tamper;
using test::TempTree;

namespace {

constexpr int kEntries = 12;

void fill(const TempTree& tree)
{
    auto writer = RegistryWriter::open(tree.path());
    QVERIFY2(writer, writer ? "" : writer.error().problem.reason.c_str());
    for (int number = 1; number <= kEntries; ++number) {
        const nlohmann::json payload{{"actor", "Ana Petrović"},
                                     {"text", "note\n" + std::to_string(number)},
                                     {"value", number / 7.0},
                                     {"small", 1e-9 * number},
                                     {"large", 1e21 * number}};
        QVERIFY(writer->append("note", payload, Timestamp{1'700'000'000'000 + number}));
    }
}

QByteArray exported(const TempTree& tree)
{
    return QByteArray::fromStdString(exportJournal(tree.path()).value_or("unreadable"));
}

/// What the independent checker says about an export.
struct Verdict
{
    int exitCode = -1;
    QByteArray output;
};

Verdict checkIndependently(const TempTree& tree, const QByteArray& text, const QString& head = {})
{
    tree.write("export.jsonl", text.toStdString());
    QProcess process;
    QStringList arguments{QStringLiteral(COLOPHON_SOURCE_DIR "/tests/interop/verify_journal.py"),
                          QString::fromStdString(tree.path("export.jsonl"))};
    if (!head.isEmpty())
        arguments << head;
    process.start(QStringLiteral("python3"), arguments);
    if (!process.waitForFinished())
        return {};
    return {process.exitCode(), process.readAllStandardOutput() + process.readAllStandardError()};
}

bool hasPython()
{
    return !QStandardPaths::findExecutable(QStringLiteral("python3")).isEmpty();
}

/// A chain as readers get it.
std::vector<JournalEntry> chain(int length)
{
    std::vector<JournalEntry> entries;
    for (int number = 1; number <= length; ++number) {
        JournalEntry entry;
        entry.number = number;
        entry.time = Timestamp{1'700'000'000'000 + number};
        entry.kind = "note";
        entry.payload = R"({"text":")" + std::to_string(number) + "\"}";
        entry.previousHash = entries.empty() ? std::string(kFirstPreviousHash) : entries.back().hash;
        entry.hash = hashOf(entry);
        entries.push_back(entry);
    }
    return entries;
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyJournalIsIntact();
    void entriesAreChainedFromTheFirstOn();
    void anyChangeOfAnEntryIsFound_data();
    void anyChangeOfAnEntryIsFound();
    void anyFlippedByteIsFound();
    void missingAndMovedEntriesAreFound_data();
    void missingAndMovedEntriesAreFound();
    void theDatabaseForbidsChanges_data();
    void theDatabaseForbidsChanges();
    void aClockThatWentBackIsRecorded();
    void theIndependentCheckerAgrees();
    void theIndependentCheckerFindsEveryDamage();
    void aNotedHeadShowsACutJournal();
};

void TestJournal::anEmptyJournalIsIntact()
{
    const TempTree tree;
    const auto check = verifyJournal(tree.path());
    QVERIFY(check);
    QVERIFY(check->isIntact());
    QCOMPARE(check->length, 0);
    QCOMPARE(check->head, std::string(64, '0'));
}

void TestJournal::entriesAreChainedFromTheFirstOn()
{
    const TempTree tree;
    fill(tree);
    const auto check = verifyJournal(tree.path());
    QVERIFY(check);
    QVERIFY2(check->isIntact(), check->reason.c_str());
    QCOMPARE(check->length, kEntries);
    const QList<QByteArray> lines = exported(tree).split('\n');
    QCOMPARE(lines.size(), kEntries + 2);
    QVERIFY(lines[kEntries].contains(check->head.c_str()));
}

void TestJournal::anyChangeOfAnEntryIsFound_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::newRow("payload") << QByteArray("payload = replace(payload, 'note', 'nope')");
    QTest::newRow("time") << QByteArray("time = '2023-11-14T22:13:20.999Z'");
    QTest::newRow("same time in other words") << QByteArray("time = replace(time, 'T', ' ')");
    QTest::newRow("kind") << QByteArray("kind = 'register'");
    QTest::newRow("hash") << QByteArray("hash = replace(hash, substr(hash, 1, 1), 'x')");
    QTest::newRow("link") << QByteArray("previous_hash = '" + QByteArray(64, 'a') + "'");
    QTest::newRow("spaces in the payload") << QByteArray("payload = replace(payload, ':', ': ')");
    QTest::newRow("payload is no JSON") << QByteArray("payload = 'x'");
}

void TestJournal::anyChangeOfAnEntryIsFound()
{
    QFETCH(QByteArray, change);
    const TempTree tree;
    fill(tree);
    tamper(tree.path(), "UPDATE journal SET " + change.toStdString() + " WHERE number = 5");
    const auto check = verifyJournal(tree.path());
    QVERIFY(check);
    QCOMPARE(check->firstBroken.value_or(0), 5);
    QVERIFY(!check->reason.empty());
    const auto contents = readRegistry(tree.path());
    QVERIFY(contents);
    QVERIFY(!contents->problems.empty());
    QCOMPARE(contents->problems.front().reason, check->reason);
}

void TestJournal::anyFlippedByteIsFound()
{
    const std::vector<JournalEntry> intact = chain(10);
    QVERIFY(checkChain(intact).isIntact());
    for (std::size_t at = 0; at < intact.size(); ++at) {
        for (std::string JournalEntry::* member :
             {&JournalEntry::kind, &JournalEntry::payload, &JournalEntry::previousHash, &JournalEntry::hash}) {
            for (std::size_t byte = 0; byte < (intact[at].*member).size(); ++byte) {
                std::vector<JournalEntry> entries = intact;
                (entries[at].*member)[byte] ^= 1;
                QCOMPARE(checkChain(entries).firstBroken.value_or(0), static_cast<std::int64_t>(at + 1));
            }
        }
    }
}

void TestJournal::missingAndMovedEntriesAreFound_data()
{
    using Entries = std::vector<JournalEntry>;
    QTest::addColumn<std::function<void(Entries&)>>("damage");
    QTest::addColumn<qint64>("firstBroken");
    const auto row = [](const char* name, qint64 broken, const std::function<void(Entries&)>& damage) {
        QTest::newRow(name) << damage << broken;
    };
    row("first removed", 1, [](Entries& entries) { entries.erase(entries.begin()); });
    row("one removed", 5, [](Entries& entries) { entries.erase(entries.begin() + 4); });
    row("two swapped", 4, [](Entries& entries) { std::swap(entries[3], entries[4]); });
    row("one doubled", 8, [](Entries& entries) { entries.insert(entries.begin() + 7, entries[6]); });
    row("numbers closed up", 5, [](Entries& entries) {
        entries.erase(entries.begin() + 4);
        for (std::size_t i = 4; i < entries.size(); ++i)
            --entries[i].number;
    });
    row("one rewritten with its hash", 6, [](Entries& entries) {
        entries[4].payload = "{}";
        entries[4].hash = hashOf(entries[4]);
    });
    row("another journal's entry", 5, [](Entries& entries) {
        entries[4].previousHash = std::string(64, 'b');
        entries[4].hash = hashOf(entries[4]);
    });
}

void TestJournal::missingAndMovedEntriesAreFound()
{
    QFETCH(std::function<void(std::vector<JournalEntry>&)>, damage);
    QFETCH(qint64, firstBroken);
    std::vector<JournalEntry> entries = chain(10);
    damage(entries);
    QCOMPARE(checkChain(entries).firstBroken.value_or(0), firstBroken);
}

void TestJournal::theDatabaseForbidsChanges_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("update") << QByteArray("UPDATE journal SET payload = '{}' WHERE number = 3");
    QTest::newRow("delete") << QByteArray("DELETE FROM journal WHERE number = 12");
    QTest::newRow("gap") << QByteArray("INSERT INTO journal VALUES (20, '', 'note', '{}', hex(zeroblob(32)), "
                                       "replace(hex(zeroblob(32)), '0', '1'))");
}

void TestJournal::theDatabaseForbidsChanges()
{
    QFETCH(QByteArray, sql);
    const TempTree tree;
    fill(tree);
    const QByteArray before = exported(tree);
    SQLite::Database database(tree.path(kRegistryPath), SQLite::OPEN_READWRITE);
    QVERIFY_EXCEPTION_THROWN(database.exec(sql.toStdString()), SQLite::Exception);
    QCOMPARE(exported(tree), before);
}

void TestJournal::aClockThatWentBackIsRecorded()
{
    const TempTree tree;
    fill(tree);
    auto writer = RegistryWriter::open(tree.path());
    QVERIFY(writer);
    const auto entry = writer->append("note", nlohmann::json::object(), Timestamp{1'600'000'000'000});
    QVERIFY(entry);
    QVERIFY(entry->payload.contains("\"clock_went_back\":true"));
    QVERIFY(verifyJournal(tree.path())->isIntact());
}

void TestJournal::theIndependentCheckerAgrees()
{
    if (!hasPython())
        QSKIP("python3 is not installed");
    const TempTree tree;
    fill(tree);
    const Verdict verdict = checkIndependently(tree, exported(tree));
    QVERIFY2(verdict.exitCode == 0, verdict.output.constData());
    QVERIFY(verdict.output.contains(verifyJournal(tree.path())->head.c_str()));
    QCOMPARE(checkIndependently(tree, exported(TempTree())).exitCode, 0);
}

void TestJournal::theIndependentCheckerFindsEveryDamage()
{
    if (!hasPython())
        QSKIP("python3 is not installed");
    const TempTree tree;
    fill(tree);
    const QByteArray intact = exported(tree);
    QList<QByteArray> damaged;
    for (qsizetype at = 7; at < intact.size(); at += intact.size() / 16) {
        damaged << intact;
        damaged.last()[at] = static_cast<char>(damaged.last()[at] ^ 1);
    }
    QList<QByteArray> lines = intact.split('\n');
    lines.removeAt(4);
    damaged << lines.join('\n');
    lines = intact.split('\n');
    lines.swapItemsAt(2, 3);
    damaged << lines.join('\n') << intact.left(intact.size() / 2) << QByteArray();
    for (const QByteArray& text : std::as_const(damaged)) {
        const Verdict verdict = checkIndependently(tree, text);
        QVERIFY2(verdict.exitCode == 1, verdict.output.constData());
        QVERIFY2(verdict.output.startsWith("broken: "), verdict.output.constData());
    }
}

void TestJournal::aNotedHeadShowsACutJournal()
{
    if (!hasPython())
        QSKIP("python3 is not installed");
    const TempTree tree;
    fill(tree);
    const QString head = QString::fromStdString(verifyJournal(tree.path())->head);
    tamper(tree.path(), "DELETE FROM journal WHERE number > 10");
    QVERIFY(verifyJournal(tree.path())->isIntact());
    QCOMPARE(checkIndependently(tree, exported(tree)).exitCode, 0);
    QCOMPARE(checkIndependently(tree, exported(tree), head).exitCode, 1);
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
