#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

namespace colophon::test {

/// A folder of its own for one test, removed with everything in it at the end. Paths are relative to it; folders on
/// the way are made. Throws std::filesystem::filesystem_error where the system refuses: a test cannot go on then.
class TempTree
{
public:
    TempTree();
    TempTree(const TempTree&) = delete;
    TempTree& operator=(const TempTree&) = delete;
    ~TempTree();

    /// Absolute path of the folder, or of something in it.
    std::string path(std::string_view relative = {}) const;

    void write(std::string_view relative, std::string_view content) const;
    void folder(std::string_view relative) const;
    /// A symbolic link; the target is written as it is and need not exist.
    void link(std::string_view relative, std::string_view target) const;
    void fifo(std::string_view relative) const;
    /// A file that claims this size without taking room on the disk.
    void sparse(std::string_view relative, std::uintmax_t size) const;
    void setModified(std::string_view relative, std::chrono::sys_seconds time) const;
    void remove(std::string_view relative) const;

    /// Every path with its kind, size, modification time to the nanosecond and content: two equal texts mean that
    /// nothing in the tree was changed in between.
    std::string snapshot() const;

private:
    std::filesystem::path m_root;
};

} // namespace colophon::test
