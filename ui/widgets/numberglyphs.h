#pragma once

#include <QFont>
#include <QList>
#include <QPointF>
#include <QString>

#include <optional>

namespace colophon {

/// Whether it is one of 0 to 9: these are set on the advance of the widest of them.
bool isDigit(QChar character);

/// The advance on which every digit of a font is set.
double digitAdvance(const QFont& font);
/// From the middle of a line down to the baseline.
double baselineBelowMiddle(const QFont& font);

/// A number as glyphs, its baseline beginning at 0, 0.
struct SetNumber
{
    QList<quint32> glyphs; ///< of QRawFont::fromFont(font)
    QList<QPointF> places;
    double width = 0;
};

/// Sets a number without shaping it, from a table of the font: views with many numbers ask thousands of times a frame.
/// Nothing for what is more than a number: long text, scripts that have to be shaped, characters that the font lacks.
std::optional<SetNumber> setNumber(const QFont& font, const QString& text);

} // namespace colophon
