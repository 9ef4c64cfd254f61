#include "tests/unit/commands/commandtrees.h"

#include "tests/support/mlflowstore.h"

#include <QDateTime>
#include <QTest>

using namespace colophon::test;
using Json = nlohmann::json;

namespace {

/// A store in which Colophon has put version 1 into production.
struct Released
{
    Released()
        : store(tree, "mlruns")
    {
        store.registeredModel("churn");
        for (const int number : {1, 2})
            store.version("churn", number);
        status = run(tree.path(), releaseOf("churn@1") + words("--anyway --yes")).status;
    }

    Json answer() const { return answer(soon()); }
    Json answer(const QString& at) const { return run(tree.path(), words("releases churn --json --at") << at).json(); }
    std::string sentence() const { return run(tree.path(), words("releases churn --at") << soon()).output; }
    /// After the release, before now.
    static QString soon() { return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs); }

    TempTree tree;
    MlflowStore store;
    int status = -1;
};

/// A store that was copied from elsewhere, with version 1 in production: the time of its files says nothing.
struct Copied
{
    Copied()
        : store(tree, "mlruns")
    {
        store.registeredModel("churn");
        for (const int number : {1, 2})
            store.version("churn", number);
        store.alias("churn", "production", "1");
        tree.setModified("mlruns/models/churn/aliases/production",
                         std::chrono::sys_seconds(std::chrono::seconds(4'000'000'000)));
    }

    Json answer(const char* at) const
    {
        return run(tree.path(), words("releases churn --json --at") << QString::fromUtf8(at)).json();
    }
    std::string sentence(const char* at) const
    {
        return run(tree.path(), words("releases churn --at") << QString::fromUtf8(at)).output;
    }

    TempTree tree;
    MlflowStore store;
};

} // namespace

/// What `releases --at` claims, and what it does not.
class ReleaseMomentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAsRecordedIsCertain();
    void aStageChangedOutsideIsNotCertain();
    void aStageEmptiedOutsideIsNotCertain();
    void whoWasThereBeforeAnObservationIsUnknown();
    void whatNobodyRecordedIsNotCertain();
    void whatAReleaseFoundWasThereBeforeItIsNotCertain();
    void theFutureIsNotCertain();
    void aDateAloneMeansTheEndOfThatDay();
    void theDayThatIsNotOverMeansNow();
    void aTimeThatIsNoneIsRefused();
    void beforeTheFirstReleaseItSaysWhenTheRecordBegins();
    void aStageOrModelThatIsNoneIsRefused();
    void aStoreOpenedThroughItsFolderTooIsOne();
};

void ReleaseMomentsTest::whatIsAsRecordedIsCertain()
{
    const Released released;
    QCOMPARE(released.status, 0);
    const Json at = released.answer().at("at");
    QCOMPARE(text(at.at("certain")), text(Json(true)));
    QCOMPARE(text(at.at("label")), text(Json("1")));
    QVERIFY(!at.contains("doubt"));
    const std::string sentence = released.sentence();
    QVERIFY2(sentence.find("churn 1 was in production, put there") != std::string::npos, sentence.c_str());
    QVERIFY2(sentence.find("Not sure") == std::string::npos, sentence.c_str());
}

void ReleaseMomentsTest::aStageChangedOutsideIsNotCertain()
{
    const Released released;
    QCOMPARE(released.status, 0);
    // As copied from elsewhere: its time says nothing.
    released.store.alias("churn", "production", "2");
    released.tree.setModified("mlruns/models/churn/aliases/production",
                              std::chrono::sys_seconds(std::chrono::seconds(4'000'000'000)));
    const Json answer = released.answer();
    const Json at = answer.at("at");
    QCOMPARE(text(at.at("certain")), text(Json(false)));
    const Json doubt = at.at("doubt");
    QCOMPARE(text(doubt.at("cause")), text(Json("changed outside")));
    QCOMPARE(text(doubt.at("after")), text(answer.at("events").at(0).at("time")));
    QVERIFY(doubt.at("before").get<std::string>() >= at.at("time").get<std::string>());
    QCOMPARE(text(doubt.at("found_label")), text(Json("2")));
    const Json now = run(released.tree.path(), words("scan --json")).json().at("models").at(0).at("stages");
    QCOMPARE(text(doubt.at("found")), text(now.at("production")));
    const std::string sentence = released.sentence();
    for (const char* part :
         {"churn 1 was in production by what is recorded", "Not sure",
          "production was changed outside of Colophon between", " UTC and now; churn 2 is there now."})
        QVERIFY2(sentence.find(part) != std::string::npos, sentence.c_str());
}

void ReleaseMomentsTest::aStageEmptiedOutsideIsNotCertain()
{
    const Released released;
    QCOMPARE(released.status, 0);
    released.tree.remove("mlruns/models/churn/aliases/production");
    const Json doubt = released.answer().at("at").at("doubt");
    QCOMPARE(text(doubt.at("found")), text(Json()));
    const std::string sentence = released.sentence();
    QVERIFY2(sentence.find("no version is there now") != std::string::npos, sentence.c_str());
}

void ReleaseMomentsTest::whoWasThereBeforeAnObservationIsUnknown()
{
    const TempTree tree;
    const MlflowStore store(tree, "mlruns");
    store.registeredModel("churn");
    store.version("churn", 1);
    store.alias("churn", "production", "1");
    tree.setModified("mlruns/models/churn/aliases/production",
                     std::chrono::sys_seconds(std::chrono::seconds(1'767'225'600)));
    const Json event = run(tree.path(), words("releases churn --json")).json().at("events").at(0);
    QCOMPARE(text(event.at("from")), text(Json()));
    QCOMPARE(text(event.at("from_known")), text(Json(false)));
    const ProgramRun table = run(tree.path(), words("releases churn"), {QStringLiteral("COLUMNS=200")});
    QVERIFY2(table.outputHas("unknown → 1") && !table.outputHas("none → 1"), table.output.c_str());
}

void ReleaseMomentsTest::whatNobodyRecordedIsNotCertain()
{
    const Copied copied;
    QCOMPARE(copied.answer("2026-01-01").at("events").size(), std::size_t(0));
    const Json at = copied.answer("2026-01-01").at("at");
    QCOMPARE(text(at.at("version")), text(Json()));
    QCOMPARE(text(at.at("certain")), text(Json(false)));
    const Json doubt = at.at("doubt");
    QCOMPARE(text(doubt.at("cause")), text(Json("not recorded")));
    QCOMPARE(text(doubt.at("after")), text(Json()));
    QVERIFY(doubt.at("before").get<std::string>() > "2026-01-01T");
    QCOMPARE(text(doubt.at("found_label")), text(Json("1")));
    const std::string sentence = copied.sentence("2026-01-01");
    for (const char* part : {"no version of churn is known to have been in production",
                             "Not sure: nothing is recorded about production; churn 1 is there now."})
        QVERIFY2(sentence.find(part) != std::string::npos, sentence.c_str());
}

void ReleaseMomentsTest::whatAReleaseFoundWasThereBeforeItIsNotCertain()
{
    const Copied copied;
    QCOMPARE(run(copied.tree.path(), releaseOf("churn@2") + words("--anyway --yes")).status, 0);
    const Json answer = copied.answer("2026-01-01");
    QCOMPARE(answer.at("events").size(), std::size_t(1));
    QCOMPARE(text(answer.at("at").at("certain")), text(Json(false)));
    const Json doubt = answer.at("at").at("doubt");
    QCOMPARE(text(doubt.at("cause")), text(Json("not recorded")));
    QCOMPARE(text(doubt.at("before")), text(answer.at("events").at(0).at("time")));
    QCOMPARE(text(doubt.at("found_label")), text(Json("1")));
    const std::string sentence = copied.sentence("2026-01-01");
    QVERIFY2(sentence.find("churn 1 was found there then.") != std::string::npos, sentence.c_str());
}

void ReleaseMomentsTest::theFutureIsNotCertain()
{
    const Released released;
    const Json at = run(released.tree.path(), words("releases churn --json --at 2999-01-01")).json().at("at");
    QCOMPARE(text(at.at("certain")), text(Json(false)));
    QCOMPARE(text(at.at("label")), text(Json("1")));
    QCOMPARE(text(at.at("doubt").at("cause")), text(Json("lies in the future")));
    QCOMPARE(text(at.at("doubt").at("before")), text(Json()));
    QCOMPARE(text(at.at("doubt").at("found")), text(at.at("version")));
    const std::string sentence = run(released.tree.path(), words("releases churn --at 2999-01-01")).output;
    QVERIFY2(sentence.find("lies in the future; now churn 1 is in production") != std::string::npos, sentence.c_str());
}

void ReleaseMomentsTest::aDateAloneMeansTheEndOfThatDay()
{
    const Copied copied;
    copied.tree.setModified("mlruns/models/churn/aliases/production",
                            std::chrono::sys_seconds(std::chrono::seconds(1'764'585'000))); // 2025-12-01 10:30
    // The same wherever the reader sits: the table beside it is in UTC.
    for (const char* zone : {"TZ=UTC", "TZ=Asia/Tokyo", "TZ=America/Los_Angeles"}) {
        const Json at
            = run(copied.tree.path(), words("releases churn --json --at 2025-12-01"), {QString::fromLatin1(zone)})
                  .json()
                  .at("at");
        QCOMPARE(text(at.at("time")), text(Json("2025-12-01T23:59:59.999Z")));
        QCOMPARE(text(at.at("label")), text(Json("1")));
    }
    const std::string sentence = copied.sentence("2025-12-01");
    QVERIFY2(sentence.starts_with("On 2025-12-01 23:59 UTC churn 1 was in production"), sentence.c_str());
    QCOMPARE(text(copied.answer("2025-11-30").at("at").at("version")), text(Json()));
    QCOMPARE(text(copied.answer("2025-12-01T00:00").at("at").at("time")), text(Json("2025-12-01T00:00:00.000Z")));
    QCOMPARE(text(copied.answer("2025-12-01T11:30+01:00").at("at").at("time")), text(Json("2025-12-01T10:30:00.000Z")));
    const ProgramRun help = run(copied.tree.path(), words("releases --help"), {QStringLiteral("COLUMNS=400")});
    QVERIFY2(help.outputHas("end of") && help.outputHas("UTC"), help.output.c_str());
}

void ReleaseMomentsTest::theDayThatIsNotOverMeansNow()
{
    const Released released;
    QString before;
    Json at;
    do { // once more if the day ended meanwhile
        before = Released::soon();
        at = released.answer(before.left(10)).at("at");
    } while (before.left(10) != Released::soon().left(10));
    const std::string time = at.at("time").get<std::string>();
    QVERIFY2(before.toStdString() <= time && time <= Released::soon().toStdString(), time.c_str());
    QCOMPARE(text(at.at("label")), text(Json("1")));
    QCOMPARE(text(at.at("certain")), text(Json(true)));
}

void ReleaseMomentsTest::aTimeThatIsNoneIsRefused()
{
    const Released released;
    for (const QString& at : {QString(), QStringLiteral("yesterday"), QStringLiteral("2026-02-30")}) {
        const ProgramRun refused = run(released.tree.path(), words("releases churn --json --at") << at);
        QCOMPARE(refused.status, 2);
        QVERIFY2(refused.output.empty() && refused.errorsHave("is no time; write 2026-03-01 or 2026-03-01T09:15Z"),
                 refused.errors.c_str());
    }
}

void ReleaseMomentsTest::beforeTheFirstReleaseItSaysWhenTheRecordBegins()
{
    const Released released;
    const ProgramRun before = run(released.tree.path(), words("releases churn --at 2020-01-01"));
    QCOMPARE(before.status, 0); // that nobody was there is an answer
    const std::string first = released.answer().at("events").at(0).at("time").get<std::string>();
    const std::string said = "no version of churn is known to have been in production. The first recorded release into "
                             "production was on "
        + first.substr(0, 10) + " " + first.substr(11, 5) + ".\n";
    QVERIFY2(before.outputHas(said), before.output.c_str());
}

void ReleaseMomentsTest::aStageOrModelThatIsNoneIsRefused()
{
    const Released released;
    const auto refused = [&released](const char* arguments, const std::vector<const char*>& said) {
        const ProgramRun answer = run(released.tree.path(), words(arguments));
        QCOMPARE(answer.status, 2);
        QVERIFY2(answer.output.empty(), answer.output.c_str());
        for (const char* part : said)
            QVERIFY2(answer.errorsHave(part), answer.errors.c_str());
    };
    refused(
        "releases churn --json --stage prodution",
        {"No version was ever in a stage named prodution. Did you mean production?", "Stages of churn: production."});
    refused("releases churn --at 2026-01-01 --stage live", {"No version was ever in a stage named live.\n"});
    refused("releases chrun --json", {"There is no model named “chrun”. Did you mean churn?", "  churn\n"});
    refused("releases churn --stage ", {"name a stage, such as production"});
    QCOMPARE(run(released.tree.path(), words("releases churn --stage staging --json")).status, 0);
    const TempTree empty;
    const ProgramRun nothing = run(empty.path(), words("releases churn"));
    QCOMPARE(nothing.status, 2);
    QVERIFY2(nothing.errorsHave("--in names another place"), nothing.errors.c_str());
}

void ReleaseMomentsTest::aStoreOpenedThroughItsFolderTooIsOne()
{
    const Released released;
    QCOMPARE(run(released.tree.path(), releaseOf("churn@2") + words("--anyway --yes")).status, 0);
    const QStringList both = words("releases churn --json --at") << Released::soon() << words("--in . --in mlruns");
    const Json answer = run(released.tree.path(), both).json();
    QCOMPARE(answer.at("events").size(), std::size_t(2));
    QCOMPARE(text(answer.at("at").at("label")), text(Json("2")));
    QCOMPARE(text(answer.at("at").at("certain")), text(Json(true)));
}

QTEST_GUILESS_MAIN(ReleaseMomentsTest)
#include "tst_releasemoments.moc"
