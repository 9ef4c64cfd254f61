#pragma once

#include "models/catalog/catalog.h"

#include <cstdint>
#include <vector>

namespace colophon {

/// When the versions of a model were made, as far as it is recorded; earliest first.
std::vector<std::int64_t> creationTimes(const Model& model);

/// Why an axis of time would not show in which order and how far apart a model's versions were made.
enum class TimeLack : std::uint8_t {
    None, ///< they can
    NotRecorded, ///< most versions have no time
    TheSame, ///< most versions share their time with others: files that were copied at once are all as old
    CloseTogether, ///< most have a time of their own, but an axis would pile them up: runs of one search
};

TimeLack timeLack(const Model& model);

} // namespace colophon
