#include "models/compare/comparability.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace colophon {

namespace {

enum class DataRole { Training, Evaluation, Unknown };

DataRole roleOf(std::string_view text)
{
    for (const std::string& word : metricWords(text)) {
        if (word.starts_with("train"))
            return DataRole::Training;
        if (word.starts_with("test") || word.starts_with("eval") || word.starts_with("valid") || word == "val"
            || word == "holdout" || word == "dev")
            return DataRole::Evaluation;
    }
    return DataRole::Unknown;
}

DataRole roleOf(const Dataset& dataset)
{
    const DataRole stated = roleOf(dataset.context);
    return stated != DataRole::Unknown ? stated : roleOf(dataset.name);
}

std::vector<const Dataset*> datasetsOf(const Version& version, DataRole role)
{
    std::vector<const Dataset*> found;
    for (const Dataset& dataset : version.facts.datasets) {
        if (roleOf(dataset) == role)
            found.push_back(&dataset);
    }
    return found;
}

const Dataset* withName(const std::vector<const Dataset*>& datasets, std::string_view name)
{
    const auto found = std::ranges::find_if(datasets, [&](const Dataset* dataset) { return dataset->name == name; });
    return found == datasets.end() ? nullptr : *found;
}

/// "9f2c41" of "md5:9f2c41…".
std::string shortDigest(const std::string& digest)
{
    constexpr std::size_t kDigits = 6;
    const std::size_t colon = digest.find(':');
    return digest.substr(colon == std::string::npos ? 0 : colon + 1, kDigits);
}

std::map<std::string_view, double> shares(const Dataset& dataset)
{
    double total = 0;
    for (const LabelCount& label : dataset.labels)
        total += static_cast<double>(std::max<std::int64_t>(label.count, 0));
    std::map<std::string_view, double> result;
    if (total > 0) {
        for (const LabelCount& label : dataset.labels)
            result[label.label] += static_cast<double>(std::max<std::int64_t>(label.count, 0)) / total;
    }
    return result;
}

std::string wholePercent(double share)
{
    return std::to_string(std::lround(share * 100)) + " %";
}

/// The label whose share moved most, as "label “1” 18 % → 50 %"; empty if the distributions say the same.
std::string labelChange(const Dataset& left, const Dataset& right)
{
    constexpr double kSameShare = 0.005; // what whole per cents cannot show is no other distribution
    auto before = shares(left);
    auto after = shares(right);
    if (before.empty() || after.empty())
        return {};
    for (const auto& [label, share] : before)
        after.try_emplace(label, 0);
    std::string_view moved;
    double largest = kSameShare;
    for (const auto& [label, share] : after) {
        const double move = std::abs(share - before[label]);
        if (move > largest || (move == largest && !moved.empty() && share > after[moved])) {
            largest = move;
            moved = label;
        }
    }
    if (moved.empty())
        return {};
    return "label “" + std::string(moved) + "” " + wholePercent(before[moved]) + " → " + wholePercent(after[moved]);
}

/// What speaks against comparing numbers measured on these two sets of one name.
std::optional<Incomparability> differenceOf(const Dataset& left, const Dataset& right)
{
    const bool otherDigest = !left.digest.empty() && !right.digest.empty() && left.digest != right.digest;
    const std::string labels = labelChange(left, right);
    if (!otherDigest && labels.empty())
        return {};
    std::string detail = left.name;
    if (otherDigest)
        detail += " " + shortDigest(left.digest) + " → " + shortDigest(right.digest);
    if (!labels.empty())
        detail += ": " + labels;
    return Incomparability{.kind = labels.empty() ? "dataset" : "labels", .detail = std::move(detail), .versions = {}};
}

std::optional<Incomparability> firstDifference(const std::vector<const Dataset*>& left,
                                               const std::vector<const Dataset*>& right, bool& anyShared)
{
    for (const Dataset* dataset : left) {
        const Dataset* other = withName(right, dataset->name);
        if (other == nullptr)
            continue;
        anyShared = true;
        if (auto difference = differenceOf(*dataset, *other))
            return difference;
    }
    return {};
}

bool shareADigest(const std::vector<const Dataset*>& left, const std::vector<const Dataset*>& right)
{
    return std::ranges::any_of(left, [&](const Dataset* dataset) {
        return !dataset->digest.empty()
            && std::ranges::any_of(right, [&](const Dataset* other) { return other->digest == dataset->digest; });
    });
}

bool allHaveDigests(const std::vector<const Dataset*>& datasets)
{
    return std::ranges::none_of(datasets, [](const Dataset* dataset) { return dataset->digest.empty(); });
}

std::optional<Incomparability> findDifference(const Version& baseline, const Version& version, DataRole role)
{
    bool anyShared = false;
    const auto left = datasetsOf(baseline, role);
    const auto right = datasetsOf(version, role);
    if (auto difference = firstDifference(left, right, anyShared); difference || anyShared)
        return difference;
    if (!left.empty() && !right.empty()) {
        if (shareADigest(left, right) || !allHaveDigests(left) || !allHaveDigests(right))
            return {};
        return Incomparability{
            .kind = "dataset", .detail = left.front()->name + " → " + right.front()->name, .versions = {}};
    }
    if (!left.empty() || !right.empty())
        return {}; // one side does not say what it was measured on: nothing to hold against it
    return firstDifference(datasetsOf(baseline, DataRole::Unknown), datasetsOf(version, DataRole::Unknown), anyShared);
}

std::optional<Incomparability> namedDifference(const Version& baseline, const Version& version, DataRole role)
{
    auto difference = findDifference(baseline, version, role);
    if (difference)
        difference->versions = {version.id};
    return difference;
}

const Dataset* datasetNamed(const Version& version, std::string_view name)
{
    const auto found = std::ranges::find(version.facts.datasets, name, &Dataset::name);
    return found == version.facts.datasets.end() ? nullptr : &*found;
}

/// Of two metrics that each name the set they were measured on.
std::optional<Incomparability> differenceOfNamedSets(const Version& baseline, Name before, const Version& version,
                                                     Name after)
{
    const Dataset* left = datasetNamed(baseline, before.text());
    const Dataset* right = datasetNamed(version, after.text());
    const bool isSame = left == nullptr || right == nullptr
        ? before == after
        : left->name != right->name && !left->digest.empty() && left->digest == right->digest;
    if (isSame)
        return {};
    auto difference = left != nullptr && right != nullptr && left->name == right->name
        ? differenceOf(*left, *right)
        : std::optional(
              Incomparability{.kind = "dataset", .detail = before.text() + " → " + after.text(), .versions = {}});
    if (difference)
        difference->versions = {version.id};
    return difference;
}

} // namespace

DataComparison::DataComparison(const Version& baseline, const Version& version)
    : m_baseline(baseline)
    , m_version(version)
{
}

const std::optional<Incomparability>& DataComparison::difference(MetricData data) const
{
    static const std::optional<Incomparability> kNone;
    if (data == MetricData::None)
        return kNone;
    const bool isTraining = data == MetricData::Training;
    auto& known = isTraining ? m_training : m_evaluation;
    if (!known)
        known = namedDifference(m_baseline, m_version, isTraining ? DataRole::Training : DataRole::Evaluation);
    return *known;
}

std::optional<Incomparability> DataComparison::difference(const Metric& baselineMetric, const Metric& metric) const
{
    const MetricData data = metricData(metric.key.text());
    if (data != MetricData::None && !baselineMetric.dataset.isEmpty() && !metric.dataset.isEmpty())
        return differenceOfNamedSets(m_baseline, baselineMetric.dataset, m_version, metric.dataset);
    return difference(data);
}

std::optional<Incomparability> incomparability(const Version& baseline, const Version& version)
{
    return namedDifference(baseline, version, DataRole::Evaluation);
}

std::optional<Incomparability> incomparability(const Version& baseline, const Version& version, Name metric)
{
    const Metric* before = baseline.facts.metric(metric);
    const Metric* after = version.facts.metric(metric);
    const DataComparison data(baseline, version);
    return before != nullptr && after != nullptr ? data.difference(*before, *after)
                                                 : data.difference(metricData(metric.text()));
}

bool isTrainingData(const Dataset& dataset)
{
    return roleOf(dataset) == DataRole::Training;
}

} // namespace colophon
