#pragma once

#include "models/catalog/facts.h"
#include "models/catalog/problem.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace colophon {

/// A value read from a JSON or YAML sidecar, typed as written there.
struct Value
{
    enum class Kind : std::uint8_t { Null, Boolean, Number, Text, List, Object };

    Kind kind = Kind::Null;
    /// Text as it is; a number in its JSON form, or "NaN", "Infinity", "-Infinity"; "true" or "false".
    std::string text;
    std::vector<std::string> keys; ///< of an object, one for each item
    std::vector<Value> items; ///< of a list or an object

    bool isObject() const { return kind == Kind::Object; }
    bool isList() const { return kind == Kind::List; }
    bool isNumber() const { return kind == Kind::Number; }
    bool isText() const { return kind == Kind::Text; }
    bool isScalar() const { return !isObject() && !isList(); }
    bool isFinite() const;

    /// Of an object; the last of equal keys. Null if there is none.
    const Value* find(std::string_view key) const;
    /// The text of a scalar under this key, empty otherwise.
    std::string textOf(std::string_view key) const;
    /// NaN if it is not a number.
    double number() const;
    /// Whole numbers only, and only those that fit.
    std::int64_t integer(std::int64_t otherwise) const;
};

/// The type of an entry with this value; numbers that JSON does not have are texts.
ValueType entryType(const Value& value);

/// The value as compact JSON; numbers that JSON does not have become strings.
std::string toJson(const Value& value);

struct ValueLimits
{
    std::size_t bytes = std::size_t{1} << 20;
    std::size_t nodes = 100'000;
    int depth = 64;
};

struct ReadValue
{
    Value value;
    bool hasNonFinite = false; ///< NaN or infinities, which JSON does not know, were read as numbers
};

/// What a sidecar that cannot be read is told as; the line counts from 1, 0 is unknown, the caller adds the file.
Problem unreadableValue(std::string reason, int line);
/// The problem names reason and line; the caller adds the file.
std::expected<ReadValue, Problem> parseJson(std::string_view text, const ValueLimits& limits = {});
/// Tags (!!python/…) are ignored: nothing is ever made from them.
std::expected<ReadValue, Problem> parseYaml(const std::string& text, const ValueLimits& limits = {});

/// Calls `leaf(key, value)` for everything that is no object, nested keys joined with a dot.
template <typename Leaf> void flatten(const Value& value, const std::string& prefix, const Leaf& leaf)
{
    for (std::size_t i = 0; value.isObject() && i < value.items.size(); ++i) {
        const std::string key = prefix.empty() ? value.keys[i] : prefix + "." + value.keys[i];
        if (value.items[i].isObject() && !value.items[i].items.empty())
            flatten(value.items[i], key, leaf);
        else
            leaf(key, value.items[i]);
    }
}

} // namespace colophon
