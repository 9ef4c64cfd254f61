#include "models/catalog/filtervalues.h"

#include <charconv>
#include <chrono>

namespace colophon {

namespace {

Timestamp startOf(std::chrono::year_month_day day)
{
    return {std::chrono::sys_days(day).time_since_epoch().count() * 86'400'000LL};
}

bool isAllDigits(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// "2026" or "2026-03".
std::optional<Period> readYearOrMonth(std::string_view text)
{
    using namespace std::chrono;
    if (text.size() == 4 && isAllDigits(text)) {
        const auto first = parseTimestamp(std::string(text) + "-01-01");
        const year_month_day begin(floor<days>(sys_time<milliseconds>(milliseconds(first->milliseconds))));
        return Period{*first, startOf(begin + years(1))};
    }
    if (text.size() != 7 || text[4] != '-')
        return std::nullopt;
    const auto first = parseTimestamp(std::string(text) + "-01");
    if (!first)
        return std::nullopt;
    const year_month_day begin(floor<days>(sys_time<milliseconds>(milliseconds(first->milliseconds))));
    return Period{*first, startOf(begin + months(1))};
}

/// How long the moment is that a text names: a day, a minute, a second.
std::int64_t lengthOf(std::string_view text)
{
    const std::size_t time = text.find_first_of("Tt ");
    if (time == std::string_view::npos)
        return 86'400'000;
    const std::string_view clock = text.substr(time + 1);
    if (clock.find('.') != std::string_view::npos)
        return 1;
    return clock.size() >= 8 && clock[5] == ':' ? 1000 : 60'000;
}

} // namespace

std::optional<double> readNumber(std::string_view text)
{
    const bool isPercent = text.ends_with('%');
    if (isPercent)
        text.remove_suffix(1);
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return isPercent ? value / 100 : value;
}

bool SemVerStart::isStartOf(const SemVer& whole) const
{
    if (numbers == 3)
        return whole == version;
    return whole.major == version.major && (numbers < 2 || whole.minor == version.minor);
}

std::optional<SemVerStart> readSemVerStart(std::string_view text)
{
    for (int numbers = 3; numbers >= 1; --numbers) {
        std::string padded(text);
        for (int missing = numbers; missing < 3; ++missing)
            padded += ".0";
        if (auto version = parseSemVer(padded))
            return SemVerStart{std::move(*version), numbers};
    }
    return std::nullopt;
}

std::optional<Period> readPeriod(std::string_view text)
{
    if (const auto period = readYearOrMonth(text))
        return period;
    const auto begin = parseTimestamp(text);
    if (!begin)
        return std::nullopt;
    return Period{*begin, {begin->milliseconds + lengthOf(text)}};
}

bool isInPeriod(FilterOperator op, Timestamp time, const Period& period)
{
    switch (op) {
    case FilterOperator::Less:
        return time < period.begin;
    case FilterOperator::LessOrEqual:
        return time < period.end;
    case FilterOperator::Greater:
        return time >= period.end;
    case FilterOperator::GreaterOrEqual:
        return time >= period.begin;
    case FilterOperator::NotEqual:
        return time < period.begin || time >= period.end;
    case FilterOperator::Is:
    case FilterOperator::Equal:
    case FilterOperator::Contains:
        break;
    }
    return time >= period.begin && time < period.end;
}

bool isOrder(FilterOperator op, std::partial_ordering order)
{
    switch (op) {
    case FilterOperator::Less:
        return order < 0;
    case FilterOperator::LessOrEqual:
        return order <= 0;
    case FilterOperator::Greater:
        return order > 0;
    case FilterOperator::GreaterOrEqual:
        return order >= 0;
    case FilterOperator::NotEqual:
        return order != 0;
    case FilterOperator::Is:
    case FilterOperator::Equal:
    case FilterOperator::Contains:
        break;
    }
    return order == 0;
}

bool TextTest::operator()(std::string_view text) const
{
    switch (m_op) {
    case FilterOperator::Equal:
        return m_folded.equals(text);
    case FilterOperator::NotEqual:
        return !m_folded.equals(text);
    default:
        return m_folded.isIn(text);
    }
}

} // namespace colophon
