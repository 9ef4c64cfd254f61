#include "models/lineage/releasetimes.h"

#include <algorithm>
#include <optional>

namespace colophon {

namespace {

/// Which of the times belong to the longest run that never goes back.
std::vector<char> longestRun(std::span<const Timestamp> times)
{
    std::vector<std::size_t> ends; ///< by length: index of the earliest time that a run of it can end with
    std::vector<std::optional<std::size_t>> before(times.size());
    for (std::size_t i = 0; i < times.size(); ++i) {
        const auto place = std::ranges::upper_bound(ends, times[i], {}, [&](std::size_t end) { return times[end]; });
        if (place != ends.begin())
            before[i] = *std::prev(place);
        if (place == ends.end())
            ends.push_back(i);
        else
            *place = i;
    }
    std::vector<char> isIn(times.size(), 0);
    for (std::optional<std::size_t> i = ends.empty() ? std::nullopt : std::optional(ends.back()); i; i = before[*i])
        isIn[*i] = 1;
    return isIn;
}

} // namespace

std::vector<Timestamp> effectiveTimes(std::span<const Timestamp> recorded)
{
    const std::vector<char> isBelieved = longestRun(recorded);
    std::vector<Timestamp> times(recorded.begin(), recorded.end());
    const auto first = std::ranges::find(isBelieved, 1);
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (isBelieved[i] == 0)
            times[i] = i == 0 ? recorded[static_cast<std::size_t>(first - isBelieved.begin())] : times[i - 1];
    }
    return times;
}

} // namespace colophon
