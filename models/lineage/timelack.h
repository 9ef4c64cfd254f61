#pragma once

#include "models/catalog/catalog.h"

#include <cstdint>
#include <vector>

namespace colophon {

/// When the versions of a model were made, as far as it is recorded; earliest first.
std::vector<std::int64_t> creationTimes(const Model& model);

/// Why the times of a model's versions cannot tell in which order and how far apart they were made.
enum class TimeLack : std::uint8_t {
    None, ///< they can
    NotRecorded, ///< most versions have no time
    TheSame, ///< most versions have the same time: files that were copied at once are all as old
};

TimeLack timeLack(const Model& model);

} // namespace colophon
