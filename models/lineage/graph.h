#pragma once

#include "models/catalog/version.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace colophon {

/// Parent edges between versions of one list, by index. Edges that leave the list are not in it.
struct ParentGraph
{
    struct Edge
    {
        std::uint32_t parent = 0; ///< index into the versions
        std::uint32_t position = 0; ///< index into Version::parents of the child
    };
    std::vector<std::uint32_t> begin; ///< edges of child i are edges[begin[i]] up to edges[begin[i + 1]]
    std::vector<Edge> edges;

    std::size_t size() const { return begin.size() - 1; }
    std::span<const Edge> of(std::size_t child) const
    {
        return std::span(edges).subspan(begin[child], begin[child + 1] - begin[child]);
    }
};

using EdgeFilter = std::function<bool(const ParentEdge&)>;

/// `accept` is asked for every edge; null accepts all.
ParentGraph parentGraph(std::span<const Version> versions, const EdgeFilter& accept = nullptr);

/// Indices so that every child stands before its parents and otherwise the higher rank comes first. What stands on a
/// cycle comes last, by rank. O((V + E) log V).
std::vector<std::size_t> childrenFirst(const ParentGraph& graph, std::span<const std::uint32_t> ranks);

/// Number of the strongly connected component of each node: nodes with equal numbers are on common cycles.
std::vector<std::uint32_t> componentsOf(const ParentGraph& graph);

} // namespace colophon
