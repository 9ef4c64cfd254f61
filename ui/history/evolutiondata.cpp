#include "ui/history/evolutiondata.h"

#include "models/items/text.h"
#include "models/releases/release.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace colophon {

namespace {

const Name& archivedStage()
{
    static const Name name("archived");
    return name;
}

bool holdsLivingStage(const Version& version)
{
    return std::ranges::any_of(version.stages, [](Name stage) { return stage != archivedStage(); });
}

bool hasChangedFile(const Version& version)
{
    return std::ranges::any_of(version.facts.artifacts, [](const Artifact& artifact) {
        return artifact.integrity == Integrity::Changed || artifact.integrity == Integrity::Missing;
    });
}

std::optional<EvolutionNode> makeNode(const Version& version, Name metric, std::optional<double> x)
{
    const Metric* value = version.facts.metric(metric);
    if (!x || !value || !value->isNumber() || !std::isfinite(value->value))
        return std::nullopt;
    EvolutionNode node;
    node.version = &version;
    node.x = *x;
    node.y = value->value;
    node.noise = std::isfinite(value->noise) ? value->noise : 0.0F;
    node.hasMissingFacts = !missingFacts(version).empty();
    node.isFileChanged = hasChangedFile(version);
    node.isArchived = version.holds(archivedStage());
    node.isStaged = holdsLivingStage(version);
    return node;
}

void addNodes(EvolutionData& data, const Model& model)
{
    data.nodes.reserve(model.versions.size());
    const std::size_t count = model.versions.size();
    for (std::size_t i = count; i-- > 0;) {
        const Version& version = model.versions[i];
        std::optional<double> x;
        if (data.axis == EvolutionAxis::Order)
            x = static_cast<double>(count - 1 - i);
        else if (version.facts.created)
            x = static_cast<double>(version.facts.created->milliseconds);
        if (std::optional<EvolutionNode> node = makeNode(version, data.metric, x))
            data.nodes.push_back(*node);
        else
            ++data.leftOut;
    }
    std::ranges::stable_sort(data.nodes, {}, &EvolutionNode::x);
    data.places.reserve(data.nodes.size());
    for (std::size_t i = 0; i < data.nodes.size(); ++i) {
        data.places.emplace(data.nodes[i].version->id, i);
        if (data.nodes[i].isStaged)
            data.staged.push_back(i);
    }
}

void addEdges(EvolutionData& data)
{
    data.parentEdges.assign(data.nodes.size(), -1);
    for (std::size_t child = 0; child < data.nodes.size(); ++child) {
        for (const ParentEdge& edge : data.nodes[child].version->parents) {
            const std::optional<std::size_t> parent = data.find(edge.parent);
            if (!parent)
                continue;
            if (data.parentEdges[child] < 0)
                data.parentEdges[child] = static_cast<std::int32_t>(data.edges.size());
            data.edges.push_back({static_cast<std::uint32_t>(*parent), static_cast<std::uint32_t>(child),
                                  isInferred(edge.evidence), -1});
        }
    }
}

void addChanges(EvolutionData& data)
{
    if (data.nodes.size() > kChangesLimit)
        return;
    std::map<std::pair<std::string, std::string>, int> known;
    for (std::size_t i = 0; i < data.edges.size(); ++i) {
        EvolutionEdge& edge = data.edges[i];
        const auto found = incomparability(*data.nodes[edge.parent].version, *data.nodes[edge.child].version);
        if (!found)
            continue;
        const auto [entry, isNew]
            = known.try_emplace({found->kind, found->detail}, static_cast<int>(data.changes.size()));
        if (isNew)
            data.changes.push_back({found->kind, found->detail, {}});
        edge.change = entry->second;
        data.changes[static_cast<std::size_t>(edge.change)].edges.push_back(i);
    }
}

/// Where a moment lies on the axis; on the order axis between the versions made before and after it.
double placeOfTime(const EvolutionData& data, const std::vector<std::int64_t>& times, Timestamp time)
{
    if (data.axis == EvolutionAxis::Time)
        return static_cast<double>(time.milliseconds);
    const auto after = std::ranges::upper_bound(times, time.milliseconds);
    return static_cast<double>(after - times.begin()) - 0.5;
}

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

void addBands(EvolutionData& data, const Model& model, Timestamp now)
{
    const std::vector<std::int64_t> times
        = data.axis == EvolutionAxis::Order ? creationTimes(model) : std::vector<std::int64_t>();
    data.now = placeOfTime(data, times, now);
    const std::vector<Tenure> held = tenures(model);
    for (const Tenure& tenure : held) {
        if (std::ranges::find(data.stages, tenure.stage) == data.stages.end())
            data.stages.push_back(tenure.stage);
    }
    std::ranges::stable_partition(data.stages, [](Name stage) { return stage == productionStage(); });
    for (const Tenure& tenure : held) {
        const auto stage = std::ranges::find(data.stages, tenure.stage) - data.stages.begin();
        const Version* holder = tenure.version ? model.find(*tenure.version) : nullptr;
        const QString label = toQString(holder ? displayLabel(*holder) : tenure.label);
        data.bands.push_back({static_cast<std::size_t>(stage), label, tenure.version.value_or(""),
                              placeOfTime(data, times, tenure.begin),
                              tenure.end ? placeOfTime(data, times, *tenure.end) : data.now, !tenure.end});
    }
    std::ranges::stable_sort(data.bands, {}, &EvolutionBand::stage);
}

} // namespace

std::optional<std::size_t> EvolutionData::find(std::string_view versionId) const
{
    const auto found = places.find(versionId);
    return found == places.end() ? std::nullopt : std::optional(found->second);
}

const EvolutionEdge* EvolutionData::parentEdge(std::size_t node) const
{
    const std::int32_t edge = node < parentEdges.size() ? parentEdges[node] : -1;
    return edge < 0 ? nullptr : &edges[static_cast<std::size_t>(edge)];
}

EvolutionData makeEvolution(const CatalogPointer& catalog, const Model& model, Name metric, EvolutionAxis axis,
                            Timestamp now)
{
    EvolutionData data;
    data.catalog = catalog;
    data.model = model.name;
    data.metric = metric;
    data.direction = guessDirection(metric.text());
    data.axis = axis;
    addNodes(data, model);
    addEdges(data);
    addChanges(data);
    addBands(data, model, now);
    return data;
}

} // namespace colophon
