#pragma once

#include "models/catalog/catalog.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace colophon {

/// What an index knew of some locations.
struct RememberedCatalog
{
    CatalogPointer catalog; ///< never null; marked incomplete, because nobody has compared it with the locations
    Timestamp readAt; ///< when it was last known to be what the locations hold
};

/// Remembers catalogs between starts, so that a large location shows its rows at once and is read again behind them.
///
/// It lies in the user's cache folder, never in the location, and can be deleted at any time: what is missing, damaged,
/// or from another program version is ignored and written anew. A file is replaced as a whole.
class CatalogIndex
{
public:
    explicit CatalogIndex(std::string folder = defaultFolder());

    /// `locations`: the opened paths without links, in their order; they are the key. Refused when the folder of the
    /// index lies in one of them: reading writes nothing there.
    std::expected<void, Problem> save(const std::vector<std::string>& locations, const Catalog& catalog) const;
    /// What is remembered of these locations was found to be true again.
    void confirm(const std::vector<std::string>& locations) const;
    /// Empty if nothing usable is there.
    std::optional<RememberedCatalog> load(const std::vector<std::string>& locations) const;

    /// $XDG_CACHE_HOME/colophon/catalogs, else ~/.cache/colophon/catalogs; empty if neither is known.
    static std::string defaultFolder();
    /// How many catalogs are kept, and their bytes in all; those not used for longest go first.
    static constexpr std::size_t kLimit = 40;
    static constexpr std::uintmax_t kSizeLimit = 500'000'000;

private:
    std::string fileOf(const std::vector<std::string>& locations) const;
    bool liesIn(const std::vector<std::string>& locations) const;
    void removeOldest() const;

    std::string m_folder;
};

} // namespace colophon
