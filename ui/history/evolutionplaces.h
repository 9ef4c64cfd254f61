#pragma once

#include "models/catalog/catalog.h"

#include <cstdint>
#include <map>
#include <vector>

namespace colophon {

/// Times of the versions, oldest version first. Versions without one are spread evenly between their neighbours.
std::vector<double> placesInTime(const Model& model);

/// Where moments lie on the axis of order: between the versions made before and after them, spread evenly where several
/// share such a place.
std::map<std::int64_t, double> placesInOrder(const Model& model, const std::vector<Timestamp>& moments);

} // namespace colophon
