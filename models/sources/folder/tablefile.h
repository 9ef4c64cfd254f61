#pragma once

#include "models/files/rootfolder.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>

namespace colophon::folder {

/// The text of a file of rows, as far as it was read.
struct TableText
{
    std::string text;
    bool isShortened = false; ///< only headings and last rows
    std::optional<Problem> problem; ///< why it is not all that the file should hold
};

/// Most bytes of a table that are read for a curve.
inline constexpr std::uint64_t kLargestTable = std::uint64_t{1} << 30;

/// All rows of the file, at most `limit` bytes of them. A table ends where zero bytes begin: a program that was
/// stopped, or a full disk, leaves them at the end of a log.
std::expected<TableText, Problem> readTableRows(const RootFolder& root, const std::string& path,
                                                std::uint64_t limit = kLargestTable);

/// As readTableRows(), but of more than `limit` bytes only headings and last rows: enough for the last values.
std::expected<TableText, Problem> readTableEnds(const RootFolder& root, const std::string& path, std::uint64_t limit);

} // namespace colophon::folder
