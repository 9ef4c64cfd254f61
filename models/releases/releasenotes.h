#pragma once

#include "models/compare/comparison.h"

#include <string>

namespace colophon {

/// What a release brought, as Markdown to be sent to people: version, when, by whom and why, and what differs from the
/// holder before it. `label`: the name that people gave to the release; may be empty. `corrected`: which way metrics
/// are better where their names do not tell. Text from outside is escaped.
std::string releaseNotes(const CatalogPointer& catalog, const Model& model, const ReleaseEvent& release,
                         const std::string& label, const Directions& corrected = {});

} // namespace colophon
