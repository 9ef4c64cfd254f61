#pragma once

#include "models/catalog/name.h"

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

/// Archives for the catalog index: one description of the fields of a type (indexfields.h) serves writing and reading.
/// The form is that of this machine; a file from another one is not understood and made again.
namespace colophon::index {

template <typename T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

/// Appends values to a buffer. Names are written once, into a table, and referred to by number.
class Writer
{
public:
    static constexpr bool kWrites = true;

    template <typename... Values> void operator()(const Values&... values) { (add(values), ...); }

    const std::string& bytes() const { return m_bytes; }
    std::string takeBytes() { return std::move(m_bytes); }
    const std::vector<Name>& names() const { return m_names; }

private:
    template <Plain T> void add(T value) { m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value); }

    void add(const std::string& text)
    {
        add(static_cast<std::uint32_t>(text.size()));
        m_bytes.append(text);
    }

    void add(Name name)
    {
        const auto [entry, isNew] = m_numbers.emplace(name, static_cast<std::uint32_t>(m_names.size()));
        if (isNew)
            m_names.push_back(name);
        add(entry->second);
    }

    template <typename T> void add(const std::optional<T>& value)
    {
        add(value.has_value());
        if (value)
            add(*value);
    }

    template <typename T> void add(const std::vector<T>& values)
    {
        add(static_cast<std::uint32_t>(values.size()));
        for (const T& value : values)
            add(value);
    }

    template <typename T>
        requires std::is_class_v<T>
    void add(const T& value)
    {
        fields(*this, value);
    }

    std::string m_bytes;
    std::vector<Name> m_names;
    std::unordered_map<Name, std::uint32_t> m_numbers;
};

/// Takes values from a buffer. After the first thing that does not fit everything reads as nothing, and failed().
class Reader
{
public:
    static constexpr bool kWrites = false;

    explicit Reader(std::string_view bytes)
        : m_rest(bytes)
    {
    }

    template <typename... Values> void operator()(Values&... values) { (take(values), ...); }

    void setNames(std::vector<Name> names) { m_names = std::move(names); }
    bool failed() const { return m_failed; }
    bool atEnd() const { return m_rest.empty(); }

private:
    template <Plain T> void take(T& value)
    {
        // A bool is a byte that may be anything until it was looked at.
        std::conditional_t<std::is_same_v<T, bool>, std::uint8_t, T> raw{};
        const std::string_view bytes = next(sizeof raw);
        if (bytes.size() == sizeof raw)
            std::memcpy(&raw, bytes.data(), sizeof raw);
        value = static_cast<T>(raw);
    }

    void take(std::string& text)
    {
        std::uint32_t size = 0;
        take(size);
        text = next(size);
    }

    void take(Name& name)
    {
        std::uint32_t number = 0;
        take(number);
        if (number < m_names.size())
            name = m_names[number];
        else
            fail();
    }

    template <typename T> void take(std::optional<T>& value)
    {
        bool isThere = false;
        take(isThere);
        if (isThere)
            take(value.emplace());
    }

    template <typename T> void take(std::vector<T>& values)
    {
        std::uint32_t size = 0;
        take(size);
        // Every value takes at least one byte: a size beyond that is damage, and must not be reserved.
        if (size > m_rest.size())
            fail();
        if (m_failed)
            return;
        values.resize(size);
        for (T& value : values)
            take(value);
    }

    template <typename T>
        requires std::is_class_v<T>
    void take(T& value)
    {
        fields(*this, value);
    }

    std::string_view next(std::size_t size)
    {
        if (size > m_rest.size())
            fail();
        if (m_failed)
            return {};
        const std::string_view taken = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return taken;
    }

    void fail()
    {
        m_failed = true;
        m_rest = {};
    }

    std::string_view m_rest;
    std::vector<Name> m_names;
    bool m_failed = false;
};

/// The type as an archive passes it: constant when it writes.
template <typename Archive, typename T> using Value = std::conditional_t<Archive::kWrites, const T, T>&;

} // namespace colophon::index
