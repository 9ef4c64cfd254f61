#include "ui/shell/fuzzymatch.h"

#include "models/items/foldedfit.h"

#include <algorithm>

namespace colophon {

namespace {

bool isWordStart(const QString& text, qsizetype position)
{
    return position == 0 || !text[position - 1].isLetterOrNumber()
        || (text[position].isDigit() && !text[position - 1].isDigit());
}

/// Between spaces: all of "v1" and not the beginning of "v1.2.0" or "v10".
bool isWholeWord(const QString& text, qsizetype begin, qsizetype end)
{
    return (begin == 0 || text[begin - 1].isSpace()) && (end == text.size() || text[end].isSpace());
}

/// The word as one piece, where it fits best: as a whole word, else at the beginning of one.
std::optional<FuzzyMatch> matchPiece(const QString& word, const QString& text)
{
    qsizetype best = -1;
    int bestScore = 0;
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        int score = fitscore::kPiece + (isWordStart(text, at) ? fitscore::kWordStart : 0)
            + (at == 0 ? fitscore::kTextStart : 0);
        score += isWholeWord(text, at, at + word.size()) ? fitscore::kWholeWord : 0;
        if (score > bestScore) {
            best = at;
            bestScore = score;
        }
    }
    if (best < 0)
        return {};
    FuzzyMatch match{.score = bestScore, .positions = {}};
    for (qsizetype i = 0; i < word.size(); ++i)
        match.positions.append(int(best + i));
    return match;
}

/// The letters in order, with gaps; the first of them must begin a word, else nearly everything fits.
std::optional<FuzzyMatch> matchLetters(const QString& word, const QString& text)
{
    FuzzyMatch match{.score = fitscore::kLetters, .positions = {}};
    qsizetype at = 0;
    for (const QChar letter : word) {
        while (at < text.size()
               && (text[at].toCaseFolded() != letter.toCaseFolded()
                   || (match.positions.isEmpty() && !isWordStart(text, at))))
            ++at;
        if (at == text.size())
            return {};
        match.score -= match.positions.isEmpty() || match.positions.last() + 1 == at ? 0 : fitscore::kGap;
        match.positions.append(int(at++));
    }
    return match;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString& query, const QString& text)
{
    FuzzyMatch whole;
    const QStringList words = query.split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : words) {
        auto match = matchPiece(word, text);
        if (!match)
            match = matchLetters(word, text);
        if (!match)
            return {};
        whole.score += match->score;
        whole.positions += match->positions;
    }
    std::ranges::sort(whole.positions);
    whole.positions.erase(std::unique(whole.positions.begin(), whole.positions.end()), whole.positions.end());
    // Of equal fits the shorter text says it more exactly.
    whole.score -= int(std::min<qsizetype>(text.size(), fitscore::kLongest)) / fitscore::kLettersForOne;
    return whole;
}

} // namespace colophon
