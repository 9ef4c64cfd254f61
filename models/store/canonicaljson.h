#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace colophon {

/// The one text of a JSON value that digests are made of: the JSON Canonicalization Scheme, RFC 8785. Keys are sorted
/// by their UTF-16 code units, there are no spaces, texts are UTF-8 with the shortest escapes, numbers are the shortest
/// text that reads back as the same double. Bytes that are not UTF-8 become U+FFFD. NaN and infinities, which JSON does
/// not have, become the texts "NaN", "Infinity", "-Infinity".
std::string canonicalJson(const nlohmann::json& value);

/// A text in quotes, escaped as canonicalJson() does.
std::string canonicalText(std::string_view text);

/// Whether canonicalText() keeps the text as it is.
bool isUtf8(std::string_view text);

/// A number as ECMAScript writes it (RFC 8785, section 3.2.2.3): "1", "0.1", "1e-7", "1e+21".
std::string canonicalNumber(double value);

} // namespace colophon
