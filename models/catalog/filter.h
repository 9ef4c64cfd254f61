#pragma once

#include "models/catalog/catalog.h"

#include <expected>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace colophon {

class FoldedWords;

/// Where and why a filter text is wrong.
struct FilterError
{
    std::size_t position = 0; ///< byte offset in the text
    std::size_t length = 0;
    std::string reason; ///< "“high” is not a number."

    friend bool operator==(const FilterError&, const FilterError&) = default;
};

/// A condition on versions in the small filter language.
///
/// Grammar:
///   filter     = or ;  or = and { "or" and } ;  and = unary { ["and"] unary } ;  unary = ["not" | "-"] primary
///   primary    = "(" or ")" | condition | word
///   condition  = key operator value | key ("is" "missing") | key ":" value
///   key        = metric.KEY | param.KEY | tag.KEY | data.NAME | env.KEY | model | label | semver | stage | alias |
///                author | reason | created | status | commit | source | missing | file | is
///   operator   = ">" ">=" "<" "<=" "=" "!=" ":" "~" (and "≥" "≤" "≠")
///   value      = word | number | date | "quoted text"
/// ":" means "is" for stage, model, alias, source, missing, file, is, "has a word that begins so" for author, and
/// "contains" for other texts, without regard to case; "~" means "contains" for all. A fact that a version does not
/// have meets no condition but "is missing". Numbers may be percentages, dates a year or month, version numbers a
/// beginning: created:2026-03, semver:1.2. A bare word matches if model, label, author, reason or a tag contains it.
/// Examples:
///   metric.accuracy > 0.9 and stage:production
///   created >= 2026-01-01 author:ana not missing:data
///   metric."val loss" < 0.3 or tag.team = growth
/// missing: time, author, code, data, parameters, metrics. file: verified, changed, missing, unchecked, unrecorded.
/// is: registered, tagged, file, logged, run (what names the version), deleted, prompt, prerelease, staged, live.
class Filter
{
public:
    /// Matches everything.
    Filter();

    bool isEmpty() const;
    bool matches(const Version& version) const;
    /// Clears the flags of versions that do not match; `kept` has one for each version. With the `words` of these
    /// versions, which may be null, bare words are found faster.
    void keepMatching(std::span<const Version> versions, const FoldedWords* words, std::vector<char>& kept) const;
    const std::string& text() const { return m_text; }

    struct Node; ///< private to the implementation

private:
    std::string m_text;
    std::shared_ptr<const Node> m_root;

    friend std::expected<Filter, FilterError> parseFilter(std::string_view text);
};

std::expected<Filter, FilterError> parseFilter(std::string_view text);

/// A part of a filter text that the window shows as one token, with its place in the text.
struct FilterToken
{
    std::size_t position = 0;
    std::size_t length = 0;
    bool isCondition = false; ///< otherwise a connecting word or bracket

    friend bool operator==(const FilterToken&, const FilterToken&) = default;
};

std::vector<FilterToken> filterTokens(std::string_view text);

/// A suggestion for what is being typed at the end of a filter text.
struct FilterCompletion
{
    std::string text; ///< replaces what stands after the last space outside quotation marks
    std::string detail; ///< "4.1 to 41.3, 13 versions"

    friend bool operator==(const FilterCompletion&, const FilterCompletion&) = default;
};

} // namespace colophon
