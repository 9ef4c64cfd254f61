#include "ui/history/evolutionplaces.h"

#include <algorithm>
#include <optional>
#include <ranges>

namespace colophon {

namespace {

constexpr std::int64_t kAtOnce = 60'000;
/// Versions of one minute, on average: an axis of time would pile them up.
constexpr std::size_t kPile = 4;
/// Of the versions: what came after the last one takes no more of the axis.
constexpr double kMostAfterLast = 0.25;

/// In their order.
std::vector<std::int64_t> creationTimes(const Model& model)
{
    std::vector<std::int64_t> times;
    for (const Version& version : model.versions) {
        if (version.facts.created)
            times.push_back(version.facts.created->milliseconds);
    }
    std::ranges::sort(times);
    return times;
}

/// The most versions that were made within one minute; 0 if no two were.
std::size_t largestCrowd(const std::vector<std::int64_t>& times)
{
    std::size_t most = 0;
    std::size_t first = 0;
    for (std::size_t last = 0; last < times.size(); ++last) {
        while (times[last] - times[first] >= kAtOnce)
            ++first;
        most = std::max(most, last - first + 1);
    }
    return most > 1 ? most : 0;
}

std::size_t distinctMinutes(const std::vector<std::int64_t>& times)
{
    std::size_t count = 0;
    std::optional<std::int64_t> begin;
    for (const std::int64_t time : times) {
        if (begin && time - *begin < kAtOnce)
            continue;
        begin = time;
        ++count;
    }
    return count;
}

double usualStep(const Model& model)
{
    constexpr double kDay = 86'400'000.0;
    const std::vector<std::int64_t> times = creationTimes(model);
    if (times.size() < 2 || times.front() == times.back())
        return kDay;
    return static_cast<double>(times.back() - times.front()) / static_cast<double>(times.size() - 1);
}

} // namespace

TimeLack timeLack(const Model& model)
{
    const std::vector<std::int64_t> times = creationTimes(model);
    const std::size_t count = model.versions.size();
    const std::size_t without = count - times.size();
    if (times.empty() || (count > 1 && times.size() == 1))
        return TimeLack::NotRecorded;
    if (count < 2)
        return TimeLack::None;
    const std::size_t crowd = largestCrowd(times);
    const bool isPiledUp = distinctMinutes(times) * kPile < times.size();
    if (times.back() - times.front() >= kAtOnce && 2 * (crowd + without) <= count && !isPiledUp)
        return TimeLack::None;
    return without > crowd ? TimeLack::NotRecorded : TimeLack::TheSame;
}

std::vector<double> placesInTime(const Model& model)
{
    const double usual = usualStep(model);
    std::vector<double> places;
    std::optional<double> before;
    std::size_t without = 0;
    const auto spread = [&](std::optional<double> after) {
        const double first = before ? *before : after.value_or(0) - usual * static_cast<double>(without + 1);
        const double step = before && after ? (*after - *before) / static_cast<double>(without + 1) : usual;
        for (std::size_t i = 1; i <= without; ++i)
            places.push_back(first + step * static_cast<double>(i));
        without = 0;
    };
    for (const Version& version : std::views::reverse(model.versions)) {
        if (!version.facts.created) {
            ++without;
            continue;
        }
        const auto time = static_cast<double>(version.facts.created->milliseconds);
        spread(time);
        places.push_back(time);
        before = time;
    }
    spread(std::nullopt);
    return places;
}

std::map<std::int64_t, double> placesInOrder(const Model& model, const std::vector<Timestamp>& moments)
{
    const std::vector<std::int64_t> times = creationTimes(model);
    std::map<std::int64_t, double> places;
    for (const Timestamp moment : moments)
        places.emplace(moment.milliseconds, 0);
    for (auto first = places.begin(); first != places.end();) {
        const auto next = std::ranges::upper_bound(times, first->first);
        const auto last = next == times.end() ? places.end() : places.lower_bound(*next);
        const auto count = static_cast<double>(std::distance(first, last));
        const double most = std::max(1.0, kMostAfterLast * static_cast<double>(model.versions.size()));
        const double room = next == times.end() ? std::clamp(count / 2, 1.0, most) : 1;
        double place = static_cast<double>(next - times.begin()) - 1;
        for (; first != last; ++first) {
            place += room / (count + 1);
            first->second = place;
        }
    }
    return places;
}

} // namespace colophon
