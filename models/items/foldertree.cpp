#include "models/items/foldertree.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

#include <sys/stat.h>
#include <sys/vfs.h>

namespace colophon {

namespace {

namespace fs = std::filesystem;

std::int64_t modificationMark(const std::string& path)
{
    constexpr std::int64_t kNanoseconds = 1'000'000'000;
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0)
        return -1;
    return std::int64_t(status.st_mtim.tv_sec) * kNanoseconds + status.st_mtim.tv_nsec;
}

bool isLeftOut(std::string_view name)
{
    static constexpr std::array kNames
        = {".git",         ".hg",    ".svn",        ".venv",       "venv",        "env",          ".tox",
           "node_modules", ".cache", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"};
    return std::ranges::find(kNames, name) != kNames.end();
}

void appendSubfolders(const std::string& folder, std::vector<std::string>& into, std::size_t limit)
{
    std::error_code error;
    for (fs::directory_iterator entries(folder, error), end; !error && entries != end; entries.increment(error)) {
        if (into.size() >= limit)
            return;
        std::error_code unreadable;
        if (entries->is_symlink(unreadable) || !entries->is_directory(unreadable))
            continue;
        if (!isLeftOut(entries->path().filename().native()))
            into.push_back(entries->path().native());
    }
}

} // namespace

std::vector<KnownFolder> listFolders(const QStringList& roots, std::size_t limit, const std::stop_token& stop)
{
    std::vector<std::string> level;
    for (const QString& root : roots)
        level.push_back(QFileInfo(root).isDir() ? root.toStdString() : QFileInfo(root).path().toStdString());

    std::vector<KnownFolder> folders;
    while (!level.empty() && !stop.stop_requested()) {
        std::vector<std::string> below;
        for (const std::string& path : level) {
            if (folders.size() >= limit || stop.stop_requested())
                return folders;
            folders.push_back({path, modificationMark(path)});
            appendSubfolders(path, below, limit - folders.size());
        }
        level = std::move(below);
    }
    return folders;
}

bool updateFolders(std::vector<KnownFolder>& folders, const std::stop_token& stop)
{
    bool changed = false;
    for (KnownFolder& folder : folders) {
        if (stop.stop_requested())
            return changed;
        const std::int64_t modified = modificationMark(folder.path);
        changed = changed || modified != folder.modified;
        folder.modified = modified;
    }
    return changed;
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
