#include "models/files/value.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

namespace colophon {

namespace {

void appendQuoted(std::string& json, std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    json += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            json += "\\u00";
            json += kDigits[static_cast<unsigned char>(c) >> 4U];
            json += kDigits[static_cast<unsigned char>(c) & 0xFU];
        } else {
            json += c;
        }
    }
    json += '"';
}

void append(std::string& json, const Value& value)
{
    switch (value.kind) {
    case Value::Kind::Null:
        json += "null";
        return;
    case Value::Kind::Boolean:
        json += value.text;
        return;
    case Value::Kind::Number:
        value.isFinite() ? void(json += value.text) : appendQuoted(json, value.text);
        return;
    case Value::Kind::Text:
        appendQuoted(json, value.text);
        return;
    case Value::Kind::List:
    case Value::Kind::Object:
        break;
    }
    json += value.isList() ? '[' : '{';
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        if (i > 0)
            json += ',';
        if (value.isObject()) {
            appendQuoted(json, value.keys[i]);
            json += ':';
        }
        append(json, value.items[i]);
    }
    json += value.isList() ? ']' : '}';
}

} // namespace

bool Value::isFinite() const
{
    return isNumber() && std::isfinite(number());
}

const Value* Value::find(std::string_view key) const
{
    for (std::size_t i = keys.size(); i-- > 0;) {
        if (keys[i] == key)
            return &items[i];
    }
    return nullptr;
}

std::string Value::textOf(std::string_view key) const
{
    const Value* found = find(key);
    return found && found->isScalar() ? found->text : std::string();
}

double Value::number() const
{
    double result = std::numeric_limits<double>::quiet_NaN();
    if (!isNumber())
        return result;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), result);
    if (error == std::errc::result_out_of_range) // Too large or too small for a double: what strtod makes of it.
        return std::strtod(text.c_str(), nullptr);
    return result;
}

std::int64_t Value::integer(std::int64_t otherwise) const
{
    std::int64_t result = otherwise;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), result);
    if (isNumber() && error == std::errc() && end == text.data() + text.size())
        return result;
    const double value = number();
    constexpr double kExact = 9007199254740992.0;
    return std::fabs(value) <= kExact && std::trunc(value) == value ? static_cast<std::int64_t>(value) : otherwise;
}

ValueType entryType(const Value& value)
{
    switch (value.kind) {
    case Value::Kind::Null:
        return ValueType::Null;
    case Value::Kind::Boolean:
        return ValueType::Boolean;
    case Value::Kind::Number:
        return value.isFinite() ? ValueType::Number : ValueType::Text;
    case Value::Kind::Text:
        return ValueType::Text;
    case Value::Kind::List:
    case Value::Kind::Object:
        return ValueType::Json;
    }
    return ValueType::Text;
}

std::string toJson(const Value& value)
{
    std::string json;
    append(json, value);
    return json;
}

Problem unreadableValue(std::string reason, int line)
{
    Problem result;
    result.line = line;
    result.reason = std::move(reason);
    result.hint = "Its facts are left out. Write the file again, or open it in a text editor to repair it.";
    result.severity = Problem::Severity::Warning;
    return result;
}

} // namespace colophon
