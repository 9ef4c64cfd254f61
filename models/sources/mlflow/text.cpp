#include "models/sources/mlflow/text.h"

#include <algorithm>
#include <cstddef>

namespace colophon::mlflow {

namespace {

bool isContinuation(unsigned char byte)
{
    constexpr unsigned char kMask = 0xC0;
    constexpr unsigned char kContinuation = 0x80;
    return (byte & kMask) == kContinuation;
}

/// Length of the valid character at the front; 0 if there is none (Unicode 15, table 3-7).
std::size_t characterLength(std::string_view text)
{
    const auto byte = [text](std::size_t index) {
        return index < text.size() ? static_cast<unsigned char>(text[index]) : static_cast<unsigned char>(0);
    };
    const unsigned char first = byte(0);
    const unsigned char second = byte(1);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return isContinuation(second) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool isOverlong = first == 0xE0 && second < 0xA0;
        const bool isSurrogate = first == 0xED && second > 0x9F;
        return isContinuation(second) && isContinuation(byte(2)) && !isOverlong && !isSurrogate ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool isOverlong = first == 0xF0 && second < 0x90;
        const bool isTooLarge = first == 0xF4 && second > 0x8F;
        const bool continues = isContinuation(second) && isContinuation(byte(2)) && isContinuation(byte(3));
        return continues && !isOverlong && !isTooLarge ? 4 : 0;
    }
    return 0;
}

} // namespace

std::string toValidUtf8(std::string_view bytes)
{
    const auto isAscii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (std::ranges::all_of(bytes, isAscii))
        return std::string(bytes);
    std::string text;
    text.reserve(bytes.size());
    while (!bytes.empty()) {
        const std::size_t length = characterLength(bytes);
        text.append(length > 0 ? bytes.substr(0, length) : std::string_view("\xEF\xBF\xBD"));
        bytes.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return text;
}

} // namespace colophon::mlflow
