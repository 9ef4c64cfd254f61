#include "tests/unit/commands/commandtrees.h"
#include "tests/unit/commands/terminalrun.h"

#include "tests/support/mlflowstore.h"
#include "tests/support/ordinaryuser.h"
#include "tests/support/temptree.h"

#include <QScopeGuard>
#include <QTest>

#include <filesystem>

using namespace colophon::test;
using Json = nlohmann::json;

namespace {

void writeStore(const TempTree& tree)
{
    const MlflowStore store(tree, "mlruns");
    store.registeredModel("churn");
    store.experiment("1", "training");
    store.run("1", "a1");
    const std::string run = MlflowStore::runId("a1");
    store.version("churn", 1, {.run = run});
    store.version("churn", 2);
}

constexpr const char* kCaution = "MLflow may be running on this store.";

} // namespace

/// What release, rollback and undo ask and answer besides doing it.
class ReleaseAnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cautionIsAskedForAtATerminal_data();
    void cautionIsAskedForAtATerminal();
    void goingBackAsksToo();
    void withoutCautionNothingIsAsked();
    void cautionIsToldWithoutATerminal();
    void cautionIsToldOnce();
    void gatesThatNeedALookAreNamed();
    void noWayBackIsToldInJson();
    void aDryRunRefusesWhatTheReleaseRefuses();
    void aLabelIsAVersionNumber();
    void aStoreThatMayNotBeWrittenIsNotTried_data();
    void aStoreThatMayNotBeWrittenIsNotTried();
    void aMistypedStageIsNotMade();
    void undoAndRedoSayWhoseReleaseTheyAreAbout();
};

void ReleaseAnswersTest::cautionIsAskedForAtATerminal_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<bool>("isDone");
    QTest::newRow("y") << QByteArray("y\n") << true;
    QTest::newRow("yes") << QByteArray("Yes\n") << true;
    QTest::newRow("n") << QByteArray("n\n") << false;
    QTest::newRow("nothing") << QByteArray("\n") << false;
    QTest::newRow("something else") << QByteArray("yellow\n") << false;
    QTest::newRow("end of input") << QByteArray("\x04") << false;
}

void ReleaseAnswersTest::cautionIsAskedForAtATerminal()
{
    QFETCH(QByteArray, typed);
    QFETCH(bool, isDone);
    const TempTree tree;
    writeStore(tree);
    const std::string before = tree.snapshot();
    const ProgramRun answer = runAtTerminal(tree.path(), releaseOf("churn@1") + words("--anyway"), typed.toStdString());
    QVERIFY2(answer.errorsHave(kCaution) && answer.errorsHave("(y/N)"), answer.errors.c_str());
    QCOMPARE(answer.status, isDone ? 0 : 4);
    QCOMPARE(tree.snapshot() != before, isDone);
    if (!isDone)
        QVERIFY2(answer.errorsHave("Nothing was changed."), answer.errors.c_str());
}

void ReleaseAnswersTest::goingBackAsksToo()
{
    const TempTree tree;
    writeStore(tree);
    for (const char* version : {"churn@1", "churn@2"})
        QCOMPARE(run(tree.path(), releaseOf(version) + words("--anyway --yes")).status, 0);
    const QStringList rollback = words("rollback churn --stage production --reason worse-than-the-one-before");
    const QStringList undo = words("undo churn --stage production");
    QCOMPARE(runAtTerminal(tree.path(), rollback, "n\n").status, 4);
    QCOMPARE(runAtTerminal(tree.path(), undo, "n\n").status, 4);
    const ProgramRun agreed = runAtTerminal(tree.path(), rollback + words("--yes"), {});
    QCOMPARE(agreed.status, 0);
    QVERIFY2(agreed.errorsHave(kCaution) && !agreed.errorsHave("(y/N)"), agreed.errors.c_str());
    QCOMPARE(runAtTerminal(tree.path(), undo + words("--yes"), {}).status, 0);
}

void ReleaseAnswersTest::withoutCautionNothingIsAsked()
{
    const TempTree tree;
    writeVersions(tree);
    const ProgramRun answer = runAtTerminal(tree.path(), releaseOf("churn@v1.0.0"), {});
    QCOMPARE(answer.status, 0);
    QVERIFY2(!answer.errorsHave("(y/N)"), answer.errors.c_str());
    const TempTree store;
    writeStore(store);
    const ProgramRun dry = runAtTerminal(store.path(), releaseOf("churn@1") + words("--anyway --dry-run"), {});
    QCOMPARE(dry.status, 0);
    QVERIFY2(!dry.errorsHave("(y/N)"), dry.errors.c_str());
}

void ReleaseAnswersTest::cautionIsToldWithoutATerminal()
{
    const TempTree tree;
    writeStore(tree);
    const ProgramRun answer = run(tree.path(), releaseOf("churn@1") + words("--anyway"));
    QCOMPARE(answer.status, 0);
    QVERIFY2(answer.errorsHave(kCaution) && !answer.errorsHave("(y/N)"), answer.errors.c_str());
    const ProgramRun help = run(tree.path(), words("release --help"));
    QVERIFY2(help.outputHas("--yes") && help.outputHas("without a terminal"), help.output.c_str());
}

void ReleaseAnswersTest::cautionIsToldOnce()
{
    const TempTree tree;
    writeStore(tree);
    const ProgramRun plan = run(tree.path(), releaseOf("churn@1") + words("--anyway --dry-run"));
    QVERIFY2(!plan.outputHas("Warning:") && plan.errorsHave(kCaution), plan.output.c_str());
    const ProgramRun json = run(tree.path(), releaseOf("churn@1") + words("--anyway --dry-run --json"));
    QVERIFY2(json.json().at("warnings").empty(), json.output.c_str());
    QVERIFY2(json.json().at("caution").get<std::string>().starts_with(kCaution), json.output.c_str());
}

void ReleaseAnswersTest::gatesThatNeedALookAreNamed()
{
    const TempTree tree;
    writeStore(tree);
    const ProgramRun clear = run(tree.path(), releaseOf("churn@1") + words("--dry-run --json"));
    std::string expected;
    std::size_t count = 0;
    const Json gates = clear.json().at("gates");
    for (const Json& gate : gates) {
        if (gate.at("result") != "check")
            continue;
        expected += (count++ == 0 ? "" : "; ") + gate.at("name").get<std::string>();
    }
    QVERIFY(count > 0);
    expected = std::to_string(count) + (count == 1 ? " gate needs" : " gates need") + " a look: " + expected + "\n";
    QVERIFY2(clear.errorsHave(expected), clear.errors.c_str());
}

void ReleaseAnswersTest::noWayBackIsToldInJson()
{
    const TempTree tree;
    writeVersions(tree);
    for (const QStringList& verb : {words("rollback churn --stage production --json --reason not-as-good-as-hoped"),
                                    words("undo churn --stage production --json")}) {
        const ProgramRun answer = run(tree.path(), verb);
        QCOMPARE(answer.status, 1);
        const Json json = Json::parse(answer.output, nullptr, false);
        QVERIFY2(json.is_object(), answer.output.c_str());
        QCOMPARE(text(json.at("schema")), text(Json("colophon.release/1")));
        QCOMPARE(text(json.at("model")), text(Json("churn")));
        QCOMPARE(text(json.at("stage")), text(Json("production")));
        QCOMPARE(text(json.at("applied")), text(Json(false)));
        QVERIFY(!json.at("error").at("reason").get<std::string>().empty());
    }
}

void ReleaseAnswersTest::aDryRunRefusesWhatTheReleaseRefuses()
{
    const TempTree tree;
    writeStore(tree); // nothing is recorded about its versions: a gate fails
    QStringList release = words("release churn@1 --stage production --anyway --json --reason too-short-for-this");
    const ProgramRun real = run(tree.path(), release);
    QCOMPARE(real.status, 4);
    const ProgramRun dry = run(tree.path(), release + words("--dry-run"));
    QCOMPARE(dry.status, 4);
    QVERIFY2(dry.errorsHave("at least 30 characters"), dry.errors.c_str());
    QCOMPARE(text(dry.json().at("error")), text(real.json().at("error")));
}

void ReleaseAnswersTest::aLabelIsAVersionNumber()
{
    const TempTree tree;
    writeVersions(tree);
    const std::string before = tree.snapshot();
    for (const char* label : {"<b>x", "v1", "1.2", "latest", "v1.2.3 "}) {
        const ProgramRun answer = run(
            tree.path(), releaseOf("churn@v1.0.0") + QStringList{QStringLiteral("--label"), QString::fromUtf8(label)});
        QCOMPARE(answer.status, 2);
        QVERIFY2(answer.errorsHave("v1.2.0"), answer.errors.c_str());
    }
    QCOMPARE(tree.snapshot(), before);
    for (const char* label : {"--label v1.2.3-rc.1", "--label 1.2.3"})
        QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0") + words("--dry-run") + words(label)).status, 0);
}

void ReleaseAnswersTest::aStoreThatMayNotBeWrittenIsNotTried_data()
{
    QTest::addColumn<QByteArray>("forbidden");
    QTest::newRow("the model") << QByteArray("mlruns/models/churn");
    QTest::newRow("a file of the model") << QByteArray("mlruns/models/churn/meta.yaml");
    QTest::newRow("the journal") << QByteArray(".colophon");
}

void ReleaseAnswersTest::aStoreThatMayNotBeWrittenIsNotTried()
{
    QFETCH(QByteArray, forbidden);
    const TempTree tree;
    writeStore(tree);
    tree.folder(".colophon");
    openToEverybody(tree);
    const auto reopen = qScopeGuard([&tree] { openToEverybody(tree); });
    std::filesystem::permissions(tree.path(forbidden.toStdString()),
                                 std::filesystem::perms::owner_write | std::filesystem::perms::group_write
                                     | std::filesystem::perms::others_write,
                                 std::filesystem::perm_options::remove);
    const OrdinaryUser user(tree);
    const std::string before = tree.snapshot();
    const Json store = run(tree.path(), words("scan --json")).json().at("sources").at(0);
    QCOMPARE(text(store.at("writable")), text(Json(false)));
    for (const char* way : {"--anyway --json", "--anyway --json --dry-run"}) {
        const ProgramRun answer = run(tree.path(), releaseOf("churn@1") + words(way));
        QCOMPARE(answer.status, 4);
        const Json error = answer.json().at("error");
        QVERIFY2(!answer.outputHas("registered version"), answer.output.c_str()); // of its run
        QVERIFY2(error.at("file").get<std::string>().starts_with(forbidden.toStdString()), answer.output.c_str());
        QVERIFY(!error.at("reason").get<std::string>().empty() && !error.at("hint").get<std::string>().empty());
        QVERIFY2(answer.errorsHave("Nothing was changed."), answer.errors.c_str());
    }
    QCOMPARE(tree.snapshot(), before);
}

void ReleaseAnswersTest::aMistypedStageIsNotMade()
{
    const TempTree tree;
    writeVersions(tree);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0")).status, 0);
    const auto before = tree.snapshot();
    for (const char* stage : {"prod", "prodution"}) {
        const ProgramRun refused = run(tree.path(), releaseOf("churn@v1.1.0", stage));
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.outputHas("; production was probably meant") && !refused.outputHas("Warning:"),
                 refused.output.c_str());
    }
    QCOMPARE(tree.snapshot(), before);
    const Json gate
        = run(tree.path(), releaseOf("churn@v1.1.0", "prod") << words("--dry-run --json")).json()["gates"][0];
    QCOMPARE(text(gate.at("name")), text(Json("Stage is known")));
    QVERIFY(!gate.at("passed").get<bool>());
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.1.0", "prod") << words("--anyway")).status, 0);
    // By now it is a stage of the model.
    QVERIFY(!run(tree.path(), releaseOf("churn@v1.0.0", "prod") << words("--dry-run")).outputHas("Stage is known"));
}

void ReleaseAnswersTest::undoAndRedoSayWhoseReleaseTheyAreAbout()
{
    const TempTree tree;
    writeVersions(tree);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0")).status, 0);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.1.0")).status, 0);
    const Json event = run(tree.path(), words("releases churn --json")).json().at("events").at(1);
    const std::string minute = event.at("time").get<std::string>().substr(0, 16).replace(10, 1, " ");
    const std::string said = "v1.0.0 → v1.1.0, by " + event.at("actor").get<std::string>() + ", " + minute
        + " UTC, journal entry 4\n  “" + kReason + "”\n";
    const QStringList undo = words("undo churn --stage production");
    const ProgramRun preview = run(tree.path(), undo + words("--dry-run"));
    QVERIFY2(preview.outputHas("Takes back: " + said), preview.output.c_str());
    const Json json = run(tree.path(), undo + words("--dry-run --json")).json().at("takes_back");
    QCOMPARE(text(json), text(event));
    const ProgramRun undone = run(tree.path(), undo);
    QVERIFY2(undone.outputHas("Takes back: " + said), undone.output.c_str());
    const QStringList redo = words("redo churn --stage production");
    const ProgramRun again = run(tree.path(), redo + words("--dry-run"));
    QVERIFY2(again.outputHas("Makes again: " + said), again.output.c_str());
    QCOMPARE(text(run(tree.path(), redo + words("--json")).json().at("makes_again")), text(event));
}

QTEST_GUILESS_MAIN(ReleaseAnswersTest)
#include "tst_releaseanswers.moc"
