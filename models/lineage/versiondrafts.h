#pragma once

#include "models/lineage/joining.h"

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace colophon {

/// A version while a catalog is being built: which records it has and what it is called, without its facts.
struct VersionDraft
{
    JoinedVersion records;
    Name model;
    std::string label;
    VersionId id;
    std::vector<ParentEdge> parents = {};
    std::vector<std::string> related = {};
    std::vector<std::string> outsideParents = {}; ///< names of models that are not among the versions
};

/// Names the joined versions after their most trusted record.
std::vector<VersionDraft> draftVersions(Joined joined, std::span<const SourceRecord* const> records,
                                        std::span<const SourceInfo> sources);

/// Finds drafts by the names that records and journals use.
class DraftIndex
{
public:
    DraftIndex(std::span<const SourceRecord* const> records, std::span<const SourceInfo> sources,
               const std::vector<VersionDraft>& drafts);

    using Candidates = std::vector<std::uint32_t>; ///< indices of drafts

    /// Versions with this record of `source`, else of any source.
    Candidates byNative(SourceId source, std::string_view native) const;
    /// The record of `source` with this name, else one of any source; null if there is none.
    const SourceRecord* recordNamed(SourceId source, std::string_view native) const;
    /// Versions with this record in the system at `place` of the location `root`; where that holds none (the folder was
    /// renamed, the journal is older than places), in any system of the kind. Empty texts: anywhere.
    Candidates byReference(const VersionReference& reference, std::string_view root, std::string_view place) const;
    /// Versions of the model with this label, else with a label of the same meaning ("1.2.0" for "v1.2.0").
    Candidates byLabel(Name model, std::string_view label) const;
    Candidates byDigest(std::string_view digest) const;
    bool hasModel(Name model) const;

    /// The candidate of this model, else the first, but never `except`.
    std::optional<std::uint32_t> choose(const Candidates& candidates, Name model, std::uint32_t except) const;

    static constexpr std::uint32_t kNoDraft = 0xFFFFFFFFU;

private:
    template <typename Accepts> Candidates select(std::string_view native, Accepts accepts) const;
    void indexLabels() const;
    void indexDigests() const;

    std::span<const SourceRecord* const> m_records;
    std::span<const SourceInfo> m_sources;
    const std::vector<VersionDraft>& m_drafts;
    std::unordered_multimap<std::string_view, std::uint32_t> m_recordsByNative;
    std::vector<std::uint32_t> m_firstDraft; ///< of each record
    std::unordered_multimap<std::uint32_t, std::uint32_t> m_furtherDrafts; ///< of records that several versions share
    // Few locations speak of parents by label or digest: these are made when first asked for.
    mutable std::unordered_map<Name, Candidates> m_draftsByModel;
    mutable std::unordered_map<std::string_view, Candidates> m_draftsByDigest;
};

} // namespace colophon
