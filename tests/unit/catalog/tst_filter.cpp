#include "models/catalog/filter.h"
#include "models/catalog/foldedwords.h"
#include "tests/support/catalogbuilding.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace colophon;
using namespace colophon::test;

class TestFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aVersionIsFoundByWhatTheTablesCallIt_data();
    void aVersionIsFoundByWhatTheTablesCallIt();
    void conditionsMatch_data();
    void conditionsMatch();
    void combinesConditions_data();
    void combinesConditions();
    void wrongTextsSayWhereAndWhy_data();
    void wrongTextsSayWhereAndWhy();
    void emptyTextMatchesEverything();
    void deepBracketsAreRefused();
    void anyBytesAreReadWithoutHarm();
    void tokensCoverConditions();
    void lookupIsRightWhenListsDiffer();
    void manyAtOnceMatchAsOneByOne_data();
    void manyAtOnceMatchAsOneByOne();

private:
    static Version shown();
};

Version TestFilter::shown()
{
    Version result = version("v1.2.0")
                         .created("2026-03-01T09:15:00Z")
                         .author("Ana Petrović <ana@example.org>")
                         .reason("Balanced classes (see #12)")
                         .metric("accuracy", 0.93)
                         .metric("val loss", 0.25)
                         .metric("loss", std::nan(""))
                         .parameter("lr", "0.01")
                         .parameter("optimizer", "AdamW")
                         .tag("team", "Growth")
                         .environment("torch", "2.10.1")
                         .dataset("train.csv", "md5:9f2c41", "training")
                         .commit("3f2a9bc0000000000000000000000000000000aa")
                         .artifact("model.onnx", "sha256:00", Integrity::Changed)
                         .stage("production")
                         .alias("champion")
                         .record("churn/7", RecordKind::Registered, 2);
    result.facts.run.status = Name("failed");
    Metric spread;
    spread.key = Name("auc");
    spread.value = std::nan("");
    spread.text = Name("20.0 ± 1.2");
    result.facts.metrics.push_back(spread);
    normalise(result.facts);
    return result;
}

void TestFilter::aVersionIsFoundByWhatTheTablesCallIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("matches");
    for (const char* text : {"v1.2.0", "label:v1.2", "label = v1.2.0", "label > v1.1.0", "label:9", "label > 5"})
        QTest::newRow(text) << QString::fromUtf8(text) << true;
    for (const char* text : {"v1.2.1", "label:v2", "label > v1.2.0", "label > 9"})
        QTest::newRow(text) << QString::fromUtf8(text) << false;
}

/// A registry numbers its versions; where a number of its own is recorded, tables show that.
void TestFilter::aVersionIsFoundByWhatTheTablesCallIt()
{
    QFETCH(QString, text);
    QFETCH(bool, matches);
    Version version;
    version.model = Name("churn");
    version.label = "9";
    version.semver = parseSemVer("1.2.0");
    QCOMPARE(displayLabel(version), std::string("v1.2.0"));
    const auto filter = parseFilter(text.toStdString());
    QVERIFY(filter);
    QCOMPARE(filter->matches(version), matches);
    std::vector<char> kept{1};
    const FoldedWords words(std::span(&version, 1));
    filter->keepMatching(std::span(&version, 1), &words, kept);
    QCOMPARE(kept.front() != 0, matches);
}

void TestFilter::conditionsMatch_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("matches");
    const auto yes = [](const char* text) { QTest::newRow(text) << QString::fromUtf8(text) << true; };
    const auto no = [](const char* text) { QTest::newRow(text) << QString::fromUtf8(text) << false; };

    yes("metric.accuracy > 0.9");
    yes("metric.accuracy>=0.93");
    yes("metric.accuracy ≥ 93%");
    yes("metric.accuracy <= .93");
    yes("metric.accuracy = 9.3e-1");
    yes("metric.accuracy:0.93");
    yes("metric.accuracy != 0.94");
    no("metric.accuracy > 0.93");
    no("metric.accuracy ≠ 0.93");
    no("metric.absent > 0");
    no("metric.absent != 0");
    yes("metric.\"val loss\" < 0.3");
    yes("\"balanced classes\"");
    yes("metric.loss = nan");
    no("metric.loss > 0");
    no("metric.auc > 1"); // not a number
    yes("metric.auc:±");
    yes("metric.absent is missing");
    no("metric.accuracy is missing");

    yes("param.lr = 0.010");
    yes("param.lr < 1e-1");
    no("param.lr > 0.01");
    yes("param.optimizer:adam");
    yes("param.optimizer = adamw");
    no("param.optimizer = adam");
    yes("param.optimizer ~ W");
    yes("param.optimizer > 3 or label:v1"); // a text is not above a number
    yes("tag.team:growth");
    yes("env.torch >= 2.9.0");
    yes("env.tensorflow is missing");
    yes("data.train.csv:9f2c");
    yes("data.\"TRAIN.csv\":md5");
    yes("data:train");
    no("data.test.csv:9f2c");
    yes("data.test.csv is missing");

    yes("model:churn");
    yes("model:CHURN");
    no("model:chur");
    yes("model~chur");
    yes("label:1.2");
    yes("label = 1.2.0");
    yes("label > v1.1.9");
    no("label > 5"); // another kind of label
    yes("semver >= 1.2");
    yes("semver:1.2");
    yes("semver = 1");
    no("semver < 1.2.0-rc.1");
    yes("stage:production");
    yes("stage != staging");
    no("stage:staging");
    no("stage is missing");
    yes("alias = Champion");
    yes("author:ana");
    yes("author:PETROVIĆ");
    yes("author:\"ana p\"");
    yes("author:ana@example");
    yes("author~etrov");
    yes("author = \"ana petrović\"");
    yes("author = \"Ana Petrović <ana@example.org>\"");
    no("author != \"Ana Petrović\"");
    no("author = ana");
    no("author:na");
    no("author:etrov");
    no("author:bojan");
    yes("reason ~ classes");
    yes("created >= 2026-03-01");
    yes("created:2026-03");
    yes("created = 2026");
    yes("created:2026-03-01T09:15");
    no("created > 2026-03-01");
    yes("created < 2026-03-02");
    no("created != 2026-03");
    yes("commit:3F2A9");
    no("commit:f2a9");
    yes("commit ~ f2a9");
    yes("source:s2");
    no("source:s1");
    yes("file:changed");
    no("file:missing");
    yes("is:registered");
    no("is:run");
    yes("status:failed");
    yes("status:Failed and status != finished");
    no("status:finished");
    no("status is missing");
    yes("is != deleted");
    yes("is:staged");
    no("is:was-production");
    no("missing:data");
    no("author is missing");
    yes("growth");
    yes("team");
    no("shrink");
}

void TestFilter::conditionsMatch()
{
    QFETCH(QString, text);
    QFETCH(bool, matches);
    const auto filter = parseFilter(text.toStdString());
    QVERIFY2(filter, filter ? "" : filter.error().reason.c_str());
    QCOMPARE(filter->matches(shown()), matches);
}

void TestFilter::combinesConditions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("matches");
    QTest::newRow("and") << "stage:production and author:ana" << true;
    QTest::newRow("side by side") << "stage:production author:bojan" << false;
    QTest::newRow("or") << "stage:staging or author:ana" << true;
    QTest::newRow("and binds tighter") << "author:ana or stage:staging author:bojan" << true;
    QTest::newRow("brackets") << "(author:ana or stage:staging) author:bojan" << false;
    QTest::newRow("not") << "not stage:staging" << true;
    QTest::newRow("minus") << "-stage:production" << false;
    QTest::newRow("twice") << "not -stage:production" << true;
    QTest::newRow("not brackets") << "not (stage:staging or author:bojan)" << true;
    QTest::newRow("capital words") << "stage:staging OR NOT author:bojan AND growth" << true;
    QTest::newRow("quoted word") << "\"and\"" << false;
    QTest::newRow("negated missing") << "not metric.accuracy is missing" << true;
}

void TestFilter::combinesConditions()
{
    conditionsMatch();
}

void TestFilter::wrongTextsSayWhereAndWhy_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* text, int position, int length, const char* reason) {
        QTest::newRow(text) << QString::fromUtf8(text) << position << length << QString::fromUtf8(reason);
    };
    row("metric.accuracy > high", 18, 4, "“high” is not a number.");
    row("metric.accuracy >", 16, 1, "A value is missing after “>”.");
    row("metric > 3", 0, 6, "Say which metric is meant, as in metric.name.");
    row("created > soon", 10, 4, "“soon” is not a date such as 2026-03-01.");
    row("semver > one", 9, 3, "“one” is not a version number such as 1.2.0.");
    row("stage > production", 8, 10, "“>” cannot be used with stage.");
    row("missing:love", 8, 4, "“love” is none of time, author, code, data, parameters, metrics.");
    row("source:mlflow", 7, 6, "“mlflow” is not a source; they are numbered s1, s2 and so on.");
    row("(stage:production", 0, 1, "This bracket is not closed.");
    row("stage:production)", 16, 1, "This bracket closes nothing.");
    row("()", 1, 1, "There is nothing between the brackets.");
    row("a or", 4, 0, "A condition is missing after “or”.");
    row("or a", 0, 2, "A condition is missing before “or”.");
    row("not", 3, 0, "A condition is missing after “not”.");
    row("> 3", 0, 1, "What to compare is missing before “>”.");
    row("\"open", 0, 5, "The quotation mark is not closed.");
    row("author:\"open", 7, 5, "The quotation mark is not closed.");
    row("label is missing", 0, 16, "label is never missing.");
    row("http://x", 0, 4,
        "“http” cannot be asked for before “:”. Put it in quotation marks to look for the words, or begin with a key "
        "such as metric.accuracy, stage or author.");
}

void TestFilter::wrongTextsSayWhereAndWhy()
{
    QFETCH(QString, text);
    QFETCH(int, position);
    QFETCH(int, length);
    QFETCH(QString, reason);
    const auto filter = parseFilter(text.toStdString());
    QVERIFY(!filter);
    QCOMPARE(QString::fromStdString(filter.error().reason), reason);
    QCOMPARE(static_cast<int>(filter.error().position), position);
    QCOMPARE(static_cast<int>(filter.error().length), length);
}

void TestFilter::emptyTextMatchesEverything()
{
    QVERIFY(Filter().isEmpty());
    QVERIFY(Filter().matches(shown()));
    const auto filter = parseFilter("  ");
    QVERIFY(filter && filter->isEmpty() && filter->matches(shown()));
}

void TestFilter::deepBracketsAreRefused()
{
    const auto filter = parseFilter(std::string(100'000, '('));
    QVERIFY(!filter);
    QCOMPARE(filter.error().reason, std::string("There are too many brackets inside each other."));
    QVERIFY(parseFilter(std::string(99'999, '-') + "a"));
}

void TestFilter::anyBytesAreReadWithoutHarm()
{
    std::mt19937 random(7);
    const std::string alphabet = "ab.:<>=!~()\"\\- \xc3\xa9\xff\xe2\x89\xa5"
                                 "0is";
    const Version subject = shown();
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (auto length = random() % 20; length > 0; --length)
            text += alphabet[random() % alphabet.size()];
        const auto filter = parseFilter(text);
        if (filter)
            filter->matches(subject);
        else
            QVERIFY(filter.error().position + filter.error().length <= text.size());
        for (const FilterToken& token : filterTokens(text))
            QVERIFY(token.length > 0 && token.position + token.length <= text.size());
    }
}

void TestFilter::tokensCoverConditions()
{
    const std::vector<FilterToken> expected{
        {0, 21, true}, // metric.accuracy > 0.9
        {22, 3, false}, // and
        {26, 1, false}, // (
        {27, 17, true}, // author is missing
        {45, 2, false}, // or
        {48, 1, false}, // -
        {49, 4, true}, // word
        {53, 1, false}, // )
    };
    QCOMPARE(filterTokens("metric.accuracy > 0.9 and (author is missing or -word)"), expected);
}

void TestFilter::lookupIsRightWhenListsDiffer()
{
    const auto filter = parseFilter("metric.m > 0.5");
    QVERIFY(filter);
    for (int round = 0; round < 3; ++round) {
        QVERIFY(filter->matches(version("1").metric("a", 0).metric("b", 0).metric("m", 1)));
        QVERIFY(filter->matches(version("2").metric("m", 1)));
        QVERIFY(!filter->matches(version("3").metric("n", 1)));
        QVERIFY(filter->matches(version("4").metric("m", 0, "test").metric("m", 1, "train").metric("a", 0)));
    }
}

void TestFilter::manyAtOnceMatchAsOneByOne_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"", "ana", "ANA", "churn", "growth", "v1.2", "absent", "\"\"", "ana or v2", "not ana",
                             "-v1 -v2", "ana v1 or not (team or jonas)", "ana metric.accuracy > 0.5",
                             "metric.accuracy > 0.5 ana", "ПОЧТА", "petrović", "a", "not (not run)", "example.org"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestFilter::manyAtOnceMatchAsOneByOne()
{
    QFETCH(QString, text);
    const std::vector<Version> versions{
        version("v1.2.0").author("Ana Petrović <ana@example.org>").metric("accuracy", 0.9),
        version("v2.0.0").author("Jonas Weber").reason("First run of all").metric("accuracy", 0.4),
        version("v2.1.0"),
        version("v1.3.0").tag("team", "Growth").tag("почта", "Ana"),
        version("v3").author("ANA").reason("banana\nsplit").metric("accuracy", 0.7),
    };
    const auto filter = parseFilter(text.toStdString());
    QVERIFY(filter);
    std::vector<char> expected;
    for (const Version& version : versions)
        expected.push_back(static_cast<char>(filter->matches(version)));
    expected[1] = 0; // somebody else had taken it out before
    const FoldedWords words(versions);
    for (const FoldedWords* known : {static_cast<const FoldedWords*>(nullptr), &words}) {
        std::vector<char> kept{1, 0, 1, 1, 1};
        filter->keepMatching(versions, known, kept);
        QCOMPARE(kept, expected);
    }
}

QTEST_APPLESS_MAIN(TestFilter)
#include "tst_filter.moc"
