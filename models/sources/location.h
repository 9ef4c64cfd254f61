#pragma once

#include "models/sources/source.h"

#include <expected>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace colophon {

/// What the user opened, with every source found in it.
class Location
{
public:
    /// Opens a folder and probes at most kProbeDepth levels for all systems of `kinds`; the kind without a probe comes
    /// last and gets what no other claimed. A file stands for its folder if a system claims that folder.
    /// `firstId` numbers the sources. Skips .git, .colophon, virtual environments, node_modules and caches.
    static std::expected<std::shared_ptr<Location>, Problem> open(const std::string& path,
                                                                  std::span<const SourceKind> kinds, SourceId firstId);

    const std::string& path() const; ///< absolute, without links
    const RootFolder& root() const { return *m_root; }
    const std::vector<std::unique_ptr<Source>>& sources() const { return m_sources; }
    /// The source for whatever no other claimed; in reports only when it found something. Null if there is none.
    const Source* fallback() const { return m_fallback; }
    const std::vector<Problem>& problems() const { return m_problems; } ///< of probing
    std::size_t filesLookedAt() const { return m_filesLookedAt; } ///< for the page that says nothing was found

    static constexpr int kProbeDepth = 6;
    /// How deep folders are read at all: stores between are named as not read.
    static constexpr int kProbeReach = 32;

private:
    explicit Location(std::shared_ptr<const RootFolder> root);
    void openSources(std::span<const SourceKind> kinds, SourceId firstId);
    SourceInfo describe(const SourceKind& kind, const std::string& place, SourceId id) const;

    std::shared_ptr<const RootFolder> m_root;
    std::vector<std::unique_ptr<Source>> m_sources;
    const Source* m_fallback = nullptr;
    std::vector<Problem> m_problems;
    std::size_t m_filesLookedAt = 0;
};

/// How far a scan is.
struct ScanProgress
{
    std::size_t done = 0;
    std::size_t expected = 0; ///< 0: not known yet
};

struct ScanCallbacks
{
    /// A catalog of what is known so far; first after about 150 ms, then at growing intervals. Called by the thread
    /// that called scanLocations().
    std::function<void(CatalogPointer)> partial;
    std::function<void(const ScanProgress&)> progress;
};

/// Reads all locations, with the journal of each, and joins everything into one catalog. Blocking; for a worker
/// thread or the command line. When stopped, the catalog holds what was read and is marked incomplete.
CatalogPointer scanLocations(std::span<const std::shared_ptr<Location>> locations, const ScanOptions& options,
                             const ScanCallbacks& callbacks, std::stop_token stop);

} // namespace colophon
