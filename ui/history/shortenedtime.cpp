#include "ui/history/shortenedtime.h"

#include <algorithm>
#include <functional>

namespace colophon {

namespace {

/// Of the axis: discs nearer to each other stick together.
constexpr double kStick = 0.02;
/// Of the distance in an even row: many versions may lie nearer, and their neighbours still tell them apart.
constexpr double kStickInRow = 0.25;
/// Of the axis that belongs to the time in which versions were made.
constexpr double kLeastForVersions = 0.5;
/// More breaks would no longer be read as time.
constexpr std::size_t kMostGaps = 12;
/// All shortened gaps together, against the rest of the axis.
constexpr double kShareOfGaps = 0.25;
/// A gap that would keep more than a third of its length is not worth a break.
constexpr double kWorthABreak = 3;

/// Moments in their order, each once.
std::vector<double> momentsOf(const std::vector<double>& versions, const std::vector<double>& releases)
{
    std::vector<double> moments = versions;
    moments.insert(moments.end(), releases.begin(), releases.end());
    std::ranges::sort(moments);
    const auto again = std::ranges::unique(moments);
    moments.erase(again.begin(), again.end());
    return moments;
}

/// Every gap longer than `limit` becomes as long as `length`.
std::vector<ShortenedGap> shortened(const std::vector<double>& moments, double limit, double length)
{
    std::vector<ShortenedGap> gaps;
    double removed = 0;
    for (std::size_t i = 1; i < moments.size(); ++i) {
        const double lasted = moments[i] - moments[i - 1];
        if (lasted <= limit)
            continue;
        const double place = moments[i - 1] - removed;
        gaps.push_back({{moments[i - 1], moments[i]}, {place, place + length}});
        removed += lasted - length;
    }
    return gaps;
}

/// Whether most versions stand apart and share enough of the axis. Versions of one moment cannot be told apart by any
/// axis of time and do not count. `versions` in their order.
bool isReadable(const ShortenedTime& time, const std::vector<double>& versions, const std::vector<double>& moments)
{
    const double length = time.toPlace(moments.back()) - time.toPlace(moments.front());
    if (time.toPlace(versions.back()) - time.toPlace(versions.front()) < kLeastForVersions * length)
        return false;
    std::vector<double> distances;
    for (std::size_t i = 1; i < versions.size(); ++i) {
        if (versions[i] > versions[i - 1])
            distances.push_back(time.toPlace(versions[i]) - time.toPlace(versions[i - 1]));
    }
    const auto pairs = static_cast<double>(distances.size());
    const double near = std::min(kStick, kStickInRow / pairs) * length;
    const auto stuck = std::ranges::count_if(distances, [&](double distance) { return distance < near; });
    return static_cast<double>(stuck) <= pairs / 2;
}

} // namespace

ShortenedTime::ShortenedTime(std::vector<ShortenedGap> gaps)
    : m_gaps(std::move(gaps))
{
}

ShortenedTime ShortenedTime::fitting(std::vector<double> versions, const std::vector<double>& releases)
{
    std::ranges::sort(versions);
    const std::vector<double> moments = momentsOf(versions, releases);
    if (moments.size() < 3 || versions.size() < 2 || versions.front() == versions.back()
        || isReadable({}, versions, moments))
        return {};
    std::vector<double> lengths;
    for (std::size_t i = 1; i < moments.size(); ++i)
        lengths.push_back(moments[i] - moments[i - 1]);
    std::ranges::sort(lengths, std::greater());
    double rest = moments.back() - moments.front();
    for (std::size_t count = 1; count <= std::min(kMostGaps, lengths.size() - 1); ++count) {
        rest -= lengths[count - 1];
        const double length = std::max(lengths[count], kShareOfGaps * rest / static_cast<double>(count));
        const ShortenedTime time(shortened(moments, kWorthABreak * length, length));
        if (!time.m_gaps.empty() && isReadable(time, versions, moments))
            return time;
    }
    return {};
}

double ShortenedTime::toPlace(double time) const
{
    const auto after
        = std::ranges::upper_bound(m_gaps, time, {}, [](const ShortenedGap& gap) { return gap.times.from; });
    if (after == m_gaps.begin())
        return time;
    const ShortenedGap& gap = *std::prev(after);
    if (time >= gap.times.to)
        return gap.places.to + (time - gap.times.to);
    return gap.places.from + (time - gap.times.from) / gap.times.length() * gap.places.length();
}

double ShortenedTime::toTime(double place) const
{
    const auto after
        = std::ranges::upper_bound(m_gaps, place, {}, [](const ShortenedGap& gap) { return gap.places.from; });
    if (after == m_gaps.begin())
        return place;
    const ShortenedGap& gap = *std::prev(after);
    if (place >= gap.places.to)
        return gap.times.to + (place - gap.places.to);
    return gap.times.from + (place - gap.places.from) / gap.places.length() * gap.times.length();
}

} // namespace colophon
