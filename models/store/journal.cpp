#include "models/store/journal.h"

#include "models/store/canonicaljson.h"
#include "models/store/digest.h"

namespace colophon {

namespace {

/// Why `entry` does not follow an entry with this number and hash; empty if it does.
std::string flaw(const JournalEntry& entry, std::int64_t previousNumber, const std::string& previousHash)
{
    if (entry.number != previousNumber + 1)
        return "Entry " + std::to_string(previousNumber + 1) + " is missing; entry " + std::to_string(entry.number)
            + " stands in its place.";
    if (entry.previousHash != previousHash)
        return "Entry " + std::to_string(entry.number) + " does not continue the entry before it.";
    if (entry.hash != hashOf(entry))
        return "Entry " + std::to_string(entry.number) + " was changed after it was written.";
    return {};
}

} // namespace

std::string canonicalForm(const JournalEntry& entry)
{
    return "{\"kind\":" + canonicalText(entry.kind) + ",\"number\":" + std::to_string(entry.number)
        + ",\"payload\":" + entry.payload + ",\"previous\":" + canonicalText(entry.previousHash)
        + ",\"time\":" + canonicalText(toIsoText(entry.time)) + "}";
}

std::string hashOf(const JournalEntry& entry)
{
    return sha256(canonicalForm(entry));
}

JournalCheck checkChain(const std::vector<JournalEntry>& entries)
{
    JournalCheck check;
    check.head = kFirstPreviousHash;
    for (const JournalEntry& entry : entries) {
        if (check.isIntact()) {
            check.reason = flaw(entry, check.length, check.head);
            if (!check.reason.empty())
                check.firstBroken = check.length + 1;
        }
        ++check.length;
        check.head = entry.hash;
    }
    return check;
}

} // namespace colophon
