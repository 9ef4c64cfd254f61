#pragma once

#include "models/compare/comparison.h"

namespace colophon {

/// As incomparability(), for one metric: a metric that names its data set is judged by that set alone, and sizes and
/// times do not depend on data at all.
bool isComparable(const Version& baseline, const Metric& baselineMetric, const Version& version, const Metric& metric,
                  bool sameEvaluation);

} // namespace colophon
