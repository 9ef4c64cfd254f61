#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace colophon {

/// Bytes. Nobody mistypes more than this by hand.
inline constexpr std::size_t kLongestTyped = 100;

/// Letters to change, add, take away or swap with the next one to make one text of the other (optimal string
/// alignment).
std::size_t editDistance(std::string_view left, std::string_view right);

/// The name that was most likely meant by a mistyped one: the one with the fewest letters wrong, missing, too many or
/// changed places, without regard to case. Nothing if all differ in more than a third of their letters.
std::optional<std::string> similarName(std::span<const std::string> names, std::string_view typed);

} // namespace colophon
