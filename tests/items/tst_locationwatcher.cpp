#include "models/items/folderrounds.h"
#include "models/items/foldertree.h"
#include "models/items/jobs.h"
#include "models/items/locationwatcher.h"
#include "tests/support/temptree.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

#include <filesystem>
#include <fstream>

using namespace colophon;

namespace {

constexpr int kNoticed = 10'000; ///< milliseconds: patience with a busy machine; tst_workspace measures the two seconds
constexpr std::size_t kAll = 100'000;

/// As a training run does that logs one more value.
void append(const test::TempTree& tree, std::string_view file)
{
    std::ofstream(tree.path(file), std::ios::app) << "1 0.5 2\n";
}

/// A watcher that has begun to watch everything in a folder.
struct Watched
{
    JobRunner jobs;
    LocationWatcher watcher;
    QSignalSpy changes{&watcher, &LocationWatcher::changed};

    Watched(const test::TempTree& tree, std::size_t share)
        : watcher(jobs, share)
    {
        watcher.watch({QString::fromStdString(tree.path())}, QDateTime::currentMSecsSinceEpoch() + kNoticed);
    }
    bool isIdle() const { return jobs.isIdle(); }
};

FolderWalk walk(const test::TempTree& tree)
{
    const auto refuse = [](const std::string&) { return AddedFolder::Refused; };
    return walkFolders({QString::fromStdString(tree.path())}, 0, refuse, {});
}

bool knows(const FolderWalk& walk, const std::string& path)
{
    return std::ranges::find(walk.polled, path, &KnownFolder::path) != walk.polled.end();
}

} // namespace

class LocationWatcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void appendingIsNoticed_data();
    void appendingIsNoticed();
    void appendingDeepInAVeryLargeTreeIsNoticed();
    void aFileKeptOpenIsNoticed();
    void aTagOfGitIsNoticed();
    void watchingAgainMissesNothingInBetween();
    void watchingAgainReachesNewFolders();
    void renamedFoldersAreWatchedWhereTheyAre();
    void changesWhilePausedAreNotTold();
    void environmentsAreKnownByWhatIsInThem();
    void liveFoldersComeFirst();
    void roundsComeToEveryFolder();
    void lookingWritesNothing();
};

void LocationWatcherTest::appendingIsNoticed_data()
{
    QTest::addColumn<std::size_t>("share");
    QTest::newRow("by the kernel") << kAll;
    QTest::newRow("by the kernel and by looking") << std::size_t(2);
    QTest::newRow("by looking") << std::size_t(0);
}

void LocationWatcherTest::appendingIsNoticed()
{
    QFETCH(std::size_t, share);
    const test::TempTree tree;
    tree.write("0/run/metrics/loss", "");
    Watched watched(tree, share);
    QTRY_VERIFY(watched.isIdle());
    append(tree, "0/run/metrics/loss");
    QTRY_VERIFY_WITH_TIMEOUT(!watched.changes.isEmpty(), kNoticed);
    QCOMPARE(watched.watcher.reach(), WatchReach::Whole);
}

void LocationWatcherTest::appendingDeepInAVeryLargeTreeIsNoticed()
{
    constexpr int kMoreThanOnceAsked = 8'300;
    const test::TempTree tree;
    for (int run = 0; run < kMoreThanOnceAsked; ++run)
        std::filesystem::create_directory(tree.path("run" + std::to_string(run)));
    tree.write("run8299/metrics/loss", "");
    JobRunner jobs;
    LocationWatcher watcher(jobs);
    QSignalSpy changes(&watcher, &LocationWatcher::changed);
    watcher.watch({QString::fromStdString(tree.path())}, QDateTime::currentMSecsSinceEpoch() + kNoticed);
    QTRY_VERIFY_WITH_TIMEOUT(jobs.isIdle(), 30'000);
    append(tree, "run8299/metrics/loss");
    QTRY_VERIFY_WITH_TIMEOUT(!changes.isEmpty(), kNoticed);
}

void LocationWatcherTest::aFileKeptOpenIsNoticed()
{
    const test::TempTree tree;
    tree.write("run/history.csv", "step,loss\n");
    std::ofstream history(tree.path("run/history.csv"), std::ios::app);
    Watched watched(tree, kAll);
    QTRY_VERIFY(watched.isIdle());
    history << "1,0.5" << std::endl;
    QTRY_VERIFY_WITH_TIMEOUT(!watched.changes.isEmpty(), kNoticed);
}

void LocationWatcherTest::aTagOfGitIsNoticed()
{
    const test::TempTree tree;
    tree.folder(".git/refs/tags");
    Watched watched(tree, kAll);
    QTRY_VERIFY(watched.isIdle());
    tree.write(".git/refs/tags/v1.0.0", "0123");
    QTRY_VERIFY_WITH_TIMEOUT(!watched.changes.isEmpty(), kNoticed);
}

void LocationWatcherTest::watchingAgainMissesNothingInBetween()
{
    const test::TempTree tree;
    tree.write("run/metrics/loss", "");
    Watched watched(tree, kAll);
    QTRY_VERIFY(watched.isIdle());
    append(tree, "run/metrics/loss");
    watched.watcher.watch({QString::fromStdString(tree.path())}, QDateTime::currentMSecsSinceEpoch() + kNoticed);
    QTRY_VERIFY_WITH_TIMEOUT(!watched.changes.isEmpty(), kNoticed);
}

void LocationWatcherTest::watchingAgainReachesNewFolders()
{
    const test::TempTree tree;
    tree.folder("runs");
    Watched watched(tree, kAll);
    QTRY_VERIFY(watched.isIdle());
    tree.write("runs/one/metrics/loss", "");
    QTRY_VERIFY_WITH_TIMEOUT(!watched.changes.isEmpty(), kNoticed);
    watched.watcher.watch({QString::fromStdString(tree.path())}, QDateTime::currentMSecsSinceEpoch() + kNoticed);
    QTRY_VERIFY(watched.isIdle());
    watched.changes.clear();
    append(tree, "runs/one/metrics/loss");
    QTRY_VERIFY_WITH_TIMEOUT(!watched.changes.isEmpty(), kNoticed);
}

void LocationWatcherTest::renamedFoldersAreWatchedWhereTheyAre()
{
    const test::TempTree tree;
    tree.write("before/metrics.json", "{}");
    Watched watched(tree, kAll);
    QTRY_VERIFY(watched.isIdle());
    std::filesystem::rename(tree.path("before"), tree.path("after"));
    tree.write("before/metrics.json", "{}");
    QTRY_VERIFY_WITH_TIMEOUT(!watched.changes.isEmpty(), kNoticed);
    watched.watcher.watch({QString::fromStdString(tree.path())}, QDateTime::currentMSecsSinceEpoch() + kNoticed);
    QTRY_VERIFY(watched.isIdle());
    for (const std::string_view file : {"before/metrics.json", "after/metrics.json"}) {
        watched.changes.clear();
        append(tree, file);
        QTRY_VERIFY_WITH_TIMEOUT(!watched.changes.isEmpty(), kNoticed);
    }
}

void LocationWatcherTest::changesWhilePausedAreNotTold()
{
    const test::TempTree tree;
    tree.write("a/metrics.json", "{}");
    Watched watched(tree, kAll);
    QTRY_VERIFY(watched.isIdle());
    watched.watcher.pause();
    append(tree, "a/metrics.json");
    watched.watcher.resume();
    tree.write("b", "a change that is told");
    QTRY_VERIFY_WITH_TIMEOUT(!watched.changes.isEmpty(), kNoticed);
    QCOMPARE(watched.changes.size(), 1);
}

void LocationWatcherTest::environmentsAreKnownByWhatIsInThem()
{
    const test::TempTree tree;
    tree.write("env/churn_v1.0.0.onnx", "");
    tree.folder("venv/models");
    tree.write("tools/pyvenv.cfg", "home = /usr/bin\n");
    tree.folder("tools/lib");
    tree.folder("node_modules/three");
    tree.folder(".dvc/cache/files");
    tree.folder(".colophon");
    const FolderWalk found = walk(tree);
    QVERIFY(knows(found, tree.path("env")));
    QVERIFY(knows(found, tree.path("venv/models")));
    QVERIFY(knows(found, tree.path(".colophon")));
    QVERIFY(!knows(found, tree.path("tools/lib")));
    QVERIFY(!knows(found, tree.path("node_modules")));
    QVERIFY(!knows(found, tree.path(".dvc/cache")));
}

void LocationWatcherTest::liveFoldersComeFirst()
{
    using namespace std::chrono_literals;
    const test::TempTree tree;
    for (int run = 0; run < 500; ++run)
        tree.write("run" + std::to_string(run) + "/loss", "");
    for (int run = 0; run < 500; ++run) {
        const std::string path = "run" + std::to_string(run);
        tree.setModified(path + "/loss", std::chrono::sys_seconds(1'700'000'000s));
        tree.setModified(path, std::chrono::sys_seconds(1'700'000'000s));
    }
    tree.setModified("", std::chrono::sys_seconds(1'700'000'000s));
    tree.setModified("run250/loss", std::chrono::sys_seconds(1'700'000'100s));
    FolderRounds rounds(walk(tree).polled);
    // A round without time comes to one folder that changed last, and to one of the others.
    append(tree, "run250/loss");
    QVERIFY(rounds.round(0ms, {}));
    QVERIFY(!rounds.wasComplete());
    append(tree, "run400/loss");
    QVERIFY(rounds.round(1h, {}));
    append(tree, "run400/loss");
    QVERIFY(rounds.round(0ms, {}));
}

void LocationWatcherTest::roundsComeToEveryFolder()
{
    using namespace std::chrono_literals;
    const test::TempTree tree;
    for (int run = 0; run < 20; ++run)
        tree.write("run" + std::to_string(run) + "/loss", "");
    for (int run = 0; run < 20; ++run) {
        FolderRounds rounds(walk(tree).polled);
        append(tree, "run" + std::to_string(run) + "/loss");
        bool found = false;
        for (int round = 0; round < 21; ++round)
            found = rounds.round(0ms, {}) || found;
        QVERIFY2(found, qPrintable(QString::number(run)));
    }
}

void LocationWatcherTest::lookingWritesNothing()
{
    using namespace std::chrono_literals;
    const test::TempTree tree;
    tree.write("run/metrics/loss", "1 0.5 1\n");
    const std::string before = tree.snapshot();
    FolderRounds rounds(walk(tree).polled);
    QVERIFY(!rounds.round(1h, {}));
    QVERIFY(rounds.wasComplete());
    QCOMPARE(tree.snapshot(), before);
}

QTEST_GUILESS_MAIN(LocationWatcherTest)
#include "tst_locationwatcher.moc"
