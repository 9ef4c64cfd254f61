#include "models/compare/datetext.h"

#include "models/compare/numbertext.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace colophon {

namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kWeek = 7 * kDay;

constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::tm localTime(Timestamp time)
{
    std::int64_t seconds = time.milliseconds / kSecond;
    if (time.milliseconds % kSecond < 0)
        --seconds;
    const std::time_t when = seconds;
    std::tm parts{};
    if (localtime_r(&when, &parts) == nullptr)
        return {};
    return parts;
}

std::string dayText(const std::tm& parts, bool withYear)
{
    std::string text = std::to_string(parts.tm_mday) + " " + kMonths.at(static_cast<std::size_t>(parts.tm_mon));
    if (withYear)
        text += " " + std::to_string(parts.tm_year + 1900);
    return text;
}

std::string counted(std::int64_t count, const char* noun)
{
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

/// Weeks and months where days would be hard to picture.
std::string ageText(std::int64_t milliseconds)
{
    constexpr std::int64_t kMonth = 30 * kDay + 10 * kHour;
    constexpr std::int64_t kYear = 365 * kDay;
    if (milliseconds < 2 * kWeek)
        return durationText(milliseconds);
    if (milliseconds < 26 * kWeek)
        return counted((milliseconds + kWeek / 2) / kWeek, "week");
    if (milliseconds < 2 * kYear)
        return counted((milliseconds + kMonth / 2) / kMonth, "month");
    return counted(milliseconds / kYear, "year");
}

} // namespace

std::string dateText(Timestamp time, Timestamp now)
{
    const std::tm parts = localTime(time);
    return dayText(parts, parts.tm_year != localTime(now).tm_year);
}

std::string dayAndClockText(Timestamp time)
{
    const std::tm parts = localTime(time);
    std::array<char, 16> clock{};
    std::snprintf(clock.data(), clock.size(), "%02d:%02d", parts.tm_hour, parts.tm_min);
    return dayText(parts, true) + ", " + clock.data();
}

std::string minuteText(Timestamp time)
{
    return minuteText(toIsoText(time));
}

std::string minuteText(const std::string& iso)
{
    constexpr std::size_t kUpToMinutes = 16;
    std::string text = iso.substr(0, kUpToMinutes);
    std::ranges::replace(text, 'T', ' ');
    return text;
}

std::string dateTimeText(Timestamp time, Timestamp now)
{
    const std::int64_t age = now.milliseconds - time.milliseconds;
    const std::string distance = age >= 0 ? ageText(age) : "in " + ageText(-age);
    return dayAndClockText(time) + " (" + distance + ")";
}

std::string durationText(std::int64_t milliseconds)
{
    if (milliseconds < kMinute)
        return counted(milliseconds / kSecond, "second");
    if (milliseconds < kHour)
        return counted(milliseconds / kMinute, "minute");
    if (milliseconds < 2 * kDay)
        return counted(milliseconds / kHour, "hour");
    return counted(milliseconds / kDay, "day");
}

} // namespace colophon
