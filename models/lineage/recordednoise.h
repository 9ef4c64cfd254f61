#pragma once

#include "models/catalog/facts.h"

#include <string_view>

namespace colophon {

/// The metric that a recorded deviation belongs to: "accuracy" for "accuracy_std"; empty if the key is no deviation.
std::string_view deviationSubject(std::string_view key);

/// Gives metrics the deviation that was recorded beside them as their noise ("accuracy_std" beside "accuracy"), and
/// says where it is from: the number of seeds, repeats or folds where a parameter tells it. Noise that the source
/// itself claims stays.
void addRecordedNoise(Facts& facts);

/// Whether a metric is a deviation that another one of these facts carries as its noise.
bool isToldAsNoise(const Facts& facts, const Metric& metric);

} // namespace colophon
