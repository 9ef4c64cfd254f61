#pragma once

#include "models/catalog/catalog.h"

#include <expected>
#include <string>
#include <vector>

namespace colophon {

/// Remembers catalogs between starts, so that a large location shows its rows at once and is read again behind them.
///
/// It lies in the user's cache folder, never in the location, and can be deleted at any time: what is missing, damaged,
/// or from another program version is ignored and written anew. A file is replaced as a whole.
class CatalogIndex
{
public:
    explicit CatalogIndex(std::string folder = defaultFolder());

    /// `locations`: the opened paths, in their order; they are the key.
    std::expected<void, Problem> save(const std::vector<std::string>& locations, const Catalog& catalog) const;
    /// Null if nothing usable is there. The catalog is marked incomplete: nobody has compared it with the location.
    CatalogPointer load(const std::vector<std::string>& locations) const;

    /// $XDG_CACHE_HOME/colophon/catalogs, else ~/.cache/colophon/catalogs; empty if neither is known.
    static std::string defaultFolder();
    /// Catalogs that are kept; the one not used for longest goes first.
    static constexpr std::size_t kLimit = 40;

private:
    std::string fileOf(const std::vector<std::string>& locations) const;
    void removeOldest() const;

    std::string m_folder;
};

} // namespace colophon
