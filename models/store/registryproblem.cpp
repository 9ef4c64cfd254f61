#include "models/store/registryproblem.h"

#include "models/store/registry.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace colophon {

namespace {

constexpr const char* kReadOnlyHint
    = "Colophon keeps stages, releases and notes in the folder .colophon. Make it writable, or copy the project to "
      "a place where you may write.";
constexpr const char* kFullHint = "Free some space and do it again. Nothing that was recorded before is lost.";

} // namespace

Problem registryProblem(std::string reason, std::string hint)
{
    return {.source = SourceId::None,
            .severity = Problem::Severity::Error,
            .file = kRegistryPath,
            .line = 0,
            .reason = std::move(reason),
            .hint = std::move(hint)};
}

Problem registryProblem(const SQLite::Exception& error)
{
    const std::string detail = error.what();
    switch (error.getErrorCode()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return registryProblem("The registry is locked by another program.",
                               "Wait until that program has finished writing, then do it again.");
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return registryProblem("The registry cannot be opened (" + detail + ").", kReadOnlyHint);
    case SQLITE_FULL:
        return registryProblem("The disk is full.", kFullHint);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_SCHEMA:
        return registryProblem("The registry is damaged (" + detail + ").",
                               "Keep a copy of the folder .colophon, then restore registry.db from a backup. "
                               "Colophon repairs nothing by itself.");
    case SQLITE_INTERRUPT:
        return registryProblem(
            "Reading the registry took too long and was stopped.",
            "The registry holds more than Colophon would write; look at it with the sqlite3 program.");
    case SQLITE_IOERR:
        return registryProblem(
            "The registry could not be read or written (" + detail + ").",
            "The disk or network drive it lies on is full, faulty or gone. Nothing that was recorded "
            "before is lost; do it again when it is well.");
    default:
        return registryProblem(
            "The registry refused (" + detail + ").",
            "Nothing was changed. Look with “colophon journal verify” whether the journal is damaged, and "
            "restore the folder .colophon from a backup if it is; else please report this.");
    }
}

Problem registryProblem(const std::string& action, int errorNumber)
{
    const std::string reason = action + " (" + std::generic_category().message(errorNumber) + ").";
    if (errorNumber == EACCES || errorNumber == EPERM || errorNumber == EROFS)
        return registryProblem(reason, kReadOnlyHint);
    if (errorNumber == ENOSPC || errorNumber == EDQUOT)
        return registryProblem(reason, kFullHint);
    return registryProblem(reason, "Nothing was changed.");
}

Problem registryReadProblem(int errorNumber)
{
    if (errorNumber != EACCES && errorNumber != EPERM)
        return registryProblem("The registry could not be read", errorNumber);
    return registryProblem("The registry may not be read (" + std::generic_category().message(errorNumber)
                               + "), so that nobody can say what was released here.",
                           "Colophon keeps stages, releases and notes in the folder .colophon. Make the folder and "
                           "what is in it readable to you, or ask its owner, then read again.");
}

std::optional<Problem> registryObstacle(const std::string& locationPath)
{
    namespace fs = std::filesystem;
    const fs::path root(locationPath);
    const fs::path registry = root / kRegistryPath;
    std::error_code ignored;
    const bool hasFolder = fs::exists(registry.parent_path(), ignored);
    for (const fs::path& path : {hasFolder ? registry.parent_path() : root, registry}) {
        // By the rights of the running program, as a later open() would be judged.
        if (::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0 || (errno == ENOENT && path == registry))
            continue;
        return registryProblem("Nothing can be written in " + locationPath, errno);
    }
    return std::nullopt;
}

} // namespace colophon
