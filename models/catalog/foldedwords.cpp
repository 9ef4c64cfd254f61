#include "models/catalog/foldedwords.h"

namespace colophon {

namespace {

/// Histories with more text than this are searched version by version: memory is dearer.
constexpr std::size_t kMostBytes = 32UL * 1024 * 1024;

} // namespace

FoldedWords::FoldedWords(std::span<const Version> versions)
{
    if (!versions.empty())
        m_model = versions.front().model.text();
    m_texts.reserve(versions.size());
    for (const Version& version : versions) {
        add(version);
        m_isTooLarge = m_texts.bytes() > kMostBytes;
        if (m_isTooLarge)
            break;
    }
    if (m_isTooLarge)
        m_texts = {};
    m_texts.squeeze();
}

void FoldedWords::add(const Version& version)
{
    anySearchedText(version, [this](std::string_view text) {
        m_texts.add(text);
        return false; // goes on with the next
    });
    m_texts.endThing();
}

void FoldedWords::keepContaining(const FoldedText& word, std::vector<char>& kept) const
{
    if (!word.isIn(m_model))
        m_texts.keepContaining(word, kept);
}

} // namespace colophon
