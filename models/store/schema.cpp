#include "models/store/schema.h"

#include "models/store/registryproblem.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <tuple>
#include <vector>

namespace colophon {

namespace {

using SchemaObject = std::tuple<std::string, std::string, std::string, std::string>;

int pragma(SQLite::Database& database, const char* name)
{
    return database.execAndGet(std::string("PRAGMA ") + name).getInt();
}

std::vector<SchemaObject> schemaObjects(SQLite::Database& database)
{
    SQLite::Statement query(database,
                            "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema "
                            "WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY type, name");
    std::vector<SchemaObject> objects;
    while (query.executeStep()) {
        objects.emplace_back(query.getColumn(0).getString(), query.getColumn(1).getString(),
                             query.getColumn(2).getString(), query.getColumn(3).getString());
    }
    return objects;
}

std::vector<SchemaObject> expectedObjects(std::span<const SchemaStep> steps, int upTo)
{
    SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    for (const SchemaStep& step : steps) {
        if (step.number <= upTo)
            fresh.exec(std::string(step.sql));
    }
    return schemaObjects(fresh);
}

/// A copy of the last committed state, whole or not there at all.
void backUp(const std::string& path, int before)
{
    const std::filesystem::path target
        = std::filesystem::path(path).parent_path() / ("registry-before-schema-" + std::to_string(before) + ".db");
    const std::filesystem::path unfinished = target.string() + ".part";
    std::filesystem::remove(unfinished);
    {
        SQLite::Database source(path, SQLite::OPEN_READONLY | SQLite::OPEN_NOFOLLOW, 5000);
        SQLite::Database copy(unfinished.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        copy.exec("PRAGMA synchronous = FULL");
        SQLite::Backup(copy, source).executeStep(-1);
    }
    std::filesystem::rename(unfinished, target);
}

void apply(SQLite::Database& database, const std::string& path, const SchemaStep& step)
{
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    if (pragma(database, "user_version") >= step.number)
        return; // Another program was faster.
    if (step.number > 1)
        backUp(path, step.number);
    database.exec(std::string(step.sql));
    database.exec("PRAGMA application_id = " + std::to_string(kRegistryApplicationId));
    database.exec("PRAGMA user_version = " + std::to_string(step.number));
    transaction.commit();
}

/// While it lives, everything is read from one state of the database; also inside a transaction.
class OneView
{
public:
    explicit OneView(SQLite::Database& database)
        : m_database(database)
    {
        m_database.exec("SAVEPOINT one_view");
    }
    OneView(const OneView&) = delete;
    OneView& operator=(const OneView&) = delete;
    ~OneView() { m_database.tryExec("RELEASE one_view"); }

private:
    SQLite::Database& m_database;
};

} // namespace

std::expected<SchemaState, Problem> checkSchema(SQLite::Database& database, std::span<const SchemaStep> steps)
{
    // Version and tables belong together: without one view of both, a registry that another program is just making
    // would look changed by a stranger.
    const OneView view(database);
    const int version = pragma(database, "user_version");
    const int newest = steps.empty() ? 0 : steps.back().number;
    const std::vector<SchemaObject> found = schemaObjects(database);
    if (version == 0 && found.empty())
        return SchemaState::Empty;
    if (pragma(database, "application_id") != kRegistryApplicationId) {
        return std::unexpected(registryProblem("The file is not a registry of Colophon.",
                                               "Move it away if it is not needed; Colophon leaves it untouched."));
    }
    if (version > newest) {
        return std::unexpected(
            registryProblem("The registry was written by a newer Colophon (schema " + std::to_string(version)
                                + ", this program knows " + std::to_string(newest) + ").",
                            "Install the newer version to read or change its stages, releases and notes."));
    }
    if (found != expectedObjects(steps, version)) {
        return std::unexpected(registryProblem("The registry's tables were changed by another program.",
                                               "Restore registry.db from a backup; Colophon does not touch it."));
    }
    return version == newest ? SchemaState::Current : SchemaState::Older;
}

std::expected<void, Problem> upgradeSchema(SQLite::Database& database, const std::string& path,
                                           std::span<const SchemaStep> steps)
{
    const auto state = checkSchema(database, steps);
    if (!state)
        return std::unexpected(state.error());
    if (*state == SchemaState::Current)
        return {};
    try {
        for (const SchemaStep& step : steps)
            apply(database, path, step);
    } catch (const std::filesystem::filesystem_error& error) {
        return std::unexpected(
            registryProblem("The registry could not be copied before its upgrade", error.code().value()));
    }
    return {};
}

} // namespace colophon
