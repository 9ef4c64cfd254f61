#pragma once

#include "models/catalog/version.h"

#include <vector>

namespace colophon {

/// Keys of the metrics that at least one of the versions has a curve of, by name. Those of evaluation come first: how
/// well a model knows its own training data is no merit.
std::vector<Name> curveKeys(const std::vector<const Version*>& versions);

} // namespace colophon
