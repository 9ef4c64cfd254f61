#include "models/lineage/graph.h"

#include "models/lineage/chronology.h"

#include <algorithm>
#include <limits>
#include <queue>

namespace colophon {

namespace {

constexpr std::uint32_t kUnseen = std::numeric_limits<std::uint32_t>::max();

/// Tarjan's algorithm without recursion: lineages are long enough to exhaust a call stack.
class ComponentSearch
{
public:
    explicit ComponentSearch(const ParentGraph& graph)
        : m_graph(graph)
        , m_order(graph.size(), kUnseen)
        , m_low(graph.size())
        , m_component(graph.size(), kUnseen)
        , m_nextEdge(graph.size())
    {
    }

    std::vector<std::uint32_t> run()
    {
        for (std::uint32_t node = 0; node < m_graph.size(); ++node) {
            if (m_order[node] == kUnseen)
                search(node);
        }
        return std::move(m_component);
    }

private:
    void search(std::uint32_t start)
    {
        enter(start);
        while (!m_path.empty()) {
            const std::uint32_t node = m_path.back();
            const auto edges = m_graph.of(node);
            if (m_nextEdge[node] < edges.size())
                follow(node, edges[m_nextEdge[node]++].parent);
            else
                leave(node);
        }
    }

    void enter(std::uint32_t node)
    {
        m_order[node] = m_low[node] = m_counter++;
        m_path.push_back(node);
        m_open.push_back(node);
    }

    void follow(std::uint32_t node, std::uint32_t parent)
    {
        if (m_order[parent] == kUnseen)
            enter(parent);
        else if (m_component[parent] == kUnseen)
            m_low[node] = std::min(m_low[node], m_order[parent]);
    }

    void leave(std::uint32_t node)
    {
        m_path.pop_back();
        if (!m_path.empty())
            m_low[m_path.back()] = std::min(m_low[m_path.back()], m_low[node]);
        if (m_low[node] != m_order[node])
            return;
        std::uint32_t member = kUnseen;
        while (member != node) {
            member = m_open.back();
            m_open.pop_back();
            m_component[member] = m_components;
        }
        ++m_components;
    }

    const ParentGraph& m_graph;
    std::vector<std::uint32_t> m_order;
    std::vector<std::uint32_t> m_low;
    std::vector<std::uint32_t> m_component;
    std::vector<std::uint32_t> m_nextEdge;
    std::vector<std::uint32_t> m_path;
    std::vector<std::uint32_t> m_open;
    std::uint32_t m_counter = 0;
    std::uint32_t m_components = 0;
};

std::vector<std::uint32_t> countChildren(const ParentGraph& graph)
{
    std::vector<std::uint32_t> children(graph.size(), 0);
    for (const ParentGraph::Edge& edge : graph.edges)
        ++children[edge.parent];
    return children;
}

} // namespace

ParentGraph parentGraph(std::span<const Version> versions, const EdgeFilter& accept)
{
    const auto index = indexById(versions);
    ParentGraph graph;
    graph.begin.reserve(versions.size() + 1);
    graph.begin.push_back(0);
    for (const Version& version : versions) {
        for (std::uint32_t position = 0; position < version.parents.size(); ++position) {
            const auto parent = index.find(version.parents[position].parent);
            if (parent != index.end() && (!accept || accept(version.parents[position])))
                graph.edges.push_back({parent->second, position});
        }
        graph.begin.push_back(static_cast<std::uint32_t>(graph.edges.size()));
    }
    return graph;
}

std::vector<std::size_t> childrenFirst(const ParentGraph& graph, std::span<const std::uint32_t> ranks)
{
    const auto older = [&](std::uint32_t left, std::uint32_t right) { return ranks[left] < ranks[right]; };
    std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, decltype(older)> ready(older);
    std::vector<std::uint32_t> openChildren = countChildren(graph);
    for (std::uint32_t node = 0; node < graph.size(); ++node) {
        if (openChildren[node] == 0)
            ready.push(node);
    }

    std::vector<std::size_t> order;
    order.reserve(graph.size());
    while (!ready.empty()) {
        const std::uint32_t node = ready.top();
        ready.pop();
        order.push_back(node);
        for (const ParentGraph::Edge& edge : graph.of(node)) {
            if (--openChildren[edge.parent] == 0)
                ready.push(edge.parent);
        }
    }
    if (order.size() < graph.size()) {
        const auto cyclic = static_cast<std::ptrdiff_t>(order.size());
        for (std::uint32_t node = 0; node < graph.size(); ++node) {
            if (openChildren[node] > 0)
                order.push_back(node);
        }
        std::sort(order.begin() + cyclic, order.end(),
                  [&](std::size_t left, std::size_t right) { return ranks[left] > ranks[right]; });
    }
    return order;
}

std::vector<std::uint32_t> componentsOf(const ParentGraph& graph)
{
    return ComponentSearch(graph).run();
}

} // namespace colophon
