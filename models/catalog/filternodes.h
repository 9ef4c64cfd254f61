#pragma once

#include "models/catalog/filterconditions.h"

#include <vector>

namespace colophon {

/// Conditions joined.
FilterNode makeAllOf(std::vector<FilterNode> nodes);
FilterNode makeAnyOf(std::vector<FilterNode> nodes);
FilterNode makeNot(FilterNode node);

} // namespace colophon
