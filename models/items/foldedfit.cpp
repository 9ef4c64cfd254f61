#include "models/items/foldedfit.h"

#include "models/catalog/foldedtexts.h"

#include <algorithm>

namespace colophon {

namespace {

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// Letters beyond ASCII count as such: which of them are signs does not matter here.
bool isLetterOrNumber(char letter)
{
    return isDigit(letter) || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter < 0;
}

bool isBetweenWords(char letter)
{
    return letter == ' ' || letter == FoldedTexts::kSeparator;
}

bool isWordStart(std::string_view text, std::size_t at)
{
    return at == 0 || !isLetterOrNumber(text[at - 1]) || (isDigit(text[at]) && !isDigit(text[at - 1]));
}

bool isWholeWord(std::string_view text, std::size_t begin, std::size_t end)
{
    return (begin == 0 || isBetweenWords(text[begin - 1])) && (end == text.size() || isBetweenWords(text[end]));
}

std::optional<int> pieceScore(std::string_view word, std::string_view text)
{
    std::optional<int> best;
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        int score = fitscore::kPiece + (isWordStart(text, at) ? fitscore::kWordStart : 0);
        score += at == 0 ? fitscore::kTextStart : 0;
        score += isWholeWord(text, at, at + word.size()) ? fitscore::kWholeWord : 0;
        best = std::max(best.value_or(0), score);
    }
    return best;
}

/// The first letter must begin a word, else nearly everything fits.
std::optional<int> lettersScore(std::string_view word, std::string_view text)
{
    int score = fitscore::kLetters;
    std::size_t at = 0;
    for (std::size_t letter = 0; letter < word.size(); ++letter) {
        const std::size_t from = at;
        while (at < text.size() && (text[at] != word[letter] || (letter == 0 && !isWordStart(text, at))))
            ++at;
        if (at == text.size())
            return {};
        score -= letter == 0 || at == from ? 0 : fitscore::kGap;
        ++at;
    }
    return score;
}

} // namespace

void FoldedFit::beginEachWith(std::string_view beginning)
{
    m_text = beginning;
    m_beginning = beginning.size();
}

std::optional<int> FoldedFit::score(std::string_view texts)
{
    m_text.resize(m_beginning);
    m_text += texts;
    const std::string_view all = m_text;
    const std::string_view name = all.substr(0, all.find(FoldedTexts::kSeparator, m_beginning));
    int score = 0;
    bool needsDetails = false;
    for (const FoldedText& word : m_words) {
        auto found = pieceScore(word.text(), name);
        if (!found)
            found = lettersScore(word.text(), name);
        if (!found) {
            found = pieceScore(word.text(), all.substr(name.size()));
            needsDetails = true;
        }
        if (!found)
            return {};
        score += *found;
    }
    const std::size_t length = needsDetails ? all.size() : name.size();
    score -= std::min(static_cast<int>(length), fitscore::kLongest) / fitscore::kLettersForOne;
    return needsDetails ? score - fitscore::kDetail : score;
}

} // namespace colophon
