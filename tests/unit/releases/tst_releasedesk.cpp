#include "models/releases/interrupted.h"
#include "models/releases/reason.h"
#include "models/releases/release.h"
#include "models/store/registry.h"
#include "tests/support/releasebench.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace colophon;
using test::FakeSystem;
using test::ReleaseBench;
using Fault = FakeSystem::Fault;

namespace {

std::string reasonOf(const std::expected<ReleaseOutcome, WriteFailure>& outcome)
{
    return outcome ? "applied" : outcome.error().problem.reason;
}

const Gate* gate(const ReleasePlan& plan, std::string_view name)
{
    const auto found = std::ranges::find(plan.gates, name, &Gate::name);
    return found == plan.gates.end() ? nullptr : &*found;
}

/// Payload of one journal entry.
nlohmann::json payload(const ReleaseBench& bench, int number)
{
    const QByteArray text = QByteArray::fromStdString(exportJournal(bench.tree.path()).value_or(""));
    return nlohmann::json::parse(text.split('\n').value(number - 1).toStdString()).at("payload");
}

/// Another store elsewhere, with the names of the same versions in it.
struct Stranger
{
    const ReleaseBench bench;
    const std::string before = bench.tree.snapshot();

    std::shared_ptr<Location> location(SourceId id) const { return bench.location(id); }
    bool isUntouched() const { return bench.holder().empty() && bench.tree.snapshot() == before; }
};

std::int64_t journalLength(const ReleaseBench& bench)
{
    return readRegistry(bench.tree.path())->journalLength;
}

} // namespace

class TestReleaseDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlanSaysWhatWillHappenInOrder();
    void planningWritesNothing();
    void aPlanReadsThePresentHolderAgain();
    void whatCannotBeReleasedIsRefused();
    void anExpectedHolderIsInsistedOn();
    void aReleaseMovesTheStageAndIsJournalledTwice();
    void theReleaseIsPartOfTheCatalogAfterwards();
    void aReasonIsRequired_data();
    void aReasonIsRequired();
    void aReasonHasALimit();
    void aFailedGateForbidsTheRelease();
    void aFailedGateCanBeOverriddenWithALongerReason();
    void cautionMustBeAgreedTo();
    void aChangeThatIsNotAtomicIsToldOnce();
    void aPlanKeepsToItsSourceWhenTheNumbersShift();
    void aPlanOfASourceThatIsGoneIsRefused();
    void aCatalogOfOtherSourcesIsNotPlannedOn();
    void theLoserIsToldWhoWasFirst();
    void aRaceLostInsideTheSystemIsNotApplied();
    void aWriteThatFailsChangesNothing();
    void aWriteThatFailsHalfWaySaysWhatWasDone();
    void aWriteThatDoesNotStickIsNotVerified();
    void anInterruptedReleaseIsSettled_data();
    void anInterruptedReleaseIsSettled();
    void anInterruptedReleaseIsFoundWithoutWriting_data();
    void anInterruptedReleaseIsFoundWithoutWriting();
    void theNextReleaseSettlesFirst();
    void recoveringWithoutNeedWritesNothing();
    void whatCannotBeReadNowIsSettledLater();
    void whoWasInProductionWhenIsAnswered();
};

void TestReleaseDesk::aPlanSaysWhatWillHappenInOrder()
{
    const ReleaseBench bench;
    QVERIFY(bench.release("v1.0.0"));
    const CatalogPointer catalog = bench.read();
    const auto plan = bench.desk().plan(*catalog, ReleaseBench::request(*catalog, "v1.1.0"));
    QVERIFY2(plan, plan ? "" : plan.error().reason.c_str());
    QCOMPARE(plan->from, std::optional(ReleaseBench::id(*catalog, "v1.0.0")));
    QCOMPARE(plan->change.from, std::optional<std::string>("churn/1"));
    QCOMPARE(plan->change.to, std::optional<std::string>("churn/2"));
    QCOMPARE(plan->source.kind, "fake");
    QCOMPARE(plan->source.root, bench.tree.path());
    QCOMPARE(plan->effects.size(), std::size_t(2));
    QCOMPARE(plan->effects[0].system, "Fake");
    QCOMPARE(plan->effects[1].system, "Journal");
    QCOMPARE(plan->effects[1].text, "Entries 3 and 4 are appended with your name, time and reason");
    QCOMPARE(plan->effects[1].note, "hash chain intact");
    QCOMPARE(plan->gates.size(), std::size_t(5));
    for (const Gate& each : plan->gates)
        QVERIFY2(each.result == Gate::Result::Passed, (each.name + ": " + each.detail).c_str());
    QVERIFY(plan->warnings.empty());
}

void TestReleaseDesk::planningWritesNothing()
{
    const ReleaseBench bench;
    const CatalogPointer catalog = bench.read();
    const std::string before = bench.tree.snapshot();
    QVERIFY(bench.desk().plan(*catalog, ReleaseBench::request(*catalog, "v1.0.0")));
    QCOMPARE(bench.tree.snapshot(), before);
}

void TestReleaseDesk::aPlanReadsThePresentHolderAgain()
{
    const ReleaseBench bench;
    const CatalogPointer old = bench.read();
    bench.system->holders[{Name("churn"), productionStage()}] = "churn/1";
    const auto plan = bench.desk().plan(*old, ReleaseBench::request(*old, "v1.1.0"));
    QVERIFY(plan);
    QCOMPARE(plan->change.from, std::optional<std::string>("churn/1"));
    QCOMPARE(plan->fromLabel, "v1.0.0");
    bench.system->holders[{Name("churn"), productionStage()}] = "churn/77";
    const auto unknown = bench.desk().plan(*old, ReleaseBench::request(*old, "v1.1.0"));
    QVERIFY(unknown);
    QVERIFY(!unknown->from);
    QCOMPARE(unknown->warnings.size(), std::size_t(1));
}

void TestReleaseDesk::whatCannotBeReleasedIsRefused()
{
    const ReleaseBench bench;
    bench.record("v1.2.0").deleted = true;
    QVERIFY(bench.release("v1.0.0"));
    const CatalogPointer catalog = bench.read();
    const auto refused = [&](const ReleaseRequest& request) {
        const auto plan = bench.desk().plan(*catalog, request);
        return !plan && !plan.error().reason.empty() && !plan.error().hint.empty();
    };
    QVERIFY(refused(ReleaseBench::request(*catalog, "v1.0.0"))); // holds it already
    ReleaseRequest request = ReleaseBench::request(*catalog, "v1.1.0");
    request.to = "0123456789abcdef";
    QVERIFY(refused(request));
    request = ReleaseBench::request(*catalog, "v1.1.0");
    request.model = Name("nobody's");
    QVERIFY(refused(request));
    request = ReleaseBench::request(*catalog, "v1.1.0");
    request.stage = Name();
    QVERIFY(refused(request));
    request = ReleaseBench::request(*catalog, "v1.1.0");
    request.stage = Name("staging");
    request.to.reset();
    QVERIFY(refused(request)); // nobody holds it
    bench.system->capabilities.canWrite = false;
    QVERIFY(refused(ReleaseBench::request(*catalog, "v1.1.0")));
}

void TestReleaseDesk::anExpectedHolderIsInsistedOn()
{
    const ReleaseBench bench;
    QVERIFY(bench.release("v1.0.0"));
    const CatalogPointer catalog = bench.read();
    ReleaseRequest request = ReleaseBench::request(*catalog, "v1.1.0");
    request.expected.emplace(std::nullopt);
    QVERIFY(!bench.desk().plan(*catalog, request));
    request.expected.emplace(ReleaseBench::id(*catalog, "v1.2.0"));
    const auto late = bench.desk().plan(*catalog, request);
    QVERIFY(!late);
    QVERIFY2(late.error().reason.find("(Ana Petrović, 20") != std::string::npos, late.error().reason.c_str());
    request.expected.emplace(ReleaseBench::id(*catalog, "v1.0.0"));
    QVERIFY(bench.desk().plan(*catalog, request));
}

void TestReleaseDesk::aReleaseMovesTheStageAndIsJournalledTwice()
{
    const ReleaseBench bench;
    const auto outcome = bench.release("v1.0.0");
    QVERIFY2(outcome, reasonOf(outcome).c_str());
    QVERIFY(outcome->applied && outcome->verified);
    QCOMPARE(outcome->entry, 2);
    QCOMPARE(bench.holder(), "churn/1");
    const nlohmann::json intent = payload(bench, 1);
    QVERIFY(intent.at("action") == "release");
    QVERIFY(intent.at("actor") == "Ana Petrović");
    QVERIFY(intent.at("reason") == "Two weeks in staging without alerts");
    QVERIFY(intent.at("from").is_null());
    QVERIFY(intent.at("to").at("label") == "v1.0.0");
    QVERIFY(intent.at("evidence").at("metrics").at("accuracy") == 0.8);
    QCOMPARE(intent.at("evidence").at("files").size(), std::size_t(1));
    QVERIFY(!intent.contains("despite_failed_gates"));
    const nlohmann::json result = payload(bench, 2);
    QVERIFY(result.at("intent") == 1);
    QVERIFY(result.at("outcome") == "applied");
    QVERIFY(result.at("verified") == true);
    QVERIFY(result.at("holder") == "churn/1");
}

void TestReleaseDesk::theReleaseIsPartOfTheCatalogAfterwards()
{
    const ReleaseBench bench;
    QVERIFY(bench.release("v1.0.0"));
    QVERIFY(bench.release("v1.1.0"));
    const CatalogPointer catalog = bench.read();
    const Model* const churn = catalog->model("churn");
    QCOMPARE(churn->holder(productionStage())->label, "v1.1.0");
    QCOMPARE(churn->releases.size(), std::size_t(2));
    const ReleaseEvent& last = churn->releases.back();
    QCOMPARE(last.from, std::optional(ReleaseBench::id(*catalog, "v1.0.0")));
    QCOMPARE(last.to, std::optional(ReleaseBench::id(*catalog, "v1.1.0")));
    QVERIFY(last.madeHere && last.entry == 4);
    QVERIFY(catalog->problems().empty());
}

void TestReleaseDesk::aReasonIsRequired_data()
{
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<bool>("isEnough");
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("blank") << QByteArray("                         ") << false;
    QTest::newRow("nine") << QByteArray("  123456789  ") << false;
    QTest::newRow("ten") << QByteArray("1234567890") << true;
    QTest::newRow("nine that take many bytes") << QByteArray("ćććććććć€") << false;
    QTest::newRow("ten that take many bytes") << QByteArray("ćććććććć€€") << true;
}

void TestReleaseDesk::aReasonIsRequired()
{
    QFETCH(QByteArray, reason);
    QFETCH(bool, isEnough);
    const ReleaseBench bench;
    ReleaseRequest request = ReleaseBench::request(*bench.read(), "v1.0.0");
    request.reason = reason.toStdString();
    const auto outcome = bench.perform(request);
    QCOMPARE(outcome.has_value(), isEnough);
    if (!isEnough)
        QVERIFY(outcome.error().kind == WriteFailure::Kind::Refused && journalLength(bench) == 0);
}

void TestReleaseDesk::aReasonHasALimit()
{
    const ReleaseBench bench;
    const CatalogPointer catalog = bench.read();
    ReleaseRequest request = ReleaseBench::request(*catalog, "v1.0.0");
    for (std::size_t i = 0; i <= kLongestReason; ++i)
        request.reason = i == 0 ? "ü" : request.reason + "ü";
    const std::string before = bench.tree.snapshot();
    const auto refused = bench.perform(request);
    QVERIFY(!refused && refused.error().kind == WriteFailure::Kind::Refused);
    QVERIFY2(refused.error().problem.reason.contains("too long"), reasonOf(refused).c_str());
    QVERIFY2(refused.error().problem.hint.contains("2,000"), refused.error().problem.hint.c_str());
    QCOMPARE(bench.tree.snapshot(), before);
    request.reason.resize(kLongestReason * std::string_view("ü").size());
    QVERIFY(bench.perform(request));
}

void TestReleaseDesk::aFailedGateForbidsTheRelease()
{
    const ReleaseBench bench;
    QVERIFY(bench.release("v1.2.0"));
    const CatalogPointer catalog = bench.read();
    const auto plan = bench.desk().plan(*catalog, ReleaseBench::request(*catalog, "v1.0.0"));
    QVERIFY(plan);
    QVERIFY(plan->hasFailedGate());
    QVERIFY(gate(*plan, "No metric is worse beyond noise")->result == Gate::Result::Failed);
    const auto outcome = bench.desk().apply(*plan);
    QVERIFY(!outcome);
    QVERIFY(outcome.error().kind == WriteFailure::Kind::Refused);
    QCOMPARE(journalLength(bench), 2);
    QCOMPARE(bench.holder(), "churn/3");
}

void TestReleaseDesk::aFailedGateCanBeOverriddenWithALongerReason()
{
    const ReleaseBench bench;
    QVERIFY(bench.release("v1.2.0"));
    ReleaseRequest request = ReleaseBench::request(*bench.read(), "v1.0.0");
    request.despiteFailedGates = true;
    request.reason = "It crashes on Sundays";
    QVERIFY(!bench.perform(request));
    request.reason = "v1.2.0 crashes on every Sunday order, see the incident of 3 May";
    const auto outcome = bench.perform(request);
    QVERIFY2(outcome, reasonOf(outcome).c_str());
    QVERIFY(payload(bench, 3).at("despite_failed_gates") == true);
    QVERIFY(payload(bench, 3).at("gates").at(3).at("result") == "failed");
}

void TestReleaseDesk::cautionMustBeAgreedTo()
{
    const ReleaseBench bench;
    bench.system->capabilities
        = {.canWrite = true, .isAtomic = false, .needsExplicitChoice = true, .caution = "Its server may be running."};
    ReleaseRequest request = ReleaseBench::request(*bench.read(), "v1.0.0");
    const auto plan = bench.desk().plan(*bench.read(), request);
    QVERIFY(plan);
    QCOMPARE(plan->caution, "Its server may be running.");
    QVERIFY(plan->warnings.empty()); // the caution says what can go wrong; once is enough
    QVERIFY(!bench.perform(request));
    request.explicitChoice = true;
    QVERIFY(bench.perform(request));
    QVERIFY(payload(bench, 1).at("caution_agreed") == "Its server may be running.");
}

void TestReleaseDesk::aChangeThatIsNotAtomicIsToldOnce()
{
    const ReleaseBench bench;
    bench.system->capabilities = {.canWrite = true, .isAtomic = false, .needsExplicitChoice = false, .caution = {}};
    const auto plan = bench.desk().plan(*bench.read(), ReleaseBench::request(*bench.read(), "v1.0.0"));
    QVERIFY(plan);
    QCOMPARE(plan->warnings.size(), std::size_t(1));
    QVERIFY(plan->warnings.front().starts_with("This system has no atomic change"));
}

void TestReleaseDesk::aPlanKeepsToItsSourceWhenTheNumbersShift()
{
    const ReleaseBench bench;
    const CatalogPointer catalog = bench.read();
    const auto plan = bench.desk().plan(*catalog, ReleaseBench::request(*catalog, "v1.0.0"));
    QVERIFY(plan);
    // Another store has appeared: read anew, it is the first one.
    const Stranger stranger;
    const std::vector<std::shared_ptr<Location>> now{stranger.location(SourceId(1)), bench.location(SourceId(2))};
    const auto outcome = ReleaseDesk(now).apply(*plan);
    QVERIFY2(outcome, reasonOf(outcome).c_str());
    QCOMPARE(bench.holder(), std::string("churn/1"));
    QVERIFY(stranger.isUntouched());
}

void TestReleaseDesk::aPlanOfASourceThatIsGoneIsRefused()
{
    const ReleaseBench bench;
    const CatalogPointer catalog = bench.read();
    const auto plan = bench.desk().plan(*catalog, ReleaseBench::request(*catalog, "v1.0.0"));
    QVERIFY(plan);
    const Stranger stranger;
    const std::vector<std::shared_ptr<Location>> now{stranger.location(plan->source.id)};
    const auto outcome = ReleaseDesk(now).apply(*plan);
    QVERIFY(!outcome);
    QVERIFY(outcome.error().kind == WriteFailure::Kind::Refused);
    QVERIFY2(reasonOf(outcome).contains("location changed"), reasonOf(outcome).c_str());
    QVERIFY(bench.holder().empty());
    QVERIFY(stranger.isUntouched());
}

void TestReleaseDesk::aCatalogOfOtherSourcesIsNotPlannedOn()
{
    const ReleaseBench bench;
    const CatalogPointer catalog = bench.read();
    const Stranger stranger;
    const std::vector<std::shared_ptr<Location>> now{stranger.location(SourceId(1))};
    QVERIFY(!ReleaseDesk(now).plan(*catalog, ReleaseBench::request(*catalog, "v1.0.0")));
}

void TestReleaseDesk::theLoserIsToldWhoWasFirst()
{
    const ReleaseBench bench;
    const CatalogPointer catalog = bench.read();
    ReleaseRequest own = ReleaseBench::request(*catalog, "v1.0.0");
    own.actor = "Mei Tanaka";
    const auto first = bench.desk().plan(*catalog, own);
    const auto second = bench.desk().plan(*catalog, ReleaseBench::request(*catalog, "v1.1.0"));
    QVERIFY(first && second);
    QVERIFY(bench.desk().apply(*first));
    const auto lost = bench.desk().apply(*second);
    QVERIFY(!lost);
    QVERIFY(lost.error().kind == WriteFailure::Kind::Refused);
    const std::string& reason = lost.error().problem.reason;
    QVERIFY2(reason.contains("Mei Tanaka") && reason.contains("churn/1") && reason.contains("Z)"), reason.c_str());
    QCOMPARE(journalLength(bench), 2);
    QCOMPARE(bench.holder(), "churn/1");
}

void TestReleaseDesk::aRaceLostInsideTheSystemIsNotApplied()
{
    const ReleaseBench bench;
    bench.system->fault = Fault::LosesRace;
    const auto outcome = bench.release("v1.0.0");
    QVERIFY(!outcome && outcome.error().kind == WriteFailure::Kind::Refused);
    QVERIFY(payload(bench, 2).at("outcome") == "not applied");
    QVERIFY(payload(bench, 2).at("problem") == "Somebody was faster.");
    QVERIFY(bench.read()->model("churn")->releases.empty());
}

void TestReleaseDesk::aWriteThatFailsChangesNothing()
{
    const ReleaseBench bench;
    bench.system->fault = Fault::FailsBefore;
    const auto outcome = bench.release("v1.0.0");
    QVERIFY(!outcome && outcome.error().kind == WriteFailure::Kind::Failed);
    QVERIFY(payload(bench, 2).at("outcome") == "not applied");
    QVERIFY(bench.release("v1.0.0"));
}

void TestReleaseDesk::aWriteThatFailsHalfWaySaysWhatWasDone()
{
    const ReleaseBench bench;
    bench.system->fault = Fault::FailsAfter;
    const auto outcome = bench.release("v1.0.0");
    QVERIFY(!outcome && outcome.error().kind == WriteFailure::Kind::HalfDone);
    QCOMPARE(outcome.error().done, std::vector<std::string>{"slot moved"});
    QVERIFY(payload(bench, 2).at("outcome") == "applied");
    QVERIFY(payload(bench, 2).at("done").at(0) == "slot moved");
    QCOMPARE(bench.read()->model("churn")->releases.size(), std::size_t(1));
}

void TestReleaseDesk::aWriteThatDoesNotStickIsNotVerified()
{
    const ReleaseBench bench;
    bench.system->fault = Fault::Forgets;
    const auto outcome = bench.release("v1.0.0");
    QVERIFY(outcome);
    QVERIFY(outcome->applied && !outcome->verified);
    QVERIFY(payload(bench, 2).at("verified") == false);
    QVERIFY(payload(bench, 2).at("holder").is_null());
}

void TestReleaseDesk::anInterruptedReleaseIsSettled_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<QByteArray>("outcome");
    QTest::newRow("before the change") << static_cast<int>(Fault::CrashesBefore) << QByteArray("not applied");
    QTest::newRow("after the change") << static_cast<int>(Fault::CrashesAfter) << QByteArray("applied");
}

void TestReleaseDesk::anInterruptedReleaseIsSettled()
{
    QFETCH(int, fault);
    QFETCH(QByteArray, outcome);
    const ReleaseBench bench;
    bench.system->fault = static_cast<Fault>(fault);
    QVERIFY_EXCEPTION_THROWN(bench.release("v1.0.0"), test::Crash);
    QCOMPARE(readRegistry(bench.tree.path())->openIntents, std::vector<std::int64_t>{1});
    const auto recovered = bench.desk().recover();
    QVERIFY(recovered);
    QCOMPARE(*recovered, std::size_t(1));
    QCOMPARE(QByteArray::fromStdString(payload(bench, 2).at("outcome").get<std::string>()), outcome);
    QVERIFY(readRegistry(bench.tree.path())->openIntents.empty());
    QCOMPARE(bench.read()->model("churn")->releases.size(), std::size_t(outcome == "applied" ? 1 : 0));
}

void TestReleaseDesk::anInterruptedReleaseIsFoundWithoutWriting_data()
{
    anInterruptedReleaseIsSettled_data();
}

void TestReleaseDesk::anInterruptedReleaseIsFoundWithoutWriting()
{
    QFETCH(int, fault);
    QFETCH(QByteArray, outcome);
    const ReleaseBench bench;
    bench.system->fault = static_cast<Fault>(fault);
    QVERIFY_EXCEPTION_THROWN(bench.release("v1.0.0"), test::Crash);
    const auto locations = bench.locations();
    const std::string before = bench.tree.snapshot();

    const auto atOnce = interruptedReleases(locations);
    QCOMPARE(atOnce.size(), std::size_t(1));
    QVERIFY(atOnce.front().mayBeUnderWay);
    const auto later = interruptedReleases(locations, {Timestamp::now().milliseconds + 60'000});
    QVERIFY(!later.front().mayBeUnderWay);
    QCOMPARE(later.front().entry, 1);
    QCOMPARE(later.front().label, std::string("v1.0.0"));
    QVERIFY(later.front().found
            == (outcome == "applied" ? InterruptedRelease::Found::Applied : InterruptedRelease::Found::NotApplied));
    const Problem problem = problemOf(later.front());
    QVERIFY(problem.reason.find("churn v1.0.0 into production") != std::string::npos);
    QVERIFY(!problem.hint.empty());
    QCOMPARE(bench.tree.snapshot(), before);

    bench.system->isReadable = false;
    QVERIFY(interruptedReleases(locations).front().found == InterruptedRelease::Found::Unknown);
    bench.system->isReadable = true;
    QVERIFY(bench.desk().recover());
    QVERIFY(interruptedReleases(locations).empty());
}

void TestReleaseDesk::theNextReleaseSettlesFirst()
{
    const ReleaseBench bench;
    bench.system->fault = Fault::CrashesAfter;
    QVERIFY_EXCEPTION_THROWN(bench.release("v1.0.0"), test::Crash);
    const CatalogPointer catalog = bench.read();
    const auto plan = bench.desk().plan(*catalog, ReleaseBench::request(*catalog, "v1.1.0"));
    QVERIFY(plan && plan->warnings.size() == 1);
    const auto outcome = bench.desk().apply(*plan);
    QVERIFY2(outcome, reasonOf(outcome).c_str());
    QCOMPARE(outcome->entry, 4);
    QCOMPARE(bench.read()->model("churn")->releases.size(), std::size_t(2));
}

void TestReleaseDesk::recoveringWithoutNeedWritesNothing()
{
    const ReleaseBench bench;
    const std::string before = bench.tree.snapshot();
    QCOMPARE(bench.desk().recover().value_or(7), std::size_t(0));
    QCOMPARE(bench.tree.snapshot(), before);
}

void TestReleaseDesk::whatCannotBeReadNowIsSettledLater()
{
    const ReleaseBench bench;
    bench.system->fault = Fault::CrashesAfter;
    QVERIFY_EXCEPTION_THROWN(bench.release("v1.0.0"), test::Crash);
    bench.system->isReadable = false;
    QCOMPARE(bench.desk().recover().value_or(7), std::size_t(0));
    bench.system->isReadable = true;
    QCOMPARE(bench.desk().recover().value_or(7), std::size_t(1));
}

void TestReleaseDesk::whoWasInProductionWhenIsAnswered()
{
    const ReleaseBench bench;
    const Timestamp before{Timestamp::now().milliseconds - 1};
    QVERIFY(bench.release("v1.0.0"));
    const auto second = bench.release("v1.1.0");
    QVERIFY(second);
    const CatalogPointer catalog = bench.read();
    const Model& churn = *catalog->model("churn");
    QVERIFY(releaseInForce(churn, productionStage(), before) == nullptr);
    const Timestamp change = churn.releases[1].time;
    QCOMPARE(releaseInForce(churn, productionStage(), Timestamp{change.milliseconds - 1})->toLabel, "v1.0.0");
    QCOMPARE(releaseInForce(churn, productionStage(), change)->toLabel, "v1.1.0");
    const std::vector<Tenure> all = tenures(churn);
    QCOMPARE(all.size(), std::size_t(2));
    QVERIFY(all[0].end == change && all[1].begin == change && !all[1].end);
}

QTEST_GUILESS_MAIN(TestReleaseDesk)
#include "tst_releasedesk.moc"
