#include "models/releases/journalchecks.h"
#include "models/releases/release.h"
#include "models/store/registry.h"
#include "tests/support/releasebench.h"

#include <QTest>

using namespace colophon;
using test::ReleaseBench;

namespace {

std::string reasonOf(const std::expected<ReleaseOutcome, WriteFailure>& outcome)
{
    return outcome ? "applied" : outcome.error().problem.reason;
}

std::string reasonOf(const std::expected<ReleaseRequest, Problem>& request)
{
    return request ? "possible" : request.error().reason;
}

/// By the person who did everything else here too.
std::expected<ReleaseRequest, Problem> undoOf(const ReleaseBench& bench)
{
    auto request = ReleaseDesk::undoRequest(*bench.read()->model("churn"), productionStage());
    if (request && request->reversed)
        request->actor = request->reversed->actor;
    return request;
}

std::expected<ReleaseRequest, Problem> redoOf(const ReleaseBench& bench)
{
    return ReleaseDesk::redoRequest(*bench.read()->model("churn"), productionStage(), checkJournals(bench.locations()));
}

ReleaseRequest labelled(const ReleaseBench& bench, const char* version, const char* label)
{
    ReleaseRequest request = ReleaseBench::request(*bench.read(), version);
    request.label = label;
    return request;
}

/// Under which the last release was made.
std::string lastLabel(const ReleaseBench& bench)
{
    return releaseLabel(checkJournals(bench.locations()), bench.read()->model("churn")->releases.back());
}

} // namespace

/// Undo, redo and rollback of real releases.
class TestWayBack : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undoBringsTheEarlierHolderBack();
    void undoOfTheFirstReleaseClearsTheStage();
    void anUndoneReleaseCanBeRedone();
    void aRedoGivesLabelAndReasonOfTheReleaseAgain();
    void aSecondUndoGoesFurtherBack();
    void whatWasTakenBackIsMadeAgainInTurn();
    void whatAnotherPersonDidIsNotTakenBackUnasked();
    void aRedoNeedsAnUndoWithNothingDoneSince();
    void anUndoFollowsWhatWasTakenBackByOtherMeans();
    void aFullReasonDoesNotHinderARedo();
    void undoIsRefusedWhenSomebodyReleasedSince();
    void rollbackGoesFurtherBackEachTime();
    void rollbackNeedsAnEarlierHolder();
    void rollbackLeavesAHolderWhoseFilesAreGone();
    void undoTakesAVersionOutWhoseFilesAreGone_data();
    void undoTakesAVersionOutWhoseFilesAreGone();
    void aVanishedHolderThatSomebodyReplacedIsNotExpected();
};

void TestWayBack::undoBringsTheEarlierHolderBack()
{
    const ReleaseBench bench;
    QVERIFY(bench.release("v1.0.0"));
    const auto outcome = bench.release("v1.1.0");
    QVERIFY(outcome);
    const auto undone = bench.perform(ReleaseDesk::undoRequest(*outcome));
    QVERIFY2(undone, reasonOf(undone).c_str());
    QCOMPARE(bench.holder(), "churn/1");
    const ReleaseEvent event = bench.read()->model("churn")->releases.back();
    QVERIFY(event.kind == ReleaseKind::Undo);
    QCOMPARE(event.reason, "Undo: takes back journal entry 4");
    QCOMPARE(readRegistry(bench.tree.path())->journalLength, 6);
}

void TestWayBack::undoOfTheFirstReleaseClearsTheStage()
{
    const ReleaseBench bench;
    const auto outcome = bench.release("v1.0.0");
    QVERIFY(outcome);
    const auto undone = bench.perform(ReleaseDesk::undoRequest(*outcome));
    QVERIFY2(undone, reasonOf(undone).c_str());
    QCOMPARE(bench.holder(), "");
    const CatalogPointer catalog = bench.read();
    QVERIFY(catalog->model("churn")->holder(productionStage()) == nullptr);
    QVERIFY(!catalog->model("churn")->releases.back().to);
}

void TestWayBack::anUndoneReleaseCanBeRedone()
{
    const ReleaseBench bench;
    QVERIFY(bench.release("v1.0.0"));
    const auto outcome = bench.release("v1.1.0");
    const auto undone = bench.perform(ReleaseDesk::undoRequest(*outcome));
    QVERIFY(undone);
    const auto redone = bench.perform(ReleaseDesk::undoRequest(*undone));
    QVERIFY2(redone, reasonOf(redone).c_str());
    QCOMPARE(bench.holder(), "churn/2");
    const auto undoneAgain = bench.perform(ReleaseDesk::undoRequest(*redone));
    QVERIFY2(undoneAgain, reasonOf(undoneAgain).c_str());
    QCOMPARE(bench.holder(), "churn/1");
    QVERIFY(verifyJournal(bench.tree.path())->isIntact());
}

void TestWayBack::aRedoGivesLabelAndReasonOfTheReleaseAgain()
{
    const ReleaseBench bench;
    QVERIFY(bench.release("v1.0.0"));
    const auto outcome = bench.perform(labelled(bench, "v1.1.0", "v7.0.0"));
    QVERIFY2(outcome, reasonOf(outcome).c_str());
    // As the window does it, and as the command line does, which knows the journal alone.
    const auto undone = bench.perform(ReleaseDesk::undoRequest(*outcome));
    QVERIFY2(undone, reasonOf(undone).c_str());
    QCOMPARE(lastLabel(bench), std::string());
    const auto redone = bench.perform(ReleaseDesk::undoRequest(*undone));
    QVERIFY2(redone, reasonOf(redone).c_str());
    QCOMPARE(lastLabel(bench), "v7.0.0");
    const auto back = bench.perform(*undoOf(bench));
    QVERIFY2(back, reasonOf(back).c_str());
    const auto request = redoOf(bench);
    QVERIFY2(request, reasonOf(request).c_str());
    QCOMPARE(request->reason, "Two weeks in staging without alerts (redo: takes back journal entry 10)");
    const auto forth = bench.perform(*request);
    QVERIFY2(forth, reasonOf(forth).c_str());
    QCOMPARE(bench.holder(), "churn/2");
    QCOMPARE(lastLabel(bench), "v7.0.0");
    QVERIFY(bench.read()->model("churn")->releases.back().kind == ReleaseKind::Redo);
}

void TestWayBack::aSecondUndoGoesFurtherBack()
{
    const ReleaseBench bench;
    for (const char* label : {"v1.0.0", "v1.1.0", "v1.2.0"})
        QVERIFY(bench.release(label));
    for (const char* native : {"churn/2", "churn/1", ""}) {
        const auto request = undoOf(bench);
        QVERIFY2(request, reasonOf(request).c_str());
        QVERIFY(request->kind == ReleaseKind::Undo);
        const auto outcome = bench.perform(*request);
        QVERIFY2(outcome, reasonOf(outcome).c_str());
        QCOMPARE(bench.holder(), native);
    }
    QVERIFY(!undoOf(bench));
    QVERIFY2(undoOf(bench).error().reason.contains("taken back already"), reasonOf(undoOf(bench)).c_str());
}

void TestWayBack::whatWasTakenBackIsMadeAgainInTurn()
{
    const ReleaseBench bench;
    for (const char* label : {"v1.0.0", "v1.1.0"})
        QVERIFY(bench.release(label));
    for (int step = 0; step < 2; ++step)
        QVERIFY(bench.perform(*undoOf(bench)));
    for (const char* native : {"churn/1", "churn/2"}) {
        const auto request = redoOf(bench);
        QVERIFY2(request, reasonOf(request).c_str());
        QVERIFY(bench.perform(*request));
        QCOMPARE(bench.holder(), native);
    }
    QVERIFY(!redoOf(bench));
    QVERIFY(bench.perform(*undoOf(bench))); // of what was made again
    QCOMPARE(bench.holder(), "churn/1");
}

void TestWayBack::whatAnotherPersonDidIsNotTakenBackUnasked()
{
    const ReleaseBench bench;
    QVERIFY(bench.release("v1.0.0"));
    auto request = undoOf(bench);
    QVERIFY(request);
    request->actor = "Mei Tanaka";
    const auto refused = bench.perform(*request);
    QVERIFY(!refused);
    QVERIFY2(reasonOf(refused).contains("The step is your own"), reasonOf(refused).c_str());
    QCOMPARE(bench.holder(), "churn/1");
    request->despiteFailedGates = true;
    const auto outcome = bench.perform(*request);
    QVERIFY2(outcome, reasonOf(outcome).c_str());
    QCOMPARE(bench.holder(), "");
}

void TestWayBack::aRedoNeedsAnUndoWithNothingDoneSince()
{
    const ReleaseBench bench;
    QVERIFY(!redoOf(bench));
    QVERIFY(bench.release("v1.0.0"));
    QVERIFY(!redoOf(bench));
    QVERIFY(bench.perform(*undoOf(bench)));
    QVERIFY(redoOf(bench));
    QVERIFY(bench.release("v1.2.0"));
    QVERIFY(!redoOf(bench));
    QVERIFY(!redoOf(bench).error().hint.empty());
    QVERIFY(bench.perform(*undoOf(bench)));
    bench.system->holders[{Name("churn"), productionStage()}] = bench.record("v1.1.0").native;
    QVERIFY2(reasonOf(redoOf(bench)).contains("changed elsewhere"), reasonOf(redoOf(bench)).c_str());
}

/// The list of the window keeps its own release; the journal has more, which was gone back from.
void TestWayBack::anUndoFollowsWhatWasTakenBackByOtherMeans()
{
    const ReleaseBench bench;
    QVERIFY(bench.release("v1.0.0"));
    const auto outcome = bench.release("v1.1.0");
    QVERIFY(outcome && bench.release("v1.2.0"));
    auto rollback = ReleaseDesk::rollbackRequest(*bench.read()->model("churn"), productionStage());
    QVERIFY(rollback);
    rollback->reason = "It crashes on Sundays";
    QVERIFY(bench.perform(*rollback));
    QVERIFY(bench.perform(ReleaseDesk::undoRequest(*outcome)));
    QCOMPARE(bench.holder(), "churn/1");
    const auto request = undoOf(bench);
    QVERIFY2(request, reasonOf(request).c_str());
    QVERIFY(bench.perform(*request));
    QCOMPARE(bench.holder(), "");
}

void TestWayBack::aFullReasonDoesNotHinderARedo()
{
    const ReleaseBench bench;
    ReleaseRequest request = ReleaseBench::request(*bench.read(), "v1.0.0");
    request.reason = std::string(2000, 'x');
    const auto outcome = bench.perform(request);
    QVERIFY2(outcome, reasonOf(outcome).c_str());
    const auto undone = bench.perform(ReleaseDesk::undoRequest(*outcome));
    QVERIFY(undone);
    const auto redone = bench.perform(ReleaseDesk::undoRequest(*undone));
    QVERIFY2(redone, reasonOf(redone).c_str());
    QCOMPARE(bench.read()->model("churn")->releases.back().reason, "Redo: takes back journal entry 4");
}

void TestWayBack::undoIsRefusedWhenSomebodyReleasedSince()
{
    const ReleaseBench bench;
    const auto outcome = bench.release("v1.0.0");
    QVERIFY(outcome && bench.release("v1.1.0"));
    const auto undone = bench.perform(ReleaseDesk::undoRequest(*outcome));
    QVERIFY(!undone);
    QCOMPARE(bench.holder(), "churn/2");
}

void TestWayBack::rollbackGoesFurtherBackEachTime()
{
    const ReleaseBench bench;
    for (const char* label : {"v1.0.0", "v1.1.0", "v1.2.0"})
        QVERIFY(bench.release(label));
    for (const char* native : {"churn/2", "churn/1"}) {
        auto request = ReleaseDesk::rollbackRequest(*bench.read()->model("churn"), productionStage());
        QVERIFY2(request, request ? "" : request.error().reason.c_str());
        request->reason = "It crashes on Sundays";
        const auto outcome = bench.perform(*request);
        QVERIFY2(outcome, reasonOf(outcome).c_str());
        QCOMPARE(bench.holder(), native);
    }
    const CatalogPointer catalog = bench.read();
    QVERIFY(catalog->model("churn")->releases.back().kind == ReleaseKind::Rollback);
    QVERIFY(!ReleaseDesk::rollbackRequest(*catalog->model("churn"), productionStage()));
}

void TestWayBack::rollbackLeavesAHolderWhoseFilesAreGone()
{
    const ReleaseBench bench;
    for (const char* label : {"v1.0.0", "v1.1.0", "v1.2.0"})
        QVERIFY(bench.release(label));
    bench.forget("v1.2.0");
    auto request = ReleaseDesk::rollbackRequest(*bench.read()->model("churn"), productionStage());
    QVERIFY(request);
    request->reason = "Its files are gone, back to what works";
    const auto outcome = bench.perform(*request);
    QVERIFY2(outcome, reasonOf(outcome).c_str());
    QCOMPARE(bench.holder(), "churn/2");
    const ReleaseEvent event = bench.read()->model("churn")->releases.back();
    QCOMPARE(event.fromLabel, "v1.2.0"); // as the journal knows it
    QCOMPARE(event.toLabel, "v1.1.0");

    bench.forget("v1.1.0"); // gone after it was gone back to: the next one further back is left
    request = ReleaseDesk::rollbackRequest(*bench.read()->model("churn"), productionStage());
    QVERIFY(request);
    request->reason = "Its files are gone, back to what works";
    QVERIFY(bench.perform(*request));
    QCOMPARE(bench.holder(), "churn/1");
}

void TestWayBack::undoTakesAVersionOutWhoseFilesAreGone_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("holder");
    QTest::newRow("replaced another one") << QByteArray("v1.0.0") << QByteArray("churn/1");
    QTest::newRow("was the first") << QByteArray() << QByteArray();
}

void TestWayBack::undoTakesAVersionOutWhoseFilesAreGone()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, holder);
    const ReleaseBench bench;
    if (!before.isEmpty())
        QVERIFY(bench.release(before.toStdString()));
    QVERIFY(bench.release("v1.1.0"));
    bench.forget("v1.1.0");
    const auto request = undoOf(bench);
    QVERIFY(request);
    const auto outcome = bench.perform(*request);
    QVERIFY2(outcome, reasonOf(outcome).c_str());
    QCOMPARE(bench.holder(), holder.toStdString());
}

void TestWayBack::aVanishedHolderThatSomebodyReplacedIsNotExpected()
{
    const ReleaseBench bench;
    for (const char* label : {"v1.0.0", "v1.1.0"})
        QVERIFY(bench.release(label));
    bench.forget("v1.1.0");
    auto request = ReleaseDesk::rollbackRequest(*bench.read()->model("churn"), productionStage());
    QVERIFY(request);
    request->reason = "Its files are gone, back to what works";
    bench.system->holders[{Name("churn"), productionStage()}] = "churn/9";
    const auto outcome = bench.perform(*request);
    QVERIFY(!outcome);
    QVERIFY2(reasonOf(outcome).contains("held by churn/9"), reasonOf(outcome).c_str());
    QCOMPARE(bench.holder(), "churn/9");
}

void TestWayBack::rollbackNeedsAnEarlierHolder()
{
    const ReleaseBench bench;
    QVERIFY(!ReleaseDesk::rollbackRequest(*bench.read()->model("churn"), productionStage()));
    QVERIFY(bench.release("v1.0.0"));
    const auto request = ReleaseDesk::rollbackRequest(*bench.read()->model("churn"), productionStage());
    QVERIFY(!request);
    QVERIFY(!request.error().hint.empty());
}

QTEST_GUILESS_MAIN(TestWayBack)
#include "tst_wayback.moc"
