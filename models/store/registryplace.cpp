#include "models/store/registryplace.h"

#include "models/store/registry.h"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>

namespace colophon {

namespace {

namespace fs = std::filesystem;

struct stat statusOf(const fs::path& folder)
{
    struct stat status{};
    ::stat(folder.c_str(), &status);
    return status;
}

fs::path homeFolder()
{
    const char* const home = std::getenv("HOME");
    std::error_code error;
    return home ? fs::canonical(home, error) : fs::path();
}

/// Whether what lies above this folder is another matter.
bool isBoundary(const fs::path& folder, const fs::path& home)
{
    std::error_code error;
    if (folder == home || !folder.has_relative_path() || fs::exists(fs::symlink_status(folder / ".git", error)))
        return true;
    const struct stat above = statusOf(folder.parent_path());
    return above.st_dev != statusOf(folder).st_dev || (above.st_mode & S_ISVTX) != 0;
}

} // namespace

bool hasRegistry(const std::string& folder)
{
    std::error_code error;
    const fs::path registry = fs::path(folder) / kRegistryPath;
    return fs::is_directory(fs::symlink_status(registry.parent_path(), error))
        && fs::is_regular_file(fs::symlink_status(registry, error));
}

std::optional<std::string> folderWithRegistry(const std::string& folder)
{
    std::error_code error;
    fs::path place = fs::canonical(folder, error);
    if (error)
        return std::nullopt;
    const fs::path home = homeFolder();
    for (;; place = place.parent_path()) {
        if (hasRegistry(place.string()))
            return place.string();
        if (isBoundary(place, home))
            return std::nullopt;
    }
}

} // namespace colophon
