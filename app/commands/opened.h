#pragma once

#include "models/sources/location.h"

#include <expected>
#include <memory>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace colophon {

/// The locations of one call with everything that was read from them.
struct Opened
{
    std::vector<std::shared_ptr<Location>> locations;
    CatalogPointer catalog;
    std::vector<Problem> failures; ///< locations that could not be opened

    /// Of the catalog, and releases that were interrupted.
    std::vector<Problem> problems() const;
};

/// Adds "--in LOCATION", repeatable; without it the current folder is meant.
void addLocationOption(CLI::App& verb, std::vector<std::string>& paths);

/// Opens and reads what can be; progress goes to a terminal.
Opened openLocations(const std::vector<std::string>& paths, const ScanOptions& options = {});

/// As openLocations(), for verbs that need all of them: problems are printed, the error is the exit status.
std::expected<Opened, int> openAll(const std::vector<std::string>& paths, const ScanOptions& options = {});

/// Why an embedded registry of these locations cannot be read: then nothing may be said about what it records.
std::optional<Problem> unreadableRegistry(const Opened& opened);

/// The version an address names. Otherwise prints why and the candidates; the error is the exit status.
std::expected<const Version*, int> resolve(const Catalog& catalog, const std::string& address);

/// The model of this name. Otherwise prints which models there are; the error is the exit status.
std::expected<const Model*, int> resolveModel(const Catalog& catalog, const std::string& name);

} // namespace colophon
