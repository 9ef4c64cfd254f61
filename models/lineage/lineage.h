#pragma once

#include "models/catalog/version.h"

#include <cstdint>
#include <span>
#include <vector>

namespace colophon {

/// Breaks cycles of recorded edges by dropping the edge that claims a younger parent, with one Problem for each; then
/// adds an inferred parent (content, SemVer, time) to every version without one, all of one model. An inferred edge
/// that would close a cycle is left out silently: it was only a guess.
std::vector<Problem> linkParents(std::vector<Version>& versions);

/// Order of history: newest first by (time, label), children always before their parents. Returns indices.
/// O((versions + edges) log versions).
std::vector<std::size_t> historyOrder(std::span<const Version> versions);

/// Lanes that are drawn; in wider histories the last one stands for all beyond it.
inline constexpr std::uint16_t kLaneLimit = 32;

/// One piece of a lineage lane inside one table row. A lane leads to one parent and is shared by all of its children:
/// a piece of it that is not beside a child names the child that opened it, and is dashed if all its edges are
/// inferred.
struct LaneSegment
{
    enum class Kind : std::uint8_t {
        Through, ///< passes from the top to the bottom of the row in lane `from`
        ToParent, ///< leaves the node downwards, from the node's lane to lane `to`
        FromChild, ///< arrives at the node from above in lane `from`
    };
    Kind kind = Kind::Through;
    std::uint16_t from = 0;
    std::uint16_t to = 0;
    bool isInferred = false; ///< drawn dashed
    std::uint32_t child = 0; ///< row of the edge's child
    std::uint32_t parent = 0; ///< row of the edge's parent

    friend bool operator==(const LaneSegment&, const LaneSegment&) = default;
};

struct LaneRow
{
    std::uint16_t lane = 0; ///< of the node
    std::uint16_t laneCount = 0; ///< lanes in use in this row
    std::vector<LaneSegment> segments;

    friend bool operator==(const LaneRow&, const LaneRow&) = default;
};

/// Lanes for rows in history order (children before parents). Edges to versions that are not among the rows are left
/// out. O(rows + edges · log lanes).
std::vector<LaneRow> assignLanes(std::span<const Version* const> rows);

} // namespace colophon
