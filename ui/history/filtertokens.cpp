#include "ui/history/filtertokens.h"

#include "models/catalog/filter.h"

#include <algorithm>
#include <array>

namespace colophon {

namespace {

bool hasOperator(const QString& text)
{
    static constexpr std::array<QStringView, 8> kOperators{u":", u"<", u">", u"=", u"~", u"≥", u"≤", u"≠"};
    return std::ranges::any_of(kOperators, [&](QStringView sign) { return text.contains(sign); })
        || text.endsWith(QLatin1String("is missing"));
}

bool endsInValue(const QString& text)
{
    const QChar last = text.isEmpty() ? QChar() : text.back();
    return last.isLetterOrNumber() || last == u'"' || last == u'.' || last == u'-' || last == u'_' || last == u')';
}

QList<FilterDraft::Token> tokensOf(const QString& text)
{
    const std::string bytes = text.toStdString();
    QList<FilterDraft::Token> tokens;
    for (const FilterToken& token : filterTokens(bytes))
        tokens.append({QString::fromStdString(bytes.substr(token.position, token.length)), token.isCondition});
    return tokens;
}

bool isConnection(const FilterDraft::Token& token)
{
    return !token.isCondition && (token.text == QLatin1String("and") || token.text == QLatin1String("or"));
}

} // namespace

QString FilterDraft::text() const
{
    QStringList parts;
    for (const Token& token : tokens)
        parts.append(token.text);
    parts.append(typed.trimmed());
    parts.removeAll(QString());
    return parts.join(u' ');
}

FilterDraft filterDraft(const QString& text)
{
    return {tokensOf(text.trimmed()), {}};
}

FilterDraft withTypedAsTokens(const FilterDraft& draft)
{
    FilterDraft next{draft.tokens, {}};
    next.tokens.append(tokensOf(draft.typed));
    return next;
}

FilterDraft withLastTokenTyped(const FilterDraft& draft)
{
    if (draft.tokens.isEmpty())
        return draft;
    FilterDraft next = draft;
    next.typed = next.tokens.takeLast().text + next.typed;
    return next;
}

FilterDraft withoutToken(const FilterDraft& draft, qsizetype index)
{
    FilterDraft next = draft;
    if (index < 0 || index >= next.tokens.size())
        return next;
    next.tokens.removeAt(index);
    const bool isNegated = index > 0 && next.tokens[index - 1].text == QLatin1String("not");
    if (isNegated)
        next.tokens.removeAt(--index);
    if (index > 0 && isConnection(next.tokens[index - 1]))
        next.tokens.removeAt(index - 1);
    else if (index == 0 && !next.tokens.isEmpty() && isConnection(next.tokens.first()))
        next.tokens.removeFirst();
    return next;
}

bool endsInCondition(const QString& typed)
{
    const QString text = typed.trimmed();
    const QList<FilterDraft::Token> tokens = tokensOf(text);
    if (tokens.isEmpty() || !tokens.last().isCondition || !hasOperator(tokens.last().text) || !endsInValue(text))
        return false;
    return text.count(u'"') % 2 == 0 && parseFilter(text.toStdString()).has_value();
}

bool isBeginningOfKey(const QString& typed)
{
    static constexpr std::array<QStringView, 17> kKeys{
        u"metric.", u"param.", u"tag.",   u"data.",   u"env.",   u"model",  u"label",   u"semver", u"stage",
        u"alias",   u"author", u"reason", u"created", u"commit", u"source", u"missing", u"file"};
    const QString text = typed.trimmed();
    const QString word = text.section(u' ', -1).toLower();
    if (word.isEmpty() || hasOperator(word))
        return false;
    return std::ranges::any_of(kKeys, [&](QStringView key) { return key.startsWith(word) || word.startsWith(key); });
}

QString joinedFilters(const QString& first, const QString& second)
{
    if (first.trimmed().isEmpty() || second.trimmed().isEmpty())
        return first.trimmed() + second.trimmed();
    const auto guarded = [](const QString& text) {
        const QList<FilterDraft::Token> tokens = tokensOf(text);
        const bool hasOr = std::ranges::any_of(tokens, [](const FilterDraft::Token& token) {
            return !token.isCondition && token.text == QLatin1String("or");
        });
        return hasOr ? u'(' + text.trimmed() + u')' : text.trimmed();
    };
    return guarded(first) + QStringLiteral(" and ") + guarded(second);
}

} // namespace colophon
