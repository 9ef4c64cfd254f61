#include "models/items/historysort.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string_view>

namespace colophon {

namespace {

/// Missing keys last in both directions; equal keys keep their order. Numbers of rows are sorted, not the keys: these
/// may be large.
template <typename Key, typename KeyOf, typename Less>
void sortBy(std::vector<const Version*>& versions, bool isDescending, KeyOf keyOf, Less less)
{
    std::vector<Key> keys;
    std::vector<const Version*> present;
    std::vector<const Version*> missing;
    keys.reserve(versions.size());
    present.reserve(versions.size());
    for (const Version* version : versions) {
        if (std::optional<Key> key = keyOf(*version)) {
            keys.push_back(*std::move(key));
            present.push_back(version);
        } else {
            missing.push_back(version);
        }
    }
    std::vector<std::uint32_t> order(keys.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, [&](std::uint32_t left, std::uint32_t right) {
        return isDescending ? less(keys[right], keys[left]) : less(keys[left], keys[right]);
    });
    const auto end = std::ranges::transform(order, versions.begin(), [&](std::uint32_t row) { return present[row]; });
    std::ranges::copy(missing, end.out);
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

char folded(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// A text with its first letters as one number: most comparisons end there.
struct TextKey
{
    std::uint64_t beginning = 0;
    std::string_view text;
};

std::optional<TextKey> textKey(const std::string& text)
{
    if (text.empty())
        return std::nullopt;
    TextKey key{0, text};
    for (std::size_t i = 0; i < sizeof key.beginning; ++i)
        key.beginning = (key.beginning << 8U) | (i < text.size() ? static_cast<unsigned char>(folded(text[i])) : 0U);
    return key;
}

std::string_view afterBeginning(std::string_view text)
{
    return text.substr(std::min(text.size(), sizeof(TextKey::beginning)));
}

bool lessFolded(const TextKey& left, const TextKey& right)
{
    if (left.beginning != right.beginning)
        return left.beginning < right.beginning;
    if (left.text == right.text)
        return false;
    const auto byte = [](char letter) { return static_cast<unsigned char>(folded(letter)); };
    return std::ranges::lexicographical_compare(afterBeginning(left.text), afterBeginning(right.text), {}, byte, byte);
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
        sortBy<TextKey>(
            versions, order.isDescending, [](const Version& version) { return textKey(version.facts.author.text); },
            lessFolded);
        break;
    case HistoryOrder::Key::Reason:
        sortBy<TextKey>(
            versions, order.isDescending, [](const Version& version) { return textKey(version.facts.reason.text); },
            lessFolded);
        break;
    }
}

} // namespace colophon
