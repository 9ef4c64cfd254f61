#include "models/lineage/lineage.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <string_view>
#include <unordered_map>

namespace colophon {

namespace {

constexpr std::uint32_t kNoRow = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t kNoLane = std::numeric_limits<std::uint32_t>::max();

std::uint16_t drawn(std::uint32_t lane)
{
    return static_cast<std::uint16_t>(std::min<std::uint32_t>(lane, kLaneLimit - 1));
}

/// Walks down the rows. A lane belongs to the parent it leads to, so all children of one parent share it.
class LaneWalk
{
public:
    explicit LaneWalk(std::span<const Version* const> rows)
        : m_rows(rows)
        , m_laneOf(rows.size(), kNoLane)
    {
        m_rowOf.reserve(rows.size());
        for (std::uint32_t row = 0; row < rows.size(); ++row)
            m_rowOf.emplace(rows[row]->id, row);
    }

    std::vector<LaneRow> run()
    {
        std::vector<LaneRow> result(m_rows.size());
        for (std::uint32_t row = 0; row < m_rows.size(); ++row)
            place(row, result[row]);
        return result;
    }

private:
    struct Lane
    {
        std::uint32_t parent = kNoRow; ///< row it leads to; kNoRow: free
        std::uint32_t child = kNoRow; ///< row that opened it
        bool isInferred = false; ///< until a recorded edge joins
    };

    void place(std::uint32_t row, LaneRow& result)
    {
        std::uint32_t lane = m_laneOf[row];
        if (lane != kNoLane) {
            const Lane& arriving = m_lanes[lane];
            result.segments.push_back(
                {LaneSegment::Kind::FromChild, drawn(lane), drawn(lane), arriving.isInferred, arriving.child, row});
            m_lanes[lane] = {};
        } else {
            lane = takeLane();
        }
        result.lane = drawn(lane);
        addThrough(result);
        addParents(row, lane, result);
        if (m_lanes[lane].parent == kNoRow)
            giveBack(lane);
        result.laneCount = static_cast<std::uint16_t>(result.lane + 1);
        for (const LaneSegment& segment : result.segments)
            result.laneCount
                = std::max(result.laneCount, static_cast<std::uint16_t>(std::max(segment.from, segment.to) + 1));
    }

    void addThrough(LaneRow& result) const
    {
        const std::size_t shown = std::min<std::size_t>(m_lanes.size(), kLaneLimit);
        for (std::uint32_t lane = 0; lane < shown; ++lane) {
            if (m_lanes[lane].parent == kNoRow)
                continue;
            result.segments.push_back({LaneSegment::Kind::Through, drawn(lane), drawn(lane), m_lanes[lane].isInferred,
                                       m_lanes[lane].child, m_lanes[lane].parent});
        }
    }

    void addParents(std::uint32_t row, std::uint32_t lane, LaneRow& result)
    {
        for (const ParentEdge& edge : m_rows[row]->parents) {
            const auto found = m_rowOf.find(edge.parent);
            if (found == m_rowOf.end() || found->second <= row)
                continue;
            const std::uint32_t parent = found->second;
            const bool inferred = isInferred(edge.evidence);
            std::uint32_t& target = m_laneOf[parent];
            if (target == kNoLane) {
                target = m_lanes[lane].parent == kNoRow ? lane : takeLane();
                m_lanes[target] = {parent, row, inferred};
            }
            m_lanes[target].isInferred = m_lanes[target].isInferred && inferred;
            result.segments.push_back({LaneSegment::Kind::ToParent, result.lane, drawn(target), inferred, row, parent});
        }
    }

    /// The leftmost free lane.
    std::uint32_t takeLane()
    {
        if (m_free.empty()) {
            m_lanes.emplace_back();
            return static_cast<std::uint32_t>(m_lanes.size() - 1);
        }
        const std::uint32_t lane = m_free.top();
        m_free.pop();
        return lane;
    }

    void giveBack(std::uint32_t lane) { m_free.push(lane); }

    std::span<const Version* const> m_rows;
    std::unordered_map<std::string_view, std::uint32_t> m_rowOf;
    std::vector<std::uint32_t> m_laneOf; ///< lane that leads to each row
    std::vector<Lane> m_lanes;
    std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> m_free;
};

} // namespace

std::vector<LaneRow> assignLanes(std::span<const Version* const> rows)
{
    return LaneWalk(rows).run();
}

} // namespace colophon
