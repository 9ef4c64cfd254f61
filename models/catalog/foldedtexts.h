#pragma once

#include "models/catalog/casefolding.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace colophon {

/// The texts of many things, folded and one after another. A look through them is many times faster than a visit to
/// every text of every thing.
class FoldedTexts
{
public:
    /// Another text of the thing that is being added.
    void add(std::string_view text);
    /// What was added since the last call belongs to one thing.
    void endThing() { m_ends.push_back(static_cast<std::uint32_t>(m_text.size())); }

    std::size_t count() const { return m_ends.size(); }
    /// The texts of one thing, each with a separator behind it.
    std::string_view of(std::size_t thing) const
    {
        const std::size_t begin = thing == 0 ? 0 : m_ends[thing - 1];
        return std::string_view(m_text).substr(begin, m_ends[thing] - begin);
    }
    std::size_t bytes() const { return m_text.size(); }
    void reserve(std::size_t things) { m_ends.reserve(things); }
    void squeeze() { m_text.shrink_to_fit(); }

    /// Clears the flags of things that do not contain the word. `kept` has one flag for each thing.
    void keepContaining(const FoldedText& word, std::vector<char>& kept) const;
    /// Texts with this letter in it cannot be looked for.
    static constexpr char kSeparator = '\0';

private:
    std::string m_text; ///< every text is followed by a separator
    std::vector<std::uint32_t> m_ends; ///< of each thing in the text
};

} // namespace colophon
