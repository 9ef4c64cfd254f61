#include "models/catalog/displaytext.h"

#include <algorithm>

namespace colophon {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD"; // U+FFFD

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

struct CodePoint
{
    char32_t value = 0;
    std::size_t length = 0; ///< bytes; 0 if the bytes are not valid UTF-8
};

/// Number of bytes that the first byte announces, 0 if no character begins so.
std::size_t announcedLength(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return 2;
    if (first >= 0xE0 && first <= 0xEF)
        return 3;
    return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

CodePoint decode(std::string_view bytes)
{
    const auto first = static_cast<unsigned char>(bytes.front());
    const std::size_t length = announcedLength(first);
    if (length == 0 || length > bytes.size())
        return {};
    char32_t value = length == 1 ? first : first & (0xFFU >> (length + 1));
    for (const char byte : bytes.substr(1, length - 1)) {
        if (!isContinuation(byte))
            return {};
        value = (value << 6U) | (static_cast<unsigned char>(byte) & 0x3FU);
    }
    const bool tooLong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    return tooLong || surrogate || value > 0x10FFFF ? CodePoint{} : CodePoint{value, length};
}

/// Characters that change the order or the lines of the text around them.
bool isDirectionOrLineControl(char32_t value)
{
    return value == 0x061C || value == 0x200E || value == 0x200F || (value >= 0x2028 && value <= 0x202E)
        || (value >= 0x2066 && value <= 0x2069);
}

bool isHarmless(char byte)
{
    return byte >= ' ' && byte <= '~';
}

} // namespace

std::string toDisplayText(std::string_view bytes)
{
    if (std::ranges::all_of(bytes, isHarmless))
        return std::string(bytes);
    std::string text;
    text.reserve(bytes.size() + 8);
    while (!bytes.empty()) {
        const CodePoint point = decode(bytes);
        if (point.length == 1 && (point.value < 0x20 || point.value == 0x7F)) {
            // Control pictures: U+2400 to U+241F, and U+2421 for "delete".
            text += "\xE2\x90";
            text += static_cast<char>(0x80 + (point.value == 0x7F ? 0x21 : point.value));
        } else if (point.length == 0 || (point.value >= 0x80 && point.value < 0xA0)
                   || isDirectionOrLineControl(point.value)) {
            text += kReplacement;
        } else {
            text += bytes.substr(0, point.length);
        }
        bytes.remove_prefix(std::max<std::size_t>(point.length, 1));
    }
    return text;
}

} // namespace colophon
