#include "tests/unit/compare/comparisonfixture.h"

#include "models/compare/report.h"
#include "models/compare/texttable.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <limits>

using namespace colophon;
using Fixture = ComparisonFixture;
using Json = nlohmann::json;

namespace {

Fixture twoVersions()
{
    Fixture fixture;
    Version& first = fixture.add("v1.0.0");
    Version& second = fixture.add("v1.1.0");
    Fixture::metric(first, "accuracy", 0.95);
    Fixture::metric(second, "accuracy", 0.97);
    Fixture::metric(first, "loss", std::numeric_limits<double>::quiet_NaN());
    Fixture::metric(second, "loss", 0.25);
    Fixture::parameter(first, "depth", "6", ValueType::Number);
    Fixture::parameter(second, "depth", "6", ValueType::Number);
    Fixture::parameter(first, "lr", "0.01");
    return fixture;
}

std::string report(const Fixture& fixture, ReportFormat format, const ReportOptions& options = {})
{
    return comparisonReport(compareVersions(fixture.catalog(), fixture.ids(), fixture.ids().front()), format, options);
}

bool has(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class ReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonHasTheShapeOfTheContract();
    void liveTestsStandBesideTheRowsOfTheJson();
    void columnsAreNamedAsInTheWindow();
    void columnsNameTheModelWhereThereAreSeveral();
    void jsonSurvivesInvalidUtf8();
    void onlyDifferencesLeavesEqualRowsOut();
    void csvKeepsFullPrecision();
    void csvTellsWhatIsNotComparable();
    void csvCellsAreNoFormulas_data();
    void csvCellsAreNoFormulas();
    void markdownIsEscaped();
    void htmlIsEscaped();
    void deviationsAreRowsOfExportsOnly();
    void textFitsTheTerminal();
    void incomparabilityIsSaidInEveryFormat_data();
    void incomparabilityIsSaidInEveryFormat();
    void tableCutsOnlyWhatMayShrink();
    void widthCountsWhatIsSeen();
};

void ReportTest::jsonHasTheShapeOfTheContract()
{
    const Json json = Json::parse(report(twoVersions(), ReportFormat::Json));
    QCOMPARE(json.at("schema").get<std::string>(), std::string("colophon.compare/1"));
    QCOMPARE(json.at("baseline").get<std::string>(), std::string("id-v1.0.0"));
    QCOMPARE(json.at("versions").size(), std::size_t(2));
    for (const Json& row : json.at("rows")) {
        if (row.at("key") == "accuracy") {
            QCOMPARE(row.dump(),
                     Json::parse(R"({"group": "metrics", "key": "accuracy", "values": [0.95, 0.97],
                "deltas": [null, 0.02], "direction": "higher", "best": [1], "differs": true})")
                         .dump());
        } else if (row.at("key") == "loss") {
            QCOMPARE(row.at("values").dump(), std::string(R"(["NaN",0.25])"));
        } else if (row.at("key") == "depth") {
            QCOMPARE(row.at("values").dump(), std::string("[6,6]"));
        } else if (row.at("key") == "lr") {
            QCOMPARE(row.at("values").dump(), std::string(R"(["0.01",null])"));
        }
    }
    QVERIFY(json.at("comparability").is_array());
}

void ReportTest::liveTestsStandBesideTheRowsOfTheJson()
{
    Fixture fixture;
    for (const char* label : {"v1", "v2"})
        fixture.add(label).facts.live
            = LiveTest{.test = "may", .share = 0.5, .trials = 1000, .successes = 80, .outcome = "booked"};
    fixture.add("v3");
    const Json json = Json::parse(report(fixture, ReportFormat::Json));
    for (const Json& row : json.at("rows"))
        QVERIFY(row.at("group") != "live");
    const Json& live = json.at("live");
    QCOMPARE(live.size(), std::size_t(2));
    QCOMPARE(live.at(0).dump(),
             Json::parse(R"({"version": "id-v1", "test": "may", "share": 0.5, "trials": 1000,
        "successes": 80, "outcome": "booked"})")
                 .dump());
    QCOMPARE(live.at(1).at("difference").at("rate").get<double>(), 0.0);
    QVERIFY(live.at(1).at("difference").at("low").get<double>() < 0);
    QVERIFY(!Json::parse(report(twoVersions(), ReportFormat::Json)).contains("live"));
}

void ReportTest::columnsAreNamedAsInTheWindow()
{
    Fixture fixture;
    fixture.add("6").semver = parseSemVer("1.1.1");
    fixture.add("7").semver = parseSemVer("1.2.0");
    Fixture::metric(fixture.add("candidate"), "accuracy", 0.9);
    QVERIFY(report(fixture, ReportFormat::Csv).starts_with("group,key,direction,v1.1.1,v1.2.0,candidate,"));
    for (const ReportFormat format : {ReportFormat::Text, ReportFormat::Markdown, ReportFormat::Html}) {
        const std::string text = report(fixture, format, {.width = 200});
        QVERIFY2(has(text, "v1.1.1") && has(text, "v1.2.0") && !has(text, "(1.1.1)"), text.c_str());
    }
}

void ReportTest::columnsNameTheModelWhereThereAreSeveral()
{
    Fixture fixture;
    fixture.add("v3");
    fixture.add("v7").model = Name("ranker");
    Fixture::dataset(fixture.add("v9"), "test", "md5:bbbbbb");
    for (const ReportFormat format :
         {ReportFormat::Text, ReportFormat::Markdown, ReportFormat::Html, ReportFormat::Csv}) {
        const std::string text = report(fixture, format, {.width = 200});
        QVERIFY2(has(text, "churn@v3") && has(text, "ranker@v7"), text.c_str());
    }
    // The contract has ids only for columns; the models are a row.
    const Json json = Json::parse(report(fixture, ReportFormat::Json, {.onlyDifferences = true}));
    const auto& rows = json.at("rows");
    const auto row = std::ranges::find_if(rows, [](const Json& each) { return each.at("key") == "model"; });
    QVERIFY(row != rows.end());
    QCOMPARE(row->at("values").dump(), std::string(R"(["churn","ranker","churn"])"));
}

void ReportTest::jsonSurvivesInvalidUtf8()
{
    Fixture fixture;
    Fixture::parameter(fixture.add("v1"), "path",
                       "a\xff"
                       "b");
    const Json json = Json::parse(report(fixture, ReportFormat::Json));
    QVERIFY(has(json.dump(),
                "a\xEF\xBF\xBD"
                "b"));
}

void ReportTest::onlyDifferencesLeavesEqualRowsOut()
{
    const std::string text = report(twoVersions(), ReportFormat::Json, {.onlyDifferences = true});
    QVERIFY(!has(text, "depth"));
    QVERIFY(has(text, "accuracy"));
}

void ReportTest::csvKeepsFullPrecision()
{
    const std::string csv = report(twoVersions(), ReportFormat::Csv);
    QVERIFY(csv.starts_with("group,key,direction,v1.0.0,v1.1.0,change v1.1.0,judged v1.0.0,judged v1.1.0\r\n"));
    QVERIFY(has(csv, "metrics,accuracy,higher,0.95,0.97,0.02,,best\r\n"));
}

void ReportTest::csvTellsWhatIsNotComparable()
{
    Fixture fixture;
    Version& first = fixture.add("v1");
    Version& second = fixture.add("v2");
    Fixture::metric(first, "accuracy", 0.8);
    Fixture::metric(second, "accuracy", 0.9);
    Fixture::dataset(first, "test.csv", "md5:aa");
    Fixture::dataset(second, "test.csv", "md5:bb");
    QVERIFY(has(report(fixture, ReportFormat::Csv), ",not comparable\r\n"));
}

void ReportTest::csvCellsAreNoFormulas_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("cell");
    QTest::newRow("equals") << "=cmd|' /C calc'!A0" << "'=cmd|' /C calc'!A0";
    QTest::newRow("plus") << "+1+cmd" << "'+1+cmd";
    QTest::newRow("minus") << "-x" << "'-x";
    QTest::newRow("at") << "@SUM(1)" << "'@SUM(1)";
    QTest::newRow("behind blanks") << "  =1+2" << "'  =1+2";
    QTest::newRow("with separators") << "=A;B,\"C\"" << "\"'=A;B,\"\"C\"\"\"";
    QTest::newRow("negative numbers stay numbers") << "-0.5" << "-0.5";
    QTest::newRow("harmless") << "a=b" << "a=b";
}

void ReportTest::csvCellsAreNoFormulas()
{
    QFETCH(QString, value);
    QFETCH(QString, cell);
    Fixture fixture;
    Fixture::parameter(fixture.add("v1"), "p", qPrintable(value));
    const std::string csv = report(fixture, ReportFormat::Csv);
    QVERIFY2(has(csv, "parameters,p,none," + cell.toStdString() + ",\r\n"), csv.c_str());
}

void ReportTest::markdownIsEscaped()
{
    Fixture fixture;
    Fixture::parameter(fixture.add("<b>v|1</b>"), "a|b", "[x](javascript:1) *y* <img src=x>\nnext");
    const std::string markdown = report(fixture, ReportFormat::Markdown);
    QVERIFY(!has(markdown, "<"));
    QVERIFY(has(markdown, "a\\|b"));
    QVERIFY(has(markdown, "\\[x\\]\\(javascript:1\\)"));
    QVERIFY(!has(markdown, "<img"));
}

void ReportTest::htmlIsEscaped()
{
    Fixture fixture;
    Fixture::parameter(fixture.add("<script>alert(1)</script>"), "<b>\"key\"", "'><img src=x onerror=y>");
    const std::string html = report(fixture, ReportFormat::Html);
    QVERIFY(!has(html, "<script") && !has(html, "<img") && !has(html, "<b>"));
    QVERIFY(has(html, "&lt;script&gt;"));
    QVERIFY(has(html, "&#39;&gt;&lt;img"));
}

void ReportTest::deviationsAreRowsOfExportsOnly()
{
    Fixture fixture;
    for (const char* label : {"v1.0.0", "v1.1.0"}) {
        Version& version = fixture.add(label);
        Fixture::metric(version, "accuracy", 0.95);
        version.facts.metrics.back().noise = 0.01F;
        Fixture::metric(version, "accuracy_std", 0.01);
    }
    QVERIFY(!has(report(fixture, ReportFormat::Text), "accuracy_std"));
    QVERIFY(has(report(fixture, ReportFormat::Csv), "accuracy_std"));
    QVERIFY(has(report(fixture, ReportFormat::Json), "accuracy_std"));
}

void ReportTest::textFitsTheTerminal()
{
    Fixture fixture;
    for (int i = 0; i < 7; ++i) {
        Version& version = fixture.add("v1." + std::to_string(i) + ".0");
        Fixture::metric(version, "accuracy", 0.8 + 0.01 * i);
        version.facts.reason.text = "A long reason that goes on and on and would break every line of a terminal";
    }
    for (const int width : {40, 80, 120, 200}) {
        const std::string text = report(fixture, ReportFormat::Text, {.onlyDifferences = false, .width = width});
        for (const QString& line : QString::fromStdString(text).split(u'\n'))
            QVERIFY2(displayWidth(line.toStdString()) <= width, qPrintable(line));
        for (int i = 0; i < 7; ++i)
            QVERIFY(has(text, "v1." + std::to_string(i) + ".0"));
    }
}

void ReportTest::incomparabilityIsSaidInEveryFormat_data()
{
    QTest::addColumn<int>("format");
    QTest::newRow("text") << static_cast<int>(ReportFormat::Text);
    QTest::newRow("json") << static_cast<int>(ReportFormat::Json);
    QTest::newRow("markdown") << static_cast<int>(ReportFormat::Markdown);
    QTest::newRow("html") << static_cast<int>(ReportFormat::Html);
}

void ReportTest::incomparabilityIsSaidInEveryFormat()
{
    QFETCH(int, format);
    Fixture fixture;
    Fixture::dataset(fixture.add("v1"), "test", "md5:aaaaaa");
    Fixture::dataset(fixture.add("v2"), "test", "md5:bbbbbb");
    QVERIFY(has(report(fixture, static_cast<ReportFormat>(format)), "test aaaaaa → bbbbbb"));
}

void ReportTest::tableCutsOnlyWhatMayShrink()
{
    TerminalTable table({{.title = "Version"},
                         {.title = "Loss", .alignRight = true},
                         {.title = "Reason", .cut = TerminalTable::Cut::AtEnd}});
    table.addRow({"v1.0.0-rc.1", "0.5", "Because it was needed"});
    QCOMPARE(table.toText(80), std::string("Version      Loss  Reason\nv1.0.0-rc.1   0.5  Because it was needed\n"));
    QCOMPARE(table.toText(30), std::string("Version      Loss  Reason\nv1.0.0-rc.1   0.5  Because it…\n"));
}

void ReportTest::widthCountsWhatIsSeen()
{
    QCOMPARE(displayWidth("abc"), 3);
    QCOMPARE(displayWidth("Petrović"), 8);
    QCOMPARE(displayWidth("模型"), 4);
    QCOMPARE(displayWidth("e\xCC\x81"), 1);
    QCOMPARE(elided("模型模型", 5), std::string("模型…"));
    QCOMPARE(elided("short", 5), std::string("short"));
}

QTEST_APPLESS_MAIN(ReportTest)
#include "tst_report.moc"
