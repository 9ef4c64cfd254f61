#include "models/catalog/filter.h"
#include "models/catalog/filterconditions.h"
#include "models/catalog/filternodes.h"

namespace colophon {

namespace {

using Kind = FilterLexeme::Kind;
using Parsed = std::expected<FilterNode, FilterError>;

/// Deeper brackets are not meant by anybody, and would exhaust the stack.
constexpr int kDepthLimit = 100;

class Parser
{
public:
    explicit Parser(std::string_view text)
        : m_lexemes(readFilterLexemes(text))
        , m_size(text.size())
    {
    }

    /// A null node for an empty text.
    Parsed run()
    {
        if (m_lexemes.empty())
            return FilterNode();
        Parsed node = parseOr(0);
        if (node && !atEnd())
            return fail(here(), "This bracket closes nothing.");
        return node;
    }

private:
    bool atEnd() const { return m_next == m_lexemes.size(); }
    const FilterLexeme& here() const { return m_lexemes[m_next]; }
    bool isAt(Kind kind) const { return !atEnd() && here().kind == kind; }

    static std::unexpected<FilterError> fail(const FilterLexeme& at, std::string reason)
    {
        return std::unexpected(FilterError{at.position, at.length, std::move(reason)});
    }

    std::unexpected<FilterError> failAtEnd(std::string reason) const
    {
        const std::size_t position = m_lexemes.empty() ? m_size : m_lexemes.back().end();
        return std::unexpected(FilterError{position, 0, std::move(reason)});
    }

    Parsed parseOr(int depth)
    {
        Parsed left = parseAnd(depth);
        if (!left || !isAt(Kind::Or))
            return left;
        std::vector<FilterNode> choices{std::move(*left)};
        while (isAt(Kind::Or)) {
            ++m_next;
            Parsed right = parseAnd(depth);
            if (!right)
                return right;
            choices.push_back(std::move(*right));
        }
        return makeAnyOf(std::move(choices));
    }

    Parsed parseAnd(int depth)
    {
        Parsed left = parseUnary(depth);
        if (!left)
            return left;
        std::vector<FilterNode> all{std::move(*left)};
        while (!atEnd() && !isAt(Kind::Or) && !isAt(Kind::Close)) {
            if (isAt(Kind::And))
                ++m_next;
            Parsed right = parseUnary(depth);
            if (!right)
                return right;
            all.push_back(std::move(*right));
        }
        if (all.size() == 1)
            return std::move(all.front());
        return makeAllOf(std::move(all));
    }

    Parsed parseUnary(int depth)
    {
        bool negated = false;
        while (isAt(Kind::Not)) {
            negated = !negated;
            ++m_next;
        }
        Parsed node = parsePrimary(depth);
        if (!node || !negated)
            return node;
        return makeNot(std::move(*node));
    }

    Parsed parsePrimary(int depth)
    {
        if (atEnd())
            return failAtEnd(m_next == 0 ? "A condition is missing."
                                         : "A condition is missing after “" + m_lexemes[m_next - 1].text + "”.");
        switch (here().kind) {
        case Kind::Open:
            return parseBrackets(depth);
        case Kind::Word:
            return parseConditionOrWord();
        case Kind::Operator:
            return fail(here(), "What to compare is missing before “" + here().text + "”.");
        case Kind::Close:
            return fail(here(),
                        m_next > 0 && m_lexemes[m_next - 1].kind == Kind::Open
                            ? "There is nothing between the brackets."
                            : "A condition is missing before this bracket.");
        default:
            return fail(here(), "A condition is missing before “" + here().text + "”.");
        }
    }

    Parsed parseBrackets(int depth)
    {
        const FilterLexeme& open = m_lexemes[m_next++];
        if (depth == kDepthLimit)
            return fail(open, "There are too many brackets inside each other.");
        Parsed node = parseOr(depth + 1);
        if (!node)
            return node;
        if (!isAt(Kind::Close))
            return fail(open, "This bracket is not closed.");
        ++m_next;
        return node;
    }

    Parsed parseConditionOrWord()
    {
        const FilterLexeme& word = m_lexemes[m_next++];
        if (!word.isClosed)
            return fail(word, "The quotation mark is not closed.");
        if (isAt(Kind::Operator))
            return parseCondition(word);
        if (isIsMissing())
            return parseIsMissing(word);
        return makeWordCondition(word.text);
    }

    bool isIsMissing() const
    {
        const bool isThere = m_next + 1 < m_lexemes.size() && here().kind == Kind::Word && here().text == "is"
            && m_lexemes[m_next + 1].kind == Kind::Word && m_lexemes[m_next + 1].text == "missing";
        // "is:registered" and "missing:data" are conditions of their own.
        return isThere && !(m_next + 2 < m_lexemes.size() && m_lexemes[m_next + 2].kind == Kind::Operator);
    }

    Parsed parseCondition(const FilterLexeme& word)
    {
        const FilterLexeme& op = m_lexemes[m_next++];
        const auto key = readKey(word, op.text);
        if (!key)
            return std::unexpected(key.error());
        if (key->key->hasName && key->name.empty() && key->key->field != FilterSubject::Data)
            return fail(word, missingName(*key->key));
        if (!isAt(Kind::Value))
            return fail(op, "A value is missing after “" + op.text + "”.");
        const FilterLexeme& value = m_lexemes[m_next++];
        if (!value.isClosed)
            return fail(value, "The quotation mark is not closed.");
        auto condition = makeCondition(*key, op.op, value.text);
        if (!condition)
            return fail(value, condition.error());
        return std::move(*condition);
    }

    Parsed parseIsMissing(const FilterLexeme& word)
    {
        const FilterLexeme& last = m_lexemes[m_next + 1];
        m_next += 2;
        const auto key = readKey(word, "is missing");
        if (!key)
            return std::unexpected(key.error());
        auto condition = makeMissingCondition(*key);
        if (!condition)
            return std::unexpected(FilterError{word.position, last.end() - word.position, condition.error()});
        return std::move(*condition);
    }

    static std::expected<WrittenFilterKey, FilterError> readKey(const FilterLexeme& word, const std::string& before)
    {
        WrittenFilterKey key = word.isQuoted ? WrittenFilterKey() : readFilterKey(word.text);
        if (key.key)
            return key;
        return fail(word,
                    "“" + word.text + "” cannot be asked for before “" + before
                        + "”. Put it in quotation marks to look for the words, or begin with a key such as "
                          "metric.accuracy, stage or author.");
    }

    static std::string missingName(const FilterKey& key)
    {
        const std::string word(key.text);
        return "Say which " + word + " is meant, as in " + word + ".name.";
    }

    std::vector<FilterLexeme> m_lexemes;
    std::size_t m_size;
    std::size_t m_next = 0;
};

} // namespace

std::expected<Filter, FilterError> parseFilter(std::string_view text)
{
    auto root = Parser(text).run();
    if (!root)
        return std::unexpected(std::move(root.error()));
    Filter filter;
    filter.m_text = text;
    filter.m_root = std::move(*root);
    return filter;
}

} // namespace colophon
