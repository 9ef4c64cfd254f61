#include "models/lineage/chronology.h"
#include "models/lineage/cycles.h"
#include "models/lineage/inferredparents.h"
#include "models/lineage/lineage.h"

#include <algorithm>

namespace colophon {

std::vector<Problem> linkParents(std::vector<Version>& versions)
{
    const std::vector<std::uint32_t> ranks = chronologicalRanks(versions);
    std::vector<Problem> problems = breakRecordedCycles(versions, ranks);
    inferParents(versions, ranks);
    dropContradictedInferences(versions, ranks);
    for (Version& version : versions)
        std::ranges::stable_sort(version.parents, {}, &ParentEdge::evidence);
    return problems;
}

} // namespace colophon
