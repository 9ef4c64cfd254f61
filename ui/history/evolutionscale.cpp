#include "ui/history/evolutionscale.h"

#include "ui/history/evolutiondata.h"
#include "ui/widgets/theme.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace colophon {

namespace {

constexpr double kAir = 0.06;
/// Of the time in which versions were made: more emptiness up to today would press them together at the left.
constexpr double kMostEmpty = 0.25;
constexpr double kNearest = 1e-6; ///< of the full range: nearer, and the steps of double show

AxisRange padded(double low, double high, double air)
{
    if (low == high) {
        const double around = low == 0 ? 1 : std::abs(low) * 0.05;
        return {low - around, high + around};
    }
    return {low - (high - low) * air, high + (high - low) * air};
}

double niceStep(double length, int count)
{
    const double raw = length / std::max(1, count);
    const double magnitude = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 4.0, 5.0, 10.0}) {
        if (factor * magnitude >= raw * 0.999)
            return factor * magnitude;
    }
    return 10 * magnitude;
}

int decimalsOfStep(double step)
{
    return std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 9);
}

enum class Unit : std::uint8_t { Hour, Day, Month, Year };

struct Stride
{
    Unit unit;
    int count;
    double milliseconds;
};

constexpr double kHour = 3'600'000.0;
constexpr double kDay = 24 * kHour;
constexpr double kRoomForFirst = 0.6; ///< of a stride

constexpr std::array kStrides{
    Stride{Unit::Hour, 1, kHour},        Stride{Unit::Hour, 3, 3 * kHour},     Stride{Unit::Hour, 6, 6 * kHour},
    Stride{Unit::Day, 1, kDay},          Stride{Unit::Day, 2, 2 * kDay},       Stride{Unit::Day, 7, 7 * kDay},
    Stride{Unit::Month, 1, 30 * kDay},   Stride{Unit::Month, 3, 91 * kDay},    Stride{Unit::Month, 6, 182 * kDay},
    Stride{Unit::Year, 1, 365 * kDay},   Stride{Unit::Year, 2, 730 * kDay},    Stride{Unit::Year, 5, 1826 * kDay},
    Stride{Unit::Year, 10, 3652 * kDay}, Stride{Unit::Year, 50, 18262 * kDay},
};

const Stride& strideFor(double length, int count)
{
    const auto found = std::ranges::find_if(
        kStrides, [&](const Stride& stride) { return length / stride.milliseconds <= std::max(1, count); });
    return found == kStrides.end() ? kStrides.back() : *found;
}

QDateTime strideStart(QDateTime time, const Stride& stride)
{
    const QDate date = time.date();
    switch (stride.unit) {
    case Unit::Hour:
        return QDateTime(date, QTime(time.time().hour() / stride.count * stride.count, 0));
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

QString strideText(const QDateTime& time, const Stride& stride, bool namesYear)
{
    switch (stride.unit) {
    case Unit::Hour:
        return QLocale().toString(time, time.time().hour() == 0 || namesYear ? u"d MMM HH:mm" : u"HH:mm");
    case Unit::Day:
        return QLocale().toString(time, namesYear ? u"d MMM yyyy" : u"d MMM");
    case Unit::Month:
        return QLocale().toString(time, namesYear ? u"MMM yyyy" : u"MMM");
    case Unit::Year:
        return QLocale().toString(time, u"yyyy");
    }
    return {};
}

} // namespace

AxisRange fullRangeX(const EvolutionData& data)
{
    if (data.nodes.empty())
        return {};
    double low = data.nodes.front().x;
    double high = data.nodes.back().x;
    const double latest = high + (high - low) * kMostEmpty;
    for (const EvolutionBand& band : data.bands) {
        low = std::min(low, band.begin);
        // A release is shown however late it came; how long it lasts needs no empty half of the picture.
        high = std::max({high, band.begin, std::min(band.end, latest)});
    }
    constexpr double kAroundOne = 12 * kHour;
    if (low == high && data.axis == EvolutionAxis::Time)
        return {low - kAroundOne, high + kAroundOne};
    return padded(low, high, 0.05);
}

AxisRange fullRangeY(const EvolutionData& data)
{
    if (!data.hasValues())
        return {};
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();
    for (const EvolutionNode& node : data.nodes) {
        if (!node.isMeasured())
            continue;
        low = std::min(low, node.y - static_cast<double>(node.noise));
        high = std::max(high, node.y + static_cast<double>(node.noise));
    }
    return padded(low, high, kAir * 2);
}

double laneHeight(const EvolutionData& data, double plotHeight)
{
    constexpr double kMostOfPlot = 0.3;
    if (data.unmeasured == 0)
        return 0;
    return data.hasValues() ? std::min<double>(Theme::instance().scaled(40), plotHeight * kMostOfPlot) : plotHeight;
}

AxisRange zoomed(AxisRange range, double factor, double anchor, AxisRange full)
{
    const double length = std::clamp(range.length() * factor, full.length() * kNearest, full.length());
    const double share = (anchor - range.from) / range.length();
    const double from = std::clamp(anchor - share * length, full.from, full.to - length);
    return {from, from + length};
}

AxisRange moved(AxisRange range, double by, AxisRange full)
{
    const double from = std::clamp(range.from + by, full.from, std::max(full.from, full.to - range.length()));
    return {from, from + range.length()};
}

std::vector<AxisTick> valueTicks(AxisRange range, int count)
{
    std::vector<AxisTick> ticks;
    if (!(range.length() > 0) || !std::isfinite(range.length()))
        return ticks;
    const double step = niceStep(range.length(), count);
    const int decimals = decimalsOfStep(step);
    const bool isLarge = std::max(std::abs(range.from), std::abs(range.to)) >= 1e7;
    for (double i = std::ceil(range.from / step); i * step <= range.to; ++i) {
        const double value = i == 0 ? 0 : i * step;
        ticks.push_back(
            {value, isLarge ? QLocale().toString(value, 'g', 4) : QLocale().toString(value, 'f', decimals)});
    }
    return ticks;
}

std::vector<AxisTick> timeTicks(AxisRange range, int count)
{
    std::vector<AxisTick> ticks;
    // Years beyond four digits are broken clocks; QDateTime would walk them one by one.
    constexpr double kLatest = 253'402'300'799'000.0;
    if (!(range.length() > 0) || std::abs(range.from) > kLatest || std::abs(range.to) > kLatest)
        return ticks;
    const Stride& stride = strideFor(range.length(), count);
    const auto last = static_cast<qint64>(range.to);
    QDateTime time = strideStart(QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(range.from)), stride);
    int lastYear = 0;
    const auto add = [&](double value, bool hasLine) {
        ticks.push_back({value, strideText(time, stride, time.date().year() != lastYear), hasLine});
        lastYear = time.date().year();
    };
    const auto firstLine = static_cast<double>(strideNext(time, stride).toMSecsSinceEpoch());
    if (firstLine - range.from > kRoomForFirst * stride.milliseconds)
        add(range.from, false);
    for (int guard = 0; time.isValid() && time.toMSecsSinceEpoch() <= last && guard < 500; ++guard) {
        if (static_cast<double>(time.toMSecsSinceEpoch()) > range.from)
            add(static_cast<double>(time.toMSecsSinceEpoch()), true);
        time = strideNext(time, stride);
    }
    return ticks;
}

} // namespace colophon
