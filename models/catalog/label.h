#pragma once

#include "models/catalog/semver.h"
#include "models/catalog/timestamp.h"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace colophon {

/// What kind of text names a version; it decides how labels are ordered.
enum class LabelKind {
    SemVer, ///< "v1.2.0", "1.2.0-rc.1"
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
    std::uint64_t number = 0; ///< for Number
    std::optional<Timestamp> time; ///< for Date

    /// Order of the same kind by meaning, pre-releases before their release; of different kinds by kind, then by text.
    friend std::weak_ordering operator<=>(const Label& left, const Label& right);
    friend bool operator==(const Label& left, const Label& right) { return (left <=> right) == 0; }
};

Label parseLabel(std::string_view text);

} // namespace colophon
