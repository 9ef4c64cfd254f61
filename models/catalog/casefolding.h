#pragma once

#include <string>
#include <string_view>

namespace colophon {

/// The text with capital letters replaced by small ones, as far as both have the same length in UTF-8: Latin, Greek
/// and Cyrillic. Any bytes are allowed.
std::string foldCase(std::string_view text);

/// A text that is looked for in very many others without regard to case; it is folded once.
class FoldedText
{
public:
    explicit FoldedText(std::string_view text);

    const std::string& text() const { return m_folded; }
    /// Everywhere, if it is empty.
    bool isIn(std::string_view text) const;
    bool equals(std::string_view text) const { return text.size() == m_folded.size() && startsAt(text, 0); }
    bool begins(std::string_view text) const { return startsAt(text, 0); }

private:
    bool startsAt(std::string_view text, std::size_t position) const;

    std::string m_folded;
};

} // namespace colophon
