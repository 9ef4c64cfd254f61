#include "models/store/registrywriter.h"

#include "models/store/canonicaljson.h"
#include "models/store/factsjson.h"
#include "models/store/registry.h"
#include "models/store/releaselock.h"
#include "models/store/snapshot.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <SQLiteCpp/VariadicBind.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <fcntl.h>
#include <sys/statfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <thread>

namespace colophon {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

RegistryFailure failed(Problem problem)
{
    return {RegistryFailure::Kind::Failed, std::move(problem)};
}

RegistryFailure refused(std::string reason, std::string hint)
{
    return {RegistryFailure::Kind::Refused, registryProblem(std::move(reason), std::move(hint))};
}

/// Write-ahead logs need shared memory, which file systems over a network do not give.
bool isNetworkFolder(const std::string& folder)
{
    constexpr std::array<std::uint32_t, 6> kKinds{0x6969, 0xFF534D42, 0xFE534D42, 0x517B, 0x65735546, 0x01021997};
    struct statfs status{};
    if (::statfs(folder.c_str(), &status) != 0)
        return false;
    return std::ranges::find(kKinds, static_cast<std::uint32_t>(status.f_type)) != kKinds.end();
}

/// A new file survives a power cut only when the folder that names it is on disk too.
void syncFolder(const std::string& folder)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

std::string hostName()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : std::string();
}

/// "+01:00": how the clock on the wall stood at that moment.
std::string utcOffset(Timestamp time)
{
    const std::time_t seconds = static_cast<std::time_t>(time.milliseconds / 1000);
    std::tm local{};
    if (::localtime_r(&seconds, &local) == nullptr)
        return "+00:00";
    std::array<char, 8> text{};
    std::strftime(text.data(), text.size(), "%z", &local);
    std::string offset = text.data();
    return offset.size() == 5 ? offset.insert(3, ":") : "+00:00";
}

JournalEntry appendEntry(SQLite::Database& database, const std::string& kind, Json payload, Timestamp time)
{
    JournalEntry entry{.number = 1, .time = time, .kind = kind, .payload = {}, .previousHash = {}, .hash = {}};
    entry.previousHash = kFirstPreviousHash;
    SQLite::Statement last(database, "SELECT number, hash, time FROM journal ORDER BY number DESC LIMIT 1");
    if (last.executeStep()) {
        entry.number = last.getColumn(0).getInt64() + 1;
        entry.previousHash = last.getColumn(1).getString();
        if (last.getColumn(2).getString() > toIsoText(time))
            payload["clock_went_back"] = true;
    }
    // A payload that states these itself tells of what happened elsewhere.
    payload.emplace("host", hostName());
    payload.emplace("tool", std::string("colophon ") + COLOPHON_VERSION);
    payload.emplace("utc_offset", utcOffset(time));
    entry.payload = canonicalJson(payload);
    entry.hash = hashOf(entry);
    SQLite::Statement insert(database,
                             "INSERT INTO journal (number, time, kind, payload, previous_hash, hash) "
                             "VALUES (?, ?, ?, ?, ?, ?)");
    SQLite::bind(insert, entry.number, toIsoText(time), entry.kind, entry.payload, entry.previousHash, entry.hash);
    insert.exec();
    return entry;
}

bool isNativeTaken(SQLite::Database& database, const std::string& native)
{
    SQLite::Statement query(database, "SELECT 1 FROM versions WHERE native = ?");
    query.bind(1, native);
    return query.executeStep();
}

/// A payload that is not JSON any more must not keep anybody from writing: json_extract() would end the statement, and
/// the terms of an AND have no order, but those of a CASE have.
std::optional<RegistryFailure> labelRefusal(SQLite::Database& database, const Registration& registration)
{
    SQLite::Statement query(database,
                            "SELECT journal.time, CASE WHEN json_valid(journal.payload) "
                            "THEN json_extract(journal.payload, '$.actor') END FROM versions "
                            "JOIN journal ON journal.number = versions.entry WHERE model = ? AND label = ?");
    SQLite::bind(query, registration.model.text(), registration.label);
    if (!query.executeStep())
        return std::nullopt;
    const std::string actor = query.getColumn(1).getString();
    return refused(registration.model.text() + " has a version " + registration.label + " already, registered by "
                       + (actor.empty() ? "somebody whom the damaged journal does not name" : actor) + " at "
                       + query.getColumn(0).getString() + ".",
                   "Choose another label. Registered versions are never overwritten.");
}

std::string quoted(const std::optional<std::string>& native)
{
    return native ? "“" + *native + "”" : "nobody";
}

RegistryFailure conflict(const StageWrite& write, const std::optional<std::string>& holder, const std::string& actor,
                         const std::string& time)
{
    const std::string who = actor.empty() ? "" : " (" + actor + ", " + time + ")";
    return refused("Nothing was changed. " + write.stage.text() + " of " + write.model.text() + " is held by "
                       + quoted(holder) + who + ", not by " + quoted(write.from) + " as the plan says.",
                   "Somebody was first. Look at the new plan, then confirm again.");
}

std::optional<RegistryFailure> stageRefusal(SQLite::Database& database, const StageWrite& write)
{
    SQLite::Statement query(database, "SELECT native, actor, time FROM stages WHERE model = ? AND stage = ?");
    SQLite::bind(query, write.model.text(), write.stage.text());
    std::optional<std::string> holder;
    std::string actor;
    std::string time;
    if (query.executeStep()) {
        if (!query.isColumnNull(0))
            holder = query.getColumn(0).getString();
        actor = query.getColumn(1).getString();
        time = query.getColumn(2).getString();
    }
    if (holder == write.from)
        return std::nullopt;
    return conflict(write, holder, actor, time);
}

void writeStage(SQLite::Database& database, const StageWrite& write)
{
    SQLite::Statement update(database,
                             "INSERT INTO stages (model, stage, native, actor, time) VALUES (?, ?, ?, ?, ?) "
                             "ON CONFLICT (model, stage) DO UPDATE SET native = excluded.native, "
                             "actor = excluded.actor, time = excluded.time");
    SQLite::bind(update, write.model.text(), write.stage.text());
    if (write.to)
        update.bind(3, *write.to);
    update.bind(4, write.actor);
    update.bind(5, toIsoText(write.time));
    update.exec();
}

/// What must not be written into is found by reading first, because SQLite leaves traces beside a file that it opens
/// for writing. A file that others are writing is judged after opening it.
std::optional<RegistryFailure> untouchedRefusal(const std::string& locationPath, std::span<const SchemaStep> steps)
{
    const auto snapshot = RegistrySnapshot::open(locationPath, RegistrySnapshot::Way::OnlyInPlace);
    if (!snapshot)
        return failed(snapshot.error());
    if (snapshot->database() == nullptr)
        return std::nullopt;
    try {
        auto state = checkSchema(*snapshot->database(), steps);
        if (!state && snapshot->isConsistent())
            return failed(std::move(state.error()));
    } catch (const SQLite::Exception& error) {
        if (snapshot->isConsistent())
            return failed(registryProblem(error));
    }
    return std::nullopt;
}

Json payloadOf(const Registration& registration, const std::string& native)
{
    Json payload{{"model", registration.model.text()},
                 {"label", registration.label},
                 {"native", native},
                 {"actor", registration.actor},
                 {"facts", toJson(registration.facts)}};
    if (!registration.parent.empty())
        payload["parent"] = registration.parent;
    return payload;
}

} // namespace

struct RegistryWriter::State
{
    std::unique_ptr<SQLite::Database> database;

    /// Runs `action` as one transaction that is rolled back unless it answers a value.
    template <typename Result>
    std::expected<Result, RegistryFailure>
    once(const std::function<std::expected<Result, RegistryFailure>(SQLite::Database&)>& action)
    {
        try {
            SQLite::Transaction transaction(*database, SQLite::TransactionBehavior::IMMEDIATE);
            auto result = action(*database);
            if (result)
                transaction.commit();
            return result;
        } catch (const SQLite::Exception& error) {
            return std::unexpected(failed(registryProblem(error)));
        }
    }

    std::expected<void, RegistryFailure> connect(const std::string& folder, std::span<const SchemaStep> steps,
                                                 std::chrono::milliseconds patience)
    {
        const std::string path = (fs::path(folder) / fs::path(kRegistryPath).filename()).string();
        const bool isNew = !fs::exists(path);
        database = std::make_unique<SQLite::Database>(
            path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOFOLLOW,
            static_cast<int>(patience.count()));
        sqlite3_db_config(database->getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_db_config(database->getHandle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
        if (const auto state = checkSchema(*database, steps); !state)
            return std::unexpected(failed(state.error()));
        database->exec(isNetworkFolder(folder) ? "PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = WAL");
        database->exec("PRAGMA synchronous = FULL");
        database->exec("PRAGMA foreign_keys = ON");
        if (auto upgraded = upgradeSchema(*database, path, steps); !upgraded)
            return std::unexpected(failed(std::move(upgraded.error())));
        if (isNew) {
            syncFolder(folder);
            syncFolder(fs::path(folder).parent_path().string());
        }
        return {};
    }
};

RegistryWriter::RegistryWriter()
    : m_state(std::make_unique<State>())
{
}

RegistryWriter::RegistryWriter(RegistryWriter&&) noexcept = default;
RegistryWriter& RegistryWriter::operator=(RegistryWriter&&) noexcept = default;
RegistryWriter::~RegistryWriter() = default;

std::expected<RegistryWriter, RegistryFailure> RegistryWriter::open(const std::string& locationPath,
                                                                    std::span<const SchemaStep> steps,
                                                                    std::chrono::milliseconds patience)
{
    if (auto refusal = untouchedRefusal(locationPath, steps))
        return std::unexpected(std::move(*refusal));
    const auto folder = ensureRegistryFolder(locationPath);
    if (!folder)
        return std::unexpected(failed(folder.error()));
    // Switching a new file to its log answers "busy" at once when another program does the same.
    const auto end = std::chrono::steady_clock::now() + patience;
    for (;;) {
        RegistryWriter writer;
        try {
            if (auto connected = writer.m_state->connect(*folder, steps, patience); !connected)
                return std::unexpected(std::move(connected.error()));
            return writer;
        } catch (const SQLite::Exception& error) {
            if (error.getErrorCode() != SQLITE_BUSY || std::chrono::steady_clock::now() > end)
                return std::unexpected(failed(registryProblem(error)));
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(3));
    }
}

std::expected<JournalEntry, RegistryFailure> RegistryWriter::append(const std::string& kind, nlohmann::json payload,
                                                                    Timestamp time)
{
    return m_state->once<JournalEntry>([&](SQLite::Database& database) -> std::expected<JournalEntry, RegistryFailure> {
        return appendEntry(database, kind, std::move(payload), time);
    });
}

std::expected<RegisteredVersion, RegistryFailure> RegistryWriter::registerVersion(const Registration& registration)
{
    return m_state->once<RegisteredVersion>(
        [&](SQLite::Database& database) -> std::expected<RegisteredVersion, RegistryFailure> {
            if (auto taken = labelRefusal(database, registration))
                return std::unexpected(std::move(*taken));
            const std::string named = registration.model.text() + "/" + registration.label;
            const bool hasOwnPath = !registration.path.empty() && !isNativeTaken(database, registration.path);
            const std::string native = hasOwnPath ? registration.path : named;
            const JournalEntry entry
                = appendEntry(database, "register", payloadOf(registration, native), registration.time);
            SQLite::Statement insert(database,
                                     "INSERT INTO versions (model, label, native, entry) VALUES (?, ?, ?, ?)");
            SQLite::bind(insert, registration.model.text(), registration.label, native, entry.number);
            insert.exec();
            return RegisteredVersion{native, entry.number};
        });
}

std::expected<void, RegistryFailure> RegistryWriter::setStage(const StageWrite& write)
{
    return m_state->once<void>([&](SQLite::Database& database) -> std::expected<void, RegistryFailure> {
        if (auto lost = stageRefusal(database, write))
            return std::unexpected(std::move(*lost));
        writeStage(database, write);
        return {};
    });
}

std::expected<std::vector<OpenIntent>, RegistryFailure> RegistryWriter::openIntents()
{
    try {
        SQLite::Statement query(*m_state->database,
                                "SELECT number, payload FROM journal WHERE kind = 'intent' AND number NOT IN "
                                "(SELECT CASE WHEN json_valid(payload) "
                                "THEN coalesce(json_extract(payload, '$.intent'), 0) ELSE 0 END FROM journal "
                                "WHERE kind IN ('result', 'recovered')) ORDER BY number");
        std::vector<OpenIntent> intents;
        while (query.executeStep())
            intents.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getString()});
        return intents;
    } catch (const SQLite::Exception& error) {
        return std::unexpected(failed(registryProblem(error)));
    }
}

std::expected<std::int64_t, RegistryFailure> addNote(const std::string& locationPath, const RecordedNote& note)
{
    if (note.text.find_first_not_of(" \t\r\n") == std::string::npos)
        return std::unexpected(refused("The note is empty.", "Write what others should know about this version."));
    auto writer = RegistryWriter::open(locationPath);
    if (!writer)
        return std::unexpected(writer.error());
    const VersionReference& version = note.version;
    Json payload{{"model", note.model.text()},
                 {"version", {{"system", version.sourceKind}, {"native", version.native}, {"label", version.label}}},
                 {"text", note.text},
                 {"actor", note.actor}};
    if (!note.place.empty())
        payload["place"] = note.place;
    const auto entry = writer->append("note", std::move(payload), Timestamp::now());
    if (!entry)
        return std::unexpected(entry.error());
    return entry->number;
}

} // namespace colophon
