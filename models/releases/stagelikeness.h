#pragma once

#include <string_view>

namespace colophon {

/// Whether one name of a stage may have been typed for another: the same word in its usual short form ("prod",
/// "stage", "dev") or written otherwise ("Production", "pre-prod"), or a slip of the pen ("prodution"). Names that
/// differ in a number or in a short word, such as "eu" and "us", are names of their own.
bool isStageLike(std::string_view typed, std::string_view stage);

/// As isStageLike(), without other forms: "prod" is a fine name where nobody uses "production".
bool isStageMistyped(std::string_view typed, std::string_view stage);

} // namespace colophon
