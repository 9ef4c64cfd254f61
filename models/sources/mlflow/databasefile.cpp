#include "models/sources/mlflow/databasefile.h"

#include "models/files/rootfolder.h"

#include <algorithm>
#include <array>

namespace colophon::mlflow {

namespace {

constexpr std::size_t kCandidateLimit = 20;
constexpr std::size_t kSchemaLimit = std::size_t(1024) * 1024; ///< MLflow's tables stand at the beginning of the file

bool isNamedLikeDatabase(const FolderEntry& entry)
{
    constexpr std::array<std::string_view, 3> kEndings{".db", ".sqlite", ".sqlite3"};
    return entry.kind == FileKind::Regular
        && std::ranges::any_of(kEndings, [&](std::string_view ending) { return entry.name.ends_with(ending); });
}

/// Other programs keep an alembic_version as well, so the tables of runs and experiments must be there too.
bool isMlflowDatabase(std::string_view start)
{
    constexpr std::string_view kMagic = "SQLite format 3";
    constexpr std::array<std::string_view, 4> kTables{"alembic_version", "experiments", "runs", "latest_metrics"};
    return start.starts_with(kMagic) && std::ranges::all_of(kTables, [start](std::string_view table) {
               return start.find(table) != std::string_view::npos;
           });
}

} // namespace

std::vector<Problem> explainDatabases(const ProbedFolder& folder)
{
    std::vector<Problem> problems;
    std::size_t asked = 0;
    for (const FolderEntry& entry : folder.entries) {
        if (!isNamedLikeDatabase(entry))
            continue;
        if (++asked > kCandidateLimit)
            break;
        const std::string path = joinPath(folder.path, entry.name);
        const auto start = folder.root.readStart(path, kSchemaLimit);
        if (!start || !isMlflowDatabase(*start))
            continue;
        Problem& problem = problems.emplace_back();
        problem.severity = Problem::Severity::Warning;
        problem.file = path;
        problem.reason
            = "MLflow keeps runs and versions in this database. Colophon reads MLflow's folders, not its databases.";
        problem.hint = "What is in the database is not shown. Everything else in the folder is.";
    }
    return problems;
}

} // namespace colophon::mlflow
