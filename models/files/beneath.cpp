#include "models/files/beneath.h"

#include <array>
#include <cerrno>
#include <string_view>

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace colophon {

namespace {

int callOpenat2(int root, const char* path, int flags)
{
    open_how how{};
    how.flags = static_cast<unsigned>(flags | O_CLOEXEC);
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
    return static_cast<int>(syscall(SYS_openat2, root, path, &how, sizeof how));
}

bool hasOpenat2()
{
    static const bool answer = [] {
        const int descriptor = callOpenat2(AT_FDCWD, ".", O_PATH);
        if (descriptor >= 0)
            close(descriptor);
        return descriptor >= 0 || (errno != ENOSYS && errno != EPERM);
    }();
    return answer;
}

int openInKernel(int root, const char* path, int flags)
{
    // EAGAIN: something was renamed while the kernel walked over "..", and the answer would not be safe.
    constexpr int kAttempts = 8;
    int descriptor = -1;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        descriptor = callOpenat2(root, path, flags);
        if (descriptor >= 0 || (errno != EAGAIN && errno != EINTR))
            break;
    }
    return descriptor;
}

/// Owns a descriptor of the walk, unless it is the root that the caller owns.
class Step
{
public:
    explicit Step(int root)
        : m_descriptor(root)
    {
    }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;
    ~Step() { release(); }

    int descriptor() const { return m_descriptor; }
    void replace(int descriptor)
    {
        release();
        m_descriptor = descriptor;
        m_owned = true;
    }

private:
    void release() const
    {
        const int keptError = errno;
        if (m_owned && m_descriptor >= 0)
            close(m_descriptor);
        errno = keptError;
    }

    int m_descriptor = -1;
    bool m_owned = false;
};

} // namespace

int openByComponents(int root, const std::string& path, int flags)
{
    std::string_view rest = path;
    if (rest.starts_with('/')) {
        errno = EXDEV;
        return -1;
    }
    Step folder(root);
    while (true) {
        const std::size_t slash = rest.find('/');
        const std::string name(rest.substr(0, slash));
        if (name == "..") {
            errno = EXDEV;
            return -1;
        }
        if (slash == std::string_view::npos)
            return openat(folder.descriptor(), name.empty() ? "." : name.c_str(), flags | O_NOFOLLOW | O_CLOEXEC);
        rest.remove_prefix(slash + 1);
        if (name.empty() || name == ".")
            continue;
        const int next = openat(folder.descriptor(), name.c_str(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (next < 0)
            return -1;
        folder.replace(next);
    }
}

int openBeneath(int root, const std::string& path, int flags)
{
    if (path.contains('\0')) {
        errno = ENOENT;
        return -1;
    }
    if (!hasOpenat2())
        return openByComponents(root, path, flags);
    return openInKernel(root, path.empty() ? "." : path.c_str(), flags);
}

} // namespace colophon
