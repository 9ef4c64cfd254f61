#include "ui/widgets/momenttext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <optional>

namespace colophon {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("MomentText", text);
}

QString howToWrite()
{
    return tr("Write 2026-03-01, 2026-03-01 09:15, today or yesterday.");
}

/// A text in parts: what names the day, and the time of day if there is one.
struct Parts
{
    QString day;
    QString clock;
};

Parts partsOf(const QString& text)
{
    static const QRegularExpression clock(
        QStringLiteral("^(.*?)(?:,\\s*|\\s+|(?<=\\d)[Tt])(\\d{1,2}:\\d{2}(?::\\d{2})?)$"));
    const auto match = clock.match(text);
    return match.hasMatch() ? Parts{match.captured(1), match.captured(2)} : Parts{text, {}};
}

/// The day that a text means, valid or not ("2026-02-30"); nothing if it means none.
std::optional<QDate> dayOf(const QString& text, const QDate& today)
{
    if (text.compare(u"today", Qt::CaseInsensitive) == 0)
        return today;
    if (text.compare(u"yesterday", Qt::CaseInsensitive) == 0)
        return today.addDays(-1);
    static const QRegularExpression numbers(QStringLiteral("^(\\d{4})-(\\d{1,2})-(\\d{1,2})$"));
    if (const auto match = numbers.match(text); match.hasMatch())
        return QDate(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    for (const char* format : {"d MMM yyyy", "d MMMM yyyy"}) {
        if (const QDate date = QLocale::c().toDate(text, QString::fromLatin1(format)); date.isValid())
            return date;
    }
    return std::nullopt;
}

std::expected<TypedMoment, QString> momentOf(const QString& text, const QDateTime& now)
{
    const Parts parts = partsOf(text);
    const auto day = dayOf(parts.day, now.date());
    if (!day) {
        // With a zone, as reports and journals write it.
        const QDateTime whole = QDateTime::fromString(text, Qt::ISODateWithMs);
        if (whole.isValid())
            return TypedMoment{whole.toLocalTime(), false};
        return std::unexpected(QString(tr("“%1” is no date.").arg(text) + u' ' + howToWrite()));
    }
    if (!day->isValid())
        return std::unexpected(tr("There is no day %1.").arg(parts.day));
    if (parts.clock.isEmpty())
        return wholeDay(*day, now);
    const bool hasSeconds = parts.clock.count(u':') == 2;
    const QTime clock = QTime::fromString(parts.clock, hasSeconds ? QStringLiteral("H:mm:ss") : QStringLiteral("H:mm"));
    const QDateTime time(*day, clock);
    if (!clock.isValid() || !time.isValid())
        return std::unexpected(tr("There is no time %1 on that day. Write it like 09:15.").arg(parts.clock));
    return TypedMoment{time, false};
}

} // namespace

TypedMoment wholeDay(QDate day, const QDateTime& now)
{
    return day == now.date() ? TypedMoment{now, true} : TypedMoment{day.endOfDay(), false};
}

std::expected<TypedMoment, QString> readMoment(const QString& text, const QDateTime& now)
{
    const QString trimmed = text.simplified();
    if (trimmed.isEmpty())
        return std::unexpected(QString(tr("No date is given.") + u' ' + howToWrite()));
    if (trimmed.compare(u"now", Qt::CaseInsensitive) == 0)
        return TypedMoment{now, true};
    auto moment = momentOf(trimmed, now);
    if (moment && moment->time > now)
        return std::unexpected(tr("%1 lies in the future; nobody knows what will be.").arg(momentText(moment->time)));
    return moment;
}

QString momentText(const QDateTime& time)
{
    return QLocale::c().toString(time, QStringLiteral("d MMM yyyy, HH:mm"));
}

} // namespace colophon
