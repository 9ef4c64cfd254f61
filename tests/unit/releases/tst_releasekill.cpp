#include "models/releases/release.h"
#include "models/sources/folder/foldersource.h"
#include "models/sources/location.h"
#include "models/store/registry.h"
#include "tests/support/temptree.h"

#include <QCoreApplication>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <iostream>
#include <random>
#include <thread>

using namespace colophon;
using test::TempTree;

namespace {

constexpr int kKills = 200;
constexpr int kKillsInOneFolder = 20;
constexpr std::chrono::microseconds kShortestSpan(20'000);
constexpr std::chrono::microseconds kLongestSpan(250'000);
constexpr auto kReleaseMode = "--release-until-killed";

std::vector<std::shared_ptr<Location>> open(const std::string& folder)
{
    const std::array<SourceKind, 1> kinds{folderSourceKind()};
    auto location = Location::open(folder, kinds, SourceId(1));
    return location ? std::vector{std::move(*location)} : std::vector<std::shared_ptr<Location>>();
}

ReleaseRequest requestFor(const Version& version)
{
    ReleaseRequest request;
    request.model = version.model;
    request.stage = productionStage();
    request.to = version.id;
    request.reason = "Released again and again until the program is killed";
    request.despiteFailedGates = true;
    return request;
}

/// The child: releases one version after the other, and says each time which journal entry acknowledged it.
int releaseUntilKilled(const std::string& folder)
{
    const auto locations = open(folder);
    const CatalogPointer catalog = scanLocations(locations, {}, {}, {});
    const Model* const model = catalog->model("churn");
    if (model == nullptr || model->versions.size() < 2)
        return 2;
    const ReleaseDesk desk(locations);
    std::cout << "ready" << std::endl;
    for (std::size_t turn = 0;; ++turn) {
        const auto plan = desk.plan(*catalog, requestFor(model->versions[turn % 2]));
        if (!plan)
            continue; // The one before the kill holds the stage already.
        const auto outcome = desk.apply(*plan);
        if (!outcome) {
            std::cerr << outcome.error().problem.reason << std::endl;
            return 1;
        }
        std::cout << outcome->entry << std::endl;
    }
}

void putFiles(const TempTree& tree)
{
    tree.write("churn_v1.0.0.bin", "one");
    tree.write("churn_v1.1.0.bin", "two");
}

/// What a killed child had acknowledged.
struct Life
{
    bool wasReady = false;
    std::vector<std::int64_t> acknowledged;
    QByteArray errors;
};

Life liveFor(std::chrono::microseconds time, const TempTree& tree)
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(),
                {QString::fromLatin1(kReleaseMode), QString::fromStdString(tree.path())});
    Life life;
    while (!life.wasReady && child.waitForReadyRead(20'000))
        life.wasReady = child.readLine().startsWith("ready");
    std::this_thread::sleep_for(time); // The random moment is the test.
    ::kill(static_cast<pid_t>(child.processId()), SIGKILL);
    child.waitForFinished();
    for (const QByteArray& line : child.readAllStandardOutput().split('\n')) {
        if (!line.isEmpty())
            life.acknowledged.push_back(line.toLongLong());
    }
    life.errors = child.readAllStandardError();
    return life;
}

/// How long a child may live at most so that most are killed inside their first two or three releases: as long as
/// those take on this disk.
std::chrono::microseconds longestLife()
{
    using Clock = std::chrono::steady_clock;
    const TempTree tree;
    putFiles(tree);
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(),
                {QString::fromLatin1(kReleaseMode), QString::fromStdString(tree.path())});
    child.waitForReadyRead(20'000); // "ready"
    const Clock::time_point begin = Clock::now();
    for (int acknowledged = 0; acknowledged < 6 && child.waitForReadyRead(20'000);)
        acknowledged += static_cast<int>(child.readAllStandardOutput().count('\n'));
    const auto sixReleases = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin);
    child.kill();
    child.waitForFinished();
    return std::clamp(sixReleases / 2, kShortestSpan, kLongestSpan);
}

/// Why the registry is not what a killed program may leave; empty when all is well.
QString flaw(const TempTree& tree, const std::vector<std::int64_t>& acknowledged)
{
    const auto contents = readRegistry(tree.path());
    if (!contents)
        return QString::fromStdString(contents.error().reason);
    if (!contents->problems.empty())
        return QString::fromStdString(contents->problems.front().reason);
    if (contents->openIntents.size() > 1)
        return QStringLiteral("%1 open intents").arg(contents->openIntents.size());
    for (const std::int64_t entry : acknowledged) {
        if (std::ranges::find(contents->releases, entry, &RecordedRelease::entry) == contents->releases.end())
            return QStringLiteral("entry %1 was acknowledged and is gone").arg(entry);
    }
    const std::string holder = contents->stages.empty() ? std::string() : contents->stages.front().native;
    const std::string recorded = contents->releases.empty() ? std::string() : contents->releases.back().to->native;
    if (contents->openIntents.empty() && holder != recorded)
        return QStringLiteral("the stage is not where the journal says");
    return {};
}

/// After recovery nothing may be open, and an independent program must find the chain whole.
QString flawAfterRecovery(const TempTree& tree)
{
    if (!ReleaseDesk(open(tree.path())).recover())
        return QStringLiteral("recovery failed");
    const auto contents = readRegistry(tree.path());
    if (!contents || !contents->openIntents.empty() || !contents->problems.empty())
        return QStringLiteral("something stayed open");
    tree.write("export.jsonl", exportJournal(tree.path()).value_or(""));
    QProcess checker;
    checker.start(QStringLiteral("python3"),
                  {QStringLiteral(COLOPHON_SOURCE_DIR "/tests/interop/verify_journal.py"),
                   QString::fromStdString(tree.path("export.jsonl"))});
    if (!QStandardPaths::findExecutable(QStringLiteral("python3")).isEmpty()
        && (!checker.waitForFinished() || checker.exitCode() != 0))
        return QString::fromUtf8(checker.readAllStandardOutput());
    return {};
}

} // namespace

class TestReleaseKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killingAtAnyMomentLosesNothingAcknowledged();
};

void TestReleaseKill::killingAtAnyMomentLosesNothingAcknowledged()
{
    std::mt19937_64 random(20'260'301);
    std::uniform_int_distribution<std::int64_t> life(0, longestLife().count());
    qsizetype releases = 0;
    qsizetype interrupted = 0;
    for (int kill = 0; kill < kKills;) {
        const TempTree tree;
        putFiles(tree);
        std::vector<std::int64_t> acknowledged;
        for (int here = 0; here < kKillsInOneFolder; ++here, ++kill) {
            const Life lived = liveFor(std::chrono::microseconds(life(random)), tree);
            QVERIFY2(lived.wasReady && lived.errors.isEmpty(), lived.errors.constData());
            acknowledged.insert(acknowledged.end(), lived.acknowledged.begin(), lived.acknowledged.end());
            const QString found = flaw(tree, acknowledged);
            QVERIFY2(found.isEmpty(), qPrintable(QStringLiteral("kill %1: %2").arg(kill).arg(found)));
            interrupted += static_cast<qsizetype>(readRegistry(tree.path())->openIntents.size());
        }
        releases += static_cast<qsizetype>(acknowledged.size());
        const QString found = flawAfterRecovery(tree);
        QVERIFY2(found.isEmpty(), qPrintable(found));
    }
    qInfo("%d kills, %lld releases acknowledged, %lld interrupted between intent and result", kKills, releases,
          interrupted);
    QVERIFY(releases > kKills / 10 && interrupted > kKills / 20);
}

int main(int argc, char** argv)
{
    if (argc == 3 && std::string_view(argv[1]) == kReleaseMode)
        return releaseUntilKilled(argv[2]);
    QCoreApplication application(argc, argv);
    TestReleaseKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_releasekill.moc"
