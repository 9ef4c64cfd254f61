#include "ui/widgets/numberglyphs.h"

#include <QFontMetricsF>
#include <QHash>
#include <QRawFont>

#include <algorithm>

namespace colophon {

namespace {

/// One character of a number in one font.
struct NumberGlyph
{
    quint32 index = 0; ///< 0: the font has no such character, another would stand in
    double advance = 0;
};

/// What is needed of a font to set numbers in it without shaping them. Figures only: a QRawFont that is kept here would
/// outlive the application's fonts.
struct NumberFont
{
    double widestDigit = 0;
    double baseline = 0; ///< below the middle of a line
    QHash<QChar, NumberGlyph> glyphs;

    const NumberGlyph& glyph(const QFont& font, QChar character)
    {
        const auto found = glyphs.constFind(character);
        if (found != glyphs.constEnd())
            return *found;
        NumberGlyph made;
        const QRawFont raw = QRawFont::fromFont(font);
        const QList<quint32> indexes = raw.glyphIndexesForString(QString(character));
        if (indexes.size() == 1 && indexes.front() != 0)
            made = {indexes.front(), raw.advancesForGlyphIndexes(indexes).value(0).x()};
        return *glyphs.insert(character, made);
    }
};

NumberFont& numberFont(const QFont& font)
{
    static QHash<QFont, NumberFont> known;
    const auto found = known.find(font);
    if (found != known.end())
        return *found;
    const QFontMetricsF metrics(font);
    NumberFont made;
    made.baseline = (metrics.ascent() - metrics.descent()) / 2;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        made.widestDigit = std::max(made.widestDigit, metrics.horizontalAdvance(QChar(digit)));
    return *known.insert(font, made);
}

/// Whether a character stands for itself whatever is beside it: nothing that joins, combines or turns the direction.
bool standsAlone(QChar c)
{
    return c.isPrint() && !c.isMark() && !c.isSurrogate()
        && (c.script() == QChar::Script_Common || c.script() == QChar::Script_Latin);
}

constexpr qsizetype kLongestNumber = 48;

} // namespace

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

double digitAdvance(const QFont& font)
{
    return numberFont(font).widestDigit;
}

double baselineBelowMiddle(const QFont& font)
{
    return numberFont(font).baseline;
}

std::optional<SetNumber> setNumber(const QFont& font, const QString& text)
{
    NumberFont& known = numberFont(font);
    if (text.size() > kLongestNumber)
        return std::nullopt;
    SetNumber set;
    set.glyphs.reserve(text.size());
    set.places.reserve(text.size());
    for (const QChar character : text) {
        const NumberGlyph glyph = standsAlone(character) ? known.glyph(font, character) : NumberGlyph();
        if (glyph.index == 0)
            return std::nullopt;
        const double advance = isDigit(character) ? known.widestDigit : glyph.advance;
        set.glyphs.append(glyph.index);
        set.places.append({set.width + (advance - glyph.advance) / 2, 0});
        set.width += advance;
    }
    return set;
}

} // namespace colophon
