#include "models/catalog/facts.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace colophon {

namespace {

bool sameNumber(double left, double right)
{
    return left == right || (std::isnan(left) && std::isnan(right));
}

/// Orders by `key`, the last of equal keys wins. Sources mostly deliver in order already.
template <typename T, typename Key> void keepLastOfEach(std::vector<T>& items, Key key)
{
    const auto before = [&key](const T& left, const T& right) { return key(left) < key(right); };
    const auto notBefore = [&before](const T& left, const T& right) { return !before(left, right); };
    if (std::ranges::adjacent_find(items, notBefore) == items.end())
        return;
    std::ranges::stable_sort(items, before);
    std::ranges::reverse(items);
    const auto surplus = std::ranges::unique(items, {}, key);
    items.erase(surplus.begin(), surplus.end());
    std::ranges::reverse(items);
}

const std::string& entryKey(const Entry& entry)
{
    return entry.key.text();
}

} // namespace

bool operator==(const Metric& left, const Metric& right)
{
    return left.key == right.key && sameNumber(left.value, right.value) && left.text == right.text
        && left.dataset == right.dataset && sameNumber(left.noise, right.noise) && left.origin == right.origin
        && left.hasCurve == right.hasCurve;
}

std::optional<std::int64_t> RunCourse::duration() const
{
    if (!started || !ended || *ended < *started)
        return std::nullopt;
    return ended->milliseconds - started->milliseconds;
}

OriginIndex Facts::addOrigin(Origin origin)
{
    const auto found = std::ranges::find(origins, origin);
    if (found != origins.end())
        return static_cast<OriginIndex>(found - origins.begin());
    if (origins.size() + 1 < kNoOrigin)
        origins.push_back(std::move(origin));
    return static_cast<OriginIndex>(origins.size() - 1);
}

const Metric* Facts::metric(Name key) const
{
    const auto found = std::ranges::lower_bound(metrics, key, {}, &Metric::key);
    return found != metrics.end() && found->key == key ? &*found : nullptr;
}

const Entry* Facts::parameter(Name key) const
{
    return findEntry(parameters, key);
}

const Entry* findEntry(const std::vector<Entry>& entries, Name key)
{
    const auto found = std::ranges::lower_bound(entries, key, {}, &Entry::key);
    return found != entries.end() && found->key == key ? &*found : nullptr;
}

std::string placeOf(const Facts& facts, OriginIndex origin, Name key)
{
    const Origin* found = facts.origin(origin);
    if (!found)
        return {};
    return found->filePerKey ? found->place + "/" + key.text() : found->place;
}

void normalise(Facts& facts)
{
    keepLastOfEach(facts.metrics, [](const Metric& metric) {
        return std::tuple<const std::string&, const std::string&>(metric.key.text(), metric.dataset.text());
    });
    for (std::vector<Entry>* entries : {&facts.parameters, &facts.tags, &facts.environment, &facts.architecture})
        keepLastOfEach(*entries, entryKey);
    keepLastOfEach(facts.datasets, [](const Dataset& dataset) {
        return std::tie(dataset.name, dataset.context, dataset.digest, dataset.path);
    });
    keepLastOfEach(facts.artifacts, [](const Artifact& artifact) -> const std::string& { return artifact.path; });
    std::ranges::stable_sort(facts.notes, {}, &Note::time);
    for (Dataset& dataset : facts.datasets) {
        std::ranges::sort(dataset.labels, [](const LabelCount& left, const LabelCount& right) {
            return std::tie(right.count, left.label) < std::tie(left.count, right.label);
        });
    }
}

} // namespace colophon
