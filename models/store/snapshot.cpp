#include "models/store/snapshot.h"

#include "models/files/temporaryfolder.h"
#include "models/store/registry.h"
#include "models/store/registryproblem.h"
#include "models/store/schema.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <optional>
#include <thread>
#include <vector>

namespace colophon {

namespace {

namespace fs = std::filesystem;

constexpr off_t kSizeLimit = off_t(1) << 30U;
constexpr int kAttempts = 20;
constexpr std::chrono::milliseconds kPause(5);

/// What tells one state of a file from another.
struct Stamp
{
    bool exists = false;
    bool isRegular = false;
    int error = 0; ///< why nobody can say whether it exists
    ino_t inode = 0;
    off_t size = 0;
    std::int64_t modified = 0; ///< nanoseconds
    std::int64_t changed = 0;

    friend bool operator==(const Stamp&, const Stamp&) = default;
};

std::int64_t nanoseconds(const timespec& time)
{
    return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

/// Every other error leaves open whether something is there.
bool isAbsence(int error)
{
    return error == ENOENT || error == ENOTDIR;
}

Stamp stampOf(const fs::path& path)
{
    struct stat status{};
    if (::lstat(path.c_str(), &status) != 0)
        return {.error = isAbsence(errno) ? 0 : errno};
    return {.exists = true,
            .isRegular = S_ISREG(status.st_mode),
            .inode = status.st_ino,
            .size = status.st_size,
            .modified = nanoseconds(status.st_mtim),
            .changed = nanoseconds(status.st_ctim)};
}

/// The registry with the files that SQLite keeps beside it.
struct Files
{
    fs::path base;

    fs::path log() const { return base.string() + "-wal"; }
    fs::path journal() const { return base.string() + "-journal"; }
    std::array<Stamp, 3> stamps() const { return {stampOf(base), stampOf(log()), stampOf(journal())}; }
    bool canBeReadInPlace() const { return stampOf(log()).size == 0 && stampOf(journal()).size == 0; }
};

/// Whether the running program may read what is there: a registry out of reach is no empty one.
std::optional<Problem> unreadable(const Files& files)
{
    for (const fs::path& path : {files.base, files.log(), files.journal()}) {
        const Stamp stamp = stampOf(path);
        if (stamp.error != 0)
            return registryReadProblem(stamp.error);
        if (stamp.isRegular && ::faccessat(AT_FDCWD, path.c_str(), R_OK, AT_EACCESS) != 0 && !isAbsence(errno))
            return registryReadProblem(errno);
    }
    return std::nullopt;
}

std::optional<Problem> refusal(const Files& files)
{
    if (auto problem = unreadable(files))
        return problem;
    const bool hasForeignFolder = fs::is_symlink(files.base.parent_path());
    for (const Stamp& stamp : files.stamps()) {
        if (hasForeignFolder || (stamp.exists && !stamp.isRegular)) {
            return registryProblem("The registry is a link or no regular file; it was not opened.",
                                   "Colophon reads only what lies in the opened folder. Replace the link by the file.");
        }
    }
    if (stampOf(files.base).size > kSizeLimit || stampOf(files.log()).size > kSizeLimit)
        return registryProblem("The registry is larger than 1 GB; it was not read.", "Colophon writes no such files.");
    return std::nullopt;
}

/// The salts of a write-ahead log: they change when the log starts over.
std::string logHeader(const fs::path& log)
{
    std::array<char, 32> header{};
    const int file = ::open(log.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0)
        return {};
    const ssize_t size = ::read(file, header.data(), header.size());
    ::close(file);
    return {header.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
}

std::string uriOf(const fs::path& path)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : path.string()) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || c == '/' || c == '.' || c == '-' || c == '_')
            uri += c;
        else
            uri += {'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
    }
    return uri + "?immutable=1";
}

/// A hostile file gets no functions, no oversized values and no endless queries.
void harden(SQLite::Database& database)
{
    sqlite3* const handle = database.getHandle();
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 64 << 20U);
    database.exec("PRAGMA cell_size_check = ON");
    database.exec("PRAGMA mmap_size = 0");
}

int isOverdue(void* deadline)
{
    return std::chrono::steady_clock::now() > *static_cast<std::chrono::steady_clock::time_point*>(deadline) ? 1 : 0;
}

/// Copies one consistent state, or answers false. The database goes first and its log last: while the log keeps its
/// salts, every page that a checkpoint wrote into the database meanwhile is also in the log.
bool copyConsistently(const Files& from, const Files& to)
{
    const auto before = from.stamps();
    const std::string header = logHeader(from.log());
    for (const auto& [source, target] :
         {std::pair(from.base, to.base), std::pair(from.journal(), to.journal()), std::pair(from.log(), to.log())}) {
        fs::remove(target);
        if (!stampOf(source).exists)
            continue;
        fs::copy_file(source, target);
        fs::permissions(target, fs::perms::owner_read | fs::perms::owner_write);
    }
    const auto after = from.stamps();
    if (!header.empty() && before[2] == after[2])
        return header == logHeader(from.log());
    return before == after;
}

std::unique_ptr<TemporaryFolder> copyOf(const Files& files)
{
    auto folder = std::make_unique<TemporaryFolder>("registry");
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        try {
            if (copyConsistently(files, {folder->path() / "registry.db"}))
                return folder;
        } catch (const fs::filesystem_error& error) {
            if (error.code() != std::errc::no_such_file_or_directory) // A log vanishes when its last user closes.
                throw;
        }
        std::this_thread::sleep_for(kPause);
    }
    return nullptr;
}

} // namespace

struct RegistrySnapshot::State
{
    Files files;
    std::array<Stamp, 3> stamps;
    std::unique_ptr<TemporaryFolder> copy;
    std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    std::unique_ptr<SQLite::Database> database; ///< closed before its folder goes
};

RegistrySnapshot::RegistrySnapshot()
    : m_state(std::make_unique<State>())
{
}

RegistrySnapshot::RegistrySnapshot(RegistrySnapshot&&) noexcept = default;
RegistrySnapshot& RegistrySnapshot::operator=(RegistrySnapshot&&) noexcept = default;
RegistrySnapshot::~RegistrySnapshot() = default;

SQLite::Database* RegistrySnapshot::database() const
{
    return m_state->database.get();
}

bool RegistrySnapshot::isConsistent() const
{
    return m_state->copy || m_state->stamps == m_state->files.stamps();
}

std::expected<RegistrySnapshot, Problem> RegistrySnapshot::open(const std::string& locationPath, Way way)
{
    RegistrySnapshot snapshot;
    State& state = *snapshot.m_state;
    try {
        std::error_code unresolved;
        state.files.base = fs::canonical(locationPath, unresolved) / kRegistryPath;
        if (unresolved && !isAbsence(unresolved.value()))
            return std::unexpected(registryReadProblem(unresolved.value()));
        state.stamps = state.files.stamps();
        const bool isAbsent = !state.stamps[0].exists && state.stamps[0].error == 0;
        if (unresolved || isAbsent)
            return snapshot;
        if (auto problem = refusal(state.files))
            return std::unexpected(std::move(*problem));
        if (state.stamps[0].size == 0)
            return snapshot;
        const bool direct = way != Way::OnlyCopy && state.files.canBeReadInPlace();
        if (!direct && way == Way::OnlyInPlace)
            return snapshot;
        if (!direct && !(state.copy = copyOf(state.files)))
            return std::unexpected(registryProblem("The registry keeps changing.", "Read again in a moment."));
        state.database = direct
            ? std::make_unique<SQLite::Database>(uriOf(state.files.base),
                                                 SQLite::OPEN_READONLY | SQLite::OPEN_URI | SQLite::OPEN_NOFOLLOW)
            : std::make_unique<SQLite::Database>((state.copy->path() / "registry.db").string(), SQLite::OPEN_READWRITE);
        harden(*state.database);
        sqlite3_progress_handler(state.database->getHandle(), 10'000, isOverdue, &state.deadline);
    } catch (const fs::filesystem_error& error) {
        return std::unexpected(registryReadProblem(error.code().value()));
    } catch (const SQLite::Exception& error) {
        return std::unexpected(registryProblem(error));
    }
    return snapshot;
}

} // namespace colophon
