#pragma once

#include "models/catalog/problem.h"

#include <expected>
#include <span>
#include <string>
#include <string_view>

namespace SQLite {
class Database;
}

namespace colophon {

/// One numbered change of the registry's tables.
struct SchemaStep
{
    int number = 0; ///< from 1 on, without gaps
    std::string_view sql;
};

/// The steps this program knows, in order.
std::span<const SchemaStep> schemaSteps();

/// PRAGMA application_id of every registry: "Coph" in ASCII.
inline constexpr int kRegistryApplicationId = 0x436F7068;

enum class SchemaState {
    Empty, ///< nothing was ever written: a file that was made and not filled
    Older, ///< steps are missing
    Current,
};

/// Compares the database with the steps. A newer schema, another program's database, or tables, triggers and views
/// other than those of the steps are a Problem: nothing may then be read from or written into it.
std::expected<SchemaState, Problem> checkSchema(SQLite::Database& database, std::span<const SchemaStep> steps);

/// Applies the missing steps, each in one transaction after a backup copy beside the file
/// ("registry-before-schema-2.db"); a new database needs no copy. Throws SQLite::Exception.
std::expected<void, Problem> upgradeSchema(SQLite::Database& database, const std::string& path,
                                           std::span<const SchemaStep> steps);

} // namespace colophon
