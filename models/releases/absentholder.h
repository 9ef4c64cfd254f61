#pragma once

#include "models/releases/release.h"

#include <string>

namespace colophon {

/// "churn@v1.1.0 (its files were not found)": the present holder of a plan that was not among the versions that were
/// read. Empty if it was, or if nobody holds the stage.
std::string absentHolder(const ReleasePlan& plan);

/// The same without the model: "v1.1.0 (its files were not found)".
std::string absentLabel(const ReleasePlan& plan);

/// What is known of its whereabouts, as a warning; empty as absentHolder().
std::string absentHolderWarning(const Catalog& catalog, const ReleasePlan& plan);

} // namespace colophon
