#include "tests/unit/commands/commandtrees.h"

#include "tests/support/mlflowstore.h"
#include "tests/support/tampering.h"
#include "tests/support/temptree.h"

#include "models/compare/texttable.h"

#include <QTest>

#include <algorithm>
#include <filesystem>

using colophon::test::MlflowStore;
using colophon::test::ProgramRun;
using colophon::test::run;
using colophon::test::TempTree;
using colophon::test::text;
using Json = nlohmann::json;
using colophon::test::releaseOf;
using colophon::test::words;
using colophon::test::writeVersions;

class CommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUsageIsTold_data();
    void wrongUsageIsTold();
    void anUnknownVerbIsNamed();
    void anUnknownFormatNamesTheOthers();
    void aRepeatedKeyIsWrongUsage();
    void theHelpNamesThePictures();
    void everyVerbHelps_data();
    void everyVerbHelps();
    void scanHasTheShapeOfTheContract();
    void absentFactsAreAbsentKeys();
    void aModelIsListedWithItsDescriptionBeforeItHasVersions();
    void jsonIsAloneOnStandardOutput();
    void readingChangesNothing();
    void unreadableLocationIsAnExitStatus();
    void oneBadLocationDoesNotHideTheOthers();
    void hostileNamesStayTexts();
    void tablesFitTheTerminal();
    void nothingIsShortenedInAPipe();
    void showTellsWhereFactsComeFrom();
    void ambiguousAddressListsCandidates();
    void compareWritesEveryFormat();
    void compareNeedsTwoVersions();
    void baselineMayBeAnotherVersion();
    void registerAddsAVersionOnce();
    void aParentThatIsNotThereIsNotRegistered_data();
    void aParentThatIsNotThereIsNotRegistered();
    void aParentIsRegisteredByItsLabel();
    void outputThatDoesNotFitLeavesTheOldFile();
    void aLocationNamedTwiceIsReadOnce();
    void withoutDisplayTheWindowSaysSo();
};

void CommandsTest::wrongUsageIsTold_data()
{
    QTest::addColumn<QString>("arguments");
    for (const char* arguments : {"show",
                                  "compare",
                                  "verify",
                                  "suggest",
                                  "inspect",
                                  "nonsense",
                                  "scan --nope",
                                  "compare a@1 --format pdf",
                                  "release churn@v1.0.0",
                                  "release churn@v1.0.0 --stage production --reason short",
                                  "journal",
                                  "releases churn --at yesterday",
                                  "releases churn --stage prodution",
                                  "releases churn --stage live --json",
                                  "history churn@v1.0.0 nope",
                                  "show churn",
                                  "show churn@v9",
                                  "show chrun@v1.0.0",
                                  "releases chrun",
                                  "register f --model m --version v1 --metric accuracy",
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
    for (const char* verb : {"scan", "show", "compare", "history", "release", "rollback", "undo", "redo", "releases",
                             "register", "journal", "journal verify", "journal export", "sample"})
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

void CommandsTest::aModelIsListedWithItsDescriptionBeforeItHasVersions()
{
    const TempTree tree;
    const MlflowStore store(tree);
    store.registeredModel("uplift")
        .meta("creation_timestamp: 1767225600000\ndescription: Who answers\nname: uplift\n")
        .tag("team", "growth");
    const Json model = run(tree.path(), words("scan --json")).json().at("models").at(0);
    QCOMPARE(text(model.at("name")), text(Json("uplift")));
    QCOMPARE(text(model.at("created")), text(Json("2026-01-01T00:00:00.000Z")));
    QCOMPARE(text(model.at("description")), text(Json("Who answers")));
    QCOMPARE(text(model.at("tags")), text(Json{{"team", "growth"}}));
    QCOMPARE(text(model.at("stages")), text(Json::object()));
    QCOMPARE(text(model.at("versions")), text(Json::array()));
    QVERIFY(run(tree.path(), words("scan")).outputHas("uplift, 0 versions"));
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

void CommandsTest::nothingIsShortenedInAPipe()
{
    const TempTree tree;
    writeVersions(tree);
    const QString reason = QStringLiteral("A reason of many words, ").repeated(12).trimmed();
    QCOMPARE(run(tree.path(), words("release churn@v1.0.0 --stage production --reason") << reason).status, 0);
    const ProgramRun releases = run(tree.path(), words("releases churn"));
    QVERIFY(releases.outputHas(reason.toStdString()));
    QVERIFY(releases.output.size() < 1500); // and nothing is padded to the width that it might have
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

void CommandsTest::anUnknownFormatNamesTheOthers()
{
    const ProgramRun answer = run(TempTree().path(), words("compare a@1 a@2 --format pdf"));
    QCOMPARE(answer.status, 2);
    QVERIFY2(answer.errorsHave("pdf") && answer.errorsHave("text, json, csv, markdown or html"), answer.errors.c_str());
}

void CommandsTest::aRepeatedKeyIsWrongUsage()
{
    const TempTree tree;
    tree.write("m.onnx", "weights");
    const std::string before = tree.snapshot();
    for (const char* option : {"--metric", "--param"}) {
        const ProgramRun answer = run(tree.path(),
                                      words("register m.onnx --model churn --version v1 OPTION acc=0.9 OPTION acc=0.8")
                                          .replaceInStrings(QStringLiteral("OPTION"), QString::fromUtf8(option)));
        QCOMPARE(answer.status, 2);
        QVERIFY2(answer.errorsHave("acc") && answer.errorsHave("twice"), answer.errors.c_str());
    }
    const ProgramRun tooLong
        = run(tree.path(), words("register m.onnx --model churn --version v1 --reason") << QString(2001, u'x'));
    QCOMPARE(tooLong.status, 2);
    QCOMPARE(tree.snapshot(), before);
}

void CommandsTest::registerAddsAVersionOnce()
{
    const TempTree tree;
    tree.write("out/model.bin", "weights");
    tree.write("data/train.csv", "id,churned\n1,yes\n2,no\n3,no\n");
    const QStringList arguments
        = words("register out/model.bin --model churn --version v2.0.0 --metric accuracy=0.9 "
                "--param lr=0.01 --data data/train.csv --label-column churned --reason Trained");
    QCOMPARE(run(tree.path(), arguments).status, 0);
    QCOMPARE(run(tree.path(), arguments).status, 4);
    const Json version = run(tree.path(), words("show churn@v2.0.0 --json")).json().at("version");
    QCOMPARE(text(version.at("metrics").at("accuracy")), text(Json(0.9)));
    QCOMPARE(text(version.at("parameters").at("lr")), text(Json("0.01")));
    QCOMPARE(text(version.at("reason")), text(Json("Trained")));
    QVERIFY(version.contains("author") && version.contains("created"));
    QCOMPARE(text(version.at("datasets").at(0).at("rows")), text(Json(3)));
    QCOMPARE(text(version.at("datasets").at(0).at("labels")), text(Json{{"no", 2}, {"yes", 1}}));
    QVERIFY(run(tree.path(), words("show churn@v2.0.0")).outputHas("3 rows, labels: no 2, yes 1"));
    QVERIFY(version.at("artifacts").at(0).at("digest").get<std::string>().starts_with("sha256:"));
    QCOMPARE(run(tree.path(), words("register gone.bin --model churn --version v3")).status, 4);
    const ProgramRun wrong = run(tree.path(), words("register out/model.bin --model churn --version v3 --metric a=b"));
    QCOMPARE(wrong.status, 2);
    QVERIFY(wrong.errorsHave("a=b is no number"));
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

QTEST_GUILESS_MAIN(CommandsTest)
#include "tst_commands.moc"
