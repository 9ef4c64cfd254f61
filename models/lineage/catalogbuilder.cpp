#include "models/lineage/catalogbuilder.h"

#include "models/lineage/lineage.h"
#include "models/lineage/mergedfacts.h"
#include "models/lineage/recordednoise.h"
#include "models/lineage/recordedparents.h"
#include "models/lineage/releasehistory.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace colophon {

namespace {

/// Everything one model is made of; equal fingerprints make equal models.
class Fingerprint
{
public:
    void add(std::uint64_t value) { m_value = (m_value ^ value) * 0x100000001b3U + (m_value >> 47U); }
    void add(std::string_view text) { add(std::hash<std::string_view>()(text)); }
    void add(const void* address) { add(std::hash<const void*>()(address)); }
    std::uint64_t value() const { return m_value; }

private:
    std::uint64_t m_value = 0xcbf29ce484222325U;
};

struct BuiltModel
{
    std::uint64_t fingerprint = 0;
    std::shared_ptr<const Model> model;
    std::vector<Problem> problems; ///< of its lineage
};

/// What goes into one model.
struct ModelDraft
{
    std::vector<const RecordedModel*> statements; ///< about the model itself
    std::vector<std::uint32_t> versions; ///< indices of drafts
    std::vector<const RecordedRelease*> releases;
    std::multimap<std::uint32_t, const RecordedNote*> notes; ///< by draft
};

using Records = std::vector<SourceRecord*>;

auto recordKey(const SourceRecord& record)
{
    return std::tuple<SourceId, RecordKind, const std::string&>(record.source, record.kind, record.native);
}

/// Ordered, and each thing once, so that the order in which batches arrive makes no difference.
Records orderedRecords(std::deque<SourceRecord>& records)
{
    Records ordered;
    ordered.reserve(records.size());
    for (SourceRecord& record : records)
        ordered.push_back(&record);
    std::ranges::stable_sort(ordered, {}, [](const SourceRecord* record) { return recordKey(*record); });
    const auto surplus
        = std::ranges::unique(ordered, {}, [](const SourceRecord* record) { return recordKey(*record); });
    ordered.erase(surplus.begin(), surplus.end());
    return ordered;
}

void addNames(std::vector<Name>& into, const std::vector<Name>& names)
{
    for (const Name name : names) {
        if (std::ranges::find(into, name) == into.end())
            into.push_back(name);
    }
}

/// From the label, else from the label or a tag of one of the records.
std::optional<SemVer> statedSemVer(std::span<const SourceRecord* const> records)
{
    static const std::array<Name, 2> tags{Name("semver"), Name("version")};
    for (const SourceRecord* record : records) {
        if (auto semver = parseSemVer(record->label))
            return semver;
    }
    for (const SourceRecord* record : records) {
        for (const Entry& tag : record->facts.tags) {
            if (std::ranges::find(tags, tag.key) == tags.end())
                continue;
            if (auto semver = parseSemVer(tag.value))
                return semver;
        }
    }
    return std::nullopt;
}

std::vector<SourceRecord*> membersOf(const VersionDraft& draft, const Records& records)
{
    std::vector<SourceRecord*> members;
    for (const JoinedRecord& member : draft.records)
        members.push_back(records[member.record]);
    return members;
}

Version describe(const VersionDraft& draft, std::span<SourceRecord* const> members)
{
    const SourceRecord& nameGiver = *members.front();
    Version version;
    version.id = draft.id;
    version.model = draft.model;
    version.label = draft.label;
    version.semver = statedSemVer(members);
    version.parents = draft.parents;
    version.related = draft.related;
    version.deleted = nameGiver.deleted;
    version.isPrompt = nameGiver.kind == RecordKind::Prompt;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const SourceRecord& record = *members[i];
        version.records.push_back({record.source, record.kind, record.native, draft.records[i].evidence});
        addNames(version.stages, record.stages);
        addNames(version.aliases, record.aliases);
    }
    return version;
}

/// A system without slots of that name keeps a released stage as an alias. Aliases that nobody released as a stage stay
/// aliases, and where a source names the holder itself, its word counts.
void readReleasedStages(std::vector<Version>& versions, const std::vector<const RecordedRelease*>& releases)
{
    std::set<Name> released;
    for (const RecordedRelease* release : releases) {
        const auto holds = [release](const Version& version) { return version.holds(release->stage); };
        if (release->madeHere && std::ranges::none_of(versions, holds))
            released.insert(release->stage);
    }
    for (Version& version : versions) {
        for (const Name alias : version.aliases) {
            if (released.contains(alias) && !version.deleted)
                version.stages.push_back(alias);
        }
    }
}

/// In place, one cycle after the other: room for all versions twice would be the most that a scan ever needs.
void sortByHistory(std::vector<Version>& versions)
{
    std::vector<std::size_t> order = historyOrder(versions);
    for (std::size_t first = 0; first < order.size(); ++first) {
        if (order[first] == first)
            continue;
        Version held = std::move(versions[first]);
        std::size_t place = first;
        while (order[place] != first) {
            versions[place] = std::move(versions[order[place]]);
            place = std::exchange(order[place], place);
        }
        order[place] = place;
        versions[place] = std::move(held);
    }
}

auto contentOf(const Problem& problem)
{
    return std::tuple<const std::string&, int, const std::string&>(problem.file, problem.line, problem.reason);
}

/// Probing and the source that reads may meet the same broken folder: what the source says is enough.
std::vector<Problem> withoutRepeats(std::vector<Problem> problems)
{
    std::ranges::stable_sort(problems, [](const Problem& left, const Problem& right) {
        const auto order = contentOf(left) <=> contentOf(right);
        return order != 0 ? order < 0 : left.source > right.source; // None comes last.
    });
    const auto repeats = [](const Problem& first, const Problem& second) {
        return contentOf(first) == contentOf(second)
            && (first.source == second.source || second.source == SourceId::None);
    };
    problems.erase(std::ranges::unique(problems, repeats).begin(), problems.end());
    std::ranges::stable_sort(problems, {}, &Problem::source);
    return problems;
}

void addNote(Facts& facts, const RecordedNote& note)
{
    const OriginIndex origin = facts.addOrigin({.source = SourceId::None, .place = note.evidence});
    facts.notes.push_back({.text = note.text, .author = note.actor, .time = note.time, .origin = origin});
    normalise(facts);
}

/// A model of a hub is a parent, but no version that could be shown: it is a fact.
void addOutsideParents(Facts& facts, const std::vector<std::string>& names)
{
    if (names.empty())
        return;
    const Entry* base = findEntry(facts.architecture, Name("base_model"));
    Entry entry{Name("external_parent"), {}, ValueType::Text, base ? base->origin : kNoOrigin};
    for (const std::string& name : names)
        entry.value += (entry.value.empty() ? "" : ", ") + name;
    facts.architecture.push_back(std::move(entry));
    normalise(facts);
}

std::vector<Problem> problemsOfClocks(Name model, const std::vector<ReleaseEvent>& releases)
{
    std::vector<Problem> found;
    for (const ReleaseEvent& release : releases) {
        if (release.effective == release.time)
            continue;
        Problem problem;
        problem.severity = Problem::Severity::Warning;
        problem.reason = "A release of " + model.text() + " was recorded at " + toIsoText(release.time) + " ("
            + release.evidence + "), which contradicts the entries beside it: a clock was wrong.";
        problem.hint = "The order of the journal counts. Set the clock of the computer that wrote it.";
        found.push_back(std::move(problem));
    }
    return found;
}

std::uint64_t fingerprintOf(const ModelDraft& model, const std::vector<VersionDraft>& drafts, const Records& records)
{
    Fingerprint fingerprint;
    for (const RecordedModel* statement : model.statements)
        fingerprint.add(statement);
    for (const std::uint32_t index : model.versions) {
        const VersionDraft& draft = drafts[index];
        fingerprint.add(draft.id);
        for (const JoinedRecord& member : draft.records) {
            fingerprint.add(records[member.record]);
            fingerprint.add(member.evidence);
        }
        for (const ParentEdge& edge : draft.parents)
            fingerprint.add(edge.parent);
        for (const std::string& related : draft.related)
            fingerprint.add(related);
        for (const std::string& parent : draft.outsideParents)
            fingerprint.add(parent);
    }
    for (const RecordedRelease* release : model.releases)
        fingerprint.add(release);
    for (const auto& [draft, note] : model.notes) {
        fingerprint.add(drafts[draft].id);
        fingerprint.add(note);
    }
    return fingerprint.value();
}

} // namespace

struct CatalogBuilder::State
{
    std::vector<SourceInfo> sources;
    std::set<SourceId> silent; ///< not listed, because nothing came from them yet
    // Deques: what arrived stays where it is while more arrives, and its address is its identity.
    std::deque<RecordedModel> models;
    std::deque<SourceRecord> records;
    std::deque<RecordedRelease> releases;
    std::deque<RecordedNote> notes;
    std::vector<Problem> problems;
    std::map<Name, BuiltModel> built;

    CatalogPointer build(bool complete);
    BuiltModel buildModel(Name name, const ModelDraft& model, const std::vector<VersionDraft>& drafts,
                          const DraftIndex& index, const Records& ordered, bool mayMove) const;
    void addStatements(std::map<Name, ModelDraft>& drafts) const;
    std::map<Name, ModelDraft> draftModels(const std::vector<VersionDraft>& drafts, const DraftIndex& index) const;
    std::vector<Problem> problemsOfReleases(const std::map<Name, ModelDraft>& models) const;
    std::vector<SourceInfo> listedSources() const;
};

std::vector<SourceInfo> CatalogBuilder::State::listedSources() const
{
    std::vector<SourceInfo> listed;
    std::ranges::copy_if(sources, std::back_inserter(listed),
                         [this](const SourceInfo& source) { return !silent.contains(source.id); });
    return listed;
}

std::map<Name, ModelDraft> CatalogBuilder::State::draftModels(const std::vector<VersionDraft>& drafts,
                                                              const DraftIndex& index) const
{
    std::map<Name, ModelDraft> models;
    for (std::uint32_t draft = 0; draft < drafts.size(); ++draft)
        models[drafts[draft].model].versions.push_back(draft);
    addStatements(models);
    for (const RecordedRelease& release : releases) {
        const auto model = models.find(release.model);
        if (model != models.end())
            model->second.releases.push_back(&release);
    }
    for (const RecordedNote& note : notes) {
        const auto draft
            = index.choose(index.byReference(note.version, note.root, note.place), note.model, DraftIndex::kNoDraft);
        if (draft)
            models[drafts[*draft].model].notes.emplace(*draft, &note);
    }
    return models;
}

/// The order of batches makes no difference: statements are ordered by source, and in it by the time they name.
void CatalogBuilder::State::addStatements(std::map<Name, ModelDraft>& drafts) const
{
    for (const RecordedModel& statement : models) {
        if (statement.isRegistered)
            drafts.try_emplace(statement.model);
    }
    for (const RecordedModel& statement : models) {
        if (const auto draft = drafts.find(statement.model); draft != drafts.end())
            draft->second.statements.push_back(&statement);
    }
    for (auto& [name, draft] : drafts) {
        std::ranges::sort(draft.statements, {}, [](const RecordedModel* statement) {
            return std::tuple(statement->source, !statement->isRegistered, statement->facts.created);
        });
    }
}

std::vector<Problem> CatalogBuilder::State::problemsOfReleases(const std::map<Name, ModelDraft>& models) const
{
    std::set<Name> lost;
    for (const RecordedRelease& release : releases) {
        const auto model = models.find(release.model);
        if (model == models.end() || model->second.versions.empty())
            lost.insert(release.model);
    }
    std::vector<Problem> found;
    for (const Name model : lost) {
        Problem problem;
        problem.severity = Problem::Severity::Warning;
        problem.reason = "Releases of " + model.text() + " are recorded, but no version of it was found.";
        problem.hint = "Its files may have been moved or deleted. The journal still holds every release.";
        found.push_back(std::move(problem));
    }
    return found;
}

BuiltModel CatalogBuilder::State::buildModel(Name name, const ModelDraft& model,
                                             const std::vector<VersionDraft>& drafts, const DraftIndex& index,
                                             const Records& ordered, bool mayMove) const
{
    auto built = std::make_shared<Model>();
    built->name = name;
    built->facts = mergedFacts(model.statements);
    built->versions.reserve(model.versions.size());
    for (const std::uint32_t draft : model.versions) {
        const std::vector<SourceRecord*> members = membersOf(drafts[draft], ordered);
        Version& version = built->versions.emplace_back(describe(drafts[draft], members));
        if (mayMove && members.size() == 1) {
            version.facts = std::move(members.front()->facts);
            normalise(version.facts);
        } else {
            version.facts = mergedFacts(members);
        }
        const auto [first, last] = model.notes.equal_range(draft);
        std::for_each(first, last, [&version](const auto& entry) { addNote(version.facts, *entry.second); });
        addRecordedNoise(version.facts);
        addOutsideParents(version.facts, drafts[draft].outsideParents);
    }
    BuiltModel result;
    readReleasedStages(built->versions, model.releases);
    result.problems = linkParents(built->versions);
    sortByHistory(built->versions);
    built->releases = releaseHistory(model.releases, index, drafts);
    std::ranges::move(problemsOfClocks(name, built->releases), std::back_inserter(result.problems));
    built->stages = stageHolders(built->versions, built->releases);
    setPastStages(*built);
    result.model = std::move(built);
    return result;
}

CatalogPointer CatalogBuilder::State::build(bool complete)
{
    const Records ordered = orderedRecords(records);
    const std::span<const SourceRecord* const> known(ordered.data(), ordered.size());
    std::vector<VersionDraft> drafts = draftVersions(joinRecords(known, sources), known, sources);
    const DraftIndex index(known, sources, drafts);
    std::vector<Problem> found = resolveRecordedParents(known, index, drafts);
    if (!complete)
        found.clear(); // What is missing now may still arrive.

    const std::map<Name, ModelDraft> models = draftModels(drafts, index);
    std::map<Name, BuiltModel> next;
    std::vector<std::shared_ptr<const Model>> shared;
    for (const auto& [name, model] : models) {
        const std::uint64_t fingerprint = fingerprintOf(model, drafts, ordered);
        const auto before = built.find(name);
        BuiltModel& target = next[name];
        target = before != built.end() && before->second.fingerprint == fingerprint
            ? before->second
            : buildModel(name, model, drafts, index, ordered, complete);
        target.fingerprint = fingerprint;
        shared.push_back(target.model);
        found.insert(found.end(), target.problems.begin(), target.problems.end());
    }
    built = std::move(next);

    if (complete)
        std::ranges::copy(problemsOfReleases(models), std::back_inserter(found));
    found.insert(found.begin(), problems.begin(), problems.end());
    return std::make_shared<Catalog>(listedSources(), std::move(shared), withoutRepeats(std::move(found)), complete);
}

CatalogBuilder::CatalogBuilder(std::vector<SourceInfo> sources, std::vector<SourceId> onlyWithContent)
    : m_state(std::make_unique<State>())
{
    m_state->sources = std::move(sources);
    m_state->silent.insert(onlyWithContent.begin(), onlyWithContent.end());
}

CatalogBuilder::CatalogBuilder(CatalogBuilder&&) noexcept = default;
CatalogBuilder& CatalogBuilder::operator=(CatalogBuilder&&) noexcept = default;
CatalogBuilder::~CatalogBuilder() = default;

void CatalogBuilder::add(Batch batch)
{
    for (const SourceRecord& record : batch.records)
        m_state->silent.erase(record.source);
    for (const Problem& problem : batch.problems)
        m_state->silent.erase(problem.source);
    for (const RecordedModel& model : batch.models)
        m_state->silent.erase(model.source);
    std::ranges::move(batch.models, std::back_inserter(m_state->models));
    std::ranges::move(batch.records, std::back_inserter(m_state->records));
    std::ranges::move(batch.releases, std::back_inserter(m_state->releases));
    std::ranges::move(batch.notes, std::back_inserter(m_state->notes));
    std::ranges::move(batch.problems, std::back_inserter(m_state->problems));
}

CatalogPointer CatalogBuilder::build(bool complete)
{
    return m_state->build(complete);
}

} // namespace colophon
