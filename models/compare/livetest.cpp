#include "models/compare/livetest.h"

#include "models/compare/numbertext.h"

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

std::string liveSentence(const LiveDifference& found)
{
    const auto points = [](double share) { return numberText(share * 100, 1); };
    return std::string(" is ") + (found.difference < 0 ? "worse" : "better") + " by "
        + points(std::abs(found.difference)) + " points, between " + points(found.low) + " and " + points(found.high)
        + (found.isDecided() ? ": decided." : ": not decided.");
}

std::string liveBadge(const Model& model, const Version& version)
{
    if (!version.facts.live)
        return {};
    // Versions stand newest first.
    std::size_t older = 0;
    for (auto other = model.versions.rbegin(); other != model.versions.rend() && other->id != version.id; ++other)
        older += other->facts.live && other->facts.live->test == version.facts.live->test ? 1 : 0;
    const std::string letter = older < 26 ? std::string(1, static_cast<char>('A' + older)) : std::to_string(older + 1);
    return "Test " + letter + " " + numberText(version.facts.live->share * 100, 0) + " %";
}

} // namespace colophon
