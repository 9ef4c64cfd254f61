#include "models/compare/comparison.h"

#include <cmath>

namespace colophon {

namespace {

struct Interval
{
    double rate = 0;
    double low = 0;
    double high = 0;
};

/// Wilson's score interval of a share, 95 %.
Interval wilsonInterval(const LiveTest& live)
{
    constexpr double kZ = 1.959963984540054; // 97.5 % quantile of the normal distribution
    const auto n = static_cast<double>(live.trials);
    const double rate = static_cast<double>(live.successes) / n;
    const double scale = 1 + kZ * kZ / n;
    const double centre = (rate + kZ * kZ / (2 * n)) / scale;
    const double half = kZ / scale * std::sqrt(rate * (1 - rate) / n + kZ * kZ / (4 * n * n));
    return {.rate = rate, .low = centre - half, .high = centre + half};
}

bool isCountable(const LiveTest& live)
{
    return live.trials > 0 && live.successes >= 0 && live.successes <= live.trials;
}

} // namespace

std::optional<LiveDifference> compareLive(const Version& baseline, const Version& candidate)
{
    const auto& left = baseline.facts.live;
    const auto& right = candidate.facts.live;
    if (!left || !right || left->test != right->test || !isCountable(*left) || !isCountable(*right))
        return {};
    // Newcombe 1998, method 10: the score intervals of both shares joined; it stays inside −1 … 1 and holds for few
    // trials, where the textbook interval does not.
    const Interval base = wilsonInterval(*left);
    const Interval own = wilsonInterval(*right);
    const double difference = own.rate - base.rate;
    return LiveDifference{.difference = difference,
                          .low = difference - std::hypot(own.rate - own.low, base.high - base.rate),
                          .high = difference + std::hypot(own.high - own.rate, base.rate - base.low)};
}

} // namespace colophon
