#include "tests/support/tampering.h"

#include "models/store/registrywriter.h"

#include "models/store/registry.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

#include <stdexcept>

#include <utility>
#include <vector>

namespace colophon::test {

void tamper(const std::string& locationPath, const std::string& sql)
{
    SQLite::Database database(locationPath + "/" + kRegistryPath, SQLite::OPEN_READWRITE);
    std::vector<std::pair<std::string, std::string>> triggers;
    SQLite::Statement query(database, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
    while (query.executeStep())
        triggers.emplace_back(query.getColumn(0).getString(), query.getColumn(1).getString());
    query.reset();
    for (const auto& [name, definition] : triggers)
        database.exec("DROP TRIGGER " + name);
    database.exec(sql);
    for (const auto& [name, definition] : triggers)
        database.exec(definition);
}

void interruptRelease(const std::string& locationPath, const std::string& label)
{
    const nlohmann::json payload{{"action", "release"},
                                 {"model", "churn"},
                                 {"stage", "production"},
                                 {"system", "folder"},
                                 {"place", "."},
                                 {"from", nullptr},
                                 {"to", {{"system", "folder"}, {"native", "models/churn/" + label}, {"label", label}}},
                                 {"actor", "Ana"},
                                 {"reason", "Two weeks in staging without alerts"}};
    auto writer = RegistryWriter::open(locationPath);
    if (!writer || !writer->append("intent", payload, *parseTimestamp("2026-03-01")))
        throw std::runtime_error("the journal of the test cannot be written");
}

} // namespace colophon::test
