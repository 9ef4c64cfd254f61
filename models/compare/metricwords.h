#pragma once

#include <cstdint>
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

/// The data a metric is a statement about, by its name: numbers stay comparable as long as these data are the same.
enum class MetricData : std::uint8_t {
    None, ///< sizes, times and costs
    Training, ///< "train_loss"
    Evaluation, ///< everything else that judges predictions
};

MetricData metricData(std::string_view key);

} // namespace colophon
