#pragma once

#include "models/catalog/problem.h"

#include <optional>
#include <string>

namespace colophon {

/// Writes the past releases of all stories into the embedded registry of the sample, dated back: stages of the plain
/// folders and the journal. The aliases of the MLflow store are there already.
std::optional<Problem> writeSampleReleases(const std::string& folder);

} // namespace colophon
