#include "models/catalog/filter.h"
#include "models/catalog/filtercompleter.h"
#include "tests/support/catalogbuilding.h"

#include <QTest>

using namespace colophon;
using namespace colophon::test;

class TestFilterCompletion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void suggests_data();
    void suggests();
    void keysTellTheirRange();
    void everySuggestionMakesAFilterThatCanBeRead();
    void limitIsKept();

private:
    static CatalogPointer catalog();
};

CatalogPointer TestFilterCompletion::catalog()
{
    return catalogOf({
        version("v1.0.0").author("Ana").metric("accuracy", 0.81).metric("val loss", 0.5).stage("production"),
        version("v1.1.0").author("Bo Lund").metric("accuracy", 0.95).parameter("alpha", "0.1").stage("staging"),
        version("v1.2.0").author("Ana <ana@example.org>").metric("accuracy", 0.9).parameter("alpha", "0.2"),
    });
}

void TestFilterCompletion::suggests_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("first");
    const auto row = [](const char* typed, const char* first) {
        QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(first);
    };
    row("metric.a", "metric.accuracy");
    row("acc", "metric.accuracy");
    row("alp", "param.alpha");
    row("sta", "stage:");
    row("stage:", "stage:production");
    row("stage:st", "stage:staging");
    row("stage: ", "production");
    row("author:b", "author:\"Bo Lund\"");
    row("author:", "author:Ana");
    row("author:l", "author:\"Bo Lund\"");
    row("author:und", ""); // no word begins so, and author:und would find nobody
    row("stage:production -auth", "-author:");
    row("(auth", "(author:");
    row("metric.v", "metric.\"val loss\"");
    row("is:re", "is:registered");
    row("source:", "source:s1");
    row("nonsense.x:", "");
    row("zzz", "");
}

void TestFilterCompletion::suggests()
{
    QFETCH(QString, typed);
    QFETCH(QString, first);
    const auto completions = FilterCompleter(catalog()).complete(typed.toStdString(), 10);
    QCOMPARE(completions.empty() ? QString() : QString::fromStdString(completions.front().text), first);
}

void TestFilterCompletion::keysTellTheirRange()
{
    const auto completions = FilterCompleter(catalog()).complete("metric.acc", 1);
    QCOMPARE(completions.front().detail, std::string("0.81 to 0.95, 3 versions"));
    QCOMPARE(FilterCompleter(catalog()).complete("author:A", 1).front().detail, std::string("2 versions"));
}

void TestFilterCompletion::everySuggestionMakesAFilterThatCanBeRead()
{
    for (const FilterCompletion& key : FilterCompleter(catalog()).complete("", 100)) {
        const bool needsOperator = key.text.find_last_of(":=") == std::string::npos;
        std::string text = key.text + (needsOperator ? ":" : "");
        const auto values = FilterCompleter(catalog()).complete(text, 100);
        for (const FilterCompletion& value : values)
            QVERIFY2(parseFilter(value.text), value.text.c_str());
    }
}

void TestFilterCompletion::limitIsKept()
{
    QCOMPARE(FilterCompleter(catalog()).complete("", 3).size(), 3U);
    QVERIFY(FilterCompleter(std::make_shared<Catalog>()).complete("metric.", 10).empty());
}

QTEST_APPLESS_MAIN(TestFilterCompletion)
#include "tst_filtercompletion.moc"
