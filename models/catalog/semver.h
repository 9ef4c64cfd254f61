#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace colophon {

/// A version number after Semantic Versioning 2.0.0 (semver.org), with or without a leading "v".
struct SemVer
{
    std::uint64_t major = 0;
    std::uint64_t minor = 0;
    std::uint64_t patch = 0;
    std::vector<std::string> preRelease; ///< dot-separated identifiers, such as {"rc", "1"}
    std::string build; ///< after "+"; never takes part in precedence (SemVer 2.0.0, item 10)

    bool isPreRelease() const { return !preRelease.empty(); }

    /// Precedence after SemVer 2.0.0, item 11: 1.0.0-alpha < 1.0.0-alpha.1 < 1.0.0-rc.1 < 1.0.0.
    friend std::weak_ordering operator<=>(const SemVer& left, const SemVer& right);
    /// Equal precedence; the build part does not count.
    friend bool operator==(const SemVer& left, const SemVer& right) { return (left <=> right) == 0; }
};

/// Strict: three numbers without leading zeros; "v1.2.3" is accepted, "1.2" is not.
std::optional<SemVer> parseSemVer(std::string_view text);

/// "1.2.0-rc.1+build5", without a leading "v".
std::string toString(const SemVer& version);

} // namespace colophon
