#pragma once

#include "models/catalog/sourcerecord.h"
#include "models/store/journal.h"

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace colophon {

/// What the embedded registry of a location holds, read in one consistent state.
struct RegistryContents
{
    std::vector<SourceRecord> versions; ///< registered by hand; kind Registered, native = recorded path or MODEL/LABEL
    struct StageEntry
    {
        Name model;
        Name stage;
        std::string native; ///< of a folder or registry version
    };
    std::vector<StageEntry> stages;
    std::vector<RecordedRelease> releases; ///< completed releases, oldest first
    /// The name that people gave to a release.
    struct ReleaseLabel
    {
        std::int64_t entry = 0; ///< RecordedRelease::entry
        Timestamp time;
        std::string label;

        friend bool operator==(const ReleaseLabel&, const ReleaseLabel&) = default;
    };
    std::vector<ReleaseLabel> releaseLabels; ///< of the releases that have one
    std::vector<RecordedNote> notes; ///< oldest first
    std::vector<Problem> problems; ///< broken chain, unreadable rows
    std::int64_t journalLength = 0;
    JournalCheck journal;
    std::vector<std::int64_t> openIntents; ///< releases that are under way, or were interrupted
    std::vector<JournalEntry> unfinished; ///< their entries
};

/// Path of the registry below a location.
inline constexpr const char* kRegistryPath = ".colophon/registry.db";

/// Reads without writing, locking or creating anything, also while another program writes. No registry: empty contents.
std::expected<RegistryContents, Problem> readRegistry(const std::string& locationPath);

} // namespace colophon
