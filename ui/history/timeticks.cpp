#include "ui/history/timeticks.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace colophon {

namespace {

enum class Unit : std::uint8_t { Second, Minute, Hour, Day, Month, Year };

struct Stride
{
    Unit unit;
    int count;
    double milliseconds;
};

constexpr double kSecond = 1000;
constexpr double kMinute = 60 * kSecond;
constexpr double kHour = 60 * kMinute;
constexpr double kDay = 24 * kHour;
constexpr double kRoomForFirst = 0.6; ///< of a stride
/// Years beyond four digits are broken clocks; QDateTime would walk them one by one.
constexpr double kLatest = 253'402'300'799'000.0;

constexpr std::array kStrides{
    Stride{Unit::Second, 1, kSecond},       Stride{Unit::Second, 5, 5 * kSecond},
    Stride{Unit::Second, 15, 15 * kSecond}, Stride{Unit::Minute, 1, kMinute},
    Stride{Unit::Minute, 5, 5 * kMinute},   Stride{Unit::Minute, 15, 15 * kMinute},
    Stride{Unit::Minute, 30, 30 * kMinute}, Stride{Unit::Hour, 1, kHour},
    Stride{Unit::Hour, 3, 3 * kHour},       Stride{Unit::Hour, 6, 6 * kHour},
    Stride{Unit::Hour, 12, 12 * kHour},     Stride{Unit::Day, 1, kDay},
    Stride{Unit::Day, 2, 2 * kDay},         Stride{Unit::Day, 7, 7 * kDay},
    Stride{Unit::Month, 1, 30 * kDay},      Stride{Unit::Month, 3, 91 * kDay},
    Stride{Unit::Month, 6, 182 * kDay},     Stride{Unit::Year, 1, 365 * kDay},
    Stride{Unit::Year, 2, 730 * kDay},      Stride{Unit::Year, 5, 1826 * kDay},
    Stride{Unit::Year, 10, 3652 * kDay},    Stride{Unit::Year, 50, 18262 * kDay},
};

const Stride& strideFor(double length, int count)
{
    const auto found = std::ranges::find_if(
        kStrides, [&](const Stride& stride) { return length / stride.milliseconds <= std::max(1, count); });
    return found == kStrides.end() ? kStrides.back() : *found;
}

QDateTime strideStart(const QDateTime& time, const Stride& stride)
{
    const QDate date = time.date();
    const QTime clock = time.time();
    switch (stride.unit) {
    case Unit::Second:
        return QDateTime(date, QTime(clock.hour(), clock.minute(), clock.second() / stride.count * stride.count));
    case Unit::Minute:
        return QDateTime(date, QTime(clock.hour(), clock.minute() / stride.count * stride.count));
    case Unit::Hour:
        return QDateTime(date, QTime(clock.hour() / stride.count * stride.count, 0));
    case Unit::Day:
        return QDateTime(date.addDays(stride.count == 7 ? 1 - date.dayOfWeek() : 0), QTime(0, 0));
    case Unit::Month:
        return QDateTime(QDate(date.year(), (date.month() - 1) / stride.count * stride.count + 1, 1), QTime(0, 0));
    case Unit::Year:
        return QDateTime(QDate(date.year() / stride.count * stride.count, 1, 1), QTime(0, 0));
    }
    return time;
}

QDateTime strideNext(const QDateTime& time, const Stride& stride)
{
    switch (stride.unit) {
    case Unit::Second:
        return time.addSecs(stride.count);
    case Unit::Minute:
        return time.addSecs(60LL * stride.count);
    case Unit::Hour:
        return time.addSecs(3600LL * stride.count);
    case Unit::Day:
        return time.addDays(stride.count);
    case Unit::Month:
        return time.addMonths(stride.count);
    case Unit::Year:
        return time.addYears(stride.count);
    }
    return time;
}

/// What the reader knows from the texts before: only what differs is named again.
class TickTexts
{
public:
    explicit TickTexts(const Stride& stride)
        : m_stride(stride)
    {
    }

    QString next(const QDateTime& time)
    {
        const bool isOtherYear = time.date().year() != m_last.year();
        const bool isOtherDay = time.date() != m_last;
        m_last = time.date();
        const QLocale locale;
        if (m_stride.unit == Unit::Year)
            return locale.toString(time, u"yyyy");
        if (m_stride.unit == Unit::Month)
            return locale.toString(time, isOtherYear ? u"MMM yyyy" : u"MMM");
        if (m_stride.unit == Unit::Day)
            return locale.toString(time, isOtherYear ? u"d MMM yyyy" : u"d MMM");
        const QString clock = locale.toString(time, m_stride.unit == Unit::Second ? u"HH:mm:ss" : u"HH:mm");
        if (!isOtherDay)
            return clock;
        return locale.toString(time, isOtherYear ? u"d MMM yyyy" : u"d MMM") + QStringLiteral(", ") + clock;
    }

private:
    const Stride& m_stride;
    QDate m_last;
};

/// Ticks of a stretch in which nothing is shortened; their values are times.
std::vector<AxisTick> ticksOf(AxisRange times, const Stride& stride, TickTexts& texts)
{
    std::vector<AxisTick> ticks;
    const QDateTime begin = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(times.from));
    QDateTime time = strideStart(begin, stride);
    if (static_cast<double>(time.toMSecsSinceEpoch()) < times.from)
        time = strideNext(time, stride);
    const auto firstLine = static_cast<double>(time.toMSecsSinceEpoch());
    if (firstLine - times.from > kRoomForFirst * stride.milliseconds || firstLine > times.to)
        ticks.push_back({times.from, texts.next(begin), false, true});
    for (int guard = 0; time.isValid() && guard < 500; ++guard) {
        const auto value = static_cast<double>(time.toMSecsSinceEpoch());
        if (value > times.to)
            break;
        ticks.push_back({value, texts.next(time), true, ticks.empty()});
        time = strideNext(time, stride);
    }
    return ticks;
}

/// The parts of the range between the shortened gaps, in places.
std::vector<AxisRange> stretchesOf(AxisRange places, const ShortenedTime& time)
{
    std::vector<AxisRange> stretches;
    double from = places.from;
    for (const ShortenedGap& gap : time.gaps()) {
        if (gap.places.to < places.from || gap.places.from > places.to)
            continue;
        if (gap.places.from >= from)
            stretches.push_back({from, gap.places.from});
        from = gap.places.to;
    }
    // Inside one gap there is only the gap: its end is the next thing that happens.
    if (from <= places.to || stretches.empty())
        stretches.push_back({std::min(from, places.to), places.to});
    return stretches;
}

} // namespace

std::vector<AxisTick> timeTicks(AxisRange places, const ShortenedTime& time, int count)
{
    if (!(places.length() > 0))
        return {};
    if (std::abs(places.from) > kLatest || std::abs(time.toTime(places.to)) > kLatest)
        return {{places.from, QCoreApplication::translate("Evolution", "beyond the year 9999"), false, true}};
    std::vector<AxisTick> ticks;
    const Stride& stride = strideFor(places.length(), count);
    TickTexts texts(stride);
    for (const AxisRange& stretch : stretchesOf(places, time)) {
        const AxisRange times{time.toTime(stretch.from), time.toTime(stretch.to)};
        for (AxisTick tick : ticksOf(times, stride, texts)) {
            tick.value = time.toPlace(tick.value);
            ticks.push_back(std::move(tick));
        }
    }
    return ticks;
}

} // namespace colophon
