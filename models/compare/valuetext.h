#pragma once

#include "models/catalog/facts.h"

#include <string>
#include <string_view>

namespace colophon {

/// A recorded value as people read it. Model signatures (MLflow's JSON of tensors or columns, MLmodel `signature`)
/// become "float32 [-1, 38]" or "31 columns: age long, tenure double, …"; every other value stays as its source wrote
/// it. For the eye only: copies, filters and reports keep the full value.
std::string readableValue(const std::string& value, ValueType type);

/// "9d27f31" of a commit, "9f2c41b" of a digest with its algorithm ("md5:9f2c41b8…"). Empty if the text is no hash: 16
/// hexadecimal digits or more.
std::string shortHash(std::string_view text);
/// The short hash, or the whole text where it is none.
std::string shortened(std::string_view text);

} // namespace colophon
