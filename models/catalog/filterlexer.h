#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace colophon {

enum class FilterOperator : std::uint8_t { Is, Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, Contains };

/// A piece of a filter text.
struct FilterLexeme
{
    enum class Kind : std::uint8_t {
        Open, ///< "("
        Close, ///< ")"
        And,
        Or,
        Not, ///< "not", or "-" right before something
        Word, ///< a bare word or the key of a condition
        Operator,
        Value, ///< what follows an operator
    };
    Kind kind = Kind::Word;
    std::size_t position = 0; ///< byte offset
    std::size_t length = 0;
    std::string text; ///< without quotation marks
    FilterOperator op = FilterOperator::Is;
    bool isQuoted = false; ///< a word in quotation marks is never a key or a connecting word
    bool isClosed = true; ///< false: the closing quotation mark is not there

    std::size_t end() const { return position + length; }
};

/// Never fails: what is wrong with a text is for the parser to say.
std::vector<FilterLexeme> readFilterLexemes(std::string_view text);

/// A text in quotation marks, as the language reads it back as one word or value.
std::string inQuotes(std::string_view text);
/// The same only where it is needed: "stage:production", "stage:\"in use\"".
std::string filterValue(std::string_view text);

/// The operator as people write it: ">=".
std::string_view toString(FilterOperator op);

} // namespace colophon
