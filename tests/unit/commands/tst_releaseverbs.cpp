#include "tests/unit/commands/commandtrees.h"

#include "tests/support/mlflowstore.h"
#include "tests/support/ordinaryuser.h"
#include "tests/support/tampering.h"
#include "tests/support/temptree.h"

#include "models/compare/texttable.h"

#include <QDateTime>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <filesystem>

using colophon::test::MlflowStore;
using colophon::test::ProgramRun;
using colophon::test::run;
using colophon::test::TempTree;
using colophon::test::text;
using Json = nlohmann::json;
using colophon::test::kReason;
using colophon::test::releaseOf;
using colophon::test::words;
using colophon::test::writeVersions;

/// Marking, rolling back, the journal and what the command line says of them.
class ReleaseVerbsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStageWithoutReleasesIsTold();
    void aNewStageHasAPlainName();
    void releaseRollbackAndHistoryAgree();
    void failedGateHoldsTheReleaseBack();
    void dryRunChangesNothing();
    void theReasonIsCountedInCharacters();
    void theReasonHasALimit();
    void theLabelOfAReleaseIsTold();
    void expectedHolderIsChecked();
    void aStageThatNobodyUsedIsTold();
    void nothingToRollBackToIsANo();
    void aHolderWhoseFilesAreGoneIsRolledBack();
    void aHolderWhoseFilesAreGoneCanBeExpected();
    void undoEmptiesTheStageOfAFirstRelease();
    void aSecondUndoGoesFurtherBackAndRedoForthAgain();
    void aLongReasonOfAWayBackIsKeptWhole();
    void undoLeavesWhatOthersDid();
    void undoOfAnotherPersonsReleaseIsHeldBack();
    void interruptedReleaseIsTold();
    void damagedRegistryIsNoEmptyHistory();
    void aRegistryOutOfReachIsNoEmptyHistory_data();
    void aRegistryOutOfReachIsNoEmptyHistory();
    void tamperedJournalIsFound();
    void aBrokenJournalIsToldWithTheReleases();
    void journalIsExported();
    void aStageThatIsAnAliasIsReadBackAndTakenBack();
    void refusalsAreToldInJson();
    void aRegisteredFileOfAnotherSizeIsAProblem();
    void halfDoneIsToldAndCanBeFinished();
    void aMomentIsToldWithoutEmptyFields();
};

void ReleaseVerbsTest::releaseRollbackAndHistoryAgree()
{
    const TempTree tree;
    writeVersions(tree);
    const Json first = run(tree.path(), releaseOf("churn@v1.0.0") << QStringLiteral("--json")).json();
    QCOMPARE(text(first.at("schema")), text(Json("colophon.release/1")));
    QCOMPARE(text(first.at("from")), text(Json()));
    QVERIFY(first.at("applied").get<bool>() && first.at("verified").get<bool>());
    const Json second = run(tree.path(), releaseOf("churn@v1.1.0") << QStringLiteral("--json")).json();
    QCOMPARE(text(second.at("from")), text(first.at("to")));
    const Json now = run(tree.path(), words("scan --json")).json().at("models").at(0);
    QCOMPARE(text(now.at("stages").at("production")), text(second.at("to")));

    QCOMPARE(run(tree.path(), words("rollback churn --stage production --reason") << QString::fromUtf8(kReason)).status,
             0);
    const Json releases = run(tree.path(), words("releases churn --json")).json();
    QCOMPARE(releases.at("events").size(), std::size_t(3));
    QCOMPARE(text(releases.at("events").at(2).at("kind")), text(Json("rollback")));
    QCOMPARE(text(releases.at("events").at(2).at("to")), text(first.at("to")));
    QCOMPARE(text(releases.at("events").at(2).at("reason")), text(Json(kReason)));
    const Json at = run(tree.path(), words("releases churn --at 2020-01-01 --json")).json().at("at");
    QCOMPARE(text(at.at("version")), text(Json()));
    const Json later = run(tree.path(), words("releases churn --at 2999-01-01 --json")).json().at("at");
    QCOMPARE(text(later.at("version")), text(first.at("to")));
    QCOMPARE(text(run(tree.path(), words("show churn#production --json")).json().at("version").at("id")),
             text(first.at("to")));
}

void ReleaseVerbsTest::aRegisteredFileOfAnotherSizeIsAProblem()
{
    const TempTree tree;
    tree.write("model.bin", "weights");
    QCOMPARE(run(tree.path(), words("register model.bin --model churn --version v1.0.0")).status, 0);
    QVERIFY(run(tree.path(), words("scan --json")).json().at("problems").empty());
    tree.write("model.bin", "other weights");
    const Json scan = run(tree.path(), words("scan --json")).json();
    QCOMPARE(scan.at("problems").size(), std::size_t(1));
    const Json& problem = scan.at("problems").at(0);
    QCOMPARE(text(problem.at("file")), text(Json("model.bin")));
    QVERIFY(problem.contains("source") && problem.contains("hint"));
    QVERIFY(problem.at("reason").get<std::string>().find("its size differs") != std::string::npos);
    QCOMPARE(text(scan.at("models").at(0).at("versions").at(0).at("artifacts").at(0).at("size")), text(Json(13)));
    QVERIFY(run(tree.path(), words("scan")).outputHas("[file changed]"));
    std::filesystem::remove(tree.path("model.bin"));
    QVERIFY(run(tree.path(), words("scan")).outputHas("[file missing]"));
}

void ReleaseVerbsTest::refusalsAreToldInJson()
{
    const TempTree tree;
    writeVersions(tree);
    const Json first = run(tree.path(), releaseOf("churn@v1.0.0") << QStringLiteral("--json")).json();
    const ProgramRun other = run(tree.path(), releaseOf("churn@v1.1.0") << words("--expect none --json"));
    QCOMPARE(other.status, 4);
    QVERIFY(other.errorsHave("not by the version that was expected"));
    const Json json = other.json();
    QCOMPARE(text(json.at("schema")), text(Json("colophon.release/1")));
    QCOMPARE(text(json.at("from")), text(first.at("to")));
    QVERIFY(json.at("to") != json.at("from"));
    QCOMPARE(text(json.at("applied")), text(Json(false)));
    QVERIFY(!json.contains("half_done"));
    QVERIFY(json.at("error").at("reason").get<std::string>().find("expected") != std::string::npos);
}

void ReleaseVerbsTest::halfDoneIsToldAndCanBeFinished()
{
    const TempTree tree;
    const MlflowStore store(tree, "mlruns");
    store.registeredModel("churn");
    store.version("churn", 1, {.stage = "Production"});
    for (const int number : {2, 3})
        store.version("churn", number);
    // A folder behind a link is read, and never written.
    const std::string version = tree.path("mlruns/models/churn/version-1");
    std::filesystem::rename(version, tree.path("elsewhere"));
    std::filesystem::create_directory_symlink("../../../elsewhere", version);
    const QStringList release = releaseOf("churn@3") + words("--anyway --json");
    const ProgramRun half = run(tree.path(), release);
    QCOMPARE(half.status, 5);
    QCOMPARE(text(half.json().at("applied")), text(Json(false)));
    QCOMPARE(text(half.json().at("half_done")), text(Json(true)));
    QVERIFY(!half.json().at("done").empty());
    QCOMPARE(run(tree.path(), release).status, 5);

    std::filesystem::remove(version);
    std::filesystem::rename(tree.path("elsewhere"), version);
    const ProgramRun rest = run(tree.path(), release);
    QCOMPARE(rest.status, 0);
    QVERIFY(rest.json().at("applied").get<bool>() && rest.json().at("verified").get<bool>());
    QVERIFY(rest.outputHas("left half-done"));
    QVERIFY(!rest.outputHas("Alias production"));
    QVERIFY(tree.snapshot().find("current_stage: Archived") != std::string::npos);
    const ProgramRun again = run(tree.path(), release); // nothing is missing any more
    QCOMPARE(again.status, 0);
    QVERIFY(!again.json().at("applied").get<bool>() && again.json().at("already").get<bool>());
}

void ReleaseVerbsTest::aMomentIsToldWithoutEmptyFields()
{
    const TempTree tree;
    const MlflowStore store(tree, "mlruns");
    store.registeredModel("churn");
    store.version("churn", 1);
    store.alias("churn", "production", "1");
    QFile alias(QString::fromStdString(tree.path("mlruns/models/churn/aliases/production")));
    QVERIFY(alias.open(QIODevice::ReadWrite));
    QVERIFY(alias.setFileTime(QDateTime::fromString(QStringLiteral("2025-12-01T10:30:00Z"), Qt::ISODate),
                              QFileDevice::FileModificationTime));
    alias.close();
    QVERIFY(run(tree.path(), words("releases churn --at 2025-12-02"))
                .outputHas("was in production, seen there on 2025-12-01 10:30.\n"));
    QVERIFY(run(tree.path(), words("releases churn --at 2999-01-01"))
                .outputHas("lies in the future; now churn 1 is in production, seen there on 2025-12-01 10:30.\n"));
    QVERIFY(run(tree.path(), words("releases churn --stage staging --at 2999-01-01"))
                .outputHas("lies in the future; no version of churn is in staging now"));
}

void ReleaseVerbsTest::aStageThatIsAnAliasIsReadBackAndTakenBack()
{
    const TempTree tree;
    const MlflowStore store(tree, "mlruns");
    store.registeredModel("churn");
    for (const int number : {1, 2, 3})
        store.version("churn", number);
    store.alias("churn", "favourite", "3");
    for (const char* version : {"churn@1", "churn@2"})
        QCOMPARE(run(tree.path(), releaseOf(version, "canary") << QStringLiteral("--anyway")).status, 0);
    const Json churn = run(tree.path(), words("scan --json")).json().at("models").at(0);
    QCOMPARE(churn.at("stages").size(), std::size_t(1)); // an alias that nobody released is no stage
    QCOMPARE(text(run(tree.path(), words("show churn#canary --json")).json().at("version").at("label")),
             text(Json("2")));
    QCOMPARE(run(tree.path(), words("rollback churn --stage canary --reason") << QString::fromUtf8(kReason)).status, 0);
    QCOMPARE(text(run(tree.path(), words("show churn#canary --json")).json().at("version").at("label")),
             text(Json("1")));
}

void ReleaseVerbsTest::failedGateHoldsTheReleaseBack()
{
    const TempTree tree;
    writeVersions(tree);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.1.0")).status, 0);
    const std::string before = tree.snapshot();
    const ProgramRun held = run(tree.path(), releaseOf("churn@v1.0.0") << QStringLiteral("--json"));
    QCOMPARE(held.status, 1);
    QVERIFY(!held.json().at("applied").get<bool>());
    QCOMPARE(tree.snapshot(), before);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0") << QStringLiteral("--anyway")).status, 0);
    QVERIFY(run(tree.path(), words("journal export")).outputHas("despite_failed_gates"));
}

void ReleaseVerbsTest::dryRunChangesNothing()
{
    const TempTree tree;
    writeVersions(tree);
    const std::string before = tree.snapshot();
    const ProgramRun dry = run(tree.path(), releaseOf("churn@v1.0.0") << words("--dry-run --json"));
    QCOMPARE(dry.status, 0);
    QVERIFY(!dry.json().at("applied").get<bool>());
    QVERIFY(dry.json().at("effects").size() >= 2);
    QCOMPARE(tree.snapshot(), before);
}

void ReleaseVerbsTest::theReasonIsCountedInCharacters()
{
    const TempTree tree;
    writeVersions(tree);
    for (const char* tooShort : {"   short      ", "ééééé", "\t\n\n\n\n\n\n\n\n\n\n"}) {
        const ProgramRun answer
            = run(tree.path(),
                  {QStringLiteral("release"), QStringLiteral("churn@v1.0.0"), QStringLiteral("--stage"),
                   QStringLiteral("production"), QStringLiteral("--reason"), QString::fromUtf8(tooShort)});
        QCOMPARE(answer.status, 2);
        QVERIFY(answer.errorsHave("at least 10 characters"));
    }
    const ProgramRun help = run(tree.path(), words("release --help"));
    QVERIFY(help.outputHas("at least 10 characters") && help.outputHas("at least 30"));
}

void ReleaseVerbsTest::theReasonHasALimit()
{
    const TempTree tree;
    writeVersions(tree);
    const std::string before = tree.snapshot();
    const QString tooLong(2001, u'x');
    for (const QStringList& verb :
         {words("release churn@v1.0.0 --stage production --reason"),
          words("rollback churn --stage production --reason"), words("undo churn --stage production --reason")}) {
        const ProgramRun answer = run(tree.path(), verb + QStringList{tooLong});
        QCOMPARE(answer.status, 2);
        QVERIFY2(answer.errorsHave("at most 2,000 characters"), answer.errors.c_str());
    }
    QCOMPARE(tree.snapshot(), before);
}

void ReleaseVerbsTest::theLabelOfAReleaseIsTold()
{
    const TempTree tree;
    writeVersions(tree);
    const QStringList label{QStringLiteral("--label"), QStringLiteral("v7.0.0")};
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0") + label).status, 0);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.1.0")).status, 0);
    const Json events = run(tree.path(), words("releases churn --json")).json().at("events");
    QCOMPARE(text(events.at(0).at("label")), text(Json("v7.0.0")));
    QVERIFY(!events.at(1).contains("label"));
    QVERIFY(run(tree.path(), words("releases churn"), {QStringLiteral("COLUMNS=200")})
                .outputHas("none → v1.0.0, called v7.0.0"));
}

void ReleaseVerbsTest::expectedHolderIsChecked()
{
    const TempTree tree;
    writeVersions(tree);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0") << words("--expect churn@v1.1.0")).status, 4);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0") << words("--expect none")).status, 0);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.1.0") << words("--expect none")).status, 4);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.1.0") << words("--expect churn@v1.0.0")).status, 0);
}

void ReleaseVerbsTest::aStageThatNobodyUsedIsTold()
{
    const TempTree tree;
    writeVersions(tree);
    const auto warnings = [&tree](const char* stage) {
        return run(tree.path(), releaseOf("churn@v1.0.0", stage) << words("--dry-run --json")).json().at("warnings");
    };
    QVERIFY(text(warnings("canary")).contains("No version was ever in a stage named canary."));
    QVERIFY(warnings("staging").empty());
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0", "canary")).status, 0);
    QVERIFY(warnings("canary").empty() || !text(warnings("canary")).contains("No version"));
}

void ReleaseVerbsTest::nothingToRollBackToIsANo()
{
    const TempTree tree;
    writeVersions(tree);
    const QStringList rollback = words("rollback churn --stage production --reason") << QString::fromUtf8(kReason);
    QCOMPARE(run(tree.path(), rollback).status, 1);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0")).status, 0);
    QCOMPARE(run(tree.path(), rollback).status, 1);
}

void ReleaseVerbsTest::aHolderWhoseFilesAreGoneIsRolledBack()
{
    const TempTree tree;
    writeVersions(tree);
    for (const char* version : {"churn@v1.0.0", "churn@v1.1.0"})
        QCOMPARE(run(tree.path(), releaseOf(version)).status, 0);
    std::filesystem::remove_all(tree.path("churn/v1.1.0"));
    const ProgramRun plan
        = run(tree.path(), words("rollback churn --stage production --dry-run --reason") << QString::fromUtf8(kReason));
    QVERIFY2(plan.outputHas("churn@v1.1.0 (its files were not found) → churn@v1.0.0"), plan.output.c_str());
    QVERIFY2(plan.outputHas("v1.1.0 (“churn/v1.1.0”)") && plan.outputHas("is not there any more"), plan.output.c_str());
    const ProgramRun back
        = run(tree.path(), words("rollback churn --stage production --json --reason") << QString::fromUtf8(kReason));
    QVERIFY2(back.status == 0, back.errors.c_str());
    QVERIFY(back.json().at("verified").get<bool>());
    QCOMPARE(text(back.json().at("from_label")), text(Json("v1.1.0")));
    QVERIFY(run(tree.path(), words("releases churn"), {QStringLiteral("COLUMNS=200")})
                .outputHas("v1.1.0 → v1.0.0 (rollback)"));
}

void ReleaseVerbsTest::aHolderWhoseFilesAreGoneCanBeExpected()
{
    const TempTree tree;
    writeVersions(tree);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.1.0")).status, 0);
    std::filesystem::remove_all(tree.path("churn/v1.1.0"));
    const QStringList release = releaseOf("churn@v1.0.0") << QStringLiteral("--expect");
    QCOMPARE(run(tree.path(), release + words("none")).status, 4);
    QCOMPARE(run(tree.path(), release + words("churn@v1.9.0")).status, 2);
    const ProgramRun expected = run(tree.path(), release + words("churn@v1.1.0"));
    QVERIFY2(expected.status == 0, expected.errors.c_str());
}

void ReleaseVerbsTest::undoEmptiesTheStageOfAFirstRelease()
{
    const TempTree tree;
    writeVersions(tree);
    const QStringList undo = words("undo churn --stage production --json");
    QCOMPARE(run(tree.path(), undo).status, 1);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0")).status, 0);
    const std::string before = tree.snapshot();
    QCOMPARE(run(tree.path(), undo + words("--dry-run")).status, 0);
    QCOMPARE(tree.snapshot(), before);
    const ProgramRun undone = run(tree.path(), undo);
    QCOMPARE(undone.status, 0);
    QCOMPARE(text(undone.json().at("to")), text(Json()));
    QVERIFY(undone.json().at("verified").get<bool>());
    QVERIFY(run(tree.path(), words("scan --json")).json().at("models").at(0).at("stages").empty());
    const Json events = run(tree.path(), words("releases churn --json")).json().at("events");
    QCOMPARE(text(events.at(1).at("kind")), text(Json("undo")));
    QCOMPARE(text(events.at(1).at("reason")), text(Json("Undo: takes back journal entry 2")));
}

void ReleaseVerbsTest::aSecondUndoGoesFurtherBackAndRedoForthAgain()
{
    const TempTree tree;
    writeVersions(tree);
    const QStringList redo = words("redo churn --stage production");
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0")).status, 0);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.1.0") << words("--label v7.0.0")).status, 0);
    QCOMPARE(run(tree.path(), redo).status, 1);
    const auto stages
        = [&tree] { return run(tree.path(), words("scan --json")).json().at("models").at(0).at("stages"); };
    const auto holder
        = [&tree] { return run(tree.path(), words("show churn#production --json")).json().at("version").at("label"); };
    QCOMPARE(run(tree.path(), words("undo churn --stage production --reason short")).status, 2);
    QCOMPARE(run(tree.path(), words("undo churn --stage production --reason wrong-version-was-clicked")).status, 0);
    QCOMPARE(text(holder()), text(Json("v1.0.0")));
    QCOMPARE(run(tree.path(), words("undo churn --stage production")).status, 0);
    QVERIFY(stages().empty());
    QCOMPARE(run(tree.path(), words("undo churn --stage production")).status, 1);

    QCOMPARE(run(tree.path(), redo).status, 0);
    QCOMPARE(text(holder()), text(Json("v1.0.0")));
    QCOMPARE(run(tree.path(), redo + words("--reason it-was-right-after-all")).status, 0);
    QCOMPARE(text(holder()), text(Json("v1.1.0")));
    QCOMPARE(run(tree.path(), redo).status, 1);
    const Json events = run(tree.path(), words("releases churn --json")).json().at("events");
    QCOMPARE(text(events.at(2).at("reason")),
             text(Json("wrong-version-was-clicked (Undo: takes back journal entry 4)")));
    QCOMPARE(text(events.at(3).at("kind")), text(Json("undo")));
    QCOMPARE(text(events.at(4).at("kind")), text(Json("redo")));
    QCOMPARE(text(events.at(4).at("reason")), text(Json(std::string(kReason) + " (redo: takes back journal entry 8)")));
    QCOMPARE(text(events.at(5).at("reason")), text(Json("it-was-right-after-all (redo: takes back journal entry 6)")));
    QCOMPARE(text(events.at(5).at("label")), text(Json("v7.0.0")));
}

/// Also where there is no room behind it for the entry that is taken back.
void ReleaseVerbsTest::aLongReasonOfAWayBackIsKeptWhole()
{
    const TempTree tree;
    writeVersions(tree);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0")).status, 0);
    const std::string reason(1'990, 'x');
    const QStringList given = {QStringLiteral("--reason"), QString::fromStdString(reason)};
    const auto lastReason
        = [&tree] { return run(tree.path(), words("releases churn --json")).json().at("events").back().at("reason"); };
    const ProgramRun undone = run(tree.path(), words("undo churn --stage production") + given);
    QVERIFY2(undone.status == 0, undone.errors.c_str());
    QCOMPARE(text(lastReason()), text(Json(reason)));
    const ProgramRun redone = run(tree.path(), words("redo churn --stage production") + given);
    QVERIFY2(redone.status == 0, redone.errors.c_str());
    QCOMPARE(text(lastReason()), text(Json(reason)));
    const QStringList tooLong = {QStringLiteral("--reason"), QString(2'001, u'x')};
    QCOMPARE(run(tree.path(), words("undo churn --stage production") + tooLong).status, 2);
}

void ReleaseVerbsTest::undoLeavesWhatOthersDid()
{
    const TempTree tree;
    const MlflowStore store(tree, "mlruns");
    store.registeredModel("churn");
    for (const int number : {1, 2})
        store.version("churn", number);
    QCOMPARE(run(tree.path(), releaseOf("churn@1") << QStringLiteral("--anyway")).status, 0);
    store.alias("churn", "production", "2");
    const ProgramRun undone = run(tree.path(), words("undo churn --stage production"));
    QCOMPARE(undone.status, 1);
    QVERIFY(undone.errorsHave("elsewhere"));
}

void ReleaseVerbsTest::undoOfAnotherPersonsReleaseIsHeldBack()
{
    const TempTree tree;
    QCOMPARE(run(tree.path(), words("sample project")).status, 0);
    const std::string before = tree.snapshot();
    const QStringList undo = words("undo churn --stage production --yes --in project");
    const ProgramRun answer = run(tree.path(), undo);
    QCOMPARE(answer.status, 1);
    QVERIFY(answer.outputHas("The step is your own") && answer.outputHas("Ana Petrovi"));
    QCOMPARE(tree.snapshot(), before);
    QCOMPARE(run(tree.path(), undo + words("--anyway")).status, 0);
}

void ReleaseVerbsTest::interruptedReleaseIsTold()
{
    const TempTree tree;
    writeVersions(tree);
    colophon::test::interruptRelease(tree.path());
    const std::string before = tree.snapshot();

    const ProgramRun releases = run(tree.path(), words("releases churn --json"));
    QCOMPARE(releases.status, 0);
    QVERIFY(releases.errorsHave("A release was interrupted"));
    const Json unfinished = releases.json().at("unfinished");
    QCOMPARE(unfinished.size(), std::size_t(1));
    QVERIFY(unfinished[0].at("entry") == 1 && unfinished[0].at("found") == "not applied");
    QVERIFY(releases.json().at("events").empty());

    const Json problems = run(tree.path(), words("scan --json")).json().at("problems");
    QVERIFY(std::ranges::any_of(problems, [](const Json& problem) {
        return problem.at("reason").get<std::string>().find("A release was interrupted") == 0;
    }));
    const ProgramRun verified = run(tree.path(), words("journal verify --json"));
    QCOMPARE(verified.status, 0);
    QVERIFY(verified.json().at("unfinished") == Json({1}));
    QCOMPARE(tree.snapshot(), before);
}

void ReleaseVerbsTest::damagedRegistryIsNoEmptyHistory()
{
    const TempTree tree;
    writeVersions(tree);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0")).status, 0);
    QCOMPARE(run(tree.path(), words("releases churn")).status, 0);
    tree.write(".colophon/registry.db", std::string(20'000, 'x'));
    const std::string before = tree.snapshot();
    const ProgramRun asked = run(tree.path(), words("releases churn --at 2026-01-01"));
    QCOMPARE(asked.status, 3);
    QVERIFY(asked.output.empty());
    QVERIFY(asked.errorsHave("registry.db") && asked.errorsHave("damaged") && asked.errorsHave("backup"));
    const ProgramRun back = run(tree.path(), words("rollback churn --stage production --reason worse-than-before"));
    QCOMPARE(back.status, 4);
    QVERIFY(back.errorsHave("damaged"));
    QCOMPARE(run(tree.path(), words("scan")).status, 0); // the versions themselves stay readable
    QCOMPARE(tree.snapshot(), before);
}

void ReleaseVerbsTest::aRegistryOutOfReachIsNoEmptyHistory_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("folder") << QByteArray(".colophon");
    QTest::newRow("file") << QByteArray(".colophon/registry.db");
}

void ReleaseVerbsTest::aRegistryOutOfReachIsNoEmptyHistory()
{
    QFETCH(QByteArray, path);
    const TempTree tree;
    writeVersions(tree);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0")).status, 0);
    std::filesystem::permissions(tree.path(path.toStdString()), std::filesystem::perms::none);
    {
        const colophon::test::OrdinaryUser user(tree);
        for (const char* question : {"releases churn", "journal verify", "journal export"}) {
            const ProgramRun asked = run(tree.path(), words(question));
            QCOMPARE(asked.status, 3);
            QVERIFY2(asked.output.empty(), asked.output.c_str());
            QVERIFY2(asked.errorsHave("registry.db") && asked.errorsHave("readable"), asked.errors.c_str());
        }
        const ProgramRun scan = run(tree.path(), words("scan --json"));
        QCOMPARE(scan.status, 0); // the versions themselves stay readable
        QCOMPARE(scan.json().at("models").size(), std::size_t(1));
        QVERIFY(text(scan.json().at("problems")).contains("may not be read"));
    }
    std::filesystem::permissions(tree.path(path.toStdString()), std::filesystem::perms::owner_all);
}

void ReleaseVerbsTest::tamperedJournalIsFound()
{
    const TempTree tree;
    writeVersions(tree);
    const ProgramRun none = run(tree.path(), words("journal verify"));
    QCOMPARE(none.status, 0); // nothing is wrong
    QVERIFY(none.outputHas("there is no journal") && !none.outputHas("intact"));
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0")).status, 0);
    const ProgramRun intact = run(tree.path(), words("journal verify --json"));
    QCOMPARE(intact.status, 0);
    QCOMPARE(text(intact.json().at("entries")), text(Json(2)));
    colophon::test::tamper(tree.path(), "UPDATE journal SET payload = replace(payload, 'alerts', 'worries')");
    const ProgramRun broken = run(tree.path(), words("journal verify"));
    QCOMPARE(broken.status, 1);
    QVERIFY(broken.outputHas("broken at entry 1"));
}

void ReleaseVerbsTest::aBrokenJournalIsToldWithTheReleases()
{
    const TempTree tree;
    writeVersions(tree);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0")).status, 0);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.1.0")).status, 0);
    const ProgramRun intact = run(tree.path(), words("releases churn --json"));
    QVERIFY2(intact.errors.empty(), intact.errors.c_str());
    QCOMPARE(text(intact.json().at("journal")), text(Json{{"entries", 4}, {"intact", true}}));

    colophon::test::tamper(tree.path(), "UPDATE journal SET time = '2026-03-01T00:00:00.000Z' WHERE number = 3");
    const ProgramRun table = run(tree.path(), words("releases churn"), {QStringLiteral("COLUMNS=200")});
    QCOMPARE(table.status, 0); // what is recorded is still told, as the answer to the question
    QVERIFY(table.errorsHave("registry.db") && table.errorsHave("Entry 3 was changed"));
    QVERIFY(table.outputHas("chain broken, journal entry 4") && !table.outputHas("chain broken, journal entry 2"));
    const ProgramRun json = run(tree.path(), words("releases churn --json"));
    QVERIFY(json.errorsHave("Entry 3 was changed"));
    QCOMPARE(text(json.json().at("journal")), text(Json{{"entries", 4}, {"first_broken", 3}, {"intact", false}}));
}

void ReleaseVerbsTest::aStageWithoutReleasesIsTold()
{
    const TempTree tree;
    writeVersions(tree);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0", "staging")).status, 0);
    const ProgramRun none = run(tree.path(), words("releases churn --stage production"));
    QCOMPARE(none.status, 0);
    QVERIFY(none.outputHas("No release of churn into stage production. Stages: staging."));
}

void ReleaseVerbsTest::aNewStageHasAPlainName()
{
    const TempTree tree;
    writeVersions(tree);
    const std::string before = tree.snapshot();
    for (const char* stage : {"weird stage/../x", "a@b", "a#b"}) {
        const ProgramRun refused = run(tree.path(), releaseOf("churn@v1.0.0", stage) << QStringLiteral("--dry-run"));
        QCOMPARE(refused.status, 4);
        QVERIFY2(refused.errorsHave("cannot be the name of a stage"), refused.errors.c_str());
    }
    const ProgramRun twin = run(tree.path(), releaseOf("churn@v1.0.0", "Production") << QStringLiteral("--dry-run"));
    QCOMPARE(twin.status, 4);
    QVERIFY2(twin.errorsHave("--stage production"), twin.errors.c_str());
    QCOMPARE(tree.snapshot(), before);
}

void ReleaseVerbsTest::journalIsExported()
{
    const TempTree tree;
    writeVersions(tree);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0")).status, 0);
    const ProgramRun exported = run(tree.path(), words("journal export"));
    QCOMPARE(exported.status, 0);
    const QStringList lines = QString::fromStdString(exported.output).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    for (const QString& line : lines)
        QVERIFY(Json::parse(line.toStdString()).is_object());
    QCOMPARE(run(tree.path(), words("journal export --output journal.jsonl")).status, 0);
    QVERIFY(std::filesystem::exists(tree.path("journal.jsonl")));
}

QTEST_GUILESS_MAIN(ReleaseVerbsTest)
#include "tst_releaseverbs.moc"
