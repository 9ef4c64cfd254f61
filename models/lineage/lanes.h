#pragma once

#include "models/lineage/lineage.h"

#include <limits>
#include <span>
#include <stop_token>
#include <vector>

namespace colophon {

struct RowParent
{
    std::uint32_t row = 0;
    bool isInferred = false;
};

/// The parents of table rows, as rows.
class RowParents
{
public:
    void addRow() { m_begin.push_back(m_begin.back()); }
    /// A parent of the row that was added last.
    void addParent(RowParent parent)
    {
        m_parents.push_back(parent);
        ++m_begin.back();
    }

    std::size_t size() const { return m_begin.size() - 1; }
    std::span<const RowParent> of(std::size_t row) const
    {
        return std::span(m_parents).subspan(m_begin[row], m_begin[row + 1] - m_begin[row]);
    }

private:
    std::vector<RowParent> m_parents;
    std::vector<std::uint32_t> m_begin{0};
};

/// One lane while the rows are walked down; it belongs to the parent it leads to, so all children of one parent share
/// it.
struct OpenLane
{
    static constexpr std::uint32_t kNoRow = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t parent = kNoRow; ///< row it leads to; kNoRow: free
    std::uint32_t child = kNoRow; ///< row that opened it
    bool isInferred = false; ///< until a recorded edge joins
};

/// Some rows one after another.
struct LaneStretch
{
    std::size_t first = 0; ///< number of the first row
    std::vector<LaneRow> rows;

    const LaneRow* row(std::size_t number) const
    {
        return number >= first && number - first < rows.size() ? &rows[number - first] : nullptr;
    }
};

/// The lanes of very many rows, of which few are looked at: the open lanes are kept at milestones, and the rows between
/// two of them are made when one of them is asked for.
class LaneSheet
{
public:
    /// Walks all rows once; a stopped walk leaves a sheet without rows.
    explicit LaneSheet(RowParents parents, const std::stop_token& stop = {});

    std::size_t size() const { return m_size; }
    /// Most lanes of all rows.
    int laneCount() const { return m_laneCount; }
    LaneStretch stretchAround(std::size_t row) const;

private:
    struct LaneMilestone
    {
        std::size_t row = 0;
        std::vector<OpenLane> lanes; ///< open before the row
    };

    RowParents m_parents;
    std::vector<LaneMilestone> m_milestones; ///< by row
    std::size_t m_size = 0;
    int m_laneCount = 0;
};

} // namespace colophon
