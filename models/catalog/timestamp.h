#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace colophon {

/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
struct Timestamp
{
    std::int64_t milliseconds = 0;

    static Timestamp now();

    friend auto operator<=>(const Timestamp&, const Timestamp&) = default;
};

/// "2026-03-01T09:15:00.000Z", the form of every report and journal entry. Years outside 0000–9999 are clamped.
std::string toIsoText(Timestamp time);

/// Reads "2026-03-01", "2026-03-01T09:15", "2026-03-01 09:15:00.123456", each with an optional "Z" or "+01:00".
/// A text without a zone is taken as UTC: the answer must not depend on where the reader sits.
std::optional<Timestamp> parseTimestamp(std::string_view text);

} // namespace colophon
