#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>

namespace colophon {

/// An interned, immutable UTF-8 text.
///
/// The keys of facts and the names of models repeat many thousand times in one catalog; a Name is one pointer wide and
/// equal texts share one pointer, so copying and comparing for equality cost nothing. Ordering is by bytes of the text.
/// Interned texts live until the program ends: use it for keys and names, never for values. Thread-safe.
class Name
{
public:
    /// The empty text.
    Name();
    explicit Name(std::string_view text);

    const std::string& text() const { return *m_text; }
    bool isEmpty() const { return m_text->empty(); }

    friend bool operator==(Name left, Name right) { return left.m_text == right.m_text; }
    friend bool operator==(Name left, std::string_view right) { return *left.m_text == right; }
    friend std::strong_ordering operator<=>(Name left, Name right)
    {
        return left.m_text == right.m_text ? std::strong_ordering::equal : *left.m_text <=> *right.m_text;
    }

private:
    const std::string* m_text;

    friend struct std::hash<Name>;
};

} // namespace colophon

template <> struct std::hash<colophon::Name>
{
    std::size_t operator()(colophon::Name name) const noexcept { return std::hash<const void*>()(name.m_text); }
};
