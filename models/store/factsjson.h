#pragma once

#include "models/catalog/facts.h"

#include <nlohmann/json_fwd.hpp>

namespace colophon {

/// Facts of a registered version as the journal keeps them. Origins are left out: all of it comes from the registry.
nlohmann::json toJson(const Facts& facts);

/// The other way round, with one origin: the registry. Unknown keys are ignored; values of a wrong type are left out.
Facts factsFromJson(const nlohmann::json& json);

} // namespace colophon
