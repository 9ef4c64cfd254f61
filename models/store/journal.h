#pragma once

#include "models/catalog/problem.h"
#include "models/catalog/timestamp.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
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

/// previousHash of the first entry.
inline constexpr std::string_view kFirstPreviousHash
    = "0000000000000000000000000000000000000000000000000000000000000000";

/// The bytes that the hash is made of: a canonical JSON object of kind, number, payload, previous and time.
std::string canonicalForm(const JournalEntry& entry);

/// SHA-256 of canonicalForm(entry) as 64 lower-case hexadecimal digits.
std::string hashOf(const JournalEntry& entry);

/// Whether a journal is whole. A chain cannot show that its tail was cut off or that all of it was rewritten: compare
/// `head` with one that was noted elsewhere.
struct JournalCheck
{
    std::int64_t length = 0; ///< entries found
    std::string head; ///< hash of the last entry; 64 zeros for an empty journal
    std::optional<std::int64_t> firstBroken; ///< position, from 1 on, of the first entry that does not fit
    std::string reason; ///< why it does not fit; empty when the chain is whole

    bool isIntact() const { return !firstBroken; }
    friend bool operator==(const JournalCheck&, const JournalCheck&) = default;
};

/// Checks numbers, links and hashes of entries in their stored order.
JournalCheck checkChain(const std::vector<JournalEntry>& entries);

/// Reads and checks the journal of a location. No registry: an empty, intact journal.
std::expected<JournalCheck, Problem> verifyJournal(const std::string& locationPath);

/// The journal as JSON Lines, each line the canonical form of one entry with its hash, then one line
/// {"head":"HASH","length":N}. A broken chain is exported as it is; a checker finds the same first broken entry.
std::expected<std::string, Problem> exportJournal(const std::string& locationPath);

} // namespace colophon
