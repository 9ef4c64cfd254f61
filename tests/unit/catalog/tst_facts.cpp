#include "models/catalog/version.h"
#include "tests/support/catalogbuilding.h"

#include <QTest>

#include <cmath>

using namespace colophon;
using namespace colophon::test;

class TestFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lastOfEqualKeysWins();
    void sameKeyOnAnotherDataSetStays();
    void entriesAreFoundByKey();
    void equalOriginsShareOneIndex();
    void originsEndBeforeTheirIndexDoes();
    void keyIsAppendedWhereEachKeyHasAFile();
    void equalFactsWithNaNAreEqual();
    void missingFactsAreNamed();
};

namespace {

Metric metric(std::string_view key, double value, std::string_view dataset = {})
{
    Metric result;
    result.key = Name(key);
    result.value = value;
    result.dataset = Name(dataset);
    return result;
}

} // namespace

void TestFacts::lastOfEqualKeysWins()
{
    Facts facts;
    facts.metrics = {metric("loss", 3), metric("accuracy", 0.5), metric("loss", 1), metric("loss", 2)};
    facts.parameters
        = {{Name("lr"), "0.1", ValueType::Text, kNoOrigin}, {Name("lr"), "0.2", ValueType::Text, kNoOrigin}};
    normalise(facts);
    QCOMPARE(facts.metrics.size(), 2U);
    QCOMPARE(facts.metrics[0].key.text(), std::string("accuracy"));
    QCOMPARE(facts.metric(Name("loss"))->value, 2.0);
    QCOMPARE(facts.parameter(Name("lr"))->value, std::string("0.2"));
}

void TestFacts::sameKeyOnAnotherDataSetStays()
{
    Facts facts;
    facts.metrics = {metric("accuracy", 0.8, "test"), metric("accuracy", 0.9, "train"), metric("accuracy", 0.7)};
    normalise(facts);
    QCOMPARE(facts.metrics.size(), 3U);
    QCOMPARE(facts.metric(Name("accuracy"))->value, 0.7);
}

void TestFacts::entriesAreFoundByKey()
{
    const Version shown = version("1").tag("b", "2").tag("a", "1").tag("c", "3");
    QCOMPARE(findEntry(shown.facts.tags, Name("b"))->value, std::string("2"));
    QVERIFY(!findEntry(shown.facts.tags, Name("aa")));
    QVERIFY(!findEntry({}, Name("a")));
}

void TestFacts::equalOriginsShareOneIndex()
{
    Facts facts;
    const OriginIndex first = facts.addOrigin({SourceId(1), "a.json", false});
    const OriginIndex second = facts.addOrigin({SourceId(1), "b.json", false});
    QVERIFY(first != second);
    QCOMPARE(facts.addOrigin({SourceId(1), "a.json", false}), first);
    QCOMPARE(facts.origin(second)->place, std::string("b.json"));
    QVERIFY(!facts.origin(kNoOrigin));
}

void TestFacts::originsEndBeforeTheirIndexDoes()
{
    Facts facts;
    facts.origins.resize(kNoOrigin - 1);
    const OriginIndex last = facts.addOrigin({SourceId(1), "one too many", false});
    QVERIFY(last != kNoOrigin);
    QVERIFY(facts.origin(last));
}

void TestFacts::keyIsAppendedWhereEachKeyHasAFile()
{
    Facts facts;
    const OriginIndex folder = facts.addOrigin({SourceId(1), "mlruns/0/abc/metrics", true});
    const OriginIndex file = facts.addOrigin({SourceId(1), "metrics.json", false});
    QCOMPARE(placeOf(facts, folder, Name("eval/loss")), std::string("mlruns/0/abc/metrics/eval/loss"));
    QCOMPARE(placeOf(facts, file, Name("loss")), std::string("metrics.json"));
    QCOMPARE(placeOf(facts, kNoOrigin, Name("loss")), std::string());
}

void TestFacts::equalFactsWithNaNAreEqual()
{
    const Version left = version("1").metric("loss", std::nan(""));
    const Version right = version("1").metric("loss", std::nan(""));
    QVERIFY(left == right);
    QVERIFY(left != Version(version("1").metric("loss", 1)));
}

void TestFacts::missingFactsAreNamed()
{
    const std::vector<std::string_view> all{"time", "author", "code", "data", "parameters", "metrics"};
    QCOMPARE(missingFacts(version("1")), all);
    const Version complete = version("1")
                                 .created("2026-03-01")
                                 .author("Ana")
                                 .commit("3f2a")
                                 .dataset("train")
                                 .parameter("lr", "0.1")
                                 .metric("loss", 1);
    QVERIFY(missingFacts(complete).empty());
}

QTEST_APPLESS_MAIN(TestFacts)
#include "tst_facts.moc"
