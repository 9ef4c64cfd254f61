#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace colophon {

/// How a text fits what was typed.
struct FuzzyMatch
{
    int score = 0; ///< higher is better
    QList<int> positions; ///< of the matched letters, ascending
};

/// Every word of `query` must be found in `text`, as a piece of it or letter by letter in order; upper and lower case
/// are the same. Beginnings of words and unbroken pieces score higher. An empty query fits everything.
std::optional<FuzzyMatch> fuzzyMatch(const QString& query, const QString& text);

} // namespace colophon
