#include "models/lineage/chronology.h"
#include "models/lineage/graph.h"
#include "models/lineage/lineage.h"

namespace colophon {

std::vector<std::size_t> historyOrder(std::span<const Version> versions)
{
    return childrenFirst(parentGraph(versions), chronologicalRanks(versions));
}

} // namespace colophon
