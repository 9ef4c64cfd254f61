#include "models/catalog/foldedtexts.h"

#include <algorithm>

namespace colophon {

void FoldedTexts::add(std::string_view text)
{
    m_text += foldCase(text);
    m_text += kSeparator;
}

void FoldedTexts::keepContaining(const FoldedText& word, std::vector<char>& kept) const
{
    std::size_t thing = 0;
    for (std::size_t found = m_text.find(word.text()); found != std::string::npos;) {
        const auto end = std::upper_bound(m_ends.begin() + static_cast<std::ptrdiff_t>(thing), m_ends.end(), found);
        const auto owner = static_cast<std::size_t>(end - m_ends.begin());
        std::fill(kept.begin() + static_cast<std::ptrdiff_t>(thing), kept.begin() + (end - m_ends.begin()), char{0});
        thing = owner + 1;
        found = m_text.find(word.text(), *end);
    }
    std::fill(kept.begin() + static_cast<std::ptrdiff_t>(std::min(thing, kept.size())), kept.end(), char{0});
}

} // namespace colophon
