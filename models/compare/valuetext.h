#pragma once

#include "models/catalog/facts.h"

#include <string>

namespace colophon {

/// A recorded value as people read it. Model signatures (MLflow's JSON of tensors or columns, MLmodel `signature`)
/// become "float32 [-1, 38]" or "31 columns: age long, tenure double, …"; every other value stays as its source wrote
/// it. For the eye only: copies, filters and reports keep the full value.
std::string readableValue(const std::string& value, ValueType type);

} // namespace colophon
