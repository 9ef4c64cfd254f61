#pragma once

#include "models/catalog/semver.h"
#include "models/catalog/timestamp.h"

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace colophon {

/// What kind of text names a version; it decides how labels are ordered.
enum class LabelKind {
    SemVer, ///< "v1.2.0", "1.2.0-rc.1"
    Dotted, ///< "v1.2", "1.10": numbers between dots, but no SemVer
    Number, ///< "7", "v7", "checkpoint-500"
    Date, ///< "20231015", "2023-10-15", "2023-10-15-14-30", "20231015T143000"
    Hash, ///< 7 to 64 hexadecimal digits with at least one letter and one digit
    Text, ///< anything else
};

/// A label with the meaning its text has.
struct Label
{
    LabelKind kind = LabelKind::Text;
    std::string text;
    std::optional<SemVer> semver;
    std::vector<std::uint64_t> numbers; ///< for Dotted and Number
    std::optional<Timestamp> time; ///< for Date

    /// Whether it counts versions: SemVer, dotted and plain numbers are ordered among each other, "v1" before "v1.1".
    bool isCounting() const;

    /// Order by meaning, pre-releases before their release; of kinds that cannot be compared by kind, then by text.
    friend std::weak_ordering operator<=>(const Label& left, const Label& right);
    friend bool operator==(const Label& left, const Label& right) { return (left <=> right) == 0; }
};

Label parseLabel(std::string_view text);

} // namespace colophon
