#include "models/lineage/lanes.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <string_view>
#include <unordered_map>

namespace colophon {

namespace {

constexpr std::uint32_t kNoRow = OpenLane::kNoRow;
/// Rows between two milestones at least; where more lanes are open, as many rows as lanes, so that memory stays in
/// proportion to the rows.
constexpr std::size_t kStretch = 256;

std::uint16_t drawn(std::size_t lane)
{
    return static_cast<std::uint16_t>(std::min<std::size_t>(lane, kLaneLimit - 1));
}

/// Walks down the rows.
class LaneWalk
{
public:
    LaneWalk(const RowParents& parents, std::vector<OpenLane> lanes)
        : m_parents(parents)
        , m_lanes(std::move(lanes))
    {
        for (std::uint32_t lane = 0; lane < m_lanes.size(); ++lane) {
            if (m_lanes[lane].parent == kNoRow)
                m_free.push(lane);
            else
                m_laneOf.emplace(m_lanes[lane].parent, lane);
        }
    }

    const std::vector<OpenLane>& lanes() const { return m_lanes; }

    /// The row after the one before; `result` is overwritten.
    void place(std::uint32_t row, LaneRow& result)
    {
        result.segments.clear();
        std::uint32_t lane = 0;
        if (const auto arriving = m_laneOf.find(row); arriving != m_laneOf.end()) {
            lane = arriving->second;
            const OpenLane& open = m_lanes[lane];
            result.segments.push_back(
                {LaneSegment::Kind::FromChild, drawn(lane), drawn(lane), open.isInferred, open.child, row});
            m_lanes[lane] = {};
            m_laneOf.erase(arriving);
        } else {
            lane = takeLane();
        }
        result.lane = drawn(lane);
        addThrough(result);
        addParents(row, lane, result);
        if (m_lanes[lane].parent == kNoRow)
            m_free.push(lane);
        result.laneCount = static_cast<std::uint16_t>(result.lane + 1);
        for (const LaneSegment& segment : result.segments)
            result.laneCount
                = std::max(result.laneCount, static_cast<std::uint16_t>(std::max(segment.from, segment.to) + 1));
    }

private:
    void addThrough(LaneRow& result) const
    {
        const std::size_t shown = std::min<std::size_t>(m_lanes.size(), kLaneLimit);
        for (std::size_t lane = 0; lane < shown; ++lane) {
            if (m_lanes[lane].parent == kNoRow)
                continue;
            result.segments.push_back({LaneSegment::Kind::Through, drawn(lane), drawn(lane), m_lanes[lane].isInferred,
                                       m_lanes[lane].child, m_lanes[lane].parent});
        }
    }

    void addParents(std::uint32_t row, std::uint32_t lane, LaneRow& result)
    {
        for (const RowParent& parent : m_parents.of(row)) {
            if (parent.row <= row)
                continue;
            auto target = m_laneOf.find(parent.row);
            if (target == m_laneOf.end()) {
                const std::uint32_t taken = m_lanes[lane].parent == kNoRow ? lane : takeLane();
                target = m_laneOf.emplace(parent.row, taken).first;
                m_lanes[taken] = {parent.row, row, parent.isInferred};
            }
            OpenLane& open = m_lanes[target->second];
            open.isInferred = open.isInferred && parent.isInferred;
            result.segments.push_back(
                {LaneSegment::Kind::ToParent, result.lane, drawn(target->second), parent.isInferred, row, parent.row});
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

    const RowParents& m_parents;
    std::vector<OpenLane> m_lanes;
    std::unordered_map<std::uint32_t, std::uint32_t> m_laneOf; ///< lane that leads to a row, of the open ones
    std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> m_free;
};

} // namespace

LaneSheet::LaneSheet(RowParents parents, const std::stop_token& stop)
    : m_parents(std::move(parents))
{
    LaneWalk walk(m_parents, {});
    LaneRow reused;
    for (std::size_t row = 0; row < m_parents.size(); ++row) {
        const std::size_t since = m_milestones.empty() ? 0 : row - m_milestones.back().row;
        if (m_milestones.empty() || since >= std::max(kStretch, walk.lanes().size())) {
            if (stop.stop_requested())
                return;
            m_milestones.push_back({row, walk.lanes()});
        }
        walk.place(static_cast<std::uint32_t>(row), reused);
        m_laneCount = std::max(m_laneCount, static_cast<int>(reused.laneCount));
    }
    m_size = m_parents.size();
}

LaneStretch LaneSheet::stretchAround(std::size_t row) const
{
    const auto after = std::ranges::upper_bound(m_milestones, row, {}, &LaneMilestone::row);
    const LaneMilestone& milestone = *std::prev(after);
    const std::size_t end = after == m_milestones.end() ? m_size : after->row;
    LaneStretch stretch{milestone.row, std::vector<LaneRow>(end - milestone.row)};
    LaneWalk walk(m_parents, milestone.lanes);
    for (std::size_t i = 0; i < stretch.rows.size(); ++i)
        walk.place(static_cast<std::uint32_t>(milestone.row + i), stretch.rows[i]);
    return stretch;
}

std::vector<LaneRow> assignLanes(std::span<const Version* const> rows)
{
    std::unordered_map<std::string_view, std::uint32_t> rowOf;
    rowOf.reserve(rows.size());
    for (std::uint32_t row = 0; row < rows.size(); ++row)
        rowOf.emplace(rows[row]->id, row);
    RowParents parents;
    for (const Version* version : rows) {
        parents.addRow();
        for (const ParentEdge& edge : version->parents) {
            if (const auto found = rowOf.find(edge.parent); found != rowOf.end())
                parents.addParent({found->second, isInferred(edge.evidence)});
        }
    }
    LaneWalk walk(parents, {});
    std::vector<LaneRow> result(rows.size());
    for (std::uint32_t row = 0; row < rows.size(); ++row)
        walk.place(row, result[row]);
    return result;
}

} // namespace colophon
