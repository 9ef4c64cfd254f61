#include "models/sources/mlflow/filewriter.h"

#include "models/files/descriptor.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

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
    return m_locked;
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
    const std::string temporary = ".colophon-" + std::to_string(getpid()) + ".tmp";
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

} // namespace colophon::mlflow
