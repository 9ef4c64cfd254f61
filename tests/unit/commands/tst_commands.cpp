#include "tests/unit/commands/programrun.h"

#include "tests/support/tampering.h"
#include "tests/support/temptree.h"

#include "models/compare/texttable.h"

#include <QTest>

#include <algorithm>
#include <filesystem>

using colophon::test::ProgramRun;
using colophon::test::run;
using colophon::test::TempTree;
using colophon::test::text;
using Json = nlohmann::json;

namespace {

constexpr const char* kReason = "Two weeks in staging without alerts";

/// A plain folder with two complete versions of one model.
void writeVersions(const TempTree& tree)
{
    for (const auto& [label, accuracy, created] :
         {std::tuple("v1.0.0", "0.80", "2026-01-10"), std::tuple("v1.1.0", "0.82", "2026-02-10")}) {
        const std::string folder = std::string("churn/") + label;
        tree.write(folder + "/model.onnx", std::string("weights of ") + label);
        tree.write(folder + "/colophon.json",
                   std::string(R"({"model": "churn", "version": ")") + label + R"(", "created": ")" + created
                       + R"(T09:00:00Z", "author": "Ana", "reason": "Because", "metrics": {"accuracy": )" + accuracy
                       + R"(}, "parameters": {"depth": 6}, "code": {"commit": ")" + std::string(40, 'a')
                       + R"("}, "datasets": [{"name": "test", "digest": "md5:aa", "context": "evaluation"}]})");
    }
}

QStringList words(const char* text)
{
    return QString::fromUtf8(text).split(u' ');
}

QStringList releaseOf(const char* version, const char* stage = "production")
{
    return {QStringLiteral("release"), QString::fromUtf8(version), QStringLiteral("--stage"),
            QString::fromUtf8(stage),  QStringLiteral("--reason"), QString::fromUtf8(kReason)};
}

} // namespace

class CommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUsageIsTold_data();
    void wrongUsageIsTold();
    void anUnknownVerbIsNamed();
    void theHelpNamesThePictures();
    void everyVerbHelps_data();
    void everyVerbHelps();
    void scanHasTheShapeOfTheContract();
    void absentFactsAreAbsentKeys();
    void jsonIsAloneOnStandardOutput();
    void readingChangesNothing();
    void unreadableLocationIsAnExitStatus();
    void oneBadLocationDoesNotHideTheOthers();
    void hostileNamesStayTexts();
    void tablesFitTheTerminal();
    void showTellsWhereFactsComeFrom();
    void ambiguousAddressListsCandidates();
    void compareWritesEveryFormat();
    void compareNeedsTwoVersions();
    void baselineMayBeAnotherVersion();
    void releaseRollbackAndHistoryAgree();
    void failedGateHoldsTheReleaseBack();
    void dryRunChangesNothing();
    void theReasonIsCountedInCharacters();
    void theLabelOfAReleaseIsTold();
    void expectedHolderIsChecked();
    void nothingToRollBackToIsANo();
    void registerAddsAVersionOnce();
    void aParentThatIsNotThereIsNotRegistered_data();
    void aParentThatIsNotThereIsNotRegistered();
    void aParentIsRegisteredByItsLabel();
    void interruptedReleaseIsTold();
    void damagedRegistryIsNoEmptyHistory();
    void outputThatDoesNotFitLeavesTheOldFile();
    void aLocationNamedTwiceIsReadOnce();
    void withoutDisplayTheWindowSaysSo();
    void tamperedJournalIsFound();
    void aBrokenJournalIsToldWithTheReleases();
    void journalIsExported();
};

void CommandsTest::wrongUsageIsTold_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char* arguments :
         {"show", "compare", "verify", "suggest", "inspect", "nonsense", "scan --nope", "compare a@1 --format pdf",
          "release churn@v1.0.0", "release churn@v1.0.0 --stage production --reason short", "journal",
          "releases churn --at yesterday", "history churn@v1.0.0 nope", "show churn", "show churn@v9",
          "show chrun@v1.0.0", "releases chrun", "register f --model m --version v1 --metric accuracy",
          "release churn@v1.0.0 --stage production --reason --push"})
        QTest::newRow(arguments) << QString::fromLatin1(arguments);
}

void CommandsTest::wrongUsageIsTold()
{
    QFETCH(QString, arguments);
    const TempTree tree;
    writeVersions(tree);
    const ProgramRun answer = run(tree.path(), arguments.split(u' '));
    QCOMPARE(answer.status, 2);
    QVERIFY(answer.output.empty());
    QVERIFY(answer.errors.starts_with("colophon: "));
}

void CommandsTest::anUnknownVerbIsNamed()
{
    const TempTree tree;
    const ProgramRun answer = run(tree.path(), {QStringLiteral("inspekt"), QStringLiteral("model.onnx")});
    QCOMPARE(answer.status, 2);
    QVERIFY(answer.errors.contains("inspekt"));
    QVERIFY(answer.errors.contains("--help"));
}

void CommandsTest::theHelpNamesThePictures()
{
    const TempTree tree;
    const ProgramRun answer = run(tree.path(), {QStringLiteral("--help")});
    QCOMPARE(answer.status, 0);
    QVERIFY(answer.output.contains("--screenshot"));
    QVERIFY(answer.output.contains("LOCATION"));
}

void CommandsTest::everyVerbHelps_data()
{
    QTest::addColumn<QString>("verb");
    for (const char* verb : {"scan", "show", "compare", "history", "release", "rollback", "releases", "register",
                             "journal", "journal verify", "journal export", "sample"})
        QTest::newRow(verb) << QString::fromLatin1(verb);
}

void CommandsTest::everyVerbHelps()
{
    QFETCH(QString, verb);
    const TempTree tree;
    const ProgramRun help = run(tree.path(), verb.split(u' ') << QStringLiteral("--help"));
    QCOMPARE(help.status, 0);
    QVERIFY(help.outputHas("--help"));
    QVERIFY(help.errors.empty());
    QVERIFY(run(tree.path(), words("--version")).outputHas("colophon " COLOPHON_VERSION));
}

void CommandsTest::scanHasTheShapeOfTheContract()
{
    const TempTree tree;
    writeVersions(tree);
    const ProgramRun answer = run(tree.path(), words("scan --json"));
    QCOMPARE(answer.status, 0);
    const Json scan = answer.json();
    QCOMPARE(text(scan.at("schema")), text(Json("colophon.scan/1")));
    QCOMPARE(text(scan.at("sources").at(0).at("id")), text(Json("s1")));
    QCOMPARE(text(scan.at("sources").at(0).at("kind")), text(Json("folder")));
    const Json& model = scan.at("models").at(0);
    QCOMPARE(text(model.at("name")), text(Json("churn")));
    const Json& newest = model.at("versions").at(0);
    QCOMPARE(text(newest.at("label")), text(Json("v1.1.0")));
    QCOMPARE(text(newest.at("semver")), text(Json("1.1.0")));
    QCOMPARE(text(newest.at("created")), text(Json("2026-02-10T09:00:00.000Z")));
    QCOMPARE(text(newest.at("parents").at(0).at("id")), text(model.at("versions").at(1).at("id")));
    QCOMPARE(text(newest.at("metrics")), text(Json{{"accuracy", 0.82}}));
    QCOMPARE(text(newest.at("parameters")), text(Json{{"depth", 6}}));
    QCOMPARE(text(newest.at("records").at(0).at("source")), text(Json("s1")));
    QCOMPARE(text(newest.at("code").at("commit")), text(Json(std::string(40, 'a'))));
    QCOMPARE(text(scan.at("problems")), text(Json::array()));
}

void CommandsTest::absentFactsAreAbsentKeys()
{
    const TempTree tree;
    tree.write("churn_v1.0.0.pkl", "x");
    const Json version = run(tree.path(), words("scan --json")).json().at("models").at(0).at("versions").at(0);
    for (const char* key : {"metrics", "parameters", "code", "datasets", "environment", "tags", "reason", "deleted"})
        QVERIFY2(!version.contains(key), key);
}

void CommandsTest::jsonIsAloneOnStandardOutput()
{
    const TempTree tree;
    tree.write("churn/v1.0.0/model.pkl", "x");
    tree.write("churn/v1.0.0/colophon.json", "{ half written");
    const ProgramRun answer = run(tree.path(), words("scan --json"));
    QCOMPARE(answer.status, 0);
    QVERIFY(answer.json().at("problems").size() >= 1);
    QVERIFY(answer.errors.empty());
}

void CommandsTest::readingChangesNothing()
{
    const TempTree tree;
    writeVersions(tree);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0")).status, 0);
    const std::string before = tree.snapshot();
    for (const char* command : {"scan --json", "show churn@v1.1.0", "compare churn@v1.0.0 churn@v1.1.0",
                                "history churn@v1.0.0 accuracy", "releases churn", "journal verify", "journal export"})
        run(tree.path(), words(command));
    QCOMPARE(tree.snapshot(), before);
}

void CommandsTest::unreadableLocationIsAnExitStatus()
{
    const TempTree tree;
    for (const char* command : {"scan missing", "scan missing --json", "show churn@v1 --in missing",
                                "journal verify --in missing", "journal export --in missing"}) {
        const ProgramRun answer = run(tree.path(), words(command));
        QCOMPARE(answer.status, 3);
        QVERIFY(answer.output.empty());
        QVERIFY(answer.errorsHave("missing"));
    }
    QCOMPARE(run(tree.path(), words("scan")).status, 0); // an empty folder can be read
}

void CommandsTest::oneBadLocationDoesNotHideTheOthers()
{
    const TempTree tree;
    writeVersions(tree);
    const ProgramRun answer = run(tree.path(), words("scan missing . --json"));
    QCOMPARE(answer.status, 3);
    QCOMPARE(answer.json().at("models").size(), std::size_t(1));
}

void CommandsTest::hostileNamesStayTexts()
{
    const TempTree tree;
    tree.write("<b>churn_v1.0.0.pkl", "x");
    tree.write("<b>churn_v1.1.0.pkl", "y");
    tree.write("bell\a\x1b[31m_v1.0.0.pkl", "x");
    tree.write("broken\xff_v1.0.0.pkl", "x");
    const ProgramRun table = run(tree.path(), words("scan"));
    QCOMPARE(table.status, 0);
    QVERIFY(!table.outputHas("\x1b") && !table.outputHas("\a"));
    QVERIFY(run(tree.path(), words("scan --json")).json().at("models").size() >= 3);
    const ProgramRun html = run(tree.path(), words("compare <b>churn@v1.0.0 <b>churn@v1.1.0 --format html"));
    QCOMPARE(html.status, 0);
    QVERIFY(!html.outputHas("<b>"));
    QVERIFY(html.outputHas("&lt;b&gt;churn"));
}

void CommandsTest::tablesFitTheTerminal()
{
    const TempTree tree;
    writeVersions(tree);
    for (const int width : {44, 80, 140}) {
        const QStringList columns{QStringLiteral("COLUMNS=%1").arg(width)};
        for (const char* command :
             {"scan", "show churn@v1.0.0", "compare churn@v1.0.0 churn@v1.1.0", "releases churn"}) {
            const ProgramRun answer = run(tree.path(), words(command), columns);
            QCOMPARE(answer.status, 0);
            const QStringList lines = QString::fromStdString(answer.output).split(u'\n');
            for (const QString& line : lines) {
                const bool isSourceLine = line.startsWith(QLatin1String("s1 ")); // names a path in full
                QVERIFY2(isSourceLine || colophon::displayWidth(line.toStdString()) <= width, qPrintable(line));
            }
        }
    }
}

void CommandsTest::showTellsWhereFactsComeFrom()
{
    const TempTree tree;
    writeVersions(tree);
    const Json shown = run(tree.path(), words("show churn@v1.1.0 --json")).json();
    QCOMPARE(text(shown.at("model")), text(Json("churn")));
    QCOMPARE(text(shown.at("version").at("label")), text(Json("v1.1.0")));
    const auto accuracy = std::ranges::find_if(shown.at("facts"), [](const Json& fact) {
        return fact.at("group") == "metrics" && fact.at("key") == "accuracy";
    });
    QVERIFY(accuracy != shown.at("facts").end());
    QCOMPARE(text(accuracy->at("value")), text(Json(0.82)));
    QCOMPARE(text(accuracy->at("place")), text(Json("churn/v1.1.0/colophon.json")));
    QCOMPARE(text(accuracy->at("source")), text(Json("s1")));
}

void CommandsTest::ambiguousAddressListsCandidates()
{
    const TempTree tree;
    writeVersions(tree);
    tree.write("other/churn/v1.0.0/model.onnx", "other weights");
    const ProgramRun answer = run(tree.path(), words("show churn@v1.0.0"));
    QCOMPARE(answer.status, 2);
    QVERIFY(answer.errorsHave("fits 2 versions"));
    QVERIFY(answer.errorsHave("other/churn/v1.0.0"));
    // The printed id is an address that works.
    const Json scan = run(tree.path(), words("scan --json")).json();
    const std::string id = scan.at("models").at(0).at("versions").at(0).at("id");
    QCOMPARE(run(tree.path(), {QStringLiteral("show"), QString::fromStdString(id)}).status, 0);
}

void CommandsTest::compareWritesEveryFormat()
{
    const TempTree tree;
    writeVersions(tree);
    const QStringList compare = words("compare churn@v1.0.0 churn@latest");
    const Json json = run(tree.path(), compare + words("--format json")).json();
    QCOMPARE(text(json.at("schema")), text(Json("colophon.compare/1")));
    QCOMPARE(text(json.at("baseline")), text(json.at("versions").at(0)));
    QCOMPARE(text(run(tree.path(), compare + words("--json")).json()), text(json));
    for (const char* format : {"text", "csv", "markdown", "html"}) {
        const ProgramRun answer = run(tree.path(), compare + words("--format") + words(format));
        QCOMPARE(answer.status, 0);
        QVERIFY(answer.outputHas("accuracy"));
        const ProgramRun toFile = run(tree.path(), compare + words("--output report --format") + words(format));
        QCOMPARE(toFile.status, 0);
        QVERIFY(toFile.output.empty());
        QVERIFY(std::filesystem::exists(tree.path("report")));
    }
    QCOMPARE(run(tree.path(), compare + words("--output no/such/folder/report")).status, 4);
}

void CommandsTest::compareNeedsTwoVersions()
{
    const TempTree tree;
    writeVersions(tree);
    QCOMPARE(run(tree.path(), words("compare churn@v1.0.0")).status, 2);
    QCOMPARE(run(tree.path(), words("compare churn@v1.0.0 churn@1.0.0")).status, 2);
}

void CommandsTest::baselineMayBeAnotherVersion()
{
    const TempTree tree;
    writeVersions(tree);
    const Json outside = run(tree.path(), words("compare churn@v1.0.0 --baseline churn@v1.1.0 --json")).json();
    QCOMPARE(outside.at("versions").size(), std::size_t(2));
    QCOMPARE(text(outside.at("baseline")), text(outside.at("versions").at(0)));
    const Json listed
        = run(tree.path(), words("compare churn@v1.0.0 churn@v1.1.0 --baseline churn@v1.1.0 --json")).json();
    QCOMPARE(text(listed.at("baseline")), text(listed.at("versions").at(1)));
}

void CommandsTest::releaseRollbackAndHistoryAgree()
{
    const TempTree tree;
    writeVersions(tree);
    const Json first = run(tree.path(), releaseOf("churn@v1.0.0") << QStringLiteral("--json")).json();
    QCOMPARE(text(first.at("schema")), text(Json("colophon.release/1")));
    QCOMPARE(text(first.at("from")), text(Json()));
    QVERIFY(first.at("applied").get<bool>() && first.at("verified").get<bool>());
    const Json second = run(tree.path(), releaseOf("churn@v1.1.0") << QStringLiteral("--json")).json();
    QCOMPARE(text(second.at("from")), text(first.at("to")));
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.1.0")).status, 4); // holds it already
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

void CommandsTest::failedGateHoldsTheReleaseBack()
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

void CommandsTest::dryRunChangesNothing()
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

void CommandsTest::theReasonIsCountedInCharacters()
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

void CommandsTest::theLabelOfAReleaseIsTold()
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

void CommandsTest::expectedHolderIsChecked()
{
    const TempTree tree;
    writeVersions(tree);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0") << words("--expect churn@v1.1.0")).status, 4);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0") << words("--expect none")).status, 0);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.1.0") << words("--expect none")).status, 4);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.1.0") << words("--expect churn@v1.0.0")).status, 0);
}

void CommandsTest::nothingToRollBackToIsANo()
{
    const TempTree tree;
    writeVersions(tree);
    const QStringList rollback = words("rollback churn --stage production --reason") << QString::fromUtf8(kReason);
    QCOMPARE(run(tree.path(), rollback).status, 1);
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0")).status, 0);
    QCOMPARE(run(tree.path(), rollback).status, 1);
}

void CommandsTest::registerAddsAVersionOnce()
{
    const TempTree tree;
    tree.write("out/model.bin", "weights");
    tree.write("data/train.csv", "id,churned\n1,yes\n2,no\n3,no\n");
    const QStringList arguments
        = words("register out/model.bin --model churn --version v2.0.0 --metric accuracy=0.9 --metric note=good "
                "--param lr=0.01 --data data/train.csv --label-column churned --reason Trained");
    QCOMPARE(run(tree.path(), arguments).status, 0);
    QCOMPARE(run(tree.path(), arguments).status, 4);
    const Json version = run(tree.path(), words("show churn@v2.0.0 --json")).json().at("version");
    QCOMPARE(text(version.at("metrics").at("accuracy")), text(Json(0.9)));
    QCOMPARE(text(version.at("metrics").at("note")), text(Json("good")));
    QCOMPARE(text(version.at("parameters").at("lr")), text(Json("0.01")));
    QCOMPARE(text(version.at("reason")), text(Json("Trained")));
    QVERIFY(version.contains("author") && version.contains("created"));
    QCOMPARE(text(version.at("datasets").at(0).at("rows")), text(Json(3)));
    QCOMPARE(text(version.at("datasets").at(0).at("labels")), text(Json{{"no", 2}, {"yes", 1}}));
    QVERIFY(version.at("artifacts").at(0).at("digest").get<std::string>().starts_with("sha256:"));
    QCOMPARE(run(tree.path(), words("register gone.bin --model churn --version v3")).status, 4);
}

void CommandsTest::aParentThatIsNotThereIsNotRegistered_data()
{
    QTest::addColumn<QString>("parent");
    QTest::addColumn<QString>("told");
    QTest::newRow("label") << "v9" << "churn@v1.0.0";
    QTest::newRow("address") << "churn@v9" << "churn@v1.0.0";
    QTest::newRow("model") << "chrun@v1.0.0" << "churn@latest";
    QTest::newRow("itself") << "v7.0.0" << "churn@v1.0.0";
    QTest::newRow("stage") << "churn#production" << "in the stage";
}

void CommandsTest::aParentThatIsNotThereIsNotRegistered()
{
    QFETCH(QString, parent);
    QFETCH(QString, told);
    const TempTree tree;
    writeVersions(tree);
    tree.write("out/model.bin", "weights");
    const std::string before = tree.snapshot();
    const ProgramRun answer
        = run(tree.path(), words("register out/model.bin --model churn --version v7.0.0 --parent") << parent);
    QCOMPARE(answer.status, 2);
    QVERIFY2(answer.errorsHave(told.toStdString()), answer.errors.c_str());
    QCOMPARE(tree.snapshot(), before);
}

void CommandsTest::aParentIsRegisteredByItsLabel()
{
    const TempTree tree;
    writeVersions(tree);
    tree.write("out/model.bin", "weights");
    QCOMPARE(
        run(tree.path(), words("register out/model.bin --model churn --version v7.0.0 --parent churn@1.0.0")).status,
        0);
    const Json child = run(tree.path(), words("show churn@v7.0.0 --json")).json().at("version");
    const Json parent = run(tree.path(), words("show churn@v1.0.0 --json")).json().at("version");
    QCOMPARE(text(child.at("parents").at(0).at("id")), text(parent.at("id")));
    QCOMPARE(text(child.at("parents").at(0).at("evidence")), text(Json("recorded")));
}

void CommandsTest::interruptedReleaseIsTold()
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

void CommandsTest::damagedRegistryIsNoEmptyHistory()
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

void CommandsTest::outputThatDoesNotFitLeavesTheOldFile()
{
    const TempTree tree;
    writeVersions(tree);
    tree.write("report.html", "the old report");
    const QString call = QStringLiteral("trap '' XFSZ; ulimit -f 1; exec \"$0\" compare churn@v1.0.0 churn@v1.1.0 "
                                        "--format html --output report.html");
    QProcess shell;
    shell.setWorkingDirectory(QString::fromStdString(tree.path()));
    shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), call, QStringLiteral(COLOPHON_PROGRAM)});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.exitCode(), 4);
    QVERIFY(shell.readAllStandardError().contains("report.html"));
    QFile report(QString::fromStdString(tree.path("report.html")));
    QVERIFY(report.open(QIODevice::ReadOnly));
    QCOMPARE(report.readAll(), QByteArray("the old report"));
}

void CommandsTest::aLocationNamedTwiceIsReadOnce()
{
    const TempTree tree;
    writeVersions(tree);
    tree.link("again", ".");
    const Json answer = run(tree.path(), words("scan . again churn/.. --json")).json();
    QCOMPARE(answer.at("sources").size(), std::size_t(1));
    QCOMPARE(answer.at("models").at(0).at("versions").size(), std::size_t(2));
}

void CommandsTest::withoutDisplayTheWindowSaysSo()
{
    const TempTree tree;
    const ProgramRun answer
        = run(tree.path(), {},
              {QStringLiteral("DISPLAY="), QStringLiteral("WAYLAND_DISPLAY="), QStringLiteral("QT_QPA_PLATFORM=")});
    QCOMPARE(answer.status, 2);
    QVERIFY(answer.errorsHave("no display") && answer.errorsHave("colophon scan"));
}

void CommandsTest::tamperedJournalIsFound()
{
    const TempTree tree;
    writeVersions(tree);
    QCOMPARE(run(tree.path(), words("journal verify")).status, 0); // none yet: nothing is wrong
    QCOMPARE(run(tree.path(), releaseOf("churn@v1.0.0")).status, 0);
    const ProgramRun intact = run(tree.path(), words("journal verify --json"));
    QCOMPARE(intact.status, 0);
    QCOMPARE(text(intact.json().at("entries")), text(Json(2)));
    colophon::test::tamper(tree.path(), "UPDATE journal SET payload = replace(payload, 'alerts', 'worries')");
    const ProgramRun broken = run(tree.path(), words("journal verify"));
    QCOMPARE(broken.status, 1);
    QVERIFY(broken.outputHas("broken at entry 1"));
}

void CommandsTest::aBrokenJournalIsToldWithTheReleases()
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

void CommandsTest::journalIsExported()
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

QTEST_GUILESS_MAIN(CommandsTest)
#include "tst_commands.moc"
