#include "models/catalog/timestamp.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace colophon {

namespace {

constexpr std::int64_t kMillisecondsPerDay = 86'400'000;

/// Reads a text piece by piece from its start; every reader leaves the text alone when it does not fit.
class Cursor
{
public:
    explicit Cursor(std::string_view text)
        : m_rest(text)
    {
    }

    bool atEnd() const { return m_rest.empty(); }

    bool take(std::string_view anyOf)
    {
        if (m_rest.empty() || anyOf.find(m_rest.front()) == std::string_view::npos)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    /// Exactly `count` digits.
    std::optional<int> digits(std::size_t count)
    {
        if (m_rest.size() < count)
            return std::nullopt;
        int value = 0;
        for (const char c : m_rest.substr(0, count)) {
            if (c < '0' || c > '9')
                return std::nullopt;
            value = value * 10 + (c - '0');
        }
        m_rest.remove_prefix(count);
        return value;
    }

    /// Any number of digits after a decimal point, as whole milliseconds.
    std::optional<int> fraction()
    {
        int milliseconds = 0;
        int unit = 100;
        std::size_t count = 0;
        for (; count < m_rest.size() && m_rest[count] >= '0' && m_rest[count] <= '9'; ++count) {
            milliseconds += (m_rest[count] - '0') * unit;
            unit /= 10;
        }
        m_rest.remove_prefix(count);
        return count > 0 ? std::optional(milliseconds) : std::nullopt;
    }

private:
    std::string_view m_rest;
};

/// Days since 1970-01-01.
std::optional<std::int64_t> readDate(Cursor& cursor)
{
    const auto year = cursor.digits(4);
    const bool first = cursor.take("-");
    const auto month = cursor.digits(2);
    const bool second = cursor.take("-");
    const auto day = cursor.digits(2);
    if (!year || !first || !month || !second || !day)
        return std::nullopt;
    const std::chrono::year_month_day date(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day)));
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date).time_since_epoch().count();
}

/// Milliseconds since midnight. A leap second counts as the first of the next minute.
std::optional<std::int64_t> readTimeOfDay(Cursor& cursor)
{
    const auto hour = cursor.digits(2);
    const bool colon = cursor.take(":");
    const auto minute = cursor.digits(2);
    if (!hour || !colon || !minute || *hour > 23 || *minute > 59)
        return std::nullopt;
    std::int64_t milliseconds = (*hour * 60 + *minute) * 60'000;
    if (!cursor.take(":"))
        return milliseconds;
    const auto second = cursor.digits(2);
    if (!second || *second > 60)
        return std::nullopt;
    milliseconds += *second * 1000;
    if (cursor.take(".,")) {
        const auto fraction = cursor.fraction();
        if (!fraction)
            return std::nullopt;
        milliseconds += *fraction;
    }
    return milliseconds;
}

/// Distance of local time from UTC in milliseconds: nothing or "Z" is none, else "+01:00", "-0530" or "+01".
std::optional<std::int64_t> readZone(Cursor& cursor)
{
    if (cursor.atEnd() || cursor.take("Zz"))
        return 0;
    const bool east = cursor.take("+");
    if (!east && !cursor.take("-"))
        return std::nullopt;
    const auto hours = cursor.digits(2);
    const bool colon = cursor.take(":");
    const auto minutes = colon || !cursor.atEnd() ? cursor.digits(2) : 0;
    if (!hours || !minutes || *hours > 23 || *minutes > 59)
        return std::nullopt;
    const std::int64_t distance = (*hours * 60 + *minutes) * 60'000;
    return east ? distance : -distance;
}

std::int64_t startOfYear(int year)
{
    const std::chrono::sys_days day(std::chrono::year(year) / 1 / 1);
    return day.time_since_epoch().count() * kMillisecondsPerDay;
}

} // namespace

Timestamp Timestamp::now()
{
    using namespace std::chrono;
    return {duration_cast<std::chrono::milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::string toIsoText(Timestamp time)
{
    using namespace std::chrono;
    const std::int64_t clamped = std::clamp(time.milliseconds, startOfYear(0), startOfYear(10'000) - 1);
    const sys_time<std::chrono::milliseconds> point{std::chrono::milliseconds(clamped)};
    const auto day = floor<days>(point);
    const year_month_day date(day);
    const hh_mm_ss clock(point - day);
    char text[80]; // Larger than needed: the compiler does not know that a day is below 32.
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
    return text;
}

std::optional<Timestamp> parseTimestamp(std::string_view text)
{
    Cursor cursor(text);
    const auto days = readDate(cursor);
    if (!days)
        return std::nullopt;
    std::int64_t milliseconds = *days * kMillisecondsPerDay;
    if (cursor.atEnd())
        return Timestamp{milliseconds};
    if (!cursor.take("Tt "))
        return std::nullopt;
    const auto timeOfDay = readTimeOfDay(cursor);
    const auto zone = timeOfDay ? readZone(cursor) : std::nullopt;
    if (!zone || !cursor.atEnd())
        return std::nullopt;
    milliseconds += *timeOfDay - *zone;
    return Timestamp{milliseconds};
}

} // namespace colophon
