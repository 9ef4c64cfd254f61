#include "models/store/releaselock.h"

#include "models/store/registry.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>
#include <filesystem>
#include <thread>
#include <utility>

namespace colophon {

namespace fs = std::filesystem;

std::expected<std::string, Problem> ensureRegistryFolder(const std::string& locationPath)
{
    std::error_code error;
    const fs::path root = fs::canonical(locationPath, error);
    if (error || !fs::is_directory(root))
        return std::unexpected(registryProblem("The opened folder is not there any more", ENOENT));
    const fs::path folder = (root / kRegistryPath).parent_path();
    if (::mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST)
        return std::unexpected(registryProblem("The folder .colophon could not be made", errno));
    if (!fs::is_directory(fs::symlink_status(folder))) {
        return std::unexpected(registryProblem(".colophon is a link or a file; nothing was written through it.",
                                               "Replace it by a folder, or remove it."));
    }
    return folder.string();
}

ReleaseLock::ReleaseLock(Descriptor file)
    : m_file(std::move(file))
{
}

std::expected<ReleaseLock, RegistryFailure> ReleaseLock::take(const std::string& locationPath,
                                                              std::chrono::milliseconds patience)
{
    const auto folder = ensureRegistryFolder(locationPath);
    if (!folder)
        return std::unexpected(RegistryFailure{RegistryFailure::Kind::Failed, folder.error()});
    const fs::path path = fs::path(*folder) / "release.lock";
    ReleaseLock lock(Descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666)));
    if (!lock.m_file.isOpen()) {
        return std::unexpected(RegistryFailure{RegistryFailure::Kind::Failed,
                                               registryProblem("The file release.lock could not be made", errno)});
    }
    const auto end = std::chrono::steady_clock::now() + patience;
    while (::flock(lock.m_file.number(), LOCK_EX | LOCK_NB) != 0) {
        if (std::chrono::steady_clock::now() >= end) {
            return std::unexpected(RegistryFailure{
                RegistryFailure::Kind::Failed,
                registryProblem("Another program is releasing at this location.",
                                "Wait until it has finished, then look at the plan again. Nothing was changed.")});
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return lock;
}

} // namespace colophon
