#include "models/catalog/filter.h"

#include "models/catalog/filterconditions.h"

namespace colophon {

namespace {

using Kind = FilterLexeme::Kind;

bool isWord(const std::vector<FilterLexeme>& lexemes, std::size_t index, std::string_view text)
{
    return index < lexemes.size() && lexemes[index].kind == Kind::Word && lexemes[index].text == text;
}

/// How many lexemes, from `first` on, make one token.
std::size_t tokenSize(const std::vector<FilterLexeme>& lexemes, std::size_t first)
{
    if (lexemes[first].kind != Kind::Word)
        return 1;
    const auto isKind
        = [&](std::size_t index, Kind kind) { return index < lexemes.size() && lexemes[index].kind == kind; };
    if (isKind(first + 1, Kind::Operator))
        return isKind(first + 2, Kind::Value) ? 3 : 2;
    const bool isMissing = isWord(lexemes, first + 1, "is") && isWord(lexemes, first + 2, "missing")
        && !isKind(first + 3, Kind::Operator);
    return isMissing ? 3 : 1;
}

} // namespace

Filter::Filter() = default;

bool Filter::isEmpty() const
{
    return m_root == nullptr;
}

bool Filter::matches(const Version& version) const
{
    return !m_root || m_root->matches(version);
}

void Filter::keepMatching(std::span<const Version> versions, const FoldedWords* words, std::vector<char>& kept) const
{
    if (m_root)
        m_root->keepMatching({versions, words}, kept);
}

void Filter::Node::keepMatching(const FilterRange& range, std::vector<char>& kept) const
{
    for (std::size_t i = 0; i < kept.size(); ++i)
        kept[i] = static_cast<char>(kept[i] != 0 && matches(range.versions[i]));
}

std::vector<FilterToken> filterTokens(std::string_view text)
{
    const std::vector<FilterLexeme> lexemes = readFilterLexemes(text);
    std::vector<FilterToken> tokens;
    for (std::size_t first = 0; first < lexemes.size();) {
        const std::size_t size = tokenSize(lexemes, first);
        const FilterLexeme& begin = lexemes[first];
        tokens.push_back({begin.position, lexemes[first + size - 1].end() - begin.position, begin.kind == Kind::Word});
        first += size;
    }
    return tokens;
}

} // namespace colophon
