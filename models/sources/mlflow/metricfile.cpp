#include "models/sources/mlflow/metricfile.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <tuple>

namespace colophon::mlflow {

namespace {

/// Takes the text up to the next space off the front.
std::string_view takeFirst(std::string_view& rest)
{
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view field = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return field;
}

template <typename Number> bool parseNumber(std::string_view text, Number& number)
{
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && stop == end;
}

/// Python's float text; from_chars knows "nan" and "inf", and calls what does not fit a double out of range.
bool parseValue(std::string_view text, double& value)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error == std::errc::result_out_of_range && stop == end) {
        const std::size_t exponent = text.find_first_of("eE");
        const bool isTiny = exponent != std::string_view::npos && text.substr(exponent + 1).starts_with('-');
        value = isTiny ? 0.0 : HUGE_VAL;
        if (text.starts_with('-'))
            value = -value;
        return true;
    }
    return error == std::errc() && stop == end;
}

std::string_view trimmed(std::string_view line)
{
    constexpr std::string_view kBlanks = " \t\r\n\v\f";
    const std::size_t begin = line.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos)
        return {};
    return line.substr(begin, line.find_last_not_of(kBlanks) - begin + 1);
}

/// "name with spaces digest": the digest is the last field.
bool parseDataset(std::string_view rest, MetricPoint& point)
{
    const std::size_t space = rest.rfind(' ');
    if (space == std::string_view::npos)
        return false;
    point.dataset = rest.substr(0, space);
    point.digest = rest.substr(space + 1);
    return true;
}

template <typename Function> void forEachLine(std::string_view text, Function function)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        function(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

} // namespace

std::optional<MetricPoint> parseMetricLine(std::string_view line, MetricOwner owner)
{
    std::string_view rest = trimmed(line);
    MetricPoint point;
    if (!parseNumber(takeFirst(rest), point.time) || !parseValue(takeFirst(rest), point.value))
        return std::nullopt;
    if (rest.empty())
        return owner == MetricOwner::Run ? std::optional(point) : std::nullopt;
    if (!parseNumber(takeFirst(rest), point.step))
        return std::nullopt;
    if (owner == MetricOwner::LoggedModel)
        takeFirst(rest); // the run that measured it
    if (!rest.empty() && !parseDataset(rest, point))
        return std::nullopt;
    return point;
}

bool isLater(const MetricPoint& point, const MetricPoint& other)
{
    const auto moment = std::tie(point.step, point.time);
    const auto otherMoment = std::tie(other.step, other.time);
    if (moment != otherMoment)
        return moment > otherMoment;
    if (std::isnan(other.value))
        return !std::isnan(point.value);
    return point.value > other.value;
}

LastValues::LastValues(MetricOwner owner)
    : m_owner(owner)
{
}

void LastValues::clear(MetricOwner owner)
{
    m_owner = owner;
    m_values.clear();
    m_texts.clear();
    m_malformed = 0;
    m_firstMalformed = 0;
    m_line = 0;
}

void LastValues::add(std::string_view text)
{
    forEachLine(text, [this](std::string_view line) {
        ++m_line;
        if (const auto point = parseMetricLine(line, m_owner)) {
            add(*point);
        } else if (!trimmed(line).empty()) {
            ++m_malformed;
            if (m_firstMalformed == 0)
                m_firstMalformed = m_line;
        }
    });
}

void LastValues::add(const MetricPoint& point)
{
    const auto isSameGroup = [this, &point](const LastValue& last) {
        return m_owner == MetricOwner::Run
            || (last.point.dataset == point.dataset && last.point.digest == point.digest);
    };
    const auto group = std::ranges::find_if(m_values, isSameGroup);
    if (group == m_values.end()) {
        m_values.push_back({point, 1});
        return;
    }
    ++group->count;
    if (isLater(point, group->point))
        group->point = point;
}

void LastValues::own()
{
    std::vector<std::string> texts;
    texts.reserve(m_values.size() * 2); // Views into the texts must not move.
    for (LastValue& last : m_values) {
        last.point.dataset = texts.emplace_back(last.point.dataset);
        last.point.digest = texts.emplace_back(last.point.digest);
    }
    m_texts.swap(texts);
}

std::size_t appendPoints(std::string_view text, MetricOwner owner, MetricHistory& history)
{
    std::size_t malformed = 0;
    forEachLine(text, [&](std::string_view line) {
        if (const auto point = parseMetricLine(line, owner)) {
            history.values.push_back(point->value);
            history.steps.push_back(point->step);
            history.times.push_back(point->time);
        } else if (!trimmed(line).empty()) {
            ++malformed;
        }
    });
    return malformed;
}

} // namespace colophon::mlflow
