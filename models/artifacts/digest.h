#pragma once

#include "models/files/rootfolder.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace colophon {

enum class DigestKind : std::uint8_t { Md5, Sha1, Sha256, Sha512 };

std::string_view toString(DigestKind kind); ///< "md5", "sha256" …

/// A recorded digest, taken apart.
struct RecordedDigest
{
    DigestKind kind = DigestKind::Sha256;
    std::string hex; ///< lower case, of the length that the kind has

    friend bool operator==(const RecordedDigest&, const RecordedDigest&) = default;
};

/// "sha256:HEX", "md5:HEX", or bare hexadecimal digits whose number tells the kind. Empty for anything else.
std::optional<RecordedDigest> parseDigest(std::string_view text);

/// "sha256:HEX"
std::string toString(const RecordedDigest& digest);

/// "ALGORITHM:HEX" of these bytes; for small contents that are in memory already.
std::string digestOf(std::string_view bytes, DigestKind kind);

/// "ALGORITHM:HEX" of the whole file, read in blocks. A file that changed meanwhile, or a stop, is a Problem.
std::expected<std::string, Problem> fileDigest(const RootFolder& root, const std::string& path, DigestKind kind,
                                               std::stop_token stop);

} // namespace colophon
