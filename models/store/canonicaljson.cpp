#include "models/store/canonicaljson.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace colophon {

namespace {

using Json = nlohmann::json;

/// Bytes order UTF-8 by code point. UTF-16 differs in one thing: code points from U+10000 on (lead bytes 0xF0 and
/// above) stand before U+E000 to U+FFFF (lead bytes 0xEE and 0xEF).
bool isBeforeInUtf16(const std::string& left, const std::string& right)
{
    const auto [at, other] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    if (at == left.end() || other == right.end())
        return other != right.end();
    const auto byte = static_cast<unsigned char>(*at);
    const auto otherByte = static_cast<unsigned char>(*other);
    if (byte >= 0xEE && otherByte >= 0xEE && (byte >= 0xF0) != (otherByte >= 0xF0))
        return byte >= 0xF0;
    return byte < otherByte;
}

void append(std::string& text, const Json& value);

void appendObject(std::string& text, const Json& object)
{
    std::vector<const std::string*> keys;
    keys.reserve(object.size());
    for (const auto& item : object.items())
        keys.push_back(&item.key());
    std::ranges::sort(keys, [](const auto* left, const auto* right) { return isBeforeInUtf16(*left, *right); });
    text += '{';
    for (const std::string* key : keys) {
        if (key != keys.front())
            text += ',';
        text += canonicalText(*key) + ':';
        append(text, object.at(*key));
    }
    text += '}';
}

void appendArray(std::string& text, const Json& array)
{
    text += '[';
    for (std::size_t index = 0; index < array.size(); ++index) {
        if (index > 0)
            text += ',';
        append(text, array[index]);
    }
    text += ']';
}

void append(std::string& text, const Json& value)
{
    switch (value.type()) {
    case Json::value_t::object:
        appendObject(text, value);
        break;
    case Json::value_t::array:
        appendArray(text, value);
        break;
    case Json::value_t::string:
        text += canonicalText(value.get_ref<const std::string&>());
        break;
    case Json::value_t::boolean:
        text += value.get<bool>() ? "true" : "false";
        break;
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
    case Json::value_t::number_float:
        text += canonicalNumber(value.get<double>());
        break;
    default:
        text += "null";
    }
}

struct Decimal
{
    std::string digits; ///< without trailing zeros
    int point = 0; ///< the value is 0.DIGITS times ten to this power
};

Decimal shortestDecimal(double positive)
{
    std::array<char, 32> buffer{};
    const auto end
        = std::to_chars(buffer.data(), buffer.data() + buffer.size(), positive, std::chars_format::scientific);
    const std::string_view text(buffer.data(), end.ptr);
    const std::size_t exponent = text.find('e');
    Decimal decimal;
    std::ranges::copy_if(text.substr(0, exponent), std::back_inserter(decimal.digits), [](char c) { return c != '.'; });
    const std::string_view power = text.substr(exponent + (text[exponent + 1] == '+' ? 2 : 1));
    std::from_chars(power.data(), power.data() + power.size(), decimal.point);
    ++decimal.point;
    return decimal;
}

std::string exponentForm(const Decimal& decimal)
{
    std::string text = decimal.digits.substr(0, 1);
    if (decimal.digits.size() > 1)
        text += '.' + decimal.digits.substr(1);
    const int power = decimal.point - 1;
    return text + (power < 0 ? "e-" : "e+") + std::to_string(std::abs(power));
}

} // namespace

std::string canonicalJson(const nlohmann::json& value)
{
    std::string text;
    append(text, value);
    return text;
}

std::string canonicalText(std::string_view text)
{
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool isUtf8(std::string_view text)
{
    try {
        Json(text).dump();
        return true;
    } catch (const Json::type_error&) {
        return false;
    }
}

std::string canonicalNumber(double value)
{
    if (std::isnan(value))
        return "\"NaN\"";
    if (std::isinf(value))
        return value > 0 ? "\"Infinity\"" : "\"-Infinity\"";
    if (value == 0)
        return "0";
    const std::string sign = value < 0 ? "-" : "";
    const Decimal decimal = shortestDecimal(std::abs(value));
    const auto count = static_cast<int>(decimal.digits.size());
    if (decimal.point > 21 || decimal.point < -5)
        return sign + exponentForm(decimal);
    if (decimal.point <= 0)
        return sign + "0." + std::string(static_cast<std::size_t>(-decimal.point), '0') + decimal.digits;
    if (count <= decimal.point)
        return sign + decimal.digits + std::string(static_cast<std::size_t>(decimal.point - count), '0');
    const auto point = static_cast<std::size_t>(decimal.point);
    return sign + decimal.digits.substr(0, point) + '.' + decimal.digits.substr(point);
}

} // namespace colophon
