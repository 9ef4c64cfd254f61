#pragma once

#include <string>
#include <string_view>

namespace colophon::mlflow {

/// The text with every byte that is not part of valid UTF-8 replaced by U+FFFD. Control characters stay: a tag may hold
/// line breaks.
std::string toValidUtf8(std::string_view bytes);

} // namespace colophon::mlflow
