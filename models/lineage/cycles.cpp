#include "models/lineage/cycles.h"

#include "models/lineage/chronology.h"
#include "models/lineage/graph.h"

#include <algorithm>
#include <ranges>

namespace colophon {

namespace {

/// The edge at `position` of the parents of `child`.
struct EdgePlace
{
    std::uint32_t child = 0;
    std::uint32_t position = 0;
};

bool isRecorded(const ParentEdge& edge)
{
    return !isInferred(edge.evidence);
}

/// Walks from the youngest version to its ancestors. An edge that comes back to where the walk stands closes a cycle,
/// and because the walk began at the youngest, it is the one that claims a younger parent.
class CycleWalk
{
public:
    explicit CycleWalk(const ParentGraph& graph)
        : m_graph(graph)
        , m_state(graph.size(), State::New)
        , m_nextEdge(graph.size(), 0)
    {
    }

    void from(std::uint32_t start)
    {
        if (m_state[start] == State::New)
            enter(start);
        while (!m_path.empty()) {
            const std::uint32_t node = m_path.back();
            const auto edges = m_graph.of(node);
            if (m_nextEdge[node] == edges.size()) {
                m_state[node] = State::Done;
                m_path.pop_back();
                continue;
            }
            const ParentGraph::Edge& edge = edges[m_nextEdge[node]++];
            if (m_state[edge.parent] == State::OnPath)
                m_closing.push_back({node, edge.position});
            else if (m_state[edge.parent] == State::New)
                enter(edge.parent);
        }
    }

    const std::vector<EdgePlace>& closingEdges() const { return m_closing; }

private:
    enum class State : std::uint8_t { New, OnPath, Done };

    void enter(std::uint32_t node)
    {
        m_state[node] = State::OnPath;
        m_path.push_back(node);
    }

    const ParentGraph& m_graph;
    std::vector<State> m_state;
    std::vector<std::uint32_t> m_nextEdge;
    std::vector<std::uint32_t> m_path;
    std::vector<EdgePlace> m_closing;
};

std::string nameOf(const Version& version)
{
    return version.model.text() + "@" + version.label;
}

Problem cycleProblem(const Version& child, const Version& parent, const ParentEdge& edge)
{
    Problem problem;
    problem.severity = Problem::Severity::Warning;
    if (!child.records.empty())
        problem.source = child.records.front().source;
    problem.reason
        = nameOf(parent) + " is recorded as the parent of " + nameOf(child) + ", but it also descends from it.";
    problem.hint = "The parent was left out (" + edge.detail + "). Correct the record of one of the two versions.";
    return problem;
}

/// Removes edges given in any order.
void removeEdges(std::vector<Version>& versions, std::vector<EdgePlace> edges)
{
    // From the back of each list, so that positions stay true.
    std::ranges::sort(edges, std::ranges::greater(), &EdgePlace::position);
    for (const EdgePlace& edge : edges) {
        auto& parents = versions[edge.child].parents;
        parents.erase(parents.begin() + edge.position);
    }
}

} // namespace

std::vector<Problem> breakRecordedCycles(std::vector<Version>& versions, std::span<const std::uint32_t> ranks)
{
    const ParentGraph graph = parentGraph(versions, isRecorded);
    CycleWalk walk(graph);
    for (const std::uint32_t node : oldestFirst(ranks) | std::views::reverse)
        walk.from(node);

    const auto index = indexById(versions);
    std::vector<Problem> problems;
    for (const EdgePlace& place : walk.closingEdges()) {
        const Version& child = versions[place.child];
        const ParentEdge& edge = child.parents[place.position];
        problems.push_back(cycleProblem(child, versions[index.at(edge.parent)], edge));
    }
    removeEdges(versions, walk.closingEdges());
    return problems;
}

void dropContradictedInferences(std::vector<Version>& versions, std::span<const std::uint32_t> ranks)
{
    const ParentGraph all = parentGraph(versions);
    const std::vector<std::uint32_t> component = componentsOf(all);
    const std::vector<std::size_t> order = childrenFirst(parentGraph(versions, isRecorded), ranks);
    std::vector<std::size_t> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        place[order[i]] = i;

    // On a common cycle only the edges that agree with one order may stay, and the recorded ones made that order.
    std::vector<EdgePlace> contradicted;
    for (std::uint32_t child = 0; child < all.size(); ++child) {
        for (const ParentGraph::Edge& edge : all.of(child)) {
            if (component[child] == component[edge.parent] && place[edge.parent] <= place[child])
                contradicted.push_back({child, edge.position});
        }
    }
    removeEdges(versions, std::move(contradicted));
}

} // namespace colophon
