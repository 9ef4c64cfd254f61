#pragma once

#include "models/catalog/catalog.h"

#include <string>

namespace colophon {

/// What to tell about a stage that no version was ever in and that is no alias, which may be a slip of the pen: "No
/// version was ever in a stage named prodution. Did you mean production?" Empty for others; production and staging
/// always are stages.
std::string unknownStageText(const Catalog& catalog, Name stage);

} // namespace colophon
