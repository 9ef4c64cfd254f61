#include "tests/support/tampering.h"

#include "models/store/registry.h"

#include <SQLiteCpp/SQLiteCpp.h>

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

} // namespace colophon::test
