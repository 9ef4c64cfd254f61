#pragma once

#include "models/catalog/version.h"

#include <cstdint>
#include <span>
#include <vector>

namespace colophon {

/// Adds one inferred parent to every version that has none among `versions`: by content, else SemVer, else time.
/// `ranks`: of chronologicalRanks().
void inferParents(std::vector<Version>& versions, std::span<const std::uint32_t> ranks);

} // namespace colophon
