#include "models/store/registry.h"

#include "models/store/canonicaljson.h"
#include "models/store/factsjson.h"
#include "models/store/registryproblem.h"
#include "models/store/schema.h"
#include "models/store/snapshot.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace colophon {

namespace {

using Json = nlohmann::json;

/// Kind of the source whose stages the registry itself holds.
constexpr std::string_view kFolderSystem = "folder";

/// The rows as they are stored, before anybody asks what they mean.
struct Rows
{
    std::vector<JournalEntry> journal;
    struct VersionRow
    {
        std::string model;
        std::string label;
        std::string native;
        std::int64_t entry = 0;
    };
    std::vector<VersionRow> versions;
    struct StageRow
    {
        std::string model;
        std::string stage;
        std::optional<std::string> native;
    };
    std::vector<StageRow> stages;
};

/// A time is kept only when it is written as Colophon writes it; any other text must not pass the hash check.
Timestamp exactTime(const std::string& text)
{
    const auto time = parseTimestamp(text);
    return time && toIsoText(*time) == text ? *time : Timestamp{-1};
}

std::vector<JournalEntry> readEntries(SQLite::Database& database)
{
    SQLite::Statement query(database,
                            "SELECT number, time, kind, payload, previous_hash, hash FROM journal ORDER BY number");
    std::vector<JournalEntry> entries;
    while (query.executeStep()) {
        entries.push_back({.number = query.getColumn(0).getInt64(),
                           .time = exactTime(query.getColumn(1).getString()),
                           .kind = query.getColumn(2).getString(),
                           .payload = query.getColumn(3).getString(),
                           .previousHash = query.getColumn(4).getString(),
                           .hash = query.getColumn(5).getString()});
    }
    return entries;
}

Rows readRows(SQLite::Database& database)
{
    Rows rows{.journal = readEntries(database), .versions = {}, .stages = {}};
    SQLite::Statement versions(database, "SELECT model, label, native, entry FROM versions ORDER BY entry");
    while (versions.executeStep()) {
        rows.versions.push_back({versions.getColumn(0).getString(), versions.getColumn(1).getString(),
                                 versions.getColumn(2).getString(), versions.getColumn(3).getInt64()});
    }
    SQLite::Statement stages(database, "SELECT model, stage, native FROM stages ORDER BY model, stage");
    while (stages.executeStep()) {
        std::optional<std::string> native;
        if (!stages.isColumnNull(2))
            native = stages.getColumn(2).getString();
        rows.stages.push_back({stages.getColumn(0).getString(), stages.getColumn(1).getString(), std::move(native)});
    }
    return rows;
}

/// Reads the rows of one consistent state. An empty or missing registry has none.
std::expected<Rows, Problem> readOnce(const std::string& locationPath, RegistrySnapshot::Way way, bool& isConsistent)
{
    const auto snapshot = RegistrySnapshot::open(locationPath, way);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    if (snapshot->database() == nullptr)
        return Rows{};
    try {
        const auto state = checkSchema(*snapshot->database(), schemaSteps());
        if (!state) {
            isConsistent = snapshot->isConsistent();
            return std::unexpected(state.error());
        }
        Rows rows = *state == SchemaState::Empty ? Rows{} : readRows(*snapshot->database());
        isConsistent = snapshot->isConsistent();
        return rows;
    } catch (const SQLite::Exception& error) {
        isConsistent = snapshot->isConsistent();
        return std::unexpected(registryProblem(error));
    }
}

std::expected<Rows, Problem> readRows(const std::string& locationPath)
{
    bool isConsistent = true;
    auto rows = readOnce(locationPath, RegistrySnapshot::Way::InPlaceOrCopy, isConsistent);
    if (isConsistent)
        return rows;
    return readOnce(locationPath, RegistrySnapshot::Way::OnlyCopy, isConsistent);
}

std::string text(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json& member(const Json& object, const char* key)
{
    static const Json null;
    const auto found = object.find(key);
    return found == object.end() ? null : *found;
}

std::int64_t number(const Json& object, const char* key)
{
    const Json& value = member(object, key);
    return value.is_number_integer() ? value.get<std::int64_t>() : 0;
}

std::optional<VersionReference> reference(const Json& value)
{
    if (!value.is_object())
        return std::nullopt;
    return VersionReference{text(value, "system"), text(value, "native"), text(value, "label")};
}

ReleaseKind kindOf(const std::string& action)
{
    if (action == "rollback")
        return ReleaseKind::Rollback;
    if (action == "redo")
        return ReleaseKind::Redo;
    return action == "undo" ? ReleaseKind::Undo : ReleaseKind::Release;
}

RecordedRelease releaseFrom(const std::string& root, const JournalEntry& intent, const Json& wish, std::int64_t entry)
{
    return {.time = intent.time,
            .kind = kindOf(text(wish, "action")),
            .model = Name(text(wish, "model")),
            .stage = Name(text(wish, "stage")),
            .from = reference(member(wish, "from")),
            .to = reference(member(wish, "to")),
            .actor = text(wish, "actor"),
            .reason = text(wish, "reason"),
            .madeHere = true,
            .entry = entry,
            .evidence = "journal entry " + std::to_string(entry),
            .root = root,
            .place = text(wish, "place")};
}

RecordedNote noteFrom(const std::string& root, const JournalEntry& entry, const Json& payload)
{
    return {.time = entry.time,
            .model = Name(text(payload, "model")),
            .version = reference(member(payload, "version")).value_or(VersionReference{}),
            .actor = text(payload, "actor"),
            .text = text(payload, "text"),
            .entry = entry.number,
            .evidence = "journal entry " + std::to_string(entry.number),
            .root = root,
            .place = text(payload, "place")};
}

/// Gives the rows their meaning.
class ContentsReader
{
public:
    ContentsReader(std::string root, const Rows& rows)
        : m_root(std::move(root))
        , m_rows(rows)
    {
    }

    RegistryContents read()
    {
        m_contents.journal = checkChain(m_rows.journal);
        m_contents.journalLength = m_contents.journal.length;
        if (!m_contents.journal.isIntact()) {
            report(Problem::Severity::Error, m_contents.journal.reason,
                   "The journal was damaged or altered. Export it for review; nothing is repaired silently.");
        }
        readJournal();
        findOpenIntents();
        readVersions();
        readStages();
        return std::move(m_contents);
    }

private:
    void report(Problem::Severity severity, std::string reason, std::string hint)
    {
        Problem problem = registryProblem(std::move(reason), std::move(hint));
        problem.severity = severity;
        m_contents.problems.push_back(std::move(problem));
    }

    void readJournal()
    {
        for (const JournalEntry& entry : m_rows.journal) {
            Json payload = Json::parse(entry.payload, nullptr, false);
            if (!payload.is_object()) {
                report(Problem::Severity::Warning,
                       "Journal entry " + std::to_string(entry.number) + " cannot be understood.",
                       "It was written by another program or is damaged; all other entries are shown.");
                continue;
            }
            if (entry.kind == "note")
                m_contents.notes.push_back(noteFrom(m_root, entry, payload));
            else if (entry.kind == "result" || entry.kind == "recovered")
                readResult(entry, payload);
            m_payloads.emplace(entry.number, std::pair(&entry, std::move(payload)));
        }
    }

    void readResult(const JournalEntry& entry, const Json& payload)
    {
        const auto intent = m_payloads.find(number(payload, "intent"));
        if (intent == m_payloads.end() || intent->second.first->kind != "intent")
            return;
        m_closedIntents.insert({intent->first, entry.number});
        if (text(payload, "outcome") != "applied")
            return;
        const auto& [begun, wish] = intent->second;
        m_contents.releases.push_back(releaseFrom(m_root, *begun, wish, entry.number));
        if (std::string label = text(wish, "release_label"); !label.empty())
            m_contents.releaseLabels.push_back({entry.number, begun->time, std::move(label)});
    }

    void findOpenIntents()
    {
        for (const JournalEntry& entry : m_rows.journal) {
            if (entry.kind != "intent" || m_closedIntents.contains(entry.number))
                continue;
            m_contents.openIntents.push_back(entry.number);
            m_contents.unfinished.push_back(entry);
        }
    }

    void readVersions()
    {
        for (const Rows::VersionRow& row : m_rows.versions) {
            const auto entry = m_payloads.find(row.entry);
            if (entry == m_payloads.end() || entry->second.first->kind != "register"
                || text(entry->second.second, "native") != row.native
                || text(entry->second.second, "model") != row.model
                || text(entry->second.second, "label") != row.label) {
                report(Problem::Severity::Error,
                       row.model + " " + row.label + " is registered, but the journal does not say so.",
                       "The registry was changed by another program; this version is left out.");
                continue;
            }
            m_contents.versions.push_back(recordFrom(row, entry->second.second));
        }
    }

    static SourceRecord recordFrom(const Rows::VersionRow& row, const Json& payload)
    {
        SourceRecord record;
        record.kind = RecordKind::Registered;
        record.native = row.native;
        record.model = Name(row.model);
        record.label = row.label;
        record.facts = factsFromJson(member(payload, "facts"));
        if (const std::string parent = text(payload, "parent"); !parent.empty())
            record.parents.push_back(
                {.native = {}, .address = parent, .digest = {}, .detail = "named when registered"});
        return record;
    }

    void readStages()
    {
        const auto recorded = recordedHolders();
        for (const Rows::StageRow& row : m_rows.stages) {
            const auto last = recorded.find({row.model, row.stage});
            if (!hasOpenIntent(row) && (last == recorded.end() || last->second != row.native)) {
                report(Problem::Severity::Warning,
                       row.stage + " of " + row.model + " is held by another version than the journal says.",
                       "The registry was changed by another program. Mark the right version again to record it.");
            }
            if (row.native)
                m_contents.stages.push_back({Name(row.model), Name(row.stage), *row.native});
        }
    }

    using Slot = std::pair<std::string, std::string>;

    /// The last holder of each slot of the folder by the journal.
    std::map<Slot, std::optional<std::string>> recordedHolders() const
    {
        std::map<Slot, std::optional<std::string>> holders;
        for (const JournalEntry& entry : m_rows.journal) {
            const auto payload = m_payloads.find(entry.number);
            if (payload == m_payloads.end() || (entry.kind != "result" && entry.kind != "recovered"))
                continue;
            const auto intent = m_payloads.find(number(payload->second.second, "intent"));
            if (intent == m_payloads.end() || text(payload->second.second, "outcome") == "not applied")
                continue;
            const Json& wish = intent->second.second;
            if (text(wish, "system") != kFolderSystem)
                continue;
            const auto to = reference(member(wish, "to"));
            holders[{text(wish, "model"), text(wish, "stage")}]
                = to ? std::optional(to->native) : std::optional<std::string>();
        }
        return holders;
    }

    bool hasOpenIntent(const Rows::StageRow& row) const
    {
        return std::ranges::any_of(m_contents.openIntents, [&](std::int64_t intent) {
            const auto payload = m_payloads.find(intent);
            return payload != m_payloads.end() && text(payload->second.second, "model") == row.model
                && text(payload->second.second, "stage") == row.stage;
        });
    }

    std::string m_root;
    const Rows& m_rows;
    RegistryContents m_contents;
    std::unordered_map<std::int64_t, std::pair<const JournalEntry*, Json>> m_payloads;
    std::unordered_map<std::int64_t, std::int64_t> m_closedIntents; ///< intent → entry that closes it
};

std::string exportLine(const JournalEntry& entry)
{
    const std::string form = canonicalForm(entry);
    return "{\"hash\":" + canonicalText(entry.hash) + "," + form.substr(1) + "\n";
}

} // namespace

std::expected<RegistryContents, Problem> readRegistry(const std::string& locationPath)
{
    const auto rows = readRows(locationPath);
    if (!rows)
        return std::unexpected(rows.error());
    return ContentsReader(locationPath, *rows).read();
}

std::expected<JournalCheck, Problem> verifyJournal(const std::string& locationPath)
{
    const auto rows = readRows(locationPath);
    if (!rows)
        return std::unexpected(rows.error());
    return checkChain(rows->journal);
}

std::expected<std::string, Problem> exportJournal(const std::string& locationPath)
{
    const auto rows = readRows(locationPath);
    if (!rows)
        return std::unexpected(rows.error());
    std::string lines;
    for (const JournalEntry& entry : rows->journal)
        lines += exportLine(entry);
    const JournalCheck check = checkChain(rows->journal);
    return lines + "{\"head\":" + canonicalText(check.head) + ",\"length\":" + std::to_string(check.length) + "}\n";
}

} // namespace colophon
