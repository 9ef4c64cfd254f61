#pragma once

#include "models/catalog/sourcerecord.h"

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace colophon {

/// One entry of the journal, chained to the one before it (resources/schemas/journal-entry.schema.json).
struct JournalEntry
{
    std::int64_t number = 0; ///< from 1 on, without gaps
    Timestamp time;
    std::string kind; ///< "register", "intent", "result", "recovered", "note"
    std::string payload; ///< canonical JSON: keys sorted, no spaces, shortest numbers
    std::string previousHash; ///< 64 hexadecimal digits; 64 zeros for the first
    std::string hash; ///< SHA-256 over the canonical form of all above

    friend bool operator==(const JournalEntry&, const JournalEntry&) = default;
};

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
    std::vector<Problem> problems; ///< broken chain, unreadable rows
    std::int64_t journalLength = 0;
};

/// Path of the registry below a location.
inline constexpr const char* kRegistryPath = ".colophon/registry.db";

/// Reads without writing, locking or creating anything, also while another program writes. No registry: empty contents.
std::expected<RegistryContents, Problem> readRegistry(const std::string& locationPath);

} // namespace colophon
