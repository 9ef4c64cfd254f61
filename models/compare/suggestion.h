#pragma once

#include "models/catalog/catalog.h"

#include <string_view>
#include <vector>

namespace colophon {

/// What a version is compared with when nobody says with what: production; for production itself, or where there is
/// none, its parent; else the version before it, or the newest other one. Null: the model has no other version.
const Version* suggestedBaseline(const Model& model, const Version& version);

/// The newest version of a model and its suggested baseline, baseline first; of the first model with two versions if
/// `model` is empty. Empty: there is nothing to compare.
std::vector<VersionId> suggestedComparison(const Catalog& catalog, std::string_view model);

} // namespace colophon
