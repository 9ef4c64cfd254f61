#pragma once

#include <QDateTime>
#include <QString>

#include <expected>

namespace colophon {

/// A moment that somebody typed.
struct TypedMoment
{
    QDateTime time; ///< local
    bool isNow = false; ///< "now" or the present day: it goes on with the clock
};

/// A day without a time means its end, when all of it had happened; the present day means `now`.
TypedMoment wholeDay(QDate day, const QDateTime& now);

/// Reads "2026-03-01", "2026-03-01 09:15", "1 Mar 2026, 09:15", "today", "yesterday", "yesterday 09:15". A day without
/// a time is taken as wholeDay() does. Local time, unless the text names its zone as in "2026-03-01T09:15Z". The error
/// says what is wrong and what can be written.
std::expected<TypedMoment, QString> readMoment(const QString& text, const QDateTime& now);

/// "1 Mar 2026, 09:15": how a moment is shown where it can be typed; readMoment() reads it.
QString momentText(const QDateTime& time);

} // namespace colophon
