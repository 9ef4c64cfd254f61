#include "models/lineage/releasetimes.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <ranges>

namespace colophon {

namespace {

using Lengths = std::vector<std::size_t>;

/// Of each time, the length of the longest ordered run that ends with it; 0 for those after `latest`.
template <typename Times, typename Compare> Lengths lengths(const Times& times, Compare isBefore, Timestamp latest)
{
    std::vector<Timestamp> ends; // by length: the time that leaves most room for the next
    Lengths found;
    for (const Timestamp time : times) {
        if (time > latest) {
            found.push_back(0);
            continue;
        }
        const auto place = std::upper_bound(ends.begin(), ends.end(), time, isBefore);
        found.push_back(static_cast<std::size_t>(place - ends.begin()) + 1);
        if (place == ends.end())
            ends.push_back(time);
        else
            *place = time;
    }
    return found;
}

/// Finds the longest run of times that never goes back.
class LongestRun
{
public:
    explicit LongestRun(std::span<const Timestamp> times)
        : m_times(times)
        , m_ending(lengths(times, std::less<>(), kNever))
    {
    }

    /// Positions in the run that effectiveTimes() believes.
    std::vector<std::size_t> members() const
    {
        const std::vector<std::size_t> first = firstWritten(kNever);
        // Whatever is not later than the last entry can be followed by it.
        std::vector<std::size_t> toTheEnd = firstWritten(m_times.back());
        return toTheEnd.size() == first.size() && toTheEnd.front() == first.front() ? toTheEnd : first;
    }

private:
    static constexpr Timestamp kNever{std::numeric_limits<std::int64_t>::max()};

    /// Of the longest runs of times until then, the one whose members were written first.
    std::vector<std::size_t> firstWritten(Timestamp latest) const
    {
        Lengths beginning = lengths(m_times | std::views::reverse, std::greater<>(), latest);
        std::ranges::reverse(beginning);
        const std::size_t longest = *std::ranges::max_element(m_ending);
        std::vector<std::size_t> run;
        for (std::size_t i = 0; i < m_times.size(); ++i) {
            const bool isInPlace = m_ending[i] == run.size() + 1 && m_ending[i] + beginning[i] == longest + 1;
            if (isInPlace && (run.empty() || m_times[run.back()] <= m_times[i]))
                run.push_back(i);
        }
        return run;
    }

    std::span<const Timestamp> m_times;
    Lengths m_ending;
};

} // namespace

std::vector<Timestamp> effectiveTimes(std::span<const Timestamp> recorded)
{
    std::vector<Timestamp> times(recorded.begin(), recorded.end());
    if (times.empty())
        return times;
    const std::vector<std::size_t> believed = LongestRun(recorded).members();
    auto next = believed.begin();
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (next != believed.end() && *next == i) {
            ++next;
            continue;
        }
        if (next != believed.end())
            times[i] = std::min(times[i], recorded[*next]);
        if (i > 0)
            times[i] = std::max(times[i], times[i - 1]);
    }
    return times;
}

} // namespace colophon
