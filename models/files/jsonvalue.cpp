#include "models/files/value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include <nlohmann/json.hpp>

namespace colophon {

namespace {

/// Stands for NaN or an infinity while the text goes through a parser that knows neither; no writer puts this
/// character in front of these words.
constexpr char kMark = '\x7F';

struct Marked
{
    std::string text;
    bool any = false;
};

constexpr std::array<std::string_view, 3> kWords = {"NaN", "-Infinity", "Infinity"};

/// What stands at the beginning of the text in place of a number that a double can hold, and how long it is there.
struct NonFinite
{
    std::string_view word; ///< empty: nothing of the kind
    std::size_t length = 0;
};

/// A number in digits that is larger than any double, such as 1e999.
NonFinite oversized(std::string_view text)
{
    const std::size_t length = std::min(text.find_first_not_of("+-.0123456789eE"), text.size());
    const std::string_view digits = text.substr(0, length);
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    if (length > first + 1 && digits[first] == '0' && digits[first + 1] >= '0' && digits[first + 1] <= '9')
        return {{}, length}; // 007 is no number in JSON.
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + length, value);
    if (error == std::errc::result_out_of_range && end == digits.data() + length)
        value = std::strtod(std::string(digits).c_str(), nullptr); // Infinity, or 0 for one that is too small.
    if (!std::isinf(value))
        return {{}, length};
    return {value < 0 ? kWords[1] : kWords[2], length};
}

NonFinite nonFiniteAt(std::string_view text)
{
    for (const std::string_view word : kWords) {
        if (text.starts_with(word))
            return {word, word.size()};
    }
    const bool isNumber = text.front() == '-' || (text.front() >= '0' && text.front() <= '9');
    return isNumber ? oversized(text) : NonFinite{};
}

/// Python writes NaN and Infinity into JSON. Outside strings they become marked strings, and so do numbers that are
/// too large; no line moves.
Marked markNonFinite(std::string_view json)
{
    Marked marked;
    bool inString = false;
    for (std::size_t i = 0; i < json.size();) {
        const char c = json[i];
        const NonFinite found = inString ? NonFinite() : nonFiniteAt(json.substr(i));
        if (!found.word.empty())
            marked.text.append("\"").append(1, kMark).append(found.word).append("\"");
        else
            marked.text.append(json.substr(i, found.length));
        marked.any = marked.any || !found.word.empty();
        i += found.length;
        if (found.length > 0)
            continue;
        if (inString && c == '\\' && i + 1 < json.size()) {
            marked.text.append(json.substr(i, 2));
            i += 2;
            continue;
        }
        inString = inString != (c == '"');
        marked.text += c;
        ++i;
    }
    return marked;
}

int lineAt(std::string_view text, std::size_t position)
{
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(position, text.size()));
    return 1 + static_cast<int>(std::count(text.begin(), end, '\n'));
}

/// Builds the value within the limits, from the inside out, without recursion.
class ValueReader : public nlohmann::json_sax<nlohmann::json>
{
public:
    explicit ValueReader(const ValueLimits& limits)
        : m_limits(limits)
    {
    }

    bool null() override { return add({}); }
    bool boolean(bool value) override { return add(scalar(Value::Kind::Boolean, value ? "true" : "false")); }
    bool number_integer(std::int64_t value) override { return add(scalar(Value::Kind::Number, std::to_string(value))); }
    bool number_unsigned(std::uint64_t value) override
    {
        return add(scalar(Value::Kind::Number, std::to_string(value)));
    }
    bool number_float(double, const std::string& text) override { return add(scalar(Value::Kind::Number, text)); }
    bool string(std::string& text) override
    {
        const bool marked = text.starts_with(kMark);
        return add(scalar(marked ? Value::Kind::Number : Value::Kind::Text, marked ? text.substr(1) : std::move(text)));
    }
    bool binary(nlohmann::json::binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Value::Kind::Object); }
    bool start_array(std::size_t) override { return open(Value::Kind::List); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(std::string& text) override
    {
        m_open.back().keys.push_back(std::move(text));
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& error) override
    {
        constexpr int kNumberOverflow = 406;
        m_position = position;
        m_isOverflow = error.id == kNumberOverflow;
        m_reason = "It is not valid JSON; it may be cut off or half-written.";
        return false;
    }

    const std::string& reason() const { return m_reason; }
    std::size_t position() const { return m_position; }
    bool isOverflow() const { return m_isOverflow; } ///< a number is larger than any double
    Value take() { return std::move(m_result); }

private:
    static Value scalar(Value::Kind kind, std::string text)
    {
        Value value;
        value.kind = kind;
        value.text = std::move(text);
        return value;
    }

    bool count()
    {
        if (++m_nodes <= m_limits.nodes)
            return true;
        m_reason = "It holds more than " + std::to_string(m_limits.nodes) + " values.";
        return false;
    }

    bool add(Value value)
    {
        if (m_open.empty())
            m_result = std::move(value);
        else
            m_open.back().items.push_back(std::move(value));
        return count();
    }

    bool open(Value::Kind kind)
    {
        if (m_open.size() >= static_cast<std::size_t>(m_limits.depth)) {
            m_reason = "It is nested more than " + std::to_string(m_limits.depth) + " levels deep.";
            return false;
        }
        m_open.push_back(scalar(kind, {}));
        return count();
    }

    bool close()
    {
        Value value = std::move(m_open.back());
        m_open.pop_back();
        return add(std::move(value));
    }

    const ValueLimits& m_limits;
    std::vector<Value> m_open;
    Value m_result;
    std::string m_reason;
    std::size_t m_position = 0;
    bool m_isOverflow = false;
    std::size_t m_nodes = 0;
};

Problem unread(const ValueReader& reader, std::string_view json)
{
    return unreadableValue(reader.reason(), reader.position() > 0 ? lineAt(json, reader.position()) : 0);
}

} // namespace

std::expected<ReadValue, Problem> parseJson(std::string_view text, const ValueLimits& limits)
{
    if (text.size() > limits.bytes)
        return std::unexpected(unreadableValue("It is larger than " + std::to_string(limits.bytes) + " bytes.", 0));
    ValueReader plain(limits);
    const bool mayHoldNonFinite = text.contains("NaN") || text.contains("Infinity");
    if (!mayHoldNonFinite && nlohmann::json::sax_parse(text, &plain))
        return ReadValue{plain.take(), false};
    if (!mayHoldNonFinite && !plain.isOverflow())
        return std::unexpected(unread(plain, text));
    const Marked marked = markNonFinite(text);
    ValueReader reader(limits);
    if (!nlohmann::json::sax_parse(marked.text, &reader))
        return std::unexpected(unread(reader, marked.text));
    return ReadValue{reader.take(), marked.any};
}

} // namespace colophon
