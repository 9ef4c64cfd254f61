#pragma once

#include "models/catalog/foldedtexts.h"
#include "models/catalog/version.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace colophon {

/// Whether the test holds for one of the texts of a version that a bare word of a filter is looked for in; the name of
/// the model is another.
template <typename Test> bool anySearchedText(const Version& version, Test test)
{
    const Facts& facts = version.facts;
    // What a version is called in the tables may differ from the label that its system gives it: "v1.2.0" for "9".
    const std::string shown = displayLabel(version);
    return test(std::string_view(version.label)) || (shown != version.label && test(std::string_view(shown)))
        || test(std::string_view(facts.author.text)) || test(std::string_view(facts.reason.text))
        || std::ranges::any_of(facts.notes, [&](const Note& note) { return test(std::string_view(note.text)); })
        || std::ranges::any_of(facts.tags, [&](const Entry& tag) {
               return test(std::string_view(tag.value)) || test(std::string_view(tag.key.text()));
           });
}

/// Everything that a bare word of a filter is looked for in, of all versions of one model, folded and one after
/// another. A look through it is many times faster than a visit to every text of every version.
class FoldedWords
{
public:
    explicit FoldedWords(std::span<const Version> versions);

    /// Whether the texts were so many that they are not kept.
    bool isTooLarge() const { return m_isTooLarge; }
    /// Clears the flags of versions that do not contain the word. `kept` has one flag for each version.
    void keepContaining(const FoldedText& word, std::vector<char>& kept) const;
    /// Texts with this letter in it cannot be looked for.
    static constexpr char kSeparator = FoldedTexts::kSeparator;

private:
    void add(const Version& version);

    std::string m_model; ///< name of the model, as it is written
    FoldedTexts m_texts; ///< of the versions
    bool m_isTooLarge = false;
};

} // namespace colophon
