#include "models/lineage/lineage.h"
#include "tests/support/catalogbuilding.h"

#include <QTest>

#include <algorithm>

using namespace colophon;
using namespace colophon::test;

namespace {

using Kind = LaneSegment::Kind;

std::vector<LaneRow> lanesOf(const std::vector<Version>& versions)
{
    std::vector<const Version*> rows;
    for (const Version& version : versions)
        rows.push_back(&version);
    return assignLanes(rows);
}

std::vector<int> nodeLanes(const std::vector<LaneRow>& rows)
{
    std::vector<int> lanes;
    for (const LaneRow& row : rows)
        lanes.push_back(row.lane);
    return lanes;
}

bool has(const LaneRow& row, Kind kind, int from, int to)
{
    return std::ranges::any_of(row.segments, [&](const LaneSegment& segment) {
        return segment.kind == kind && segment.from == from && segment.to == to;
    });
}

} // namespace

class TestLanes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lineStaysInOneLane();
    void branchTakesTheNextLaneAndGivesItBack();
    void mergeReachesBothParents();
    void childrenOfOneParentShareItsLane();
    void laneIsSolidWhenOneEdgeIsRecorded();
    void edgesToRowsThatAreNotShownAreLeftOut();
    void veryWideHistoriesStayDrawable();
};

void TestLanes::lineStaysInOneLane()
{
    const auto rows = lanesOf({version("c").parent("b"), version("b").parent("a"), version("a")});
    QCOMPARE(nodeLanes(rows), (std::vector<int>{0, 0, 0}));
    QCOMPARE(rows[0].segments, (std::vector<LaneSegment>{{Kind::ToParent, 0, 0, false, 0, 1}}));
    QCOMPARE(rows[1].segments,
             (std::vector<LaneSegment>{{Kind::FromChild, 0, 0, false, 0, 1}, {Kind::ToParent, 0, 0, false, 1, 2}}));
    QCOMPARE(rows[2].segments, (std::vector<LaneSegment>{{Kind::FromChild, 0, 0, false, 1, 2}}));
    QCOMPARE(rows[2].laneCount, std::uint16_t(1));
}

void TestLanes::branchTakesTheNextLaneAndGivesItBack()
{
    // c and b both come from a; d is alone and older.
    const auto rows = lanesOf({version("c").parent("a"), version("b").parent("a"), version("a"), version("d")});
    QCOMPARE(nodeLanes(rows), (std::vector<int>{0, 1, 0, 0}));
    QVERIFY(has(rows[1], Kind::Through, 0, 0));
    QVERIFY(has(rows[1], Kind::ToParent, 1, 0));
    QCOMPARE(rows[1].laneCount, std::uint16_t(2));
    QVERIFY(rows[3].segments.empty());
    QCOMPARE(rows[3].laneCount, std::uint16_t(1));
}

void TestLanes::mergeReachesBothParents()
{
    const auto rows = lanesOf({version("m").parent("a").parent("b"), version("a"), version("b")});
    QVERIFY(has(rows[0], Kind::ToParent, 0, 0));
    QVERIFY(has(rows[0], Kind::ToParent, 0, 1));
    QVERIFY(has(rows[1], Kind::Through, 1, 1));
    QCOMPARE(nodeLanes(rows), (std::vector<int>{0, 0, 1}));
}

void TestLanes::childrenOfOneParentShareItsLane()
{
    std::vector<Version> versions;
    for (int i = 0; i < 1000; ++i)
        versions.push_back(version("child " + std::to_string(i)).parent("root"));
    versions.push_back(version("root"));
    const auto rows = lanesOf(versions);
    for (const LaneRow& row : rows) {
        QVERIFY(row.laneCount <= 2);
        QVERIFY(row.segments.size() <= 2);
    }
    QCOMPARE(rows.back().segments.size(), 1U);
}

void TestLanes::laneIsSolidWhenOneEdgeIsRecorded()
{
    const auto rows = lanesOf({version("c").parent("a", Evidence::Time), version("b").parent("a"), version("a")});
    QVERIFY(rows[0].segments.front().isInferred);
    QVERIFY(!rows[2].segments.front().isInferred);
}

void TestLanes::edgesToRowsThatAreNotShownAreLeftOut()
{
    const auto rows = lanesOf({version("c").parent("b"), version("a").parent("gone")});
    QVERIFY(rows[0].segments.empty());
    QVERIFY(rows[1].segments.empty());
    QCOMPARE(nodeLanes(rows), (std::vector<int>{0, 0}));
}

void TestLanes::veryWideHistoriesStayDrawable()
{
    std::vector<Version> versions;
    for (int i = 0; i < 5000; ++i)
        versions.push_back(version("child " + std::to_string(i)).parent("parent " + std::to_string(i)));
    for (int i = 0; i < 5000; ++i)
        versions.push_back(version("parent " + std::to_string(i)));
    for (const LaneRow& row : lanesOf(versions)) {
        QVERIFY(row.laneCount <= kLaneLimit);
        QVERIFY(row.segments.size() <= kLaneLimit + 2U);
    }
}

QTEST_APPLESS_MAIN(TestLanes)
#include "tst_lanes.moc"
