#include "ui/history/evolutionplaces.h"

#include "models/lineage/timelack.h"

#include <algorithm>
#include <optional>
#include <ranges>

namespace colophon {

namespace {

/// Of the versions: what came after the last one takes no more of the axis.
constexpr double kMostAfterLast = 0.25;

double usualStep(const Model& model)
{
    constexpr double kDay = 86'400'000.0;
    const std::vector<std::int64_t> times = creationTimes(model);
    if (times.size() < 2 || times.front() == times.back())
        return kDay;
    return static_cast<double>(times.back() - times.front()) / static_cast<double>(times.size() - 1);
}

} // namespace

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
