#pragma once

#include "models/sources/source.h"

#include <atomic>
#include <functional>
#include <span>

namespace colophon {

/// What the user opened, with every source found in it.
class Location
{
public:
    /// Opens a folder (or the store around a file), and probes at most kProbeDepth levels for all systems of `kinds`.
    /// `firstId` numbers the sources. Skips .git, .colophon, virtual environments, node_modules and caches.
    static std::expected<std::shared_ptr<Location>, Problem> open(const std::string& path,
                                                                  std::span<const SourceKind> kinds, SourceId firstId);

    const std::string& path() const; ///< absolute
    const RootFolder& root() const;
    const std::vector<std::unique_ptr<Source>>& sources() const;
    const std::vector<Problem>& problems() const; ///< of probing
    std::size_t filesLookedAt() const; ///< for the page that says nothing was found

    static constexpr int kProbeDepth = 6;

private:
    Location() = default;
    struct State;
    std::shared_ptr<State> m_state;
};

/// How far a scan is.
struct ScanProgress
{
    std::size_t done = 0;
    std::size_t expected = 0; ///< 0: not known yet
};

struct ScanCallbacks
{
    /// A catalog of what is known so far; first after about 150 ms, then at growing intervals. From the scan thread.
    std::function<void(CatalogPointer)> partial;
    std::function<void(const ScanProgress&)> progress;
};

/// Reads all locations, with the journal of each, and joins everything into one catalog. Blocking; for a worker
/// thread or the command line. When stopped, the catalog holds what was read and is marked incomplete.
CatalogPointer scanLocations(std::span<const std::shared_ptr<Location>> locations, const ScanOptions& options,
                             const ScanCallbacks& callbacks, std::stop_token stop);

/// The source that holds a record of the version, name giver first; null if none of the locations has it.
Source* sourceOf(std::span<const std::shared_ptr<Location>> locations, SourceId id);

} // namespace colophon
