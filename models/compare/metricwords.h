#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace colophon {

/// The words of a metric key in lower case, cut at everything that is no letter or digit, and before capitals as well:
/// "val/topAccuracy_ms" gives val, top, accuracy, topaccuracy, ms.
std::vector<std::string> metricWords(std::string_view key);

/// Whether the value says something about predictions on data. False for sizes, times and costs: they stay comparable
/// when the evaluation data change.
bool dependsOnEvaluationData(std::string_view key);

} // namespace colophon
