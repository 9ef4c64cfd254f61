#include "models/lineage/timelack.h"

#include <algorithm>
#include <optional>

namespace colophon {

namespace {

constexpr std::int64_t kAtOnce = 60'000;
constexpr std::int64_t kSame = 1'000;
/// Versions of one minute, on average: an axis of time would pile them up.
constexpr std::size_t kPile = 4;

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

/// Whether more than half of the times have another one within a second of them.
bool areMostShared(const std::vector<std::int64_t>& times)
{
    std::size_t shared = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        const bool isLikeLast = i > 0 && times[i] - times[i - 1] < kSame;
        const bool isLikeNext = i + 1 < times.size() && times[i + 1] - times[i] < kSame;
        shared += isLikeLast || isLikeNext ? 1 : 0;
    }
    return 2 * shared > times.size();
}

} // namespace

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
    if (without > (isPiledUp ? times.size() : crowd))
        return TimeLack::NotRecorded;
    return areMostShared(times) ? TimeLack::TheSame : TimeLack::CloseTogether;
}

} // namespace colophon
