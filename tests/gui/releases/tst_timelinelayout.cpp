#include "ui/releases/timelinelayout.h"

#include <QTest>

using namespace colophon;

namespace {

Timestamp at(const char* text)
{
    return parseTimestamp(text).value();
}

ReleaseEvent release(const char* time, const char* stage, const char* from, const char* to)
{
    ReleaseEvent event;
    event.time = event.effective = at(time);
    event.stage = Name(stage);
    event.fromLabel = from;
    event.toLabel = to;
    return event;
}

Model churn()
{
    Model model;
    model.name = Name("churn");
    model.releases
        = {release("2026-01-12", "production", "", "v1.0.0"), release("2026-01-20", "staging", "", "v1.0.1"),
           release("2026-02-10", "production", "v1.0.0", "v1.1.0"), release("2026-02-11", "staging", "v1.0.1", "")};
    return model;
}

} // namespace

class TimelineLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timeAndPlaceAreInverse();
    void productionIsTheFirstLane();
    void barsOfOneLaneMeetWithoutOverlap();
    void onlyThePresentHolderIsOpenEnded();
    void aClearedStageEndsItsBar();
    void whereNothingIsRecordedThereIsAGap();
    void ticksAreFewAndInOrder_data();
    void ticksAreFewAndInOrder();
    void aModelWithoutReleasesHasNoLane();
};

void TimelineLayoutTest::timeAndPlaceAreInverse()
{
    const TimeScale scale{at("2026-01-01"), at("2026-06-01"), 100, 900};
    QCOMPARE(scale.x(scale.begin), 100.0);
    QCOMPARE(scale.x(scale.end), 900.0);
    const Timestamp middle = at("2026-03-03T12:00");
    QVERIFY(std::abs(scale.time(scale.x(middle)).milliseconds - middle.milliseconds) < 1000);
    QCOMPARE(scale.time(-50).milliseconds, scale.begin.milliseconds);
    QCOMPARE(scale.time(5000).milliseconds, scale.end.milliseconds);
}

void TimelineLayoutTest::productionIsTheFirstLane()
{
    const TimelineLayout layout = layOutTimeline(churn(), at("2026-03-01"), {});
    QCOMPARE(layout.lanes.size(), std::size_t(2));
    QCOMPARE(layout.lanes[0].stage, QStringLiteral("production"));
    QCOMPARE(layout.lanes[1].stage, QStringLiteral("staging"));
}

void TimelineLayoutTest::barsOfOneLaneMeetWithoutOverlap()
{
    const TimelineLayout layout = layOutTimeline(churn(), at("2026-03-01"), {});
    const std::vector<TimelineBar>& bars = layout.lanes[0].bars;
    QCOMPARE(bars.size(), std::size_t(2));
    QCOMPARE(bars[0].label, QStringLiteral("v1.0.0"));
    QCOMPARE(bars[0].duration, QStringLiteral("29 days"));
    QVERIFY(std::abs(bars[0].rectangle.right() - bars[1].rectangle.left()) < 0.01);
}

void TimelineLayoutTest::onlyThePresentHolderIsOpenEnded()
{
    const TimelineLayout layout = layOutTimeline(churn(), at("2026-03-01"), {});
    QVERIFY(!layout.lanes[0].bars[0].isPresent);
    QVERIFY(layout.lanes[0].bars[1].isPresent);
    QVERIFY(std::abs(layout.lanes[0].bars[1].rectangle.right() - layout.scale.x(at("2026-03-01"))) < 0.01);
}

void TimelineLayoutTest::aClearedStageEndsItsBar()
{
    const TimelineLayout layout = layOutTimeline(churn(), at("2026-03-01"), {});
    QCOMPARE(layout.lanes[1].bars.size(), std::size_t(1));
    QVERIFY(!layout.lanes[1].bars[0].isPresent);
}

void TimelineLayoutTest::whereNothingIsRecordedThereIsAGap()
{
    Model model = churn();
    for (ReleaseEvent& event : model.releases)
        event.madeHere = true;
    const Timestamp now = at("2026-03-01");
    QVERIFY(layOutTimeline(model, now, {}).lanes[0].gaps.empty());
    model.releases[2].fromLabel = "v1.0.9"; // Somebody had put it there meanwhile.
    const TimelineLayout layout = layOutTimeline(model, now, {});
    QCOMPARE(layout.lanes[0].gaps.size(), std::size_t(1));
    const TimelineGap& gap = layout.lanes[0].gaps.front();
    QVERIFY(gap.doubt.cause == StageDoubt::Cause::ChangedOutside);
    QCOMPARE(gap.rectangle, layout.lanes[0].bars[0].rectangle);
    QVERIFY(layout.lanes[1].gaps.empty());
}

void TimelineLayoutTest::ticksAreFewAndInOrder_data()
{
    QTest::addColumn<QString>("begin");
    QTest::addColumn<QString>("end");
    QTest::addRow("a day") << QStringLiteral("2026-01-01") << QStringLiteral("2026-01-02");
    QTest::addRow("two months") << QStringLiteral("2026-01-01") << QStringLiteral("2026-03-01");
    QTest::addRow("two years") << QStringLiteral("2025-01-10") << QStringLiteral("2027-01-01");
    QTest::addRow("a century") << QStringLiteral("1950-01-01") << QStringLiteral("2050-01-01");
}

void TimelineLayoutTest::ticksAreFewAndInOrder()
{
    QFETCH(QString, begin);
    QFETCH(QString, end);
    const TimeScale scale{parseTimestamp(begin.toStdString()).value(), parseTimestamp(end.toStdString()).value(), 0,
                          800};
    const std::vector<TimeTick> ticks = timeTicks(scale, 100);
    QVERIFY(ticks.size() >= 2);
    QVERIFY2(ticks.size() <= 22, qPrintable(QString::number(ticks.size())));
    for (std::size_t tick = 1; tick < ticks.size(); ++tick)
        QVERIFY(ticks[tick - 1].time < ticks[tick].time);
}

void TimelineLayoutTest::aModelWithoutReleasesHasNoLane()
{
    QVERIFY(layOutTimeline(Model(), at("2026-03-01"), {}).lanes.empty());
}

QTEST_GUILESS_MAIN(TimelineLayoutTest)
#include "tst_timelinelayout.moc"
