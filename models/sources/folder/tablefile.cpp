#include "models/sources/folder/tablefile.h"

#include "models/files/fileproblem.h"

#include <algorithm>
#include <array>

#include <unistd.h>

namespace colophon::folder {

namespace {

constexpr std::uint64_t kHead = 64 * 1024;
constexpr std::uint64_t kTail = 256 * 1024;

std::string readPart(const OpenedFile& file, std::uint64_t offset, std::uint64_t size)
{
    std::string bytes(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        const ssize_t got
            = pread(file.descriptor.number(), bytes.data() + done, size - done, static_cast<off_t>(offset + done));
        if (got <= 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

bool isZeroAt(const OpenedFile& file, std::uint64_t offset)
{
    std::array<char, 1> byte{};
    return pread(file.descriptor.number(), byte.data(), 1, static_cast<off_t>(offset)) == 1 && byte[0] == '\0';
}

/// Where text ends and zero bytes begin, the size of the file if it ends in text. Halves the file again and again: what
/// lies behind the text may be a million times as long.
std::uint64_t endOfText(const OpenedFile& file)
{
    std::uint64_t text = 0; // Everything before is text,
    std::uint64_t zeros = file.status.size; // and everything from here on is not.
    if (zeros == 0 || !isZeroAt(file, zeros - 1))
        return zeros;
    while (text < zeros) {
        const std::uint64_t middle = text + (zeros - text) / 2;
        if (isZeroAt(file, middle))
            zeros = middle;
        else
            text = middle + 1;
    }
    return text;
}

Problem partlyRead(const std::string& path, std::string reason, std::string hint)
{
    Problem problem = refusedFile(path, std::move(reason), std::move(hint));
    problem.severity = Problem::Severity::Warning;
    return problem;
}

Problem zeroBytes(const std::string& path, std::uint64_t end)
{
    return partlyRead(path, "From byte " + std::to_string(end) + " on it holds zero bytes and no rows.",
                      "The rows before them are shown. A program that was stopped while it wrote, or a full disk, "
                      "leaves such files; cut the file there, or write it again.");
}

Problem beyondBudget(const std::string& path, std::uint64_t size, std::uint64_t limit)
{
    return partlyRead(path,
                      "The table has " + std::to_string(size) + " bytes; curves are drawn from its first "
                          + std::to_string(limit) + " bytes only.",
                      "Last values are those of its last rows. Keep fewer steps in it to see the whole curve.");
}

std::string withoutHalfRow(std::string text)
{
    text.resize(text.rfind('\n') + 1); // No row at all: npos + 1 is 0.
    return text;
}

/// Text up to `end`, which is the end of the file or lies within a row.
std::string rowsBefore(const OpenedFile& file, std::uint64_t end)
{
    std::string text = readPart(file, 0, end);
    return end < file.status.size ? withoutHalfRow(std::move(text)) : text;
}

} // namespace

std::expected<TableText, Problem> readTableRows(const RootFolder& root, const std::string& path, std::uint64_t limit)
{
    const auto file = root.openFile(path);
    if (!file)
        return std::unexpected(file.error());
    const std::uint64_t end = endOfText(*file);
    TableText table;
    table.text = rowsBefore(*file, std::min(end, limit));
    if (end > limit)
        table.problem = beyondBudget(path, end, limit);
    else if (end < file->status.size && !table.text.empty())
        table.problem = zeroBytes(path, end);
    return table;
}

std::expected<TableText, Problem> readTableEnds(const RootFolder& root, const std::string& path, std::uint64_t limit)
{
    const auto file = root.openFile(path);
    if (!file)
        return std::unexpected(file.error());
    const std::uint64_t end = endOfText(*file);
    if (end <= limit || end <= kHead + kTail)
        return readTableRows(root, path, limit);
    TableText table;
    table.isShortened = true;
    const std::string head = readPart(*file, 0, kHead);
    std::string tail = readPart(*file, end - kTail, kTail);
    if (end < file->status.size)
        tail = withoutHalfRow(std::move(tail));
    table.text = head.substr(0, head.find('\n') + 1);
    const std::size_t firstRow = tail.find('\n');
    if (firstRow != std::string::npos)
        table.text.append(tail, firstRow + 1);
    if (end > kLargestTable)
        table.problem = beyondBudget(path, end, kLargestTable);
    else if (end < file->status.size)
        table.problem = zeroBytes(path, end);
    return table;
}

} // namespace colophon::folder
