#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::mlflow {

/// The meta.yaml text with one top-level scalar replaced; every other byte stays. A missing key is added in
/// alphabetical order, as MLflow writes its keys.
std::string withField(std::string_view document, std::string_view key, std::string_view value);

/// The text with the entry of one alias in the "aliases" mapping set, or removed when `version` is empty. MLflow 3
/// repeats the aliases there; texts of older versions have no such mapping and stay as they are.
std::string withAlias(std::string_view document, std::string_view alias, std::optional<std::int64_t> version);

/// The text of a version with the list "aliases" replaced, which MLflow 2 repeats there whenever it writes a version.
/// Texts without such a list stay as they are.
std::string withAliasList(std::string_view document, const std::vector<std::string>& aliases);

} // namespace colophon::mlflow
