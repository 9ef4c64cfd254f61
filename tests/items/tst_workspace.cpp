#include "models/items/workspace.h"
#include "models/sources/folder/foldersource.h"
#include "tests/support/fakesystem.h"
#include "tests/support/slowsource.h"
#include "tests/support/temptree.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace colophon;

namespace {

/// A plain folder with one version of one model.
struct PlainFolder
{
    test::TempTree tree;
    JobRunner jobs;
    Workspace workspace{{folderSourceKind()}, jobs};

    PlainFolder() { add("v1.0.0"); }

    void add(const std::string& label) const
    {
        tree.write("models/churn/" + label + "/model.onnx", label);
        tree.write("models/churn/" + label + "/metrics.json", R"({"accuracy": 0.9})");
    }
    void open() { workspace.open({QString::fromStdString(tree.path())}); }
    std::size_t versions() const { return workspace.catalog()->versionCount(); }
    bool isReady() const { return workspace.state() == Workspace::State::Ready; }
};

constexpr int kNoticed = 2000; ///< milliseconds in which a change must be seen

} // namespace

class WorkspaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensAFolderAndTellsWhatItIsDoing();
    void firstRowsAppearWhileReading();
    void cancellingKeepsWhatWasRead();
    void closingWhileReadingLeavesNothingBehind();
    void openingAnotherLocationForgetsTheFirst();
    void openingAnotherLocationWhileReadingIsTold();
    void missingFolderIsAProblemAndNotACrash();
    void readableLocationsStayWhenOneIsMissing();
    void newVersionIsNoticed();
    void overwrittenFileIsNoticed();
    void newFolderBelowANewFolderIsNoticed();
    void removedVersionIsNoticed();
    void readingAgainWhileReadingReadsOnceMore();
    void locationsChangeTogetherWithTheCatalog();
    void aReleaseStaysWithItsSourceWhenAStoreAppears();
    void readingChangesNothingOnDisk();
    void goingAwayWhileReadingIsSafe();
    void curveOfOneMetricArrives();
    void curveOfAMissingVersionIsAProblem();
};

void WorkspaceTest::opensAFolderAndTellsWhatItIsDoing()
{
    PlainFolder folder;
    QSignalSpy states(&folder.workspace, &Workspace::stateChanged);
    QCOMPARE(folder.workspace.state(), Workspace::State::Empty);
    folder.open();
    QCOMPARE(folder.workspace.state(), Workspace::State::Reading);
    QTRY_VERIFY(folder.isReady());
    QCOMPARE(states.size(), 2);
    QCOMPARE(folder.versions(), std::size_t(1));
    QVERIFY(folder.workspace.catalog()->isComplete());
    QVERIFY(folder.workspace.scannedAt() > 0);
    QVERIFY(folder.workspace.filesLookedAt() > 0);
}

void WorkspaceTest::firstRowsAppearWhileReading()
{
    const test::TempTree tree;
    auto gate = std::make_shared<test::SlowGate>();
    JobRunner jobs;
    Workspace workspace({test::slowKind(gate)}, jobs);
    workspace.open({QString::fromStdString(tree.path())});
    QTRY_VERIFY(workspace.catalog()->versionCount() > 0);
    QCOMPARE(workspace.state(), Workspace::State::Reading);
    QVERIFY(!workspace.catalog()->isComplete());
    gate->isOpen = true;
    QTRY_COMPARE(workspace.state(), Workspace::State::Ready);
    QCOMPARE(workspace.catalog()->versionCount(), std::size_t(20));
}

void WorkspaceTest::cancellingKeepsWhatWasRead()
{
    const test::TempTree tree;
    auto gate = std::make_shared<test::SlowGate>();
    JobRunner jobs;
    Workspace workspace({test::slowKind(gate)}, jobs);
    QSignalSpy progress(&workspace, &Workspace::progressed);
    workspace.open({QString::fromStdString(tree.path())});
    QTRY_VERIFY(!progress.isEmpty() && progress.last().first().toLongLong() == 10);
    workspace.cancel();
    QTRY_COMPARE(workspace.state(), Workspace::State::Stopped);
    QCOMPARE(workspace.catalog()->versionCount(), std::size_t(10));
    QVERIFY(!workspace.catalog()->isComplete());
}

void WorkspaceTest::closingWhileReadingLeavesNothingBehind()
{
    const test::TempTree tree;
    auto gate = std::make_shared<test::SlowGate>();
    JobRunner jobs;
    Workspace workspace({test::slowKind(gate)}, jobs);
    workspace.open({QString::fromStdString(tree.path())});
    QTRY_VERIFY(workspace.catalog()->versionCount() > 0);
    workspace.close();
    QCOMPARE(workspace.state(), Workspace::State::Empty);
    QTRY_VERIFY(jobs.isIdle());
    QCOMPARE(workspace.state(), Workspace::State::Empty);
    QCOMPARE(workspace.catalog()->versionCount(), std::size_t(0));
    QVERIFY(workspace.paths().isEmpty());
}

void WorkspaceTest::openingAnotherLocationForgetsTheFirst()
{
    PlainFolder first;
    const PlainFolder second;
    second.add("v2.0.0");
    first.open();
    QTRY_VERIFY(first.isReady());
    first.workspace.open({QString::fromStdString(second.tree.path())});
    QCOMPARE(first.versions(), std::size_t(0));
    QTRY_VERIFY(first.isReady());
    QCOMPARE(first.versions(), std::size_t(2));
}

void WorkspaceTest::missingFolderIsAProblemAndNotACrash()
{
    JobRunner jobs;
    Workspace workspace({folderSourceKind()}, jobs);
    QSignalSpy failed(&workspace, &Workspace::openFailed);
    workspace.open({QStringLiteral("/nowhere/at/all")});
    QTRY_COMPARE(workspace.state(), Workspace::State::Failed);
    QCOMPARE(failed.size(), 1);
    const auto problem = failed.first().first().value<Problem>();
    QVERIFY(!problem.reason.empty());
    QVERIFY(!problem.hint.empty());
}

void WorkspaceTest::readableLocationsStayWhenOneIsMissing()
{
    PlainFolder folder;
    QSignalSpy failed(&folder.workspace, &Workspace::openFailed);
    folder.workspace.open({QString::fromStdString(folder.tree.path()), QStringLiteral("/nowhere/at/all")});
    QTRY_VERIFY(folder.isReady());
    QCOMPARE(folder.versions(), std::size_t(1));
    QCOMPARE(failed.size(), 1);
}

void WorkspaceTest::newVersionIsNoticed()
{
    PlainFolder folder;
    folder.open();
    QTRY_VERIFY(folder.isReady());
    // Watching begins when reading has ended.
    QTRY_VERIFY(folder.jobs.isIdle());
    QElapsedTimer timer;
    timer.start();
    folder.add("v1.1.0");
    QTRY_COMPARE_WITH_TIMEOUT(folder.versions(), std::size_t(2), 2 * kNoticed);
    QVERIFY2(timer.elapsed() <= kNoticed, qPrintable(QString::number(timer.elapsed())));
}

void WorkspaceTest::overwrittenFileIsNoticed()
{
    PlainFolder folder;
    folder.open();
    QTRY_VERIFY(folder.isReady());
    QTRY_VERIFY(folder.jobs.isIdle());
    folder.tree.write("models/churn/v1.0.0/metrics.json", R"({"accuracy": 0.75})");
    const auto accuracy = [&folder] {
        const Version& version = folder.workspace.catalog()->models().front()->versions.front();
        const Metric* metric = version.facts.metric(Name("accuracy"));
        return metric ? metric->value : 0;
    };
    QTRY_COMPARE_WITH_TIMEOUT(accuracy(), 0.75, kNoticed);
}

void WorkspaceTest::newFolderBelowANewFolderIsNoticed()
{
    PlainFolder folder;
    folder.open();
    QTRY_VERIFY(folder.isReady());
    QTRY_VERIFY(folder.jobs.isIdle());
    folder.tree.write("later/ranker/v1.0.0/model.onnx", "one");
    QTRY_COMPARE_WITH_TIMEOUT(folder.versions(), std::size_t(2), kNoticed);
    QTRY_VERIFY(folder.isReady() && folder.jobs.isIdle());
    folder.tree.write("later/ranker/v1.1.0/model.onnx", "two");
    QTRY_COMPARE_WITH_TIMEOUT(folder.versions(), std::size_t(3), kNoticed);
}

void WorkspaceTest::removedVersionIsNoticed()
{
    PlainFolder folder;
    folder.add("v1.1.0");
    folder.open();
    QTRY_VERIFY(folder.isReady());
    QTRY_VERIFY(folder.jobs.isIdle());
    QCOMPARE(folder.versions(), std::size_t(2));
    folder.tree.remove("models/churn/v1.1.0");
    QTRY_COMPARE_WITH_TIMEOUT(folder.versions(), std::size_t(1), kNoticed);
}

void WorkspaceTest::readingAgainWhileReadingReadsOnceMore()
{
    const test::TempTree tree;
    auto gate = std::make_shared<test::SlowGate>();
    JobRunner jobs;
    Workspace workspace({test::slowKind(gate)}, jobs);
    int running = 0;
    int most = 0;
    connect(&jobs, &JobRunner::started, this, [&] { most = std::max(most, ++running); });
    connect(&jobs, &JobRunner::finished, this, [&](quint64) { running = int(jobs.running().size()); });
    QSignalSpy started(&jobs, &JobRunner::started);
    workspace.open({QString::fromStdString(tree.path())});
    workspace.rescan();
    workspace.rescan();
    gate->isOpen = true;
    QTRY_COMPARE(started.size(), 2);
    QTRY_COMPARE(workspace.state(), Workspace::State::Ready);
    QCOMPARE(most, 1);
}

void WorkspaceTest::openingAnotherLocationWhileReadingIsTold()
{
    const test::TempTree first;
    const test::TempTree second;
    auto gate = std::make_shared<test::SlowGate>();
    JobRunner jobs;
    Workspace workspace({test::slowKind(gate)}, jobs);
    QStringList told;
    connect(&workspace, &Workspace::stateChanged, &workspace, [&] { told.append(workspace.paths()); });
    workspace.open({QString::fromStdString(first.path())});
    workspace.open({QString::fromStdString(second.path())});
    QCOMPARE(told, QStringList({QString::fromStdString(first.path()), QString::fromStdString(second.path())}));
    gate->isOpen = true;
    QTRY_COMPARE(workspace.state(), Workspace::State::Ready);
}

void WorkspaceTest::locationsChangeTogetherWithTheCatalog()
{
    const test::TempTree tree;
    auto gate = std::make_shared<test::SlowGate>();
    gate->isOpen = true;
    JobRunner jobs;
    Workspace workspace({test::slowKind(gate)}, jobs);
    workspace.open({QString::fromStdString(tree.path())});
    QTRY_COMPARE(workspace.state(), Workspace::State::Ready);
    const auto before = workspace.locations();
    gate->isOpen = false;
    QSignalSpy progress(&workspace, &Workspace::progressed);
    workspace.rescan();
    QTRY_VERIFY(!progress.isEmpty() && progress.last().first().toLongLong() == 10);
    QVERIFY(workspace.locations() == before);
    workspace.cancel();
    QTRY_COMPARE(workspace.state(), Workspace::State::Stopped);
    QVERIFY(workspace.locations() == before);
    gate->isOpen = true;
    workspace.rescan();
    QTRY_COMPARE(workspace.state(), Workspace::State::Ready);
    QVERIFY(workspace.locations() != before);
}

void WorkspaceTest::aReleaseStaysWithItsSourceWhenAStoreAppears()
{
    const test::TempTree tree;
    tree.write("models/churn/v1.0.0/model.onnx", "one");
    auto store = std::make_shared<test::FakeSystem>();
    JobRunner jobs;
    Workspace workspace({test::fakeKind(store), folderSourceKind()}, jobs);
    workspace.open({QString::fromStdString(tree.path())});
    QTRY_COMPARE(workspace.state(), Workspace::State::Ready);

    ReleaseRequest request;
    request.model = Name("churn");
    request.stage = productionStage();
    request.to = workspace.catalog()->models().front()->versions.front().id;
    request.reason = "Two weeks in staging without alerts";
    request.despiteFailedGates = true;
    std::optional<std::expected<ReleasePlan, Problem>> plan;
    workspace.planRelease(request, this, [&plan](const auto& answer) { plan = answer; });
    QTRY_VERIFY(plan.has_value());
    QVERIFY(plan->has_value());

    // Stores come before what no system claims: the plain folder is the second source from now on.
    tree.write("store/fake.store", "");
    workspace.rescan();
    QTRY_VERIFY(workspace.locations().front()->sources().size() == 2 && jobs.isIdle());
    std::optional<std::expected<ReleaseOutcome, WriteFailure>> outcome;
    workspace.applyRelease(**plan, this, [&outcome](const auto& answer) { outcome = answer; });
    QTRY_VERIFY(outcome.has_value());
    QVERIFY2(outcome->has_value(), outcome->has_value() ? "" : outcome->error().problem.reason.c_str());
    QVERIFY(store->holders.empty());
    QVERIFY((*outcome)->verified);
}

void WorkspaceTest::readingChangesNothingOnDisk()
{
    PlainFolder folder;
    const std::string before = folder.tree.snapshot();
    folder.open();
    QTRY_VERIFY(folder.isReady());
    folder.workspace.rescan();
    QTRY_VERIFY(folder.isReady() && folder.jobs.isIdle());
    QCOMPARE(folder.tree.snapshot(), before);
}

void WorkspaceTest::goingAwayWhileReadingIsSafe()
{
    const test::TempTree tree;
    auto gate = std::make_shared<test::SlowGate>();
    JobRunner jobs;
    {
        Workspace workspace({test::slowKind(gate)}, jobs);
        workspace.open({QString::fromStdString(tree.path())});
        QTRY_VERIFY(workspace.catalog()->versionCount() > 0);
    }
    gate->isOpen = true;
    QTRY_VERIFY(jobs.isIdle());
}

void WorkspaceTest::curveOfOneMetricArrives()
{
    const test::TempTree tree;
    auto gate = std::make_shared<test::SlowGate>();
    gate->isOpen = true;
    JobRunner jobs;
    Workspace workspace({test::slowKind(gate)}, jobs);
    workspace.open({QString::fromStdString(tree.path())});
    QTRY_COMPARE(workspace.state(), Workspace::State::Ready);
    const VersionId id = workspace.catalog()->models().front()->versions.front().id;
    std::optional<std::expected<MetricHistory, Problem>> answer;
    workspace.fetchHistory(id, Name("loss"), this, [&answer](const auto& history) { answer = history; });
    QTRY_VERIFY(answer.has_value());
    QVERIFY(answer->has_value());
    QCOMPARE((*answer)->size(), std::size_t(2));
}

void WorkspaceTest::curveOfAMissingVersionIsAProblem()
{
    PlainFolder folder;
    folder.open();
    QTRY_VERIFY(folder.isReady());
    std::optional<std::expected<MetricHistory, Problem>> answer;
    folder.workspace.fetchHistory("gone", Name("loss"), this, [&answer](const auto& history) { answer = history; });
    QTRY_VERIFY(answer.has_value());
    QVERIFY(!answer->has_value());
    QVERIFY(!answer->error().hint.empty());
}

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "tst_workspace.moc"
