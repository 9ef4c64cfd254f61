#pragma once

#include "models/catalog/catalog.h"

#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace colophon {

/// Builds one model version by version for comparisons.
class ComparisonFixture
{
public:
    Version& add(const std::string& label)
    {
        Version version;
        version.id = "id-" + label;
        version.model = Name("churn");
        version.label = label;
        m_versions.push_back(std::move(version));
        return m_versions.back();
    }

    static void metric(Version& version, const char* key, double value, float noise = 0)
    {
        Metric metric;
        metric.key = Name(key);
        metric.value = value;
        if (noise > 0)
            metric.noise = noise;
        version.facts.metrics.push_back(metric);
    }

    static void parameter(Version& version, const char* key, const char* value, ValueType type = ValueType::Text)
    {
        version.facts.parameters.push_back({.key = Name(key), .value = value, .type = type});
    }

    static Dataset& dataset(Version& version, const char* name, const char* digest, const char* context = "")
    {
        Dataset& dataset = version.facts.datasets.emplace_back();
        dataset.name = name;
        dataset.digest = digest;
        dataset.context = context;
        return dataset;
    }

    static void artifact(Version& version, const char* path, std::uint64_t size, const char* digest)
    {
        Artifact& artifact = version.facts.artifacts.emplace_back();
        artifact.path = path;
        artifact.size = size;
        artifact.digest = digest;
    }

    CatalogPointer catalog() const
    {
        auto model = std::make_shared<Model>();
        model->name = Name("churn");
        model->versions.assign(m_versions.begin(), m_versions.end());
        for (Version& version : model->versions)
            normalise(version.facts);
        return std::make_shared<const Catalog>(
            std::vector<SourceInfo>{}, std::vector<std::shared_ptr<const Model>>{model}, std::vector<Problem>{}, true);
    }

    std::vector<VersionId> ids() const
    {
        std::vector<VersionId> ids;
        for (const Version& version : m_versions)
            ids.push_back(version.id);
        return ids;
    }

private:
    std::deque<Version> m_versions; ///< references stay valid while versions are added
};

} // namespace colophon
