#include "models/compare/factrows.h"
#include "models/compare/numbertext.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace colophon {

namespace {

/// The number a text is, if all of it is one.
std::optional<double> wholeNumber(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return {};
    return value;
}

ComparisonCell textCell(std::string text)
{
    ComparisonCell cell;
    cell.text = std::move(text);
    return cell;
}

ComparisonCell numberCell(double value)
{
    ComparisonCell cell;
    cell.text = exactText(value);
    cell.type = ValueType::Number;
    cell.number = value;
    return cell;
}

ComparisonCell entryCell(const Entry& entry, bool mayBeNumber)
{
    ComparisonCell cell = textCell(entry.value);
    cell.type = entry.type;
    if (mayBeNumber)
        cell.number = wholeNumber(entry.value);
    return cell;
}

std::string joined(const std::vector<Name>& names)
{
    std::string text;
    for (const Name name : names)
        text += (text.empty() ? "" : ", ") + name.text();
    return text;
}

/// Folder that all artifacts of a version lie in, with its slash: versions rarely share paths but often file names.
std::string_view commonFolder(const std::vector<Artifact>& artifacts)
{
    if (artifacts.empty())
        return {};
    std::string_view common = artifacts.front().path;
    for (const Artifact& artifact : artifacts) {
        const auto [left, right] = std::ranges::mismatch(common, artifact.path);
        common = common.substr(0, static_cast<std::size_t>(left - common.begin()));
    }
    const std::size_t slash = common.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : common.substr(0, slash + 1);
}

/// "churn_v1.2.0.onnx" and "churn_v1.3.0.onnx" are the same file of two versions: "churn_*.onnx".
std::string withoutLabel(std::string_view path, std::string_view label)
{
    constexpr std::size_t kShortestLabel = 3; // a shorter one would match by accident
    std::string text(path);
    if (label.size() < kShortestLabel)
        return text;
    if (const std::size_t at = text.find(label); at != std::string::npos)
        text.replace(at, label.size(), "*");
    return text;
}

std::string labelText(const Dataset& dataset)
{
    constexpr std::size_t kMostLabels = 12;
    std::string text;
    for (std::size_t i = 0; i < std::min(dataset.labels.size(), kMostLabels); ++i)
        text += (i == 0 ? "" : ", ") + dataset.labels[i].label + ": " + std::to_string(dataset.labels[i].count);
    if (dataset.labels.size() > kMostLabels)
        text += ", and " + std::to_string(dataset.labels.size() - kMostLabels) + " more";
    return text;
}

/// Keys that one version holds for several data sets; their rows carry the name of the set.
std::unordered_set<Name> keysOfSeveralDatasets(std::span<const Version* const> versions)
{
    std::unordered_set<Name> keys;
    for (const Version* version : versions) {
        const auto& metrics = version->facts.metrics;
        for (std::size_t i = 1; i < metrics.size(); ++i) {
            if (metrics[i].key == metrics[i - 1].key)
                keys.insert(metrics[i].key);
        }
    }
    return keys;
}

class RowCollector
{
public:
    explicit RowCollector(std::span<const Version* const> versions)
        : m_versions(versions)
        , m_split(keysOfSeveralDatasets(versions))
    {
    }

    std::vector<FactRow> collect()
    {
        for (m_column = 0; m_column < m_versions.size(); ++m_column) {
            const Version& version = *m_versions[m_column];
            addIdentity(version);
            addMetrics(version.facts);
            addLive(version.facts);
            addDatasets(version.facts);
            addEntries(FactGroup::Architecture, version.facts.architecture, true);
            addEntries(FactGroup::Parameters, version.facts.parameters, true);
            addCode(version.facts.code);
            addEntries(FactGroup::Environment, version.facts.environment, false);
            addArtifacts(version);
            addEntries(FactGroup::Tags, version.facts.tags, false);
        }
        std::ranges::sort(m_rows, {}, [](const FactRow& row) {
            return std::tuple(row.row.group, row.rank, std::string_view(row.row.key.text()));
        });
        return std::move(m_rows);
    }

private:
    FactRow& row(FactGroup group, Name key, int rank)
    {
        auto& known = m_index[static_cast<std::size_t>(group)];
        const auto [place, isNew] = known.try_emplace(key, m_rows.size());
        if (isNew) {
            FactRow& added = m_rows.emplace_back();
            added.row.group = group;
            added.row.key = key;
            added.row.cells.resize(m_versions.size());
            added.rank = rank;
        }
        return m_rows[place->second];
    }

    void put(FactGroup group, std::string_view key, ComparisonCell cell, int rank = 0)
    {
        if (!cell.text.empty())
            row(group, Name(key), rank).row.cells[m_column] = std::move(cell);
    }

    void addIdentity(const Version& version)
    {
        const Facts& facts = version.facts;
        put(FactGroup::Identity, "model", textCell(version.model.text()), 0);
        put(FactGroup::Identity, "label", textCell(version.label), 1);
        put(FactGroup::Identity, "semver", textCell(version.semver ? toString(*version.semver) : std::string()), 2);
        put(FactGroup::Identity, "created", textCell(facts.created ? toIsoText(*facts.created) : std::string()), 3);
        const auto duration = facts.run.duration();
        put(FactGroup::Identity, "duration", textCell(duration ? durationText(*duration) : std::string()), 4);
        put(FactGroup::Identity, "status", textCell(facts.run.status.text()), 5);
        put(FactGroup::Identity, "author", textCell(facts.author.text), 6);
        put(FactGroup::Identity, "reason", textCell(facts.reason.text), 7);
        put(FactGroup::Identity, "stages", textCell(joined(version.stages)), 8);
        put(FactGroup::Identity, "aliases", textCell(joined(version.aliases)), 9);
    }

    void addMetrics(const Facts& facts)
    {
        for (const Metric& metric : facts.metrics) {
            const bool isSplit = m_split.contains(metric.key) && !metric.dataset.isEmpty();
            const Name key = isSplit ? Name(metric.dataset.text() + ":" + metric.key.text()) : metric.key;
            FactRow& target = row(FactGroup::Metrics, key, 0);
            target.metrics.resize(m_versions.size());
            target.metrics[m_column] = &metric;
            target.row.cells[m_column] = metricCell(metric);
        }
    }

    void addLive(const Facts& facts)
    {
        if (!facts.live)
            return;
        const LiveTest& live = *facts.live;
        put(FactGroup::LiveTest, "test", textCell(live.test), 0);
        put(FactGroup::LiveTest, "share", numberCell(live.share), 1);
        put(FactGroup::LiveTest, "outcome", textCell(live.outcome), 2);
        put(FactGroup::LiveTest, "trials", numberCell(static_cast<double>(live.trials)), 3);
        put(FactGroup::LiveTest, "successes", numberCell(static_cast<double>(live.successes)), 4);
        if (live.trials > 0)
            put(FactGroup::LiveTest, "rate",
                numberCell(static_cast<double>(live.successes) / static_cast<double>(live.trials)), 5);
    }

    void addDatasets(const Facts& facts)
    {
        for (const Dataset& dataset : facts.datasets) {
            put(FactGroup::Datasets, dataset.name, textCell(dataset.digest.empty() ? dataset.path : dataset.digest));
            put(FactGroup::Datasets, dataset.name + " labels", textCell(labelText(dataset)));
            if (dataset.rows)
                put(FactGroup::Datasets, dataset.name + " rows", numberCell(static_cast<double>(*dataset.rows)));
        }
    }

    void addEntries(FactGroup group, const std::vector<Entry>& entries, bool mayBeNumbers)
    {
        for (const Entry& entry : entries)
            row(group, entry.key, 0).row.cells[m_column] = entryCell(entry, mayBeNumbers);
    }

    void addCode(const CodeReference& code)
    {
        put(FactGroup::Code, "commit", textCell(code.commit), 0);
        if (code.dirty) {
            ComparisonCell cell = textCell(*code.dirty ? "true" : "false");
            cell.type = ValueType::Boolean;
            put(FactGroup::Code, "dirty", std::move(cell), 1);
        }
        put(FactGroup::Code, "branch", textCell(code.branch), 2);
        put(FactGroup::Code, "repository", textCell(code.repository), 3);
        put(FactGroup::Code, "entry_point", textCell(code.entryPoint), 4);
    }

    void addArtifacts(const Version& version)
    {
        const std::size_t folder = commonFolder(version.facts.artifacts).size();
        for (const Artifact& artifact : version.facts.artifacts) {
            const std::string key = withoutLabel(std::string_view(artifact.path).substr(folder), version.label);
            put(FactGroup::Artifacts, key, textCell(artifact.digest.empty() ? artifact.format : artifact.digest));
            if (artifact.size)
                put(FactGroup::Artifacts, key + " size", numberCell(static_cast<double>(*artifact.size)));
        }
    }

    static constexpr std::size_t kGroups = static_cast<std::size_t>(FactGroup::Tags) + 1;

    std::span<const Version* const> m_versions;
    std::unordered_set<Name> m_split;
    std::size_t m_column = 0;
    std::vector<FactRow> m_rows;
    std::array<std::unordered_map<Name, std::size_t>, kGroups> m_index;
};

} // namespace

ComparisonCell metricCell(const Metric& metric)
{
    if (!metric.isNumber())
        return textCell(metric.text.text());
    ComparisonCell cell = numberCell(metric.value);
    if (std::isfinite(metric.noise))
        cell.noise = metric.noise;
    return cell;
}

std::vector<FactRow> factRows(std::span<const Version* const> versions)
{
    return RowCollector(versions).collect();
}

} // namespace colophon
