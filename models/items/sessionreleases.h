#pragma once

#include "models/releases/journalchecks.h"
#include "models/releases/release.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace colophon {

/// What one session has released, undone and made again, to tell its own work from that of others: what came from
/// elsewhere since may be a reason to ask before something is taken back, or make it impossible.
class SessionReleases
{
public:
    /// `known`: the journals as they were last read.
    void add(const ReleaseOutcome& outcome, std::span<const CheckedJournal> known);
    void clear() { m_writes.clear(); }

    /// Whether anything else was journalled after this release of the session: a note, a registration, a release by
    /// another program. Journals that were read too long ago tell nothing.
    bool isFollowedByOthers(const ReleaseOutcome& release, std::span<const CheckedJournal> journals) const;
    /// The same of the journal that the release is in, when it has so many entries.
    bool isFollowedByOthers(const ReleaseOutcome& release, std::int64_t length) const;

    /// Whether somebody else has put another version in the place of this one. A catalog that was read before the
    /// session's last work on the stage tells nothing.
    bool isOvertaken(const ReleaseOutcome& release, const Catalog& catalog) const;

private:
    struct Write
    {
        Name model;
        Name stage;
        std::string location; ///< whose journal it is in
        std::int64_t entry = 0;
        std::map<std::string, std::int64_t> otherLengths; ///< of the journals of the other locations
    };

    const Write* find(const ReleaseOutcome& release) const;
    std::int64_t lengthAfter(const Write& write, const std::string& location) const;
    bool knowsLastWrite(const Model& model, Name stage) const;

    std::vector<Write> m_writes; ///< oldest first
};

} // namespace colophon
