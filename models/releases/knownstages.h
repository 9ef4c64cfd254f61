#pragma once

#include "models/catalog/catalog.h"

#include <optional>
#include <string>

namespace colophon {

/// What to tell about a stage that no version was ever in and that is no alias, which may be a slip of the pen: "No
/// version was ever in a stage named prodution. Did you mean production?" Empty for others; production and staging
/// always are stages.
std::string unknownStageText(const Catalog& catalog, Name stage);

/// Production and staging, which every model can be put into.
bool isStandardStage(Name stage);

/// Whether a version of this model is or was in the stage, or bears it as an alias.
bool isStageOf(const Model& model, Name stage);

/// The stage that was probably meant by one that is new for the model and looks like one of its own, or, if no other
/// model uses it, like a standard one or one of another model. Empty if the stage is to be taken as it is.
std::optional<std::string> stageProbablyMeant(const Catalog& catalog, const Model& model, Name stage);

} // namespace colophon
