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
    if (m_logarithmic)
        return logarithmicTicks(m_from, m_to, most);
    const double step = roundStep((m_to - m_from) / most);
    std::vector<double> ticks;
    if (!std::isfinite(step))
        return ticks;
    const double first = std::ceil(m_from / step - 1e-9);
    for (int i = 0; i <= most + 1; ++i) {
        const double tick = (first + i) * step;
        if (tick > m_to + step * 1e-9)
            break;
        ticks.push_back(std::abs(tick) < step * 1e-9 ? 0 : tick);
    }
    return ticks;
}

std::vector<QString> tickTexts(const std::vector<double>& ticks)
{
    // The distance of neighbours decides on the decimals: no more than it takes to tell them apart.
    int decimals = 0;
    if (ticks.size() > 1) {
        double step = ticks[1] - ticks[0];
        for (std::size_t i = 2; i < ticks.size(); ++i)
            step = std::min(step, ticks[i] - ticks[i - 1]);
        if (step > 0)
            decimals = std::clamp(int(std::ceil(-std::log10(step) - 1e-9)), 0, 9);
    }
    std::vector<QString> texts;
    texts.reserve(ticks.size());
    for (const double tick : ticks)
        texts.push_back(QString::fromStdString(numberText(tick, decimals)));
    return texts;
}

} // namespace colophon
