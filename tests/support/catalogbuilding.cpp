#include "tests/support/catalogbuilding.h"

#include "models/lineage/lineage.h"
#include "models/lineage/releasehistory.h"

#include <map>
#include <stdexcept>

namespace colophon::test {

namespace {

Timestamp timeOf(std::string_view text)
{
    const auto time = parseTimestamp(text);
    if (!time)
        throw std::invalid_argument("not a time: " + std::string(text));
    return *time;
}

std::string defaultId(Name model, std::string_view label)
{
    return model.text() + "@" + std::string(label);
}

OriginIndex place(Facts& facts, std::string_view file)
{
    return facts.addOrigin({.source = SourceId(1), .place = std::string(file), .filePerKey = false});
}

void addMetric(Facts& facts, std::string_view key, double value, std::string_view dataset)
{
    Metric metric;
    metric.key = Name(key);
    metric.value = value;
    metric.dataset = Name(dataset);
    metric.origin = place(facts, "metrics.json");
    facts.metrics.push_back(metric);
    normalise(facts);
}

void addEntry(Facts& facts, std::vector<Entry>& entries, std::string_view key, std::string_view value)
{
    entries.push_back({Name(key), std::string(value), ValueType::Text, place(facts, "colophon.json")});
    normalise(facts);
}

void addArtifact(Facts& facts, std::string_view path, std::string_view digest, std::uint64_t size, Integrity integrity)
{
    Artifact artifact;
    artifact.path = path;
    artifact.digest = digest;
    artifact.size = size;
    artifact.integrity = digest.empty() ? Integrity::NotRecorded : integrity;
    artifact.origin = place(facts, "colophon.json");
    facts.artifacts.push_back(std::move(artifact));
    normalise(facts);
}

std::shared_ptr<Model> modelOf(Name name, std::vector<Version> versions, const std::vector<ReleaseEvent>& releases)
{
    auto model = std::make_shared<Model>();
    model->name = name;
    for (const std::size_t index : historyOrder(versions))
        model->versions.push_back(versions[index]);
    model->releases = releases;
    model->stages = stageHolders(model->versions, model->releases);
    setPastStages(*model);
    return model;
}

CatalogPointer assemble(const std::vector<Version>& versions, const std::vector<ReleaseEvent>& releases,
                        std::vector<SourceInfo> sources)
{
    std::map<Name, std::vector<Version>> byModel;
    for (const Version& version : versions)
        byModel[version.model].push_back(version);
    std::vector<std::shared_ptr<const Model>> models;
    for (const auto& [name, members] : byModel)
        models.push_back(modelOf(name, members, name == "churn" ? releases : std::vector<ReleaseEvent>()));
    return std::make_shared<Catalog>(std::move(sources), std::move(models), std::vector<Problem>(), true);
}

} // namespace

VersionNotation::VersionNotation(std::string_view label)
{
    m_version.label = label;
    m_version.semver = parseSemVer(label);
    m_version.model = Name("churn");
}

VersionNotation& VersionNotation::model(std::string_view name)
{
    m_version.model = Name(name);
    return *this;
}

VersionNotation& VersionNotation::id(std::string_view id)
{
    m_version.id = id;
    return *this;
}

VersionNotation& VersionNotation::created(std::string_view time)
{
    m_version.facts.created = timeOf(time);
    m_version.facts.createdOrigin = place(m_version.facts, "colophon.json");
    return *this;
}

VersionNotation& VersionNotation::author(std::string_view author)
{
    m_version.facts.author = {std::string(author), place(m_version.facts, "colophon.json")};
    return *this;
}

VersionNotation& VersionNotation::reason(std::string_view reason)
{
    m_version.facts.reason = {std::string(reason), place(m_version.facts, "colophon.json")};
    return *this;
}

VersionNotation& VersionNotation::parent(std::string_view label, Evidence evidence)
{
    m_version.parents.push_back({std::string(label), evidence, std::string(toString(evidence))});
    return *this;
}

VersionNotation& VersionNotation::metric(std::string_view key, double value, std::string_view dataset)
{
    addMetric(m_version.facts, key, value, dataset);
    return *this;
}

VersionNotation& VersionNotation::parameter(std::string_view key, std::string_view value)
{
    addEntry(m_version.facts, m_version.facts.parameters, key, value);
    return *this;
}

VersionNotation& VersionNotation::tag(std::string_view key, std::string_view value)
{
    addEntry(m_version.facts, m_version.facts.tags, key, value);
    return *this;
}

VersionNotation& VersionNotation::environment(std::string_view key, std::string_view value)
{
    addEntry(m_version.facts, m_version.facts.environment, key, value);
    return *this;
}

VersionNotation& VersionNotation::dataset(std::string_view name, std::string_view digest, std::string_view context)
{
    Dataset dataset;
    dataset.name = name;
    dataset.digest = digest;
    dataset.context = context;
    dataset.origin = place(m_version.facts, "colophon.json");
    m_version.facts.datasets.push_back(std::move(dataset));
    normalise(m_version.facts);
    return *this;
}

VersionNotation& VersionNotation::commit(std::string_view commit)
{
    m_version.facts.code.commit = commit;
    m_version.facts.code.origin = place(m_version.facts, "colophon.json");
    return *this;
}

VersionNotation& VersionNotation::artifact(std::string_view path, std::string_view digest, Integrity integrity)
{
    addArtifact(m_version.facts, path, digest, 1, integrity);
    return *this;
}

VersionNotation& VersionNotation::stage(std::string_view stage)
{
    m_version.stages.emplace_back(stage);
    return *this;
}

VersionNotation& VersionNotation::alias(std::string_view alias)
{
    m_version.aliases.emplace_back(alias);
    return *this;
}

VersionNotation& VersionNotation::record(std::string_view native, RecordKind kind, int source)
{
    const char* evidence = m_version.records.empty() ? "names the version" : "same version";
    m_version.records.push_back({SourceId(source), kind, std::string(native), evidence});
    return *this;
}

VersionNotation& VersionNotation::deleted()
{
    m_version.deleted = true;
    return *this;
}

Version VersionNotation::get() const
{
    Version version = m_version;
    if (version.id.empty())
        version.id = defaultId(version.model, version.label);
    if (version.records.empty())
        version.records.push_back({SourceId(1), RecordKind::File, version.label, "names the version"});
    for (ParentEdge& edge : version.parents) {
        if (edge.parent.find('@') == std::string::npos)
            edge.parent = defaultId(version.model, edge.parent);
    }
    return version;
}

VersionNotation version(std::string_view label)
{
    return VersionNotation(label);
}

RecordNotation::RecordNotation(std::string_view native, RecordKind kind)
{
    m_record.source = SourceId(1);
    m_record.kind = kind;
    m_record.native = native;
    m_record.model = Name("churn");
    m_record.label = native;
}

RecordNotation& RecordNotation::source(int number)
{
    m_record.source = SourceId(number);
    return *this;
}

RecordNotation& RecordNotation::model(std::string_view name)
{
    m_record.model = Name(name);
    return *this;
}

RecordNotation& RecordNotation::label(std::string_view label)
{
    m_record.label = label;
    return *this;
}

RecordNotation& RecordNotation::created(std::string_view time)
{
    m_record.facts.created = timeOf(time);
    m_record.facts.createdOrigin = place(m_record.facts, "meta.yaml");
    return *this;
}

RecordNotation& RecordNotation::sameAs(std::string_view native)
{
    m_record.sameAs.emplace_back(native);
    return *this;
}

RecordNotation& RecordNotation::parent(ParentHint hint)
{
    m_record.parents.push_back(std::move(hint));
    return *this;
}

RecordNotation& RecordNotation::stage(std::string_view stage)
{
    m_record.stages.emplace_back(stage);
    return *this;
}

RecordNotation& RecordNotation::metric(std::string_view key, double value, std::string_view dataset)
{
    addMetric(m_record.facts, key, value, dataset);
    return *this;
}

RecordNotation& RecordNotation::parameter(std::string_view key, std::string_view value)
{
    addEntry(m_record.facts, m_record.facts.parameters, key, value);
    return *this;
}

RecordNotation& RecordNotation::author(std::string_view author)
{
    m_record.facts.author = {std::string(author), place(m_record.facts, "meta.yaml")};
    return *this;
}

RecordNotation& RecordNotation::commit(std::string_view commit)
{
    m_record.facts.code.commit = commit;
    return *this;
}

RecordNotation& RecordNotation::artifact(std::string_view path, std::string_view digest, std::uint64_t size)
{
    addArtifact(m_record.facts, path, digest, size, Integrity::Unchecked);
    return *this;
}

RecordNotation& RecordNotation::deleted()
{
    m_record.deleted = true;
    return *this;
}

RecordNotation record(std::string_view native, RecordKind kind)
{
    return RecordNotation(native, kind);
}

SourceInfo sourceInfo(int number, std::string_view kind, std::string_view location)
{
    SourceInfo info;
    info.id = SourceId(number);
    info.kind = kind;
    info.root = "/project";
    info.location = location;
    info.writable = true;
    return info;
}

CatalogPointer catalogOf(const std::vector<Version>& versions, std::vector<SourceInfo> sources)
{
    return assemble(versions, {}, std::move(sources));
}

CatalogPointer catalogOf(const std::vector<Version>& versions, const std::vector<ReleaseEvent>& releases)
{
    return assemble(versions, releases, {sourceInfo()});
}

} // namespace colophon::test
