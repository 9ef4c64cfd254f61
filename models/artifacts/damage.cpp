#include "models/artifacts/damage.h"

#include "models/artifacts/format.h"
#include "models/files/fileproblem.h"

#include <algorithm>
#include <cstdint>

#include <unistd.h>

namespace colophon {

namespace {

using namespace std::string_view_literals;

Problem damaged(const std::string& path, std::string reason)
{
    Problem problem
        = refusedFile(path, std::move(reason), "The file may be damaged or incomplete. Download or save it again.");
    problem.severity = Problem::Severity::Warning;
    return problem;
}

std::string lastBytes(const OpenedFile& file, std::uint64_t most)
{
    std::string bytes(static_cast<std::size_t>(std::min(most, file.status.size)), '\0');
    const auto begin = static_cast<off_t>(file.status.size - bytes.size());
    const ssize_t got = ::pread(file.descriptor.number(), bytes.data(), bytes.size(), begin);
    bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    return bytes;
}

/// A ZIP file ends with its list of contents; behind it only a comment may follow, which model files do not have.
bool isZipCutOff(const OpenedFile& file)
{
    constexpr auto kEnd = "PK\x05\x06"sv;
    constexpr std::uint64_t kUsual = 1024;
    constexpr std::uint64_t kLongest = 22 + 0xFFFF;
    return !lastBytes(file, kUsual).contains(kEnd)
        && (file.status.size <= kUsual || !lastBytes(file, kLongest).contains(kEnd));
}

std::uint64_t littleEndian(std::string_view bytes)
{
    std::uint64_t number = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        number = (number << 8U) | static_cast<unsigned char>(bytes[i]);
    return number;
}

/// The superblock of HDF5 says where the file ends.
bool isHdf5CutOff(std::string_view start, std::uint64_t size)
{
    constexpr std::size_t kVersion = 8;
    if (start.size() <= 13)
        return true;
    const auto version = static_cast<unsigned char>(start[kVersion]);
    const bool isOld = version < 2;
    const auto width = static_cast<unsigned char>(start[isOld ? 13 : 9]);
    if (version > 3 || (width != 4 && width != 8))
        return false; // not known to us
    const std::size_t base = isOld ? (version == 0 ? 24U : 28U) : 12U;
    const std::size_t end = base + 2 * std::size_t(width);
    return start.size() < end + width || littleEndian(start.substr(end, width)) > size;
}

bool isCutOff(const OpenedFile& file, std::string_view start)
{
    constexpr std::size_t kGgufHeader = 24; ///< mark, version, counts of tensors and of metadata
    if (start.starts_with("PK\x03\x04"sv))
        return isZipCutOff(file);
    if (start.starts_with("GGUF"sv))
        return file.status.size < kGgufHeader;
    return start.starts_with("\x89HDF\r\n\x1a\n"sv) && isHdf5CutOff(start, file.status.size);
}

} // namespace

std::optional<Problem> damageOf(const OpenedFile& file, std::string_view start, const std::string& path)
{
    const std::string_view promised = formatByName(path);
    if (isAlwaysMarked(promised) && (start.empty() || formatOf(start, path).empty()))
        return damaged(path,
                       "It is named like a " + std::string(promised) + " file, but "
                           + (start.empty() ? "it is empty." : "it does not begin as one."));
    if (isCutOff(file, start))
        return damaged(path, "The file ends before it is complete, as after an interrupted download.");
    return std::nullopt;
}

} // namespace colophon
