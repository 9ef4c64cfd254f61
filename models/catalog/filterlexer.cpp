#include "models/catalog/filterlexer.h"

#include "models/catalog/casefolding.h"

#include <algorithm>
#include <array>
#include <optional>

namespace colophon {

namespace {

using Kind = FilterLexeme::Kind;

struct OperatorText
{
    std::string_view text;
    FilterOperator op;
};

/// Longer ones first, so that ">=" is not read as ">".
constexpr std::array<OperatorText, 12> kOperators{{
    {"≥", FilterOperator::GreaterOrEqual},
    {"≤", FilterOperator::LessOrEqual},
    {"≠", FilterOperator::NotEqual},
    {">=", FilterOperator::GreaterOrEqual},
    {"<=", FilterOperator::LessOrEqual},
    {"!=", FilterOperator::NotEqual},
    {"==", FilterOperator::Equal},
    {">", FilterOperator::Greater},
    {"<", FilterOperator::Less},
    {"=", FilterOperator::Equal},
    {":", FilterOperator::Is},
    {"~", FilterOperator::Contains},
}};

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

class Lexer
{
public:
    explicit Lexer(std::string_view text)
        : m_text(text)
    {
    }

    std::vector<FilterLexeme> run()
    {
        for (skipSpace(); m_position < m_text.size(); skipSpace())
            readNext();
        return std::move(m_lexemes);
    }

private:
    void readNext()
    {
        const char c = m_text[m_position];
        if (c == '(' || c == ')')
            add(c == '(' ? Kind::Open : Kind::Close, m_position, 1);
        else if (c == '-' && isFollowedBySomething())
            add(Kind::Not, m_position, 1);
        else if (const auto* op = operatorHere())
            readOperator(*op);
        else
            readWord();
    }

    bool isFollowedBySomething() const
    {
        return m_position + 1 < m_text.size() && !isSpace(m_text[m_position + 1]) && m_text[m_position + 1] != ')';
    }

    void skipSpace()
    {
        while (m_position < m_text.size() && isSpace(m_text[m_position]))
            ++m_position;
    }

    void add(Kind kind, std::size_t position, std::size_t length)
    {
        FilterLexeme lexeme;
        lexeme.kind = kind;
        lexeme.position = position;
        lexeme.length = length;
        lexeme.text = m_text.substr(position, length);
        m_lexemes.push_back(std::move(lexeme));
        m_position = position + length;
    }

    const OperatorText* operatorHere() const
    {
        const std::string_view rest = m_text.substr(m_position);
        const auto* const found
            = std::ranges::find_if(kOperators, [&](const OperatorText& op) { return rest.starts_with(op.text); });
        return found != kOperators.end() ? found : nullptr;
    }

    void readOperator(const OperatorText& op)
    {
        add(Kind::Operator, m_position, op.text.size());
        m_lexemes.back().op = op.op;
        skipSpace();
        if (m_position < m_text.size() && m_text[m_position] != ')')
            readText(Kind::Value, [this] { return m_text[m_position] == ')'; });
    }

    void readWord()
    {
        readText(Kind::Word, [this] {
            const char c = m_text[m_position];
            return c == '(' || c == ')' || operatorHere() != nullptr;
        });
        FilterLexeme& word = m_lexemes.back();
        if (word.isQuoted)
            return;
        const std::string folded = foldCase(word.text);
        if (folded == "and")
            word.kind = Kind::And;
        else if (folded == "or")
            word.kind = Kind::Or;
        else if (folded == "not")
            word.kind = Kind::Not;
    }

    /// Up to a space or `isEnd`; quotation marks hold everything together: metric."val loss".
    template <typename IsEnd> void readText(Kind kind, IsEnd isEnd)
    {
        FilterLexeme lexeme;
        lexeme.kind = kind;
        lexeme.position = m_position;
        lexeme.isQuoted = m_text[m_position] == '"';
        while (m_position < m_text.size() && !isSpace(m_text[m_position]) && !isEnd()) {
            if (m_text[m_position] == '"')
                readQuoted(lexeme);
            else
                lexeme.text += m_text[m_position++];
        }
        lexeme.length = m_position - lexeme.position;
        m_lexemes.push_back(std::move(lexeme));
    }

    /// Inside quotation marks a backslash makes the next character plain.
    void readQuoted(FilterLexeme& lexeme)
    {
        for (++m_position; m_position < m_text.size(); ++m_position) {
            const char c = m_text[m_position];
            if (c == '"') {
                ++m_position;
                return;
            }
            if (c == '\\' && m_position + 1 < m_text.size())
                ++m_position;
            lexeme.text += m_text[m_position];
        }
        lexeme.isClosed = false;
    }

    std::string_view m_text;
    std::size_t m_position = 0;
    std::vector<FilterLexeme> m_lexemes;
};

} // namespace

std::vector<FilterLexeme> readFilterLexemes(std::string_view text)
{
    return Lexer(text).run();
}

std::string inQuotes(std::string_view text)
{
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '\\' || c == '"')
            quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

std::string filterValue(std::string_view text)
{
    static constexpr std::string_view kPlain = "_.-/";
    const bool isWord = !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || kPlain.contains(c);
    });
    return isWord ? std::string(text) : inQuotes(text);
}

std::string_view toString(FilterOperator op)
{
    // The last spelling of each operator is the plain one.
    std::string_view text;
    for (const OperatorText& entry : kOperators) {
        if (entry.op == op)
            text = entry.text;
    }
    return text;
}

} // namespace colophon
