#pragma once

#include "models/catalog/sourcerecord.h"

#include <span>

namespace colophon {

/// Union of what the records of one version state; earlier records win where two speak of the same thing. Every fact
/// keeps the origin it had in its record.
Facts mergedFacts(std::span<const SourceRecord* const> records);
/// The same for what sources state about a model.
Facts mergedFacts(std::span<const RecordedModel* const> models);

} // namespace colophon
