#pragma once

#include "models/sources/folder/factswriter.h"

#include <string>

namespace colophon::folder {

/// A README.md as a model card: the whole text is the card; the YAML between the "---" lines at its start gives
/// licence, base model, data sets and, in "model-index", measured metrics.
void readModelCard(const std::string& content, const std::string& path, FactsWriter& writer);

} // namespace colophon::folder
