#include "models/releases/release.h"
#include "models/releases/releasejournal.h"
#include "models/sources/folder/foldersource.h"
#include "models/sources/location.h"
#include "models/sources/mlflow/mlflowfiles.h"
#include "models/store/registry.h"
#include "models/store/registrywriter.h"
#include "tests/support/mlflowstore.h"
#include "tests/support/temptree.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <nlohmann/json.hpp>

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
constexpr std::chrono::microseconds kLongestSpan(1'000'000);
constexpr auto kReleaseMode = "--release-until-killed";

std::vector<std::shared_ptr<Location>> open(const std::string& folder)
{
    const std::array<SourceKind, 2> kinds{mlflowFilesKind(), folderSourceKind()};
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
    request.explicitChoice = true;
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

/// Why the journal is not what a killed program may leave; empty when all is well.
QString journalFlaw(const TempTree& tree, const std::vector<std::int64_t>& acknowledged)
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
    return {};
}

/// The same of a folder, whose stages stand beside the journal.
QString flaw(const TempTree& tree, const std::vector<std::int64_t>& acknowledged)
{
    if (const QString found = journalFlaw(tree, acknowledged); !found.isEmpty())
        return found;
    const auto contents = readRegistry(tree.path());
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

constexpr const char* kRegisteredModel = "mlruns/models/churn";

/// A store of a model with legacy stages: a release writes the alias, both versions and the model.
void putStore(const TempTree& tree)
{
    const test::MlflowStore store(tree);
    store.registeredModel("churn");
    store.version("churn", 1, {.stage = "Staging"});
    store.version("churn", 2);
}

/// Of the registered model; `number`: "1"
const Version& versionOf(const Catalog& catalog, std::string_view number)
{
    const auto& versions = catalog.model("churn")->versions;
    return *std::ranges::find_if(versions, [number](const Version& each) { return each.label.ends_with(number); });
}

std::expected<ReleaseOutcome, WriteFailure> releaseIn(const TempTree& tree, std::string_view number)
{
    const auto locations = open(tree.path());
    const CatalogPointer catalog = scanLocations(locations, {}, {}, {});
    const ReleaseDesk desk(locations);
    const auto plan = desk.plan(*catalog, requestFor(versionOf(*catalog, number)));
    if (!plan)
        return std::unexpected(WriteFailure{WriteFailure::Kind::Refused, plan.error(), {}});
    return desk.apply(*plan);
}

QString content(const TempTree& tree, const QString& file)
{
    QFile opened(QString::fromStdString(tree.path(kRegisteredModel)) + u'/' + file);
    return opened.open(QIODevice::ReadOnly) ? QString::fromUtf8(opened.readAll()) : QString();
}

/// Why alias, model and versions of the store disagree with each other or with the journal; empty when they agree.
QString storeFlaw(const TempTree& tree)
{
    const QString alias = content(tree, QStringLiteral("aliases/production"));
    if (!content(tree, QStringLiteral("meta.yaml")).contains(QStringLiteral("production: '%1'\n").arg(alias)))
        return QStringLiteral("the model's meta.yaml does not say that %1 is in production").arg(alias);
    for (const QString& number : {QStringLiteral("1"), QStringLiteral("2")}) {
        const QString stage = number == alias ? QStringLiteral("Production") : QStringLiteral("Archived");
        const QString meta = content(tree, QStringLiteral("version-%1/meta.yaml").arg(number));
        if (!meta.contains(QStringLiteral("current_stage: %1\n").arg(stage)))
            return QStringLiteral("version %1 is not %2").arg(number, stage);
    }
    const std::string recorded = readRegistry(tree.path())->releases.back().to->native;
    if (recorded != "churn/" + alias.toStdString())
        return QStringLiteral("the journal says %1, the alias %2").arg(QString::fromStdString(recorded), alias);
    return {};
}

/// A store as a release of version 2 over version 1 leaves it when it is killed after some of its writes.
void interruptRelease(const TempTree& tree, int writes)
{
    const auto keep = [&tree](const char* file) {
        return std::pair(std::string(kRegisteredModel) + "/" + file, content(tree, QString::fromLatin1(file)));
    };
    const auto locations = open(tree.path());
    const CatalogPointer catalog = scanLocations(locations, {}, {}, {});
    const auto plan = ReleaseDesk(locations).plan(*catalog, requestFor(versionOf(*catalog, "2")));
    std::vector undone{keep("meta.yaml"), keep("version-2/meta.yaml"), keep("version-1/meta.yaml")};
    undone.resize(undone.size() - static_cast<std::size_t>(writes - 1));
    const auto& sources = locations.front()->sources();
    const auto found = std::ranges::find(sources, plan->source, [](const auto& one) { return one->info(); });
    QVERIFY(found != sources.end());
    Source* const source = found->get();
    auto writer = RegistryWriter::open(tree.path());
    std::ignore = writer->append("intent", intentPayload(*plan, source->info()), Timestamp::now());
    std::ignore = source->applyRelease(plan->change);
    for (const auto& [file, old] : undone)
        tree.write(file, old.toStdString());
}

QStringList leftovers(const TempTree& tree)
{
    return QDir(QString::fromStdString(tree.path(kRegisteredModel)))
        .entryList({QStringLiteral(".colophon*")}, QDir::AllEntries | QDir::Hidden);
}

} // namespace

class TestReleaseKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killingAtAnyMomentLosesNothingAcknowledged();
    void whatAKillLeftUndoneInAStoreIsCompleted_data();
    void whatAKillLeftUndoneInAStoreIsCompleted();
    void whatCannotBeCompletedIsReported();
    void killingAtAnyMomentLeavesAStoreThatAgrees();
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

void TestReleaseKill::whatAKillLeftUndoneInAStoreIsCompleted_data()
{
    QTest::addColumn<int>("writes");
    QTest::newRow("killed after the alias") << 1;
    QTest::newRow("killed after one version") << 2;
    QTest::newRow("killed before the model") << 3;
}

void TestReleaseKill::whatAKillLeftUndoneInAStoreIsCompleted()
{
    QFETCH(int, writes);
    const TempTree tree;
    putStore(tree);
    QVERIFY(releaseIn(tree, "1"));
    interruptRelease(tree, writes);
    QCOMPARE(ReleaseDesk(open(tree.path())).recover().value_or(0), std::size_t(1));
    const auto contents = readRegistry(tree.path());
    QVERIFY(contents->openIntents.empty());
    QCOMPARE(contents->releases.back().to->native, std::string("churn/2"));
    const QString found = storeFlaw(tree);
    QVERIFY2(found.isEmpty(), qPrintable(found));
}

void TestReleaseKill::whatCannotBeCompletedIsReported()
{
    const TempTree tree;
    putStore(tree);
    QVERIFY(releaseIn(tree, "1"));
    interruptRelease(tree, 1);
    // A link to the folder of aliases is read, but nothing is written through it.
    const std::string aliases = std::string(kRegisteredModel) + "/aliases";
    tree.remove(aliases);
    tree.write("elsewhere/production", "2");
    tree.link(aliases, "../../../elsewhere");
    QVERIFY(ReleaseDesk(open(tree.path())).recover());
    const std::string journal = exportJournal(tree.path()).value_or("");
    const bool isOpen = !readRegistry(tree.path())->openIntents.empty();
    QVERIFY(isOpen || journal.find(R"("problem":)") != std::string::npos);
}

void TestReleaseKill::killingAtAnyMomentLeavesAStoreThatAgrees()
{
    const TempTree tree;
    putStore(tree);
    QVERIFY(releaseIn(tree, "1"));
    constexpr std::chrono::seconds kTime(15);
    std::mt19937_64 random(20'260'302);
    std::uniform_int_distribution<std::int64_t> life(0, 2 * kLongestSpan.count() / 3);
    std::vector<std::int64_t> acknowledged;
    std::size_t interrupted = 0;
    int kills = 0;
    for (const auto begin = std::chrono::steady_clock::now(); std::chrono::steady_clock::now() - begin < kTime;) {
        const Life lived = liveFor(std::chrono::microseconds(life(random)), tree);
        QVERIFY2(lived.wasReady && lived.errors.isEmpty(), lived.errors.constData());
        acknowledged.insert(acknowledged.end(), lived.acknowledged.begin(), lived.acknowledged.end());
        QString found = journalFlaw(tree, acknowledged);
        QVERIFY2(found.isEmpty(), qPrintable(QStringLiteral("kill %1: %2").arg(kills).arg(found)));
        interrupted += readRegistry(tree.path())->openIntents.size();
        // Every other time the next release has to do what recovery does.
        if (++kills % 2 == 0)
            continue;
        found = flawAfterRecovery(tree);
        if (found.isEmpty())
            found = storeFlaw(tree);
        QVERIFY2(found.isEmpty(), qPrintable(QStringLiteral("kill %1: %2").arg(kills).arg(found)));
    }
    const auto last = releaseIn(tree, content(tree, QStringLiteral("aliases/production")) == u'1' ? "2" : "1");
    QVERIFY2(last, last ? "" : last.error().problem.reason.c_str());
    QCOMPARE(flawAfterRecovery(tree), QString());
    const QString found = storeFlaw(tree);
    QVERIFY2(found.isEmpty(), qPrintable(found));
    QCOMPARE(leftovers(tree), QStringList());
    qInfo("%d kills, %zu releases acknowledged, %zu interrupted between intent and result", kills, acknowledged.size(),
          interrupted);
    QVERIFY(kills > 2 && interrupted + acknowledged.size() > 0);
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
