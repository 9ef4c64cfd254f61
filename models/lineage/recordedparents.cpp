#include "models/lineage/recordedparents.h"

#include <algorithm>

namespace colophon {

namespace {

class ParentResolver
{
public:
    ParentResolver(std::span<const SourceRecord* const> records, const DraftIndex& index,
                   std::vector<VersionDraft>& drafts)
        : m_records(records)
        , m_index(index)
        , m_drafts(drafts)
    {
    }

    void resolve(std::uint32_t child, const SourceRecord& record)
    {
        for (const ParentHint& hint : record.parents) {
            bool named = false;
            if (!hint.native.empty())
                named = addNative(child, record, hint);
            if (!named && !hint.address.empty()) {
                named = addAddressed(child, hint);
                if (!named && (hint.native.empty() || speaksOfAVersionHere(child, hint.address)))
                    reportMissing(child, record, hint);
                else if (!named)
                    m_drafts[child].outsideParents.push_back(hint.address);
            }
            if (!named && !hint.digest.empty())
                add(child, m_index.byDigest(hint.digest), Evidence::Content, hint.detail);
        }
    }

    std::vector<Problem> takeProblems() { return std::move(m_problems); }

private:
    bool addNative(std::uint32_t child, const SourceRecord& record, const ParentHint& hint)
    {
        DraftIndex::Candidates candidates = m_index.byNative(record.source, hint.native);
        // Versions that share the named record, as all versions that were registered from one run share the run, are
        // siblings.
        const bool isItself = std::ranges::find(candidates, child) != candidates.end();
        if (isItself || candidates.empty() || isMadeBy(record.source, hint.native, record.native))
            return !candidates.empty();
        if (record.kind == RecordKind::LoggedModel)
            std::erase_if(candidates, [&](std::uint32_t draft) { return belongsToAnotherOutput(draft, hint.native); });
        add(child, candidates, Evidence::Recorded, hint.detail);
        return true;
    }

    /// Whether a run stands in this version only because it made the version's model: then what else it made does not
    /// descend from that model.
    bool belongsToAnotherOutput(std::uint32_t draft, const std::string& native) const
    {
        const JoinedVersion& members = m_drafts[draft].records;
        const auto run = std::ranges::find_if(members, [&](const JoinedRecord& member) {
            return m_records[member.record]->native == native && m_records[member.record]->kind == RecordKind::Run;
        });
        return run != members.end() && run != members.begin();
    }

    /// Whether the model was logged by the run, or by one nested in it. A run that tests its own model names it as an
    /// input, but does not descend from it.
    bool isMadeBy(SourceId source, std::string_view model, std::string_view run) const
    {
        constexpr int kNestingLimit = 32;
        const SourceRecord* maker = m_index.recordNamed(source, model);
        if (maker == nullptr || maker->kind != RecordKind::LoggedModel)
            return false;
        for (int level = 0; level < kNestingLimit && maker != nullptr; ++level) {
            const SourceRecord* next = nullptr;
            for (const ParentHint& hint : maker->parents) {
                if (hint.native == run)
                    return true;
                const SourceRecord* named = m_index.recordNamed(source, hint.native);
                if (next == nullptr && named != nullptr && named->kind == RecordKind::Run)
                    next = named;
            }
            maker = next;
        }
        return false;
    }

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

    /// Whether an address that names nothing is meant for a version here: a label of a model that is here ("churn@v7"),
    /// or one of the kind that the child has ("v7"). Others are names of models elsewhere ("google/bert-base").
    bool speaksOfAVersionHere(std::uint32_t child, std::string_view address) const
    {
        if (const std::size_t at = address.rfind('@'); at != std::string_view::npos)
            return m_index.hasModel(Name(address.substr(0, at)));
        const Label named = parseLabel(address);
        const Label own = parseLabel(m_drafts[child].label);
        return named.kind != LabelKind::Text && (named.kind == own.kind || (named.isCounting() && own.isCounting()));
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

    /// The file in which the hint stands, as its detail tells ("parent in m/v2/colophon.json"); else the record's
    /// first.
    static std::string placeOf(const ParentHint& hint, const SourceRecord& record)
    {
        const auto& origins = record.facts.origins;
        const auto named = std::ranges::find_if(origins, [&](const Origin& origin) {
            return !origin.place.empty() && hint.detail.ends_with(" in " + origin.place);
        });
        if (named != origins.end())
            return named->place;
        return origins.empty() ? std::string() : origins.front().place;
    }

    void reportMissing(std::uint32_t child, const SourceRecord& record, const ParentHint& hint)
    {
        Problem problem;
        problem.source = record.source;
        problem.severity = Problem::Severity::Warning;
        problem.file = placeOf(hint, record);
        const VersionDraft& draft = m_drafts[child];
        problem.reason = "The parent “" + hint.address + "” of " + draft.model.text() + "@" + draft.label
            + " is not among the versions.";
        problem.hint = "Correct the name where it was recorded, or open the location that holds the parent as well.";
        m_problems.push_back(std::move(problem));
    }

    std::span<const SourceRecord* const> m_records;
    const DraftIndex& m_index;
    std::vector<VersionDraft>& m_drafts;
    std::vector<Problem> m_problems;
};

} // namespace

std::vector<Problem> resolveRecordedParents(std::span<const SourceRecord* const> records, const DraftIndex& index,
                                            std::vector<VersionDraft>& drafts)
{
    ParentResolver resolver(records, index, drafts);
    for (std::uint32_t child = 0; child < drafts.size(); ++child) {
        for (const JoinedRecord& member : drafts[child].records)
            resolver.resolve(child, *records[member.record]);
    }
    return resolver.takeProblems();
}

} // namespace colophon
