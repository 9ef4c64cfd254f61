#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace colophon {

/// The words of a metric key in lower case, cut at everything that is no letter or digit, and before capitals as well:
/// "val/topAccuracy_ms" gives val, top, accuracy, topaccuracy, ms.
std::vector<std::string> metricWords(std::string_view key);

/// Whether the value is a cost of running the model (size, time, memory, throughput) instead of a judgement of its
/// predictions.
bool isResourceMetric(std::string_view key);

/// Whether the value is a judgement of predictions on evaluation data. Others stay comparable when those data change.
bool dependsOnEvaluationData(std::string_view key);

} // namespace colophon
