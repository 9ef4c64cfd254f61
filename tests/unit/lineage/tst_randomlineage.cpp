#include "models/lineage/lanes.h"
#include "models/lineage/lineage.h"
#include "tests/support/catalogbuilding.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <set>

using namespace colophon;
using namespace colophon::test;

namespace {

/// Versions with random times, labels and recorded parents; edges may point anywhere, also in circles.
std::vector<Version> randomVersions(std::mt19937& random, std::size_t count)
{
    std::vector<Version> versions;
    for (std::size_t i = 0; i < count; ++i) {
        const bool isSemVer = random() % 3 == 0;
        const std::string number = std::to_string(i);
        Version made = version(isSemVer ? "v1." + std::to_string(random() % 5) + "." + number : "run " + number);
        made.id = "id" + number;
        if (random() % 5 != 0)
            made.facts.created = Timestamp{static_cast<std::int64_t>(random() % 50)};
        for (auto edges = random() % 3; edges > 0; --edges)
            made.parents.push_back({"id" + std::to_string(random() % count), Evidence::Recorded, "random"});
        if (random() % 7 == 0)
            made.parents.push_back({"outside", Evidence::Recorded, "random"});
        versions.push_back(std::move(made));
    }
    return versions;
}

std::map<std::string, std::size_t> rowsById(const std::vector<Version>& versions, const std::vector<std::size_t>& order)
{
    std::map<std::string, std::size_t> rows;
    for (std::size_t row = 0; row < order.size(); ++row)
        rows[versions[order[row]].id] = row;
    return rows;
}

/// Follows an edge down the rows as a reader of the picture would.
bool isConnected(const std::vector<LaneRow>& rows, std::size_t child, std::size_t parent)
{
    const auto leaving = std::ranges::find_if(rows[child].segments, [&](const LaneSegment& segment) {
        return segment.kind == LaneSegment::Kind::ToParent && segment.parent == parent;
    });
    if (leaving == rows[child].segments.end() || leaving->from != rows[child].lane)
        return false;
    for (std::size_t row = child + 1; row < parent; ++row) {
        const bool passes = std::ranges::any_of(rows[row].segments, [&](const LaneSegment& segment) {
            return segment.kind == LaneSegment::Kind::Through && segment.from == leaving->to
                && segment.parent == parent;
        });
        if (!passes)
            return false;
    }
    const bool arrives = std::ranges::any_of(rows[parent].segments, [&](const LaneSegment& segment) {
        return segment.kind == LaneSegment::Kind::FromChild && segment.from == leaving->to;
    });
    return arrives && rows[parent].lane == leaving->to;
}

} // namespace

class TestRandomLineage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_random.seed(20260301); }
    void childrenStandBeforeTheirParents();
    void everyEdgeIsDrawnAndNodesNeverShareALane();
    void aSheetMakesTheSameLanesPieceByPiece();
    void aStoppedWalkHasNoRows();
    void acyclicRecordsAreAllKept();
    void hugeHistoriesAreFast();

private:
    std::mt19937 m_random;
};

void TestRandomLineage::childrenStandBeforeTheirParents()
{
    for (int round = 0; round < 300; ++round) {
        std::vector<Version> versions = randomVersions(m_random, 1 + m_random() % 40);
        const std::vector<Version> before = versions;
        const std::vector<Problem> problems = linkParents(versions);
        const auto order = historyOrder(versions);
        QCOMPARE(std::set(order.begin(), order.end()).size(), versions.size());
        const auto rows = rowsById(versions, order);
        std::size_t dropped = 0;
        for (std::size_t i = 0; i < versions.size(); ++i) {
            for (const ParentEdge& edge : versions[i].parents) {
                if (rows.contains(edge.parent))
                    QVERIFY(rows.at(versions[i].id) < rows.at(edge.parent));
            }
            const auto isRecorded = [](const ParentEdge& edge) { return edge.evidence == Evidence::Recorded; };
            dropped += static_cast<std::size_t>(std::ranges::count_if(before[i].parents, isRecorded)
                                                - std::ranges::count_if(versions[i].parents, isRecorded));
        }
        QCOMPARE(problems.size(), dropped);
    }
}

void TestRandomLineage::everyEdgeIsDrawnAndNodesNeverShareALane()
{
    for (int round = 0; round < 300; ++round) {
        std::vector<Version> versions = randomVersions(m_random, 1 + m_random() % 30);
        linkParents(versions);
        const auto order = historyOrder(versions);
        const auto rowOf = rowsById(versions, order);
        std::vector<const Version*> shown;
        for (const std::size_t index : order)
            shown.push_back(&versions[index]);
        const auto rows = assignLanes(shown);
        for (std::size_t row = 0; row < rows.size(); ++row) {
            for (const ParentEdge& edge : shown[row]->parents) {
                if (rowOf.contains(edge.parent))
                    QVERIFY(isConnected(rows, row, rowOf.at(edge.parent)));
            }
            for (const LaneSegment& segment : rows[row].segments) {
                QVERIFY(segment.kind != LaneSegment::Kind::Through || segment.from != rows[row].lane);
                QVERIFY(segment.from < rows[row].laneCount && segment.to < rows[row].laneCount);
                QVERIFY(segment.child < segment.parent);
            }
        }
    }
}

void TestRandomLineage::aSheetMakesTheSameLanesPieceByPiece()
{
    for (const std::size_t width : {1U, 3U, 40U, 700U}) {
        constexpr std::size_t kRows = 3'000;
        RowParents parents;
        std::vector<Version> versions(kRows);
        std::vector<const Version*> rows;
        for (std::size_t row = 0; row < kRows; ++row) {
            versions[row].id = std::to_string(row);
            parents.addRow();
            for (std::size_t count = m_random() % 3; count > 0; --count) {
                const std::size_t parent = row + 1 + m_random() % width;
                const bool isInferred = m_random() % 4 == 0;
                versions[row].parents.push_back(
                    {std::to_string(parent), isInferred ? Evidence::Time : Evidence::Recorded, {}});
                if (parent < kRows)
                    parents.addParent({static_cast<std::uint32_t>(parent), isInferred});
            }
            rows.push_back(&versions[row]);
        }
        const std::vector<LaneRow> expected = assignLanes(rows);
        const LaneSheet sheet(std::move(parents));
        QCOMPARE(sheet.size(), kRows);
        QCOMPARE(sheet.laneCount(), int(std::ranges::max_element(expected, {}, &LaneRow::laneCount)->laneCount));
        for (int round = 0; round < 40; ++round) {
            const std::size_t row = m_random() % kRows;
            const LaneStretch stretch = sheet.stretchAround(row);
            QVERIFY(stretch.row(row));
            for (std::size_t i = 0; i < stretch.rows.size(); ++i)
                QVERIFY(stretch.rows[i] == expected[stretch.first + i]);
        }
    }
}

void TestRandomLineage::aStoppedWalkHasNoRows()
{
    RowParents parents;
    parents.addRow();
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(LaneSheet(std::move(parents), stop.get_token()).size(), std::size_t{0});
}

void TestRandomLineage::acyclicRecordsAreAllKept()
{
    for (int round = 0; round < 100; ++round) {
        std::vector<Version> versions = randomVersions(m_random, 30);
        for (std::size_t i = 0; i < versions.size(); ++i) {
            versions[i].parents.clear();
            if (i > 0)
                versions[i].parents.push_back({"id" + std::to_string(m_random() % i), Evidence::Recorded, "random"});
        }
        QVERIFY(linkParents(versions).empty());
        for (std::size_t i = 1; i < versions.size(); ++i)
            QVERIFY(versions[i].parents.front().evidence == Evidence::Recorded);
    }
}

void TestRandomLineage::hugeHistoriesAreFast()
{
    // One long line, then one long circle: nothing may be quadratic, and no call stack may be exhausted.
    constexpr std::size_t kCount = 100'000;
    for (const bool isCircle : {false, true}) {
        std::vector<Version> versions(kCount);
        for (std::size_t i = 0; i < kCount; ++i) {
            versions[i].id = "id" + std::to_string(i);
            versions[i].label = std::to_string(i);
            versions[i].facts.created = Timestamp{static_cast<std::int64_t>(i)};
            if (i > 0 || isCircle)
                versions[i].parents.push_back(
                    {"id" + std::to_string((i + kCount - 1) % kCount), Evidence::Recorded, {}});
        }
        QCOMPARE(linkParents(versions).size(), isCircle ? 1U : 0U);
        const auto order = historyOrder(versions);
        QCOMPARE(order.front(), kCount - 1);
        std::vector<const Version*> rows;
        for (const std::size_t index : order)
            rows.push_back(&versions[index]);
        QCOMPARE(assignLanes(rows).size(), kCount);
    }
}

QTEST_APPLESS_MAIN(TestRandomLineage)
#include "tst_randomlineage.moc"
