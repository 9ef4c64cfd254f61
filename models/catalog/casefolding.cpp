#include "models/catalog/casefolding.h"

#include <array>

namespace colophon {

namespace {

unsigned char byteAt(std::string_view text, std::size_t position)
{
    return static_cast<unsigned char>(text[position]);
}

constexpr std::array<char, 128> kSmallAscii = [] {
    std::array<char, 128> table{};
    for (std::size_t c = 0; c < table.size(); ++c)
        table[c] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return table;
}();

/// Small form of a letter that takes two bytes in UTF-8; other code points come back as they are.
char32_t smallLetter(char32_t c)
{
    const bool isLatin1 = c >= 0xC0 && c <= 0xDE && c != 0xD7;
    const bool isGreek = c >= 0x391 && c <= 0x3A9 && c != 0x3A2;
    const bool isCyrillic = c >= 0x410 && c <= 0x42F;
    if (isLatin1 || isGreek || isCyrillic)
        return c + 0x20;
    if (c >= 0x400 && c <= 0x40F)
        return c + 0x50;
    // Latin Extended-A comes in pairs; the capital is even in some stretches and odd in others.
    const bool isEvenCapital = (c >= 0x100 && c <= 0x12F) || (c >= 0x132 && c <= 0x137) || (c >= 0x14A && c <= 0x177);
    const bool isOddCapital = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    if ((isEvenCapital && c % 2 == 0) || (isOddCapital && c % 2 == 1))
        return c + 1;
    return c;
}

/// The letter at a place as one or two bytes in small form; `length` is how many bytes were read.
struct FoldedLetter
{
    std::array<char, 2> bytes{};
    std::size_t length = 1;
};

FoldedLetter foldedAt(std::string_view text, std::size_t position)
{
    const unsigned char first = byteAt(text, position);
    if (first < 0x80)
        return {{kSmallAscii.at(first), '\0'}, 1};
    const bool isPair
        = first >= 0xC2 && first <= 0xDF && position + 1 < text.size() && (byteAt(text, position + 1) & 0xC0U) == 0x80;
    if (!isPair)
        return {{text[position], '\0'}, 1};
    const char32_t letter
        = smallLetter(static_cast<char32_t>(((first & 0x1FU) << 6U) | (byteAt(text, position + 1) & 0x3FU)));
    return {{static_cast<char>(0xC0U | (letter >> 6U)), static_cast<char>(0x80U | (letter & 0x3FU))}, 2};
}

} // namespace

std::string foldCase(std::string_view text)
{
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t position = 0; position < text.size();) {
        const FoldedLetter letter = foldedAt(text, position);
        folded.append(letter.bytes.data(), letter.length);
        position += letter.length;
    }
    return folded;
}

FoldedText::FoldedText(std::string_view text)
    : m_folded(foldCase(text))
{
}

bool FoldedText::startsAt(std::string_view text, std::size_t position) const
{
    if (text.size() - position < m_folded.size())
        return false;
    for (std::size_t i = 0; i < m_folded.size();) {
        const FoldedLetter letter = foldedAt(text, position + i);
        for (std::size_t byte = 0; byte < letter.length; ++byte) {
            if (i + byte >= m_folded.size() || letter.bytes.at(byte) != m_folded[i + byte])
                return false;
        }
        i += letter.length;
    }
    return true;
}

bool FoldedText::isIn(std::string_view text) const
{
    if (m_folded.empty())
        return true;
    if (text.size() < m_folded.size())
        return false;
    const auto first = static_cast<unsigned char>(m_folded.front());
    const std::size_t last = text.size() - m_folded.size();
    for (std::size_t position = 0; position <= last; ++position) {
        const unsigned char c = byteAt(text, position);
        // Most places are ruled out by one comparison; letters beyond ASCII need a closer look.
        const bool mayStart = c < 0x80 ? static_cast<unsigned char>(kSmallAscii[c]) == first : first >= 0x80;
        if (mayStart && startsAt(text, position))
            return true;
    }
    return false;
}

} // namespace colophon
