#include "models/items/foldertree.h"

#include "models/files/rootfolder.h"
#include "models/sources/passedover.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>

namespace colophon {

namespace {

/// As in probing: a tree with more folders is not a project.
constexpr std::size_t kFolderLimit = 200'000;

std::int64_t nanoseconds(const timespec& time)
{
    constexpr std::int64_t kNanoseconds = 1'000'000'000;
    return std::int64_t(time.tv_sec) * kNanoseconds + time.tv_nsec;
}

/// Spreads a value over all bits, so that sums of such values tell sets apart.
std::uint64_t spread(std::uint64_t value)
{
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31);
}

/// Marks in the future come from wrong clocks and say nothing.
void note(KnownFolder& folder, const struct stat& status, std::int64_t now)
{
    const std::int64_t modified = nanoseconds(status.st_mtim);
    folder.mark += spread(status.st_ino + spread(std::uint64_t(modified) + spread(std::uint64_t(status.st_size))));
    if (modified <= now)
        folder.newest = std::max(folder.newest, modified);
}

class FolderStream
{
public:
    explicit FolderStream(const std::string& path)
        : m_stream(fdopendir(open(path)), closedir)
    {
    }
    explicit operator bool() const { return m_stream != nullptr; }
    int number() const { return dirfd(m_stream.get()); }
    const dirent* next() { return readdir(m_stream.get()); }

private:
    static int open(const std::string& path)
    {
        constexpr int kFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
        const int quiet = ::open(path.c_str(), kFlags | O_NOATIME);
        return quiet >= 0 ? quiet : ::open(path.c_str(), kFlags);
    }

    std::unique_ptr<DIR, int (*)(DIR*)> m_stream;
};

struct Contents
{
    std::vector<std::string> folders;
    bool isEnvironment = false;
};

enum class FileTimes : std::uint8_t { Read, PassedOver };

bool isFolder(const dirent& entry, int parent)
{
    if (entry.d_type != DT_UNKNOWN)
        return entry.d_type == DT_DIR;
    struct stat status = {};
    return fstatat(parent, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode);
}

Contents lookInto(KnownFolder& folder, FileTimes times)
{
    const std::int64_t now = QDateTime::currentMSecsSinceEpoch() * 1'000'000;
    Contents contents;
    folder.mark = 0;
    folder.newest = -1;
    FolderStream stream(folder.path);
    struct stat status = {};
    if (!stream || fstat(stream.number(), &status) != 0)
        return contents;
    note(folder, status, now);
    while (const dirent* entry = stream.next()) {
        const std::string_view name = entry->d_name;
        if (name == "." || name == "..")
            continue;
        if (isFolder(*entry, stream.number()))
            contents.folders.emplace_back(name);
        else if (times == FileTimes::Read && fstatat(stream.number(), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0)
            note(folder, status, now);
        contents.isEnvironment = contents.isEnvironment || isEnvironmentMark(name);
    }
    return contents;
}

/// One walk, level by level.
class Walk
{
public:
    Walk(qint64 since, const AddFolder& add)
        : m_since(since * 1'000'000)
        , m_add(add)
    {
    }

    FolderWalk through(std::vector<std::string> level, const std::stop_token& stop)
    {
        for (bool isOpened = true; !level.empty(); isOpened = false) {
            for (std::string& path : level) {
                if (stop.stop_requested())
                    return std::move(m_result);
                if (m_count++ == kFolderLimit) {
                    m_result.isCut = true;
                    return std::move(m_result);
                }
                visit(std::move(path), isOpened);
            }
            level = std::exchange(m_below, {});
        }
        return std::move(m_result);
    }

private:
    void visit(std::string path, bool isOpened)
    {
        const AddedFolder added = m_add(path);
        KnownFolder folder{.path = std::move(path)};
        const Contents contents
            = lookInto(folder, added == AddedFolder::Known ? FileTimes::PassedOver : FileTimes::Read);
        m_result.hasChanged = m_result.hasChanged || (added != AddedFolder::Known && folder.newest > m_since);
        if (isOpened || !contents.isEnvironment)
            descend(folder.path, contents.folders);
        if (added == AddedFolder::Refused)
            m_result.polled.push_back(std::move(folder));
    }

    void descend(const std::string& folder, const std::vector<std::string>& names)
    {
        for (const std::string& name : names) {
            const std::string path = joinPath(folder, name);
            if (name == ".git")
                m_below.push_back(path + "/refs");
            else if (name == ".colophon" || !isPassedOver(folder, name))
                m_below.push_back(path);
        }
    }

    std::int64_t m_since;
    const AddFolder& m_add;
    std::size_t m_count = 0;
    std::vector<std::string> m_below;
    FolderWalk m_result;
};

} // namespace

FolderWalk walkFolders(const QStringList& roots, qint64 since, const AddFolder& add, const std::stop_token& stop)
{
    std::vector<std::string> level;
    for (const QString& root : roots)
        level.push_back(QFileInfo(root).isDir() ? root.toStdString() : QFileInfo(root).path().toStdString());
    return Walk(since, add).through(std::move(level), stop);
}

bool lookAgain(KnownFolder& folder)
{
    const std::uint64_t mark = folder.mark;
    lookInto(folder, FileTimes::Read);
    return folder.mark != mark;
}

bool isRemoteFolder(const std::string& path)
{
    // Magic numbers of statfs(2).
    constexpr std::array<std::uint32_t, 6> kRemote = {0x6969, 0x517B, 0xFF534D42, 0xFE534D42, 0x65735546, 0x01021997};
    struct statfs status = {};
    if (::statfs(path.c_str(), &status) != 0)
        return false;
    return std::ranges::find(kRemote, static_cast<std::uint32_t>(status.f_type)) != kRemote.end();
}

} // namespace colophon
