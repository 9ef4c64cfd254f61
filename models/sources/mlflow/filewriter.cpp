#include "models/sources/mlflow/filewriter.h"

#include "models/files/descriptor.h"
#include "models/files/fileproblem.h"

#include <cerrno>
#include <chrono>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <random>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <vector>

namespace colophon::mlflow {

namespace {

int writeAll(int file, std::string_view content)
{
    while (!content.empty()) {
        const ssize_t written = write(file, content.data(), content.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return errno;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return fsync(file) == 0 ? 0 : errno;
}

constexpr std::string_view kTemporaryStart = ".colophon-";
constexpr std::string_view kTemporaryEnd = ".tmp";

/// One that no program killed earlier can have left behind: in containers every start may have the same number.
std::string temporaryName()
{
    std::random_device random;
    return std::string(kTemporaryStart) + std::to_string(getpid()) + "-" + std::to_string(random())
        + std::string(kTemporaryEnd);
}

bool isTemporaryName(std::string_view name)
{
    return name.starts_with(kTemporaryStart) && name.ends_with(kTemporaryEnd);
}

bool isDenial(int error)
{
    return error == EACCES || error == EPERM || error == EROFS;
}

/// Why this may not be done, by the rights of the running program; 0 if it may. Of a link, the link itself counts.
int denial(int folder, const std::string& name, int mode)
{
    const bool isPermitted = faccessat(folder, name.c_str(), mode, AT_EACCESS | AT_SYMLINK_NOFOLLOW) == 0;
    return !isPermitted && isDenial(errno) ? errno : 0;
}

struct ListingCloser
{
    void operator()(DIR* folder) const { closedir(folder); }
};

} // namespace

FileWriter::FileWriter(int folder)
    : m_folder(folder)
{
}

FileWriter::~FileWriter()
{
    if (m_locked)
        flock(m_folder, LOCK_UN);
}

bool FileWriter::lock()
{
    constexpr int kAttempts = 40;
    constexpr std::chrono::milliseconds kPause(50);
    for (int attempt = 0; attempt < kAttempts && !m_locked; ++attempt) {
        m_locked = flock(m_folder, LOCK_EX | LOCK_NB) == 0;
        if (!m_locked && errno != EWOULDBLOCK && errno != EINTR)
            return true; // A file system without locks: the comparison of contents has to do.
        if (!m_locked)
            std::this_thread::sleep_for(kPause);
    }
    if (m_locked)
        removeLeftovers();
    return m_locked;
}

void FileWriter::removeLeftovers() const
{
    Descriptor descriptor(openat(m_folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const std::unique_ptr<DIR, ListingCloser> folder(descriptor.isOpen() ? fdopendir(descriptor.number()) : nullptr);
    if (!folder)
        return; // Nothing depends on it: the names of new temporary files are new.
    descriptor.release();
    std::vector<std::string> names;
    while (const dirent* entry = readdir(folder.get())) {
        if (isTemporaryName(entry->d_name))
            names.emplace_back(entry->d_name);
    }
    for (const std::string& name : names)
        unlinkat(m_folder, name.c_str(), 0); // Of a link, the link itself.
}

int FileWriter::openParent(const std::string& parent, bool make)
{
    constexpr mode_t kAll = 0777;
    if (parent.empty())
        return openat(m_folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (make && mkdirat(m_folder, parent.c_str(), kAll) == 0)
        fsync(m_folder);
    return openat(m_folder, parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
}

int FileWriter::writeTemporary(const std::string& temporary, std::string_view content, int parent,
                               const std::string& name)
{
    constexpr mode_t kReadWrite = 0666;
    constexpr mode_t kPermissions = 07777;
    const Descriptor file(openat(m_folder, temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kReadWrite));
    if (!file.isOpen())
        return errno;
    struct stat old = {};
    if (fstatat(parent, name.c_str(), &old, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(old.st_mode)
        && fchmod(file.number(), old.st_mode & kPermissions) != 0)
        return errno;
    return writeAll(file.number(), content);
}

int FileWriter::replace(const std::string& parent, const std::string& name, std::string_view content)
{
    const Descriptor folder(openParent(parent, true));
    if (!folder.isOpen())
        return errno;
    // Not in the folder of aliases: there MLflow would take it for one.
    const std::string temporary = temporaryName();
    int error = writeTemporary(temporary, content, folder.number(), name);
    if (error == 0 && renameat(m_folder, temporary.c_str(), folder.number(), name.c_str()) != 0)
        error = errno;
    if (error != 0)
        unlinkat(m_folder, temporary.c_str(), 0);
    else
        fsync(folder.number());
    return error;
}

int FileWriter::remove(const std::string& parent, const std::string& name)
{
    const Descriptor folder(openParent(parent, false));
    if (!folder.isOpen() || unlinkat(folder.number(), name.c_str(), 0) != 0)
        return errno;
    fsync(folder.number());
    return 0;
}

std::optional<FileWriter::Obstacle> FileWriter::obstacle(const std::string& parent, const std::string& name)
{
    // The temporary file, and a missing parent, are made in the model's folder.
    if (const int error = denial(m_folder, ".", W_OK | X_OK))
        return Obstacle{{}, error};
    const Descriptor folder(openParent(parent, false));
    if (!folder.isOpen())
        return isDenial(errno) ? std::optional(Obstacle{parent, errno}) : std::nullopt;
    if (const int error = denial(folder.number(), ".", W_OK | X_OK))
        return Obstacle{parent, error};
    if (const int error = denial(folder.number(), name, W_OK))
        return Obstacle{parent.empty() ? name : parent + "/" + name, error};
    return std::nullopt;
}

Problem writeProblem(std::string path, int error)
{
    const auto problem = [&path](std::string reason, std::string hint) {
        return refusedFile(std::move(path), std::move(reason), std::move(hint));
    };
    switch (error) {
    case EACCES:
    case EPERM:
        return problem("There is no permission to write it.",
                       "Ask its owner for permission to write there, then try again.");
    case EROFS:
        return problem("The disk does not accept changes: it is read-only.",
                       "Connect it so that it can be written, then try again.");
    case ENOSPC:
    case EDQUOT:
        return problem("There is no room left to write it.", "Make room on the disk, then try again.");
    case ELOOP:
    case ENOTDIR:
        return problem("Something else stands where its folder belongs; links are not followed when writing.",
                       "Put the folder back in its place, then try again.");
    default:
        return problem("It could not be written: " + std::generic_category().message(error) + ".",
                       "Check the disk or the connection to it, then try again.");
    }
}

} // namespace colophon::mlflow
