#pragma once

#include "models/compare/comparison.h"

namespace colophon {

/// Whether a row is a recorded deviation ("accuracy_std") that is shown as the noise of its metric already, so that it
/// needs no row of its own. Exports keep it.
bool isToldAsNoise(const Comparison& comparison, const ComparisonRow& row);

} // namespace colophon
