#include "models/sources/mlflow/filereader.h"

#include "models/files/beneath.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace colophon::mlflow {

namespace {

constexpr std::size_t kFirstBuffer = std::size_t(64) * 1024;
constexpr std::size_t kEntryBlock = std::size_t(32) * 1024;

FileKind kindOfType(unsigned char type)
{
    switch (type) {
    case DT_DIR:
        return FileKind::Folder;
    case DT_REG:
        return FileKind::Regular;
    case DT_LNK:
        return FileKind::Link;
    default:
        return FileKind::Other;
    }
}

FileKind kindOfMode(mode_t mode)
{
    if (S_ISREG(mode))
        return FileKind::Regular;
    if (S_ISDIR(mode))
        return FileKind::Folder;
    return S_ISLNK(mode) ? FileKind::Link : FileKind::Other;
}

/// Some file systems do not name the kind in the listing.
FileKind kindByStatus(int folder, const char* name)
{
    struct stat status = {};
    return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? kindOfMode(status.st_mode) : FileKind::Other;
}

} // namespace

FileReader::FileReader(const RootFolder& root)
    : m_root(root)
    , m_entryBlock(kEntryBlock)
    , m_accessFlag(O_NOATIME)
{
    m_content.resize(kFirstBuffer);
}

int FileReader::openAt(int base, int flags)
{
    flags |= O_CLOEXEC;
    if ((flags & O_PATH) == 0)
        flags |= m_accessFlag | O_NONBLOCK | O_NOCTTY;
    int descriptor = -1;
    if (m_kernelResolves) {
        open_how how = {};
        how.flags = static_cast<std::uint64_t>(flags);
        how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
        descriptor = static_cast<int>(syscall(SYS_openat2, base, m_name.c_str(), &how, sizeof how));
    } else {
        descriptor = openByComponents(base, m_name, flags);
    }
    m_error = descriptor < 0 ? errno : 0;
    if (m_error == EPERM && (flags & O_NOATIME) != 0) {
        m_accessFlag = 0; // Only the owner of a file may read it without leaving an access time.
        return openAt(base, flags & ~O_NOATIME);
    }
    if (m_kernelResolves && (m_error == ENOSYS || m_error == EPERM)) {
        m_kernelResolves = false; // Old kernels do not know the call, some sandboxes forbid it.
        return openAt(base, flags);
    }
    return descriptor;
}

OpenFolder FileReader::open(const std::string& path)
{
    Descriptor descriptor(m_root.openFolder(path));
    m_error = descriptor.isOpen() ? 0 : errno;
    return {std::move(descriptor), path};
}

OpenFolder FileReader::open(const OpenFolder& folder, std::string_view relative)
{
    m_name.assign(relative);
    Descriptor descriptor(openAt(folder.descriptor.number(), O_RDONLY | O_DIRECTORY));
    if (!descriptor.isOpen() && m_error == ELOOP)
        return open(joinPath(folder.path, relative));
    if (!descriptor.isOpen())
        return {};
    return {std::move(descriptor), joinPath(folder.path, relative)};
}

bool FileReader::list(const OpenFolder& folder, Listing& into, std::size_t limit)
{
    into.m_names.clear();
    into.m_entries.clear();
    into.m_truncated = false;
    for (;;) {
        const ssize_t size = getdents64(folder.descriptor.number(), m_entryBlock.data(), m_entryBlock.size());
        if (size <= 0) {
            m_error = size < 0 ? errno : 0;
            return size == 0;
        }
        for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
            const auto* raw = reinterpret_cast<const dirent64*>(m_entryBlock.data() + at);
            at += raw->d_reclen;
            const std::string_view name(raw->d_name);
            if (name == "." || name == "..")
                continue;
            if (into.m_entries.size() >= limit) {
                into.m_truncated = true;
                return true;
            }
            const FileKind kind = raw->d_type != DT_UNKNOWN ? kindOfType(raw->d_type)
                                                            : kindByStatus(folder.descriptor.number(), raw->d_name);
            into.m_entries.push_back(
                {static_cast<std::uint32_t>(into.m_names.size()), static_cast<std::uint32_t>(name.size()), kind});
            into.m_names.append(name).push_back('\0');
        }
    }
}

std::optional<std::string_view> FileReader::read(const OpenFolder& folder, std::string_view relative, std::size_t limit)
{
    m_cut = false;
    m_name.assign(relative);
    const Descriptor file(openAt(folder.descriptor.number(), O_RDONLY));
    if (!file.isOpen())
        return m_error == ELOOP ? readThroughRoot(joinPath(folder.path, relative), limit) : std::nullopt;
    std::size_t size = 0;
    for (;;) {
        const ssize_t got = ::read(file.number(), m_content.data() + size, m_content.size() - size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            m_error = errno;
            return std::nullopt;
        }
        size += static_cast<std::size_t>(got);
        // A regular file answers with less than was asked for only at its end: no second call is needed.
        if (size < m_content.size() || size > limit)
            break;
        m_content.resize(m_content.size() * 2);
    }
    m_cut = size > limit;
    return std::string_view(m_content).substr(0, std::min(size, limit));
}

std::optional<std::string_view> FileReader::readThroughRoot(const std::string& path, std::size_t limit)
{
    auto content = m_root.readStart(path, limit);
    if (!content) {
        m_error = ELOOP;
        return std::nullopt;
    }
    if (m_content.size() < content->size())
        m_content.resize(content->size());
    std::memcpy(m_content.data(), content->data(), content->size());
    m_cut = content->size() >= limit;
    return std::string_view(m_content).substr(0, content->size());
}

Descriptor FileReader::openFile(const OpenFolder& folder, std::string_view relative)
{
    m_name.assign(relative);
    Descriptor file(openAt(folder.descriptor.number(), O_RDONLY));
    struct stat status = {};
    if (file.isOpen() && (fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode))) {
        m_error = EINVAL;
        return {};
    }
    return file;
}

std::optional<FileStatus> FileReader::status(const OpenFolder& folder, std::string_view relative)
{
    m_name.assign(relative);
    const Descriptor file(openAt(folder.descriptor.number(), O_PATH));
    struct stat status = {};
    if (!file.isOpen())
        return std::nullopt;
    if (fstat(file.number(), &status) != 0) {
        m_error = errno;
        return std::nullopt;
    }
    constexpr std::int64_t kMillisecondsPerSecond = 1000;
    constexpr std::int64_t kNanosecondsPerMillisecond = 1'000'000;
    FileStatus result;
    result.kind = kindOfMode(status.st_mode);
    result.size = static_cast<std::uint64_t>(status.st_size);
    result.modified.milliseconds
        = status.st_mtim.tv_sec * kMillisecondsPerSecond + status.st_mtim.tv_nsec / kNanosecondsPerMillisecond;
    result.device = status.st_dev;
    result.inode = status.st_ino;
    result.owner = status.st_uid;
    return result;
}

} // namespace colophon::mlflow
