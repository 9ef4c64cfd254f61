#include "models/lineage/versiondrafts.h"

#include "models/lineage/versionids.h"

#include <algorithm>

namespace colophon {

std::vector<VersionDraft> draftVersions(Joined joined, std::span<const SourceRecord* const> records,
                                        std::span<const SourceInfo> sources)
{
    VersionIds ids(sources);
    std::vector<VersionDraft> drafts;
    drafts.reserve(joined.versions.size());
    for (JoinedVersion& version : joined.versions) {
        const SourceRecord& nameGiver = *records[version.front().record];
        drafts.push_back({std::move(version), nameGiver.model, nameGiver.label, ids.next(nameGiver)});
    }
    for (const auto& [left, right] : joined.related) {
        drafts[left].related.push_back(drafts[right].id);
        drafts[right].related.push_back(drafts[left].id);
    }
    return drafts;
}

DraftIndex::DraftIndex(std::span<const SourceRecord* const> records, std::span<const SourceInfo> sources,
                       const std::vector<VersionDraft>& drafts)
    : m_records(records)
    , m_sources(sources)
    , m_drafts(drafts)
    , m_firstDraft(records.size(), kNoDraft)
{
    m_recordsByNative.reserve(records.size());
    for (std::uint32_t record = 0; record < records.size(); ++record)
        m_recordsByNative.emplace(records[record]->native, record);
    for (std::uint32_t draft = 0; draft < drafts.size(); ++draft) {
        for (const JoinedRecord& member : drafts[draft].records) {
            if (m_firstDraft[member.record] == kNoDraft)
                m_firstDraft[member.record] = draft;
            else
                m_furtherDrafts.emplace(member.record, draft);
        }
    }
}

template <typename Accepts> DraftIndex::Candidates DraftIndex::select(std::string_view native, Accepts accepts) const
{
    Candidates found;
    const auto [begin, end] = m_recordsByNative.equal_range(native);
    for (auto entry = begin; entry != end; ++entry) {
        const std::uint32_t record = entry->second;
        if (m_firstDraft[record] == kNoDraft || !accepts(*m_records[record]))
            continue;
        found.push_back(m_firstDraft[record]);
        const auto [further, furtherEnd] = m_furtherDrafts.equal_range(record);
        for (auto draft = further; draft != furtherEnd; ++draft)
            found.push_back(draft->second);
    }
    std::ranges::sort(found);
    return found;
}

DraftIndex::Candidates DraftIndex::byNative(SourceId source, std::string_view native) const
{
    Candidates near = select(native, [&](const SourceRecord& record) { return record.source == source; });
    return near.empty() ? select(native, [](const SourceRecord&) { return true; }) : near;
}

const SourceRecord* DraftIndex::recordNamed(SourceId source, std::string_view native) const
{
    const SourceRecord* found = nullptr;
    const auto [begin, end] = m_recordsByNative.equal_range(native);
    for (auto entry = begin; entry != end; ++entry) {
        const SourceRecord* record = m_records[entry->second];
        if (record->source == source)
            return record;
        found = record;
    }
    return found;
}

DraftIndex::Candidates DraftIndex::byReference(const VersionReference& reference, std::string_view root,
                                               std::string_view place) const
{
    const auto within = [&](std::string_view wantedRoot, std::string_view wantedPlace) {
        return select(reference.native, [&](const SourceRecord& record) {
            const auto source = std::ranges::find(m_sources, record.source, &SourceInfo::id);
            return source != m_sources.end() && source->kind == reference.sourceKind
                && (wantedRoot.empty() || source->root == wantedRoot)
                && (wantedPlace.empty() || source->location == wantedPlace);
        });
    };
    Candidates there = within(root, place);
    if (there.empty())
        there = within(root, {});
    return there.empty() ? within({}, {}) : there;
}

DraftIndex::Candidates DraftIndex::byLabel(Name model, std::string_view label) const
{
    indexLabels();
    const auto ofModel = m_draftsByModel.find(model);
    if (ofModel == m_draftsByModel.end())
        return {};
    const auto matching = [&](auto matches) {
        Candidates found;
        std::ranges::copy_if(ofModel->second, std::back_inserter(found), matches);
        return found;
    };
    Candidates exact = matching([&](std::uint32_t draft) { return m_drafts[draft].label == label; });
    const Label wanted = parseLabel(label);
    if (!exact.empty() || wanted.kind == LabelKind::Text)
        return exact;
    return matching([&](std::uint32_t draft) { return parseLabel(m_drafts[draft].label) == wanted; });
}

DraftIndex::Candidates DraftIndex::byDigest(std::string_view digest) const
{
    indexDigests();
    const auto found = m_draftsByDigest.find(digest);
    return found != m_draftsByDigest.end() ? found->second : Candidates();
}

bool DraftIndex::hasModel(Name model) const
{
    indexLabels();
    return m_draftsByModel.contains(model);
}

void DraftIndex::indexLabels() const
{
    if (!m_draftsByModel.empty())
        return;
    for (std::uint32_t draft = 0; draft < m_drafts.size(); ++draft)
        m_draftsByModel[m_drafts[draft].model].push_back(draft);
}

void DraftIndex::indexDigests() const
{
    if (!m_draftsByDigest.empty())
        return;
    for (std::uint32_t draft = 0; draft < m_drafts.size(); ++draft) {
        for (const JoinedRecord& member : m_drafts[draft].records) {
            for (const Artifact& artifact : m_records[member.record]->facts.artifacts) {
                if (!artifact.digest.empty())
                    m_draftsByDigest[artifact.digest].push_back(draft);
            }
        }
    }
}

std::optional<std::uint32_t> DraftIndex::choose(const Candidates& candidates, Name model, std::uint32_t except) const
{
    const auto usable = [&](std::uint32_t draft) { return draft != except; };
    const auto near = std::ranges::find_if(
        candidates, [&](std::uint32_t draft) { return usable(draft) && m_drafts[draft].model == model; });
    if (near != candidates.end())
        return *near;
    const auto any = std::ranges::find_if(candidates, usable);
    return any != candidates.end() ? std::optional(*any) : std::nullopt;
}

} // namespace colophon
