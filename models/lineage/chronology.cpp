#include "models/lineage/chronology.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace colophon {

namespace {

constexpr std::int64_t kNoTime = std::numeric_limits<std::int64_t>::min();

/// Labels of one kind that is ordered: those that count, or dates.
bool areOrderable(const std::vector<Label>& labels)
{
    return std::ranges::all_of(labels, &Label::isCounting)
        || std::ranges::all_of(labels, [](const Label& label) { return label.kind == LabelKind::Date; });
}

bool labelsAloneDecide(std::span<const Version> versions, const std::vector<Label>& labels)
{
    return areOrderable(labels) && std::ranges::all_of(versions, [](const Version& version) {
               return !version.facts.created || isFromFileSystem(version.facts, version.facts.createdOrigin);
           });
}

} // namespace

bool isFromFileSystem(const Facts& facts, OriginIndex origin)
{
    const Origin* found = facts.origin(origin);
    return found && found->place == "file system";
}

std::vector<std::uint32_t> chronologicalRanks(std::span<const Version> versions)
{
    std::vector<Label> labels;
    labels.reserve(versions.size());
    for (const Version& version : versions)
        labels.push_back(parseLabel(version.label));

    std::vector<std::int64_t> times(versions.size(), kNoTime);
    if (!labelsAloneDecide(versions, labels)) {
        std::ranges::transform(versions, times.begin(), [](const Version& version) {
            return version.facts.created ? version.facts.created->milliseconds : kNoTime;
        });
    }

    std::vector<std::uint32_t> order(versions.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](std::uint32_t left, std::uint32_t right) {
        if (times[left] != times[right])
            return times[left] < times[right];
        const auto byLabel = labels[left] <=> labels[right];
        return byLabel != 0 ? byLabel < 0 : versions[left].id < versions[right].id;
    });

    std::vector<std::uint32_t> ranks(versions.size());
    for (std::uint32_t rank = 0; rank < order.size(); ++rank)
        ranks[order[rank]] = rank;
    return ranks;
}

std::vector<std::uint32_t> oldestFirst(std::span<const std::uint32_t> ranks)
{
    std::vector<std::uint32_t> order(ranks.size());
    for (std::uint32_t index = 0; index < ranks.size(); ++index)
        order[ranks[index]] = index;
    return order;
}

std::unordered_map<std::string_view, std::uint32_t> indexById(std::span<const Version> versions)
{
    std::unordered_map<std::string_view, std::uint32_t> index;
    index.reserve(versions.size());
    for (std::uint32_t i = 0; i < versions.size(); ++i)
        index.emplace(versions[i].id, i);
    return index;
}

} // namespace colophon
