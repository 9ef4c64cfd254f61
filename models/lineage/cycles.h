#pragma once

#include "models/catalog/version.h"

#include <cstdint>
#include <span>
#include <vector>

namespace colophon {

/// Drops recorded edges until those that remain have no cycle: of each cycle the edge whose parent is younger than its
/// child. One Problem for each.
std::vector<Problem> breakRecordedCycles(std::vector<Version>& versions, std::span<const std::uint32_t> ranks);

/// Drops inferred edges that close a cycle with recorded ones. They were only guesses: nothing is reported.
void dropContradictedInferences(std::vector<Version>& versions, std::span<const std::uint32_t> ranks);

} // namespace colophon
