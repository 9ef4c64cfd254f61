#pragma once

#include "models/catalog/catalog.h"

#include <optional>
#include <string>

namespace colophon {

/// What people call a version of the release history, in windows, tables and sentences alike: as displayLabel() does
/// while it is among the versions, else by the label of that day. Empty: no version.
std::string shownLabel(const Model& model, const std::optional<VersionId>& version, const std::string& recorded);

} // namespace colophon
