#pragma once

#include "models/catalog/catalog.h"

#include <string>

namespace colophon {

/// What a release brought, as Markdown to be sent to people: version, when, by whom and why, and what differs from the
/// holder before it. `label`: the name that people gave to the release; may be empty. Text from outside is escaped.
std::string releaseNotes(const CatalogPointer& catalog, const Model& model, const ReleaseEvent& release,
                         const std::string& label);

} // namespace colophon
