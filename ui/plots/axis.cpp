#include "ui/plots/axis.h"

#include "models/compare/numbertext.h"

#include <algorithm>
#include <cmath>

namespace colophon {

namespace {

/// The smallest of 1, 2, 5 times a power of ten that is not below `step`.
double roundStep(double step)
{
    const double power = std::pow(10.0, std::floor(std::log10(step)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= step * (1 - 1e-9))
            return factor * power;
    return 10 * power;
}

/// Multiples of `step` inside the range, at most so many.
std::vector<double> linearTicks(double from, double to, double step, int most)
{
    std::vector<double> ticks;
    if (!std::isfinite(step) || step <= 0)
        return ticks;
    const double first = std::ceil(from / step - 1e-9);
    for (int i = 0; i <= most; ++i) {
        const double tick = (first + i) * step;
        if (tick > to + step * 1e-9)
            break;
        ticks.push_back(std::abs(tick) < step * 1e-9 ? 0 : tick);
    }
    return ticks;
}

std::vector<double> logarithmicTicks(double from, double to, int most)
{
    const double low = std::ceil(std::log10(from) - 1e-9);
    const double high = std::floor(std::log10(to) + 1e-9);
    const double decades = high - low + 1;
    const bool showsParts = decades * 3 <= most + 3;
    const double step = std::max(1.0, std::ceil((decades - 1) / std::max(1, most)));
    std::vector<double> ticks;
    for (double exponent = showsParts ? low - 1 : low; exponent <= high; exponent += step) {
        for (const double factor : {1.0, 2.0, 5.0}) {
            const double tick = factor * std::pow(10.0, exponent);
            if (tick >= from && tick <= to && (factor == 1.0 || showsParts))
                ticks.push_back(tick);
        }
    }
    return ticks;
}

} // namespace

Axis::Axis(double from, double to, double start, double end, bool logarithmic)
    : m_from(std::isfinite(from) ? from : 0)
    , m_to(std::isfinite(to) ? to : 1)
    , m_start(start)
    , m_end(end)
    , m_logarithmic(logarithmic && from > 0)
{
    if (m_to < m_from)
        std::swap(m_from, m_to);
    if (m_to - m_from < 1e-300 || m_to - m_from < 1e-12 * std::abs(m_from)) {
        const double half = m_from == 0 ? 0.5 : std::abs(m_from) * 0.05;
        m_from -= half;
        m_to += half;
    }
}

double Axis::scale(double value) const
{
    // Quarters, because the distance of two large numbers may be more than a double can hold.
    return m_logarithmic ? std::log10(value) : value / 4;
}

double Axis::position(double value) const
{
    const double share = (scale(value) - scale(m_from)) / (scale(m_to) - scale(m_from));
    // Far outside, painting would lose its precision.
    return m_start + std::clamp(share, -100.0, 100.0) * (m_end - m_start);
}

double Axis::value(double position) const
{
    const double share = m_end == m_start ? 0 : (position - m_start) / (m_end - m_start);
    const double scaled = scale(m_from) + share * (scale(m_to) - scale(m_from));
    return m_logarithmic ? std::pow(10.0, scaled) : scaled * 4;
}

bool Axis::canShow(double value) const
{
    return std::isfinite(value) && (!m_logarithmic || value > 0);
}

std::vector<double> Axis::ticks(double spacing) const
{
    const int most = std::max(1, int(std::abs(m_end - m_start) / std::max(1.0, spacing)));
    const double step = roundStep((m_to - m_from) / most);
    std::vector<double> ticks
        = m_logarithmic ? logarithmicTicks(m_from, m_to, most) : linearTicks(m_from, m_to, step, most + 1);
    // One value alone gives no measure: then it is two, of the roundest there are.
    constexpr int kMostFiner = 12;
    for (int finer = 2; ticks.size() < 2 && finer <= kMostFiner; ++finer) {
        const double smaller = roundStep((m_to - m_from) / finer);
        const std::vector<double> all = linearTicks(m_from, m_to, smaller, kMostFiner + 2);
        if (all.size() >= 2)
            ticks = {all.front(), all.back()};
    }
    return ticks;
}

std::vector<QString> tickTexts(const std::vector<double>& ticks)
{
    if (ticks.empty())
        return {};
    // The distance of neighbours decides on the decimals: what is left out of a tick must be nothing beside it.
    double step = ticks.size() > 1 ? ticks[1] - ticks[0] : std::abs(ticks[0]);
    for (std::size_t i = 2; i < ticks.size(); ++i)
        step = std::min(step, ticks[i] - ticks[i - 1]);
    const auto isTold = [&](int decimals) {
        const double power = std::pow(10.0, decimals);
        return std::ranges::all_of(ticks, [&](double tick) {
            return std::abs(tick * power - std::round(tick * power)) < step * power * 1e-3;
        });
    };
    constexpr int kMostDecimals = 9;
    int decimals = 0;
    while (decimals < kMostDecimals && step > 0 && !isTold(decimals))
        ++decimals;
    std::vector<QString> texts;
    texts.reserve(ticks.size());
    for (const double tick : ticks)
        texts.push_back(QString::fromStdString(numberText(tick, decimals)));
    return texts;
}

} // namespace colophon
