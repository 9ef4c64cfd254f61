#include "models/items/historysort.h"

#include <algorithm>
#include <cmath>
#include <compare>

namespace colophon {

namespace {

template <typename Key> struct Keyed
{
    Key key;
    bool isMissing;
    const Version* version;
};

/// Missing keys last in both directions; equal keys keep their order.
template <typename Key, typename KeyOf, typename Less>
void sortBy(std::vector<const Version*>& versions, bool isDescending, KeyOf keyOf, Less less)
{
    std::vector<Keyed<Key>> keyed;
    keyed.reserve(versions.size());
    for (const Version* version : versions) {
        std::optional<Key> key = keyOf(*version);
        const bool isMissing = !key.has_value();
        keyed.push_back({isMissing ? Key() : *std::move(key), isMissing, version});
    }
    std::ranges::stable_sort(keyed, [&](const Keyed<Key>& left, const Keyed<Key>& right) {
        if (left.isMissing || right.isMissing)
            return !left.isMissing && right.isMissing;
        return isDescending ? less(right.key, left.key) : less(left.key, right.key);
    });
    std::ranges::transform(keyed, versions.begin(), &Keyed<Key>::version);
}

std::optional<double> metricKey(const Version& version, Name metric)
{
    const Metric* found = version.facts.metric(metric);
    if (!found || !found->isNumber() || std::isnan(found->value))
        return std::nullopt;
    return found->value;
}

std::optional<std::int64_t> createdKey(const Version& version)
{
    if (!version.facts.created)
        return std::nullopt;
    return version.facts.created->milliseconds;
}

std::optional<std::string_view> textKey(const std::string& text)
{
    if (text.empty())
        return std::nullopt;
    return std::string_view(text);
}

char folded(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool lessFolded(std::string_view left, std::string_view right)
{
    return std::ranges::lexicographical_compare(left, right, {}, folded, folded);
}

} // namespace

void sortVersions(std::vector<const Version*>& versions, const HistoryOrder& order)
{
    const auto less = [](const auto& left, const auto& right) { return left < right; };
    switch (order.key) {
    case HistoryOrder::Key::History:
        break;
    case HistoryOrder::Key::Label:
        sortBy<Label>(
            versions, order.isDescending,
            [](const Version& version) { return std::optional(parseLabel(version.label)); }, less);
        break;
    case HistoryOrder::Key::Metric:
        sortBy<double>(
            versions, order.isDescending, [&order](const Version& version) { return metricKey(version, order.metric); },
            less);
        break;
    case HistoryOrder::Key::Created:
        sortBy<std::int64_t>(versions, order.isDescending, createdKey, less);
        break;
    case HistoryOrder::Key::Author:
        sortBy<std::string_view>(
            versions, order.isDescending, [](const Version& version) { return textKey(version.facts.author.text); },
            lessFolded);
        break;
    case HistoryOrder::Key::Reason:
        sortBy<std::string_view>(
            versions, order.isDescending, [](const Version& version) { return textKey(version.facts.reason.text); },
            lessFolded);
        break;
    }
}

} // namespace colophon
