#pragma once

#include "models/files/descriptor.h"
#include "models/files/rootfolder.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace colophon::mlflow {

/// A folder held open, so that the many small files in it are found without walking the whole path again.
struct OpenFolder
{
    Descriptor descriptor;
    std::string path; ///< relative to the opened location; "" is the location itself

    bool isOpen() const { return descriptor.isOpen(); }
};

/// The names in one folder, kept in one block of memory that is used again for the next folder.
class Listing
{
public:
    struct Entry
    {
        std::uint32_t offset = 0;
        std::uint32_t length = 0;
        FileKind kind = FileKind::Other;
    };

    const std::vector<Entry>& entries() const { return m_entries; }
    /// Valid until the listing is filled again; a zero byte follows it.
    std::string_view name(const Entry& entry) const
    {
        return std::string_view(m_names).substr(entry.offset, entry.length);
    }
    bool isTruncated() const { return m_truncated; }

private:
    std::string m_names;
    std::vector<Entry> m_entries;
    bool m_truncated = false;

    friend class FileReader;
};

/// Reads very many small files beneath one location with as few system calls as possible. One for each thread.
///
/// Nothing outside the location is opened: names are resolved by the kernel without following links, and a name that
/// is a link goes through RootFolder, which follows it only inside the location.
class FileReader
{
public:
    explicit FileReader(const RootFolder& root);

    const RootFolder& root() const { return m_root; }

    /// `path` relative to the location.
    OpenFolder open(const std::string& path);
    /// `relative` to the folder; may hold several components. Not open on failure: see lastError().
    OpenFolder open(const OpenFolder& folder, std::string_view relative);
    bool list(const OpenFolder& folder, Listing& into, std::size_t limit = RootFolder::kEntryLimit);
    /// Content of a file, valid until the next call; nothing on failure: see lastError(). A file longer than `limit` is
    /// cut there and wasCut() answers true.
    std::optional<std::string_view> read(const OpenFolder& folder, std::string_view relative, std::size_t limit);
    /// A regular file, for a reader of large files; not open on failure: see lastError().
    Descriptor openFile(const OpenFolder& folder, std::string_view relative);
    /// Of anything but a link: for those, ask the root.
    std::optional<FileStatus> status(const OpenFolder& folder, std::string_view relative);

    bool wasCut() const { return m_cut; }
    int lastError() const { return m_error; }

private:
    int openAt(int base, int flags);
    std::optional<std::string_view> readThroughRoot(const std::string& path, std::size_t limit);

    const RootFolder& m_root;
    std::string m_name; ///< zero-terminated copy of the name in hand
    std::string m_content;
    std::vector<char> m_entryBlock;
    int m_accessFlag;
    bool m_kernelResolves = true; ///< openat2 is there and permitted
    int m_error = 0;
    bool m_cut = false;
};

} // namespace colophon::mlflow
