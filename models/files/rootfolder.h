#pragma once

#include "models/catalog/displaytext.h" // IWYU pragma: export (names of files are shown through it)
#include "models/catalog/problem.h"
#include "models/catalog/timestamp.h"
#include "models/files/descriptor.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace colophon {

enum class FileKind : std::uint8_t {
    Regular,
    Folder,
    Link, ///< a symbolic link, not followed by listing
    Other, ///< device, socket, FIFO: never opened
};

struct FolderEntry
{
    std::string name; ///< bytes as the file system gives them; may be invalid UTF-8
    FileKind kind = FileKind::Other;

    friend bool operator==(const FolderEntry&, const FolderEntry&) = default;
};

struct FileStatus
{
    FileKind kind = FileKind::Other;
    std::uint64_t size = 0;
    Timestamp modified;
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint32_t owner = 0;

    friend bool operator==(const FileStatus&, const FileStatus&) = default;
};

/// A regular file, open for reading, and what was true of it when it was opened.
struct OpenedFile
{
    Descriptor descriptor;
    FileStatus status;
};

/// Reads files beneath one opened folder and never outside it.
///
/// Paths are relative to the root, with "/" between components; "" is the root. A path that leaves the root, through
/// ".." or a link, is refused by the kernel (openat2, RESOLVE_BENEATH). Links inside the root that stay inside are
/// followed by status() and read(). Nothing is written, locked or touched (O_NOATIME where permitted); from anything
/// but a regular file nothing is read. Thread-safe: all members may be called from several threads at once.
class RootFolder
{
public:
    /// `path`: absolute or relative to the working directory.
    static std::expected<RootFolder, Problem> open(const std::string& path);

    RootFolder(RootFolder&& other) noexcept;
    RootFolder& operator=(RootFolder&& other) noexcept;
    RootFolder(const RootFolder&) = delete;
    RootFolder& operator=(const RootFolder&) = delete;
    ~RootFolder();

    /// Absolute path of the root, without links.
    const std::string& path() const { return m_path; }

    /// Entries without "." and "..", in name order. More than `limit` entries: the first `limit` found and a Problem
    /// in `problem`. The kind costs no extra call.
    std::expected<std::vector<FolderEntry>, Problem> list(const std::string& path, std::size_t limit = kEntryLimit,
                                                          std::optional<Problem>* problem = nullptr) const;
    std::expected<FileStatus, Problem> status(const std::string& path) const;
    /// Whether the path, or a link on it, leaves the root: status() and read() refuse it for that reason.
    bool leavesRoot(const std::string& path) const;
    /// Whole content. Larger than `limit` bytes: a Problem that says so; nothing is read.
    std::expected<std::string, Problem> read(const std::string& path, std::size_t limit) const;
    /// As read(), into a buffer that keeps its capacity; for readers of very many small files.
    std::expected<void, Problem> read(const std::string& path, std::size_t limit, std::string& into) const;
    /// At most the first `limit` bytes.
    std::expected<std::string, Problem> readStart(const std::string& path, std::size_t limit) const;
    /// A regular file for a caller that reads parts of it.
    std::expected<OpenedFile, Problem> openFile(const std::string& path) const;
    /// Where a link points, as text.
    std::expected<std::string, Problem> linkTarget(const std::string& path) const;

    /// Descriptor of a folder for a caller that reads very many files in it; closed by the caller. -1 on failure.
    int openFolder(const std::string& path) const;

    static constexpr std::size_t kEntryLimit = 2'000'000;

private:
    RootFolder(int descriptor, std::string path);

    int m_descriptor = -1;
    std::string m_path;
};

/// "a/b" from "a" and "b"; "b" when `folder` is empty.
std::string joinPath(std::string_view folder, std::string_view name);

} // namespace colophon
