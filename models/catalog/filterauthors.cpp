#include "models/catalog/filterauthors.h"

#include "models/catalog/author.h"

namespace colophon {

namespace {

bool isInWord(char letter)
{
    const auto byte = static_cast<unsigned char>(letter);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z');
}

bool isAuthor(FilterOperator op, const FoldedText& wanted, std::string_view author)
{
    switch (op) {
    case FilterOperator::Is:
        return beginsWord(wanted, author);
    case FilterOperator::Equal:
        return wanted.equals(author) || wanted.equals(nameOfAuthor(author));
    case FilterOperator::NotEqual:
        return !wanted.equals(author) && !wanted.equals(nameOfAuthor(author));
    default:
        return wanted.isIn(author);
    }
}

} // namespace

bool beginsWord(const FoldedText& wanted, std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((i == 0 || !isInWord(text[i - 1])) && wanted.begins(text.substr(i)))
            return true;
    }
    return wanted.text().empty();
}

FilterNode authorCondition(FilterOperator op, const std::string& value)
{
    return makeNode([op, folded = FoldedText(value)](const Version& version) {
        return !version.facts.author.isEmpty() && isAuthor(op, folded, version.facts.author.text);
    });
}

} // namespace colophon
