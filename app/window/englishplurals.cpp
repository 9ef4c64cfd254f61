#include "app/window/englishplurals.h"

#include <QRegularExpression>

namespace colophon {

namespace {

constexpr int kGrouped = 1000; ///< counts from here on are read in groups of digits, as the user's language has them

QString singular(const QString& noun)
{
    if (noun.endsWith(u"ies"))
        return noun.chopped(3) + u'y';
    if (noun.endsWith(u"sses") || noun.endsWith(u"ches") || noun.endsWith(u"xes"))
        return noun.chopped(2);
    return noun.chopped(1);
}

} // namespace

QString EnglishPlurals::translate(const char*, const char* sourceText, const char*, int n) const
{
    if (n >= kGrouped)
        return QString::fromUtf8(sourceText).replace(QStringLiteral("%n"), QStringLiteral("%Ln"));
    if (n != 1)
        return {};
    // The counted noun follows at once, or after one adjective: "%n versions", "%n failed gates".
    static const QRegularExpression pattern(QStringLiteral("%n (?:[a-z]+ )?([a-z]+[^s ]s)\\b"));
    QString text = QString::fromUtf8(sourceText);
    const auto match = pattern.match(text);
    if (match.hasMatch())
        text.replace(match.capturedStart(1), match.capturedLength(1), singular(match.captured(1)));
    return text;
}

} // namespace colophon
