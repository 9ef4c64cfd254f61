#include "models/catalog/foldedwords.h"

#include <algorithm>

namespace colophon {

namespace {

/// Histories with more text than this are searched version by version: memory is dearer.
constexpr std::size_t kMostBytes = 32UL * 1024 * 1024;

} // namespace

FoldedWords::FoldedWords(std::span<const Version> versions)
{
    if (!versions.empty())
        m_model = versions.front().model.text();
    m_ends.reserve(versions.size());
    for (const Version& version : versions) {
        add(version);
        m_ends.push_back(static_cast<std::uint32_t>(m_text.size()));
        m_isTooLarge = m_text.size() > kMostBytes;
        if (m_isTooLarge)
            break;
    }
    if (m_isTooLarge) {
        m_text = {};
        m_ends = {};
    }
    m_text.shrink_to_fit();
}

void FoldedWords::add(const Version& version)
{
    anySearchedText(version, [this](std::string_view text) {
        m_text += foldCase(text);
        m_text += kSeparator;
        return false; // goes on with the next
    });
}

void FoldedWords::keepContaining(const FoldedText& word, std::vector<char>& kept) const
{
    if (word.isIn(m_model))
        return;
    std::size_t version = 0;
    for (std::size_t found = m_text.find(word.text()); found != std::string::npos;) {
        const auto end = std::upper_bound(m_ends.begin() + static_cast<std::ptrdiff_t>(version), m_ends.end(), found);
        const auto owner = static_cast<std::size_t>(end - m_ends.begin());
        std::fill(kept.begin() + static_cast<std::ptrdiff_t>(version), kept.begin() + (end - m_ends.begin()), char{0});
        version = owner + 1;
        found = m_text.find(word.text(), *end);
    }
    std::fill(kept.begin() + static_cast<std::ptrdiff_t>(std::min(version, kept.size())), kept.end(), char{0});
}

} // namespace colophon
