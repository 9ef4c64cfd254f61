#include "models/files/value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <yaml-cpp/yaml.h>

namespace colophon {

namespace {

/// The parser spends memory on every opened bracket before it notices that there are too many.
bool opensTooManyBrackets(std::string_view text)
{
    constexpr int kMost = 500;
    int depth = 0;
    for (const char c : text) {
        if (c == '[' || c == '{')
            ++depth;
        else if ((c == ']' || c == '}') && depth > 0)
            --depth;
        if (depth > kMost)
            return true;
    }
    return false;
}

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::ranges::find(words, text) != words.end();
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// JSON form of a plain scalar that is a number by the YAML 1.2 core schema; decimal only.
std::optional<std::string> numberText(std::string_view text)
{
    if (isOneOf(text, {".nan", ".NaN", ".NAN"}))
        return "NaN";
    if (isOneOf(text, {".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"}))
        return "Infinity";
    if (isOneOf(text, {"-.inf", "-.Inf", "-.INF"}))
        return "-Infinity";
    if (text.starts_with('+'))
        text.remove_prefix(1);
    const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
    const bool leadingZero = digits.size() > 1 && digits[0] == '0' && isDigit(digits[1]);
    if (digits.empty() || leadingZero || (!isDigit(digits.front()) && digits.front() != '.'))
        return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size() || error != std::errc())
        return std::nullopt;
    if (isDigit(digits.front()) && isDigit(digits.back()) && !digits.contains(".e") && !digits.contains(".E"))
        return std::string(text);
    std::array<char, 32> shortest{};
    const auto written = std::to_chars(shortest.data(), shortest.data() + shortest.size(), value);
    return std::string(shortest.data(), written.ptr);
}

/// Walks the parsed nodes into a Value, counting visits: aliases are shared nodes and may be visited very often.
class Converter
{
public:
    explicit Converter(const ValueLimits& limits)
        : m_limits(limits)
    {
    }

    bool convert(const YAML::Node& node, Value& into, int depth);

    const std::string& reason() const { return m_reason; }
    int line() const { return m_line; }
    bool hasNonFinite() const { return m_hasNonFinite; }

private:
    bool refuse(const YAML::Node& node, std::string reason)
    {
        m_reason = std::move(reason);
        m_line = node.Mark().line + 1;
        return false;
    }
    void convertScalar(const YAML::Node& node, Value& into);
    bool convertList(const YAML::Node& node, Value& into, int depth);
    bool convertMap(const YAML::Node& node, Value& into, int depth);

    const ValueLimits& m_limits;
    std::size_t m_visits = 0;
    std::string m_reason;
    int m_line = 0;
    bool m_hasNonFinite = false;
};

bool Converter::convert(const YAML::Node& node, Value& into, int depth)
{
    if (depth > m_limits.depth)
        return refuse(node, "It is nested more than " + std::to_string(m_limits.depth) + " levels deep.");
    if (++m_visits > m_limits.nodes)
        return refuse(node, "It unfolds to more than " + std::to_string(m_limits.nodes) + " values.");
    if (node.IsSequence())
        return convertList(node, into, depth);
    if (node.IsMap())
        return convertMap(node, into, depth);
    if (node.IsScalar())
        convertScalar(node, into);
    return true;
}

void Converter::convertScalar(const YAML::Node& node, Value& into)
{
    const std::string& text = node.Scalar();
    const bool isPlain = node.Tag() == "?" || node.Tag().empty();
    into.kind = Value::Kind::Text;
    into.text = text;
    if (!isPlain)
        return;
    if (isOneOf(text, {"", "~", "null", "Null", "NULL"})) {
        into = {};
    } else if (isOneOf(text, {"true", "True", "TRUE"})) {
        into.kind = Value::Kind::Boolean;
        into.text = "true";
    } else if (isOneOf(text, {"false", "False", "FALSE"})) {
        into.kind = Value::Kind::Boolean;
        into.text = "false";
    } else if (auto number = numberText(text)) {
        into.kind = Value::Kind::Number;
        into.text = std::move(*number);
        m_hasNonFinite = m_hasNonFinite || !into.isFinite();
    }
}

bool Converter::convertList(const YAML::Node& node, Value& into, int depth)
{
    into.kind = Value::Kind::List;
    for (const YAML::Node& item : node) {
        if (!convert(item, into.items.emplace_back(), depth + 1))
            return false;
    }
    return true;
}

bool Converter::convertMap(const YAML::Node& node, Value& into, int depth)
{
    into.kind = Value::Kind::Object;
    for (const auto& pair : node) {
        into.keys.push_back(pair.first.IsScalar() ? pair.first.Scalar() : std::string());
        if (!convert(pair.second, into.items.emplace_back(), depth + 1))
            return false;
    }
    return true;
}

} // namespace

std::expected<ReadValue, Problem> parseYaml(const std::string& text, const ValueLimits& limits)
{
    if (text.size() > limits.bytes)
        return std::unexpected(unreadableValue("It is larger than " + std::to_string(limits.bytes) + " bytes.", 0));
    if (opensTooManyBrackets(text))
        return std::unexpected(unreadableValue("It is nested too deeply.", 0));
    try {
        ReadValue read;
        Converter converter(limits);
        if (!converter.convert(YAML::Load(text), read.value, 1))
            return std::unexpected(unreadableValue(converter.reason(), converter.line()));
        read.hasNonFinite = converter.hasNonFinite();
        return read;
    } catch (const YAML::Exception& error) {
        return std::unexpected(unreadableValue("It is not valid YAML: " + error.msg + ".", error.mark.line + 1));
    }
}

} // namespace colophon
