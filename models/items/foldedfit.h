#pragma once

#include "models/catalog/casefolding.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace colophon {

/// What a fit is worth: the palette orders all that it finds by these, whoever finds it.
namespace fitscore {
constexpr int kPiece = 100; ///< a word as one piece
constexpr int kWordStart = 60; ///< at the beginning of a word
constexpr int kTextStart = 40; ///< at the beginning of the text
constexpr int kWholeWord = 30; ///< all of what stands between spaces
constexpr int kLetters = 20; ///< its letters in order
constexpr int kGap = 2; ///< less for each gap between letters
constexpr int kDetail = 120; ///< less if the details are needed
constexpr int kLongest = 60; ///< letters after which a text does not count as longer
constexpr int kLettersForOne = 6; ///< more of the text for one less
} // namespace fitscore

/// How well words fit the texts of a thing, of which the first is its name and the others are details. Every word must
/// stand in the name, as a piece or letter by letter from the beginning of a word; or as a piece in the details. The
/// whole of "v1" fits better than the beginning of "v1.2.0" or "v10".
class FoldedFit
{
public:
    /// `words` must outlive it.
    explicit FoldedFit(std::span<const FoldedText> words)
        : m_words(words)
    {
    }

    /// The folded beginning of all names from now on.
    void beginEachWith(std::string_view beginning);
    /// `texts` are folded and each has a separator behind it, as FoldedTexts gives them; none: they do not fit.
    std::optional<int> score(std::string_view texts);

private:
    std::span<const FoldedText> m_words;
    std::string m_text; ///< the beginning, and the thing that was asked for last
    std::size_t m_beginning = 0;
};

} // namespace colophon
