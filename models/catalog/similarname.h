#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace colophon {

/// The name that was most likely meant by a mistyped one: the one with the fewest letters wrong, missing, too many or
/// changed places, without regard to case. Nothing if all differ in more than a third of their letters.
std::optional<std::string> similarName(std::span<const std::string> names, std::string_view typed);

} // namespace colophon
