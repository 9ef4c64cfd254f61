#pragma once

#include "models/compare/comparison.h"
#include "ui/widgets/numberpainter.h"

namespace colophon {

/// How a standing is marked beside its number, in tables, Details and charts alike.
ChangeMark markOf(Standing standing);

/// The change of a metric to the baseline's number as it is painted: with its percentage where it is better or worse.
Change changeOf(const ComparisonCell& cell, double baseline, int decimals);

} // namespace colophon
