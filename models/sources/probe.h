#pragma once

#include "models/files/rootfolder.h"
#include "models/sources/source.h"

#include <span>
#include <string>
#include <vector>

namespace colophon {

/// A store that probing found.
struct ProbedStore
{
    std::size_t kind = 0; ///< index into the kinds that were asked
    std::string path; ///< relative to the root; "" is the root

    friend bool operator==(const ProbedStore&, const ProbedStore&) = default;
};

struct ProbeResult
{
    std::vector<ProbedStore> stores; ///< nearest to the root first, then by path
    std::vector<std::string> tooDeep; ///< stores below the depth that was asked for: named, not to be opened
    std::vector<Problem> problems; ///< folders that could not be listed, and what no system reads
    std::size_t entriesSeen = 0;
};

/// Asks every kind about every folder, breadth first down to `depth` levels below the root. Does not look into what a
/// system claimed, into caches, virtual environments and version control, and follows no links.
///
/// From there down to `reach` levels stores are only named, so that nobody takes their inside for something else.
ProbeResult probe(const RootFolder& root, std::span<const SourceKind> kinds, int depth, int reach = 0);

} // namespace colophon
