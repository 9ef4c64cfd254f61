#include "tests/support/temptree.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>

namespace colophon::test {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const char* what, const fs::path& path)
{
    throw fs::filesystem_error(what, path, std::error_code(errno, std::generic_category()));
}

void describe(const fs::path& path, std::ostream& out)
{
    struct stat status{};
    if (lstat(path.c_str(), &status) != 0)
        fail("lstat", path);
    out << path.native() << ' ' << std::oct << status.st_mode << std::dec << ' ' << status.st_size << ' '
        << status.st_mtim.tv_sec << '.' << status.st_mtim.tv_nsec << ' ';
    constexpr off_t kLargest = 1 << 20;
    if (S_ISLNK(status.st_mode))
        out << fs::read_symlink(path).native();
    else if (S_ISREG(status.st_mode) && status.st_size <= kLargest)
        out << std::ifstream(path, std::ios::binary).rdbuf();
    out << '\n';
    out.clear(); // Streaming an empty file sets the fail bit.
}

} // namespace

TempTree::TempTree()
{
    std::string pattern = (fs::temp_directory_path() / "colophon-test-XXXXXX").native();
    if (!mkdtemp(pattern.data()))
        fail("mkdtemp", pattern);
    m_root = fs::canonical(pattern);
}

TempTree::~TempTree()
{
    std::error_code ignored;
    fs::remove_all(m_root, ignored);
}

std::string TempTree::path(std::string_view relative) const
{
    return relative.empty() ? m_root.native() : (m_root / relative).native();
}

void TempTree::write(std::string_view relative, std::string_view content) const
{
    const fs::path path = m_root / relative;
    fs::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    if (!file.flush())
        fail("write", path);
}

void TempTree::folder(std::string_view relative) const
{
    fs::create_directories(m_root / relative);
}

void TempTree::link(std::string_view relative, std::string_view target) const
{
    const fs::path path = m_root / relative;
    fs::create_directories(path.parent_path());
    fs::create_symlink(target, path);
}

void TempTree::fifo(std::string_view relative) const
{
    const fs::path path = m_root / relative;
    fs::create_directories(path.parent_path());
    if (mkfifo(path.c_str(), 0600) != 0)
        fail("mkfifo", path);
}

void TempTree::sparse(std::string_view relative, std::uintmax_t size) const
{
    write(relative, {});
    fs::resize_file(m_root / relative, size);
}

void TempTree::setModified(std::string_view relative, std::chrono::sys_seconds time) const
{
    const fs::path path = m_root / relative;
    const timespec seconds{time.time_since_epoch().count(), 0};
    const timespec times[2] = {seconds, seconds};
    if (utimensat(AT_FDCWD, path.c_str(), times, AT_SYMLINK_NOFOLLOW) != 0)
        fail("utimensat", path);
}

void TempTree::remove(std::string_view relative) const
{
    fs::remove_all(m_root / relative);
}

std::string TempTree::snapshot() const
{
    std::vector<fs::path> paths{m_root};
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(m_root))
        paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::ostringstream out;
    for (const fs::path& path : paths)
        describe(path, out);
    return out.str();
}

} // namespace colophon::test
