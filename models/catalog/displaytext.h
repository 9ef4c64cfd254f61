#pragma once

#include <string>
#include <string_view>

namespace colophon {

/// The text with every byte that is not valid UTF-8 replaced by U+FFFD, and control and direction-override characters
/// shown as their Unicode control pictures or "�": for names that go to people and JSON.
std::string toDisplayText(std::string_view bytes);

} // namespace colophon
