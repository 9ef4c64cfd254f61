#pragma once

#include "models/catalog/catalog.h"

#include <nlohmann/json.hpp>

#include <string>

namespace colophon {

using Json = nlohmann::ordered_json;

/// A number, or "NaN", "Infinity", "-Infinity", which JSON cannot write as numbers.
Json numberJson(double value);
/// The value as its source wrote it: text stays text, typed values keep their type.
Json entryValueJson(const Entry& entry);
/// The id, or null.
Json idJson(const std::optional<VersionId>& id);

/// A data set without its name: digest, path, context, size, rows, labels, each only when known.
Json datasetJson(const Dataset& dataset);
/// What is recorded about the model itself: created, description, tags, each only when known.
Json modelFactsJson(const Model& model);
/// One version in the shape of `scan --json`. Facts that nobody recorded are absent keys.
Json versionJson(const Version& version);
Json sourceJson(const SourceInfo& source);
Json problemJson(const Problem& problem);

/// Compact text; bytes that are no valid UTF-8 become U+FFFD.
std::string jsonText(const Json& json);

} // namespace colophon
