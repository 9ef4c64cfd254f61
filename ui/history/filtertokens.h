#pragma once

#include <QString>
#include <QStringList>

namespace colophon {

/// A filter being written: finished parts as tokens, and the text still being typed after them.
struct FilterDraft
{
    struct Token
    {
        QString text;
        bool isCondition = false; ///< otherwise a connecting word or bracket

        friend bool operator==(const Token&, const Token&) = default;
    };
    QList<Token> tokens;
    QString typed;

    bool isEmpty() const { return tokens.isEmpty() && typed.trimmed().isEmpty(); }
    QString text() const; ///< all of it in the filter language
    friend bool operator==(const FilterDraft&, const FilterDraft&) = default;
};

/// All of a text as tokens, nothing typed.
FilterDraft filterDraft(const QString& text);
/// Moves what is typed into tokens.
FilterDraft withTypedAsTokens(const FilterDraft& draft);
/// Backspace at the beginning of what is typed: the last token becomes text again.
FilterDraft withLastTokenTyped(const FilterDraft& draft);
/// Takes one token out, with a connecting word that would be left hanging.
FilterDraft withoutToken(const FilterDraft& draft, qsizetype index);

/// Whether a space may turn what is typed into a token: it ends in a condition with operator and value.
bool endsInCondition(const QString& typed);
/// Whether what is typed is the beginning of a key ("metric.lat"), which must not filter yet as a word would.
bool isBeginningOfKey(const QString& typed);

/// A new filter of "all of the first and all of the second".
QString joinedFilters(const QString& first, const QString& second);

} // namespace colophon
