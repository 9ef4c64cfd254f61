#include "models/files/rootfolder.h"

#include "models/files/beneath.h"
#include "models/files/fileproblem.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <memory>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace colophon {

namespace {

constexpr int kReadFlags = O_RDONLY | O_NONBLOCK | O_NOCTTY;

/// Opens for reading without changing the access time where the system allows that (owner of the file, or root).
Descriptor openForReading(int root, const std::string& path, int extraFlags = 0)
{
    const int descriptor = openBeneath(root, path, kReadFlags | O_NOATIME | extraFlags);
    if (descriptor >= 0 || errno != EPERM)
        return Descriptor(descriptor);
    return Descriptor(openBeneath(root, path, kReadFlags | extraFlags));
}

FileKind kindOf(mode_t mode)
{
    if (S_ISREG(mode))
        return FileKind::Regular;
    if (S_ISDIR(mode))
        return FileKind::Folder;
    return S_ISLNK(mode) ? FileKind::Link : FileKind::Other;
}

FileKind kindOf(int folder, const dirent& entry)
{
    struct stat status{};
    switch (entry.d_type) {
    case DT_REG:
        return FileKind::Regular;
    case DT_DIR:
        return FileKind::Folder;
    case DT_LNK:
        return FileKind::Link;
    case DT_UNKNOWN: // Some file systems keep no kind in the folder itself.
        return fstatat(folder, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? kindOf(status.st_mode)
                                                                                : FileKind::Other;
    default:
        return FileKind::Other;
    }
}

struct FolderCloser
{
    void operator()(DIR* folder) const { closedir(folder); }
};

bool isSelfOrParent(const char* name)
{
    return name[0] == '.' && (name[1] == '\0' || (name[1] == '.' && name[2] == '\0'));
}

FileStatus statusFrom(const struct stat& from)
{
    FileStatus status;
    status.kind = kindOf(from.st_mode);
    status.size = static_cast<std::uint64_t>(from.st_size);
    status.modified.milliseconds = from.st_mtim.tv_sec * 1000 + from.st_mtim.tv_nsec / 1'000'000;
    status.device = from.st_dev;
    status.inode = from.st_ino;
    status.owner = from.st_uid;
    return status;
}

/// Reads until `size` bytes are there or the file ends; the number of bytes, or -1 with errno.
ssize_t readFully(int descriptor, char* into, std::size_t size)
{
    std::size_t filled = 0;
    while (filled < size) {
        const ssize_t got = ::read(descriptor, into + filled, size - filled);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        filled += static_cast<std::size_t>(got);
    }
    return static_cast<ssize_t>(filled);
}

std::expected<void, Problem> readInto(int descriptor, const std::string& path, std::size_t size, std::string& into)
{
    ssize_t got = 0;
    into.resize_and_overwrite(size, [&](char* bytes, std::size_t length) {
        got = readFully(descriptor, bytes, length);
        return got < 0 ? 0 : static_cast<std::size_t>(got);
    });
    if (got < 0)
        return std::unexpected(fileProblem(path, errno));
    return {};
}

std::string sizeInWords(std::uint64_t bytes)
{
    constexpr std::uint64_t kMebibyte = 1024 * 1024;
    return bytes >= 10 * kMebibyte ? std::to_string(bytes / kMebibyte) + " MiB" : std::to_string(bytes) + " bytes";
}

Problem tooManyEntries(const std::string& path, std::size_t limit)
{
    Problem problem = refusedFile(path, "The folder holds more than " + std::to_string(limit) + " entries.",
                                  "Only the first ones found are shown. Open a subfolder, or spread the files.");
    problem.severity = Problem::Severity::Warning;
    return problem;
}

} // namespace

std::expected<RootFolder, Problem> RootFolder::open(const std::string& path)
{
    std::array<char, PATH_MAX> absolute{};
    if (!realpath(path.c_str(), absolute.data()))
        return std::unexpected(fileProblem(path, errno));
    const int descriptor = ::open(absolute.data(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return std::unexpected(fileProblem(path, errno));
    return RootFolder(descriptor, absolute.data());
}

RootFolder::RootFolder(int descriptor, std::string path)
    : m_descriptor(descriptor)
    , m_path(std::move(path))
{
}

RootFolder::RootFolder(RootFolder&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_path(std::move(other.m_path))
{
}

RootFolder& RootFolder::operator=(RootFolder&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_path, other.m_path);
    return *this;
}

RootFolder::~RootFolder()
{
    if (m_descriptor >= 0)
        close(m_descriptor);
}

std::expected<std::vector<FolderEntry>, Problem> RootFolder::list(const std::string& path, std::size_t limit,
                                                                  std::optional<Problem>* problem) const
{
    Descriptor descriptor(openFolder(path));
    if (!descriptor.isOpen())
        return std::unexpected(fileProblem(path, errno));
    const std::unique_ptr<DIR, FolderCloser> folder(fdopendir(descriptor.number()));
    if (!folder)
        return std::unexpected(fileProblem(path, errno));
    const int number = descriptor.release();
    std::vector<FolderEntry> entries;
    errno = 0;
    while (const dirent* entry = readdir(folder.get())) {
        if (isSelfOrParent(entry->d_name))
            continue;
        if (entries.size() == limit) {
            if (problem)
                *problem = tooManyEntries(path, limit);
            break;
        }
        entries.push_back({entry->d_name, kindOf(number, *entry)});
        errno = 0;
    }
    if (errno != 0 && problem)
        *problem = fileProblem(path, errno);
    std::ranges::sort(entries, {}, &FolderEntry::name);
    return entries;
}

std::expected<FileStatus, Problem> RootFolder::status(const std::string& path) const
{
    const Descriptor descriptor(openBeneath(m_descriptor, path, O_PATH));
    struct stat status{};
    if (!descriptor.isOpen() || fstat(descriptor.number(), &status) != 0)
        return std::unexpected(fileProblem(path, errno));
    return statusFrom(status);
}

bool RootFolder::leavesRoot(const std::string& path) const
{
    const Descriptor descriptor(openBeneath(m_descriptor, path, O_PATH));
    return !descriptor.isOpen() && errno == EXDEV;
}

std::expected<std::string, Problem> RootFolder::read(const std::string& path, std::size_t limit) const
{
    std::string content;
    if (auto done = read(path, limit, content); !done)
        return std::unexpected(std::move(done.error()));
    return content;
}

std::expected<void, Problem> RootFolder::read(const std::string& path, std::size_t limit, std::string& into) const
{
    const auto file = openFile(path);
    if (!file)
        return std::unexpected(file.error());
    if (file->status.size > limit)
        return std::unexpected(
            refusedFile(path,
                        "It is too large to be read: " + sizeInWords(file->status.size) + ", the limit is "
                            + sizeInWords(limit) + ".",
                        "Files of this kind are small; this one may be something else by its name."));
    return readInto(file->descriptor.number(), path, file->status.size, into);
}

std::expected<std::string, Problem> RootFolder::readStart(const std::string& path, std::size_t limit) const
{
    const auto file = openFile(path);
    if (!file)
        return std::unexpected(file.error());
    std::string start;
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(file->status.size, limit));
    if (auto done = readInto(file->descriptor.number(), path, size, start); !done)
        return std::unexpected(std::move(done.error()));
    return start;
}

std::expected<OpenedFile, Problem> RootFolder::openFile(const std::string& path) const
{
    OpenedFile file{openForReading(m_descriptor, path), {}};
    struct stat status{};
    if (!file.descriptor.isOpen() || fstat(file.descriptor.number(), &status) != 0)
        return std::unexpected(fileProblem(path, errno));
    file.status = statusFrom(status);
    if (file.status.kind != FileKind::Regular)
        return std::unexpected(refusedFile(path, "It is not a regular file.",
                                           "Folders, devices, sockets and pipes are never read as files."));
    return file;
}

std::expected<std::string, Problem> RootFolder::linkTarget(const std::string& path) const
{
    const Descriptor descriptor(openBeneath(m_descriptor, path, O_PATH | O_NOFOLLOW));
    std::array<char, PATH_MAX> target{};
    const ssize_t length = descriptor.isOpen() ? readlinkat(descriptor.number(), "", target.data(), target.size()) : -1;
    if (length < 0)
        return std::unexpected(fileProblem(path, errno));
    return std::string(target.data(), static_cast<std::size_t>(length));
}

int RootFolder::openFolder(const std::string& path) const
{
    return openForReading(m_descriptor, path, O_DIRECTORY).release();
}

std::string joinPath(std::string_view folder, std::string_view name)
{
    std::string path(folder);
    if (!path.empty())
        path += '/';
    path += name;
    return path;
}

} // namespace colophon
