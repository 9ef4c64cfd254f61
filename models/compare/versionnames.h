#pragma once

#include "models/catalog/version.h"

#include <span>
#include <string>

namespace colophon {

/// Whether the versions are of more than one model: their labels alone do not tell them apart then.
bool areOfSeveralModels(std::span<const Version* const> versions);

/// What people call a version that stands beside these: "v1.2.0", or with its model where there are several: "churn
/// v1.2.0".
std::string nameAmong(std::span<const Version* const> versions, const Version& version);

} // namespace colophon
