#include "models/lineage/recordedparents.h"

#include <algorithm>

namespace colophon {

namespace {

class ParentResolver
{
public:
    ParentResolver(const DraftIndex& index, std::vector<VersionDraft>& drafts)
        : m_index(index)
        , m_drafts(drafts)
    {
    }

    void resolve(std::uint32_t child, const SourceRecord& record)
    {
        for (const ParentHint& hint : record.parents) {
            bool named = false;
            if (!hint.native.empty())
                named = add(child, m_index.byNative(record.source, hint.native), Evidence::Recorded, hint.detail);
            if (!named && !hint.address.empty()) {
                named = addAddressed(child, hint);
                if (!named)
                    reportMissing(child, record, hint.address);
            }
            if (!named && !hint.digest.empty())
                add(child, m_index.byDigest(hint.digest), Evidence::Content, hint.detail);
        }
    }

    std::vector<Problem> takeProblems() { return std::move(m_problems); }

private:
    bool addAddressed(std::uint32_t child, const ParentHint& hint)
    {
        const std::string_view address = hint.address;
        const Name ownModel = m_drafts[child].model;
        if (add(child, m_index.byLabel(ownModel, address), Evidence::Recorded, hint.detail))
            return true;
        const std::size_t at = address.rfind('@');
        if (at == std::string_view::npos)
            return false;
        const auto found = m_index.byLabel(Name(address.substr(0, at)), address.substr(at + 1));
        return add(child, found, Evidence::Recorded, hint.detail);
    }

    /// Whether the candidates name anything at all; only the version itself is something, but no parent.
    bool add(std::uint32_t child, const DraftIndex::Candidates& candidates, Evidence evidence,
             const std::string& detail)
    {
        VersionDraft& draft = m_drafts[child];
        const auto parent = m_index.choose(candidates, draft.model, child);
        if (!parent)
            return !candidates.empty();
        const VersionId& id = m_drafts[*parent].id;
        const auto known = std::ranges::find(draft.parents, id, &ParentEdge::parent);
        if (known == draft.parents.end())
            draft.parents.push_back({id, evidence, detail});
        else if (evidence < known->evidence)
            *known = {id, evidence, detail};
        return true;
    }

    void reportMissing(std::uint32_t child, const SourceRecord& record, const std::string& address)
    {
        Problem problem;
        problem.source = record.source;
        problem.severity = Problem::Severity::Warning;
        if (!record.facts.origins.empty())
            problem.file = record.facts.origins.front().place;
        const VersionDraft& draft = m_drafts[child];
        problem.reason = "The parent “" + address + "” of " + draft.model.text() + "@" + draft.label
            + " is not among the versions.";
        problem.hint = "Correct the name where it was recorded, or open the location that holds the parent as well.";
        m_problems.push_back(std::move(problem));
    }

    const DraftIndex& m_index;
    std::vector<VersionDraft>& m_drafts;
    std::vector<Problem> m_problems;
};

} // namespace

std::vector<Problem> resolveRecordedParents(std::span<const SourceRecord* const> records, const DraftIndex& index,
                                            std::vector<VersionDraft>& drafts)
{
    ParentResolver resolver(index, drafts);
    for (std::uint32_t child = 0; child < drafts.size(); ++child) {
        for (const JoinedRecord& member : drafts[child].records)
            resolver.resolve(child, *records[member.record]);
    }
    return resolver.takeProblems();
}

} // namespace colophon
