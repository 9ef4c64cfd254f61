#include "models/releases/holdings.h"

#include <QTest>

using namespace colophon;

namespace {

constexpr Timestamp kNow{100};

ReleaseEvent moved(std::int64_t time, const char* to, const char* stage = "production")
{
    ReleaseEvent event;
    event.time = Timestamp{time};
    event.effective = event.time;
    event.stage = Name(stage);
    if (*to != '\0')
        event.to = std::string("id-") + to;
    event.toLabel = to;
    return event;
}

/// churn with versions a, b and c, of which one holds production.
Model model(std::vector<ReleaseEvent> releases, const char* holder)
{
    Model model;
    model.name = Name("churn");
    for (const char* label : {"a", "b", "c"}) {
        Version version;
        version.id = std::string("id-") + label;
        version.label = label;
        if (std::string_view(label) == holder)
            version.stages.push_back(productionStage());
        model.versions.push_back(version);
    }
    model.releases = std::move(releases);
    return model;
}

/// "b 30 now; a 20"
std::string told(const Model& model)
{
    std::string text;
    for (const Holding& each : holdings(model, productionStage(), kNow))
        text += (text.empty() ? "" : "; ") + each.version->label + " " + std::to_string(each.held)
            + (each.isPresent ? " now" : "");
    return text;
}

} // namespace

class HoldingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLatestComesFirst();
    void goingBackCountsAllTenuresOfAVersion();
    void severalRollbacksNameEveryVersionOnce();
    void otherStagesDoNotCount();
    void aHolderThatNobodyReleasedIsThere();
    void versionsThatAreGoneAreLeftOut();
    void theLastTenureCounts();
    void aMomentOfThePastKnowsNothingOfLater();
    void aStageIsHeldFromItsReleaseToTheNext();
};

void HoldingsTest::theLatestComesFirst()
{
    QCOMPARE(told(model({moved(10, "a"), moved(70, "b")}, "b")), "b 30 now; a 60");
}

void HoldingsTest::goingBackCountsAllTenuresOfAVersion()
{
    QCOMPARE(told(model({moved(10, "a"), moved(40, "b"), moved(90, "a")}, "a")), "a 40 now; b 50");
}

void HoldingsTest::severalRollbacksNameEveryVersionOnce()
{
    const Model churn = model({moved(10, "a"), moved(20, "b"), moved(80, "c"), moved(85, "b"), moved(90, "a")}, "a");
    QCOMPARE(told(churn), "a 20 now; b 65; c 5");
}

void HoldingsTest::otherStagesDoNotCount()
{
    QCOMPARE(told(model({moved(10, "a"), moved(20, "c", "staging"), moved(60, "")}, "")), "a 50");
}

void HoldingsTest::aHolderThatNobodyReleasedIsThere()
{
    QCOMPARE(told(model({}, "c")), "c 0 now");
}

void HoldingsTest::versionsThatAreGoneAreLeftOut()
{
    QCOMPARE(told(model({moved(10, "x"), moved(70, "b")}, "b")), "b 30 now");
}

void HoldingsTest::theLastTenureCounts()
{
    const Model churn = model({moved(10, "a"), moved(40, "b"), moved(90, "a")}, "a");
    QVERIFY(lastTenure(churn, productionStage(), "id-a", kNow) == 10);
    QVERIFY(lastTenure(churn, productionStage(), "id-b", kNow) == 50);
    QVERIFY(!lastTenure(churn, productionStage(), "id-c", kNow));
    QVERIFY(!lastTenure(churn, Name("staging"), "id-a", kNow));
}

void HoldingsTest::aMomentOfThePastKnowsNothingOfLater()
{
    const Model churn = model({moved(10, "a"), moved(40, "b"), moved(70, "c"), moved(90, "a")}, "a");
    const auto before = [&churn](std::int64_t at) {
        std::string text;
        for (const Holding& each : earlierHoldings(churn, productionStage(), Timestamp{at}))
            text += (text.empty() ? "" : "; ") + each.version->label + " " + std::to_string(each.held);
        return text;
    };
    QCOMPARE(before(5), "");
    QCOMPARE(before(20), "");
    QCOMPARE(before(50), "a 30");
    QCOMPARE(before(80), "b 30; a 30");
    QCOMPARE(before(95), "c 20; b 30");
}

void HoldingsTest::aStageIsHeldFromItsReleaseToTheNext()
{
    const Model churn = model({moved(10, "a"), moved(40, "b", "staging"), moved(70, "b"), moved(90, "")}, "");
    const auto at = [&churn](std::int64_t time) {
        const auto tenure = tenureAt(churn, productionStage(), Timestamp{time});
        return tenure ? tenure->label : std::string("nobody");
    };
    QCOMPARE(at(9), "nobody");
    QCOMPARE(at(10), "a");
    QCOMPARE(at(69), "a");
    QCOMPARE(at(70), "b");
    QCOMPARE(at(90), "nobody");
}

QTEST_GUILESS_MAIN(HoldingsTest)
#include "tst_holdings.moc"
