#include "ui/history/evolutionscale.h"

#include "ui/history/evolutiondata.h"
#include "ui/widgets/theme.h"

#include <QLocale>

#include <algorithm>
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
    constexpr double kAroundOne = 12 * 3'600'000.0;
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
        const QString text = isLarge ? QLocale().toString(value, 'g', 4) : QLocale().toString(value, 'f', decimals);
        ticks.push_back({value, text, true, ticks.empty()});
    }
    return ticks;
}

} // namespace colophon
