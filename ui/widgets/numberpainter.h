#pragma once

#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace colophon {

/// Numbers in columns: digits are painted on the advance of the widest, because the digits of many fonts differ and
/// Qt 6.4 cannot ask the font for equal ones. Everything is painted with the painter's font and pen.
double numberWidth(const QFont& font, const QString& text);
void paintNumber(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text);

/// How a change is to be judged; the sign of the number says which way it went.
enum class ChangeMark {
    None, ///< nothing is known about better or worse: the number alone, in muted
    Better, ///< filled triangle
    Worse, ///< hollow triangle
    WithinNoise, ///< ≈
    NotComparable, ///< ≠
    Equal, ///< =
};

struct Change
{
    QString delta; ///< "+0.014", with a real minus sign; empty for Equal
    QString note; ///< "2.3 %", "noise"; shown after the mark; may be empty
    ChangeMark mark = ChangeMark::None;
    bool isUp = false; ///< which way the triangle points

    friend bool operator==(const Change&, const Change&) = default;
};

double changeWidth(const QFont& font, const Change& change);
/// In the colour of its mark; on a selected row quiet marks take the text colour of the selection.
void paintChange(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const Change& change,
                 bool isSelected = false);
/// "+0.014 ▲ 2.3 %, better": for tool tips, copies and screen readers.
QString changeText(const Change& change);

/// The triangle of a change, 9 × 8, centred.
void paintTriangle(QPainter& painter, QPointF centre, bool isUp, bool isFilled);

} // namespace colophon
