#include "ui/history/evolutiondata.h"

#include "models/items/text.h"
#include "models/releases/release.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <ranges>

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

EvolutionNode makeNode(const Version& version, Name metric, double x)
{
    EvolutionNode node;
    node.version = &version;
    node.x = x;
    const Metric* value = version.facts.metric(metric);
    if (value && value->isNumber() && std::isfinite(value->value)) {
        node.y = value->value;
        node.noise = std::isfinite(value->noise) ? value->noise : 0.0F;
    }
    node.hasTime = version.facts.created.has_value();
    node.hasMissingFacts = !missingFacts(version).empty();
    node.isFileChanged = hasChangedFile(version);
    node.isArchived = version.holds(archivedStage());
    node.isStaged = holdsLivingStage(version);
    return node;
}

/// Times of the versions, oldest version first. Versions without one are spread evenly between their neighbours.
std::vector<double> placesInTime(const Model& model)
{
    constexpr double kDay = 86'400'000.0;
    std::vector<double> places;
    std::optional<double> before;
    std::size_t without = 0;
    const auto spread = [&](std::optional<double> after) {
        const double first = before ? *before : after.value_or(0) - kDay * static_cast<double>(without + 1);
        const double step = before && after ? (*after - *before) / static_cast<double>(without + 1) : kDay;
        for (std::size_t i = 1; i <= without; ++i)
            places.push_back(first + step * static_cast<double>(i));
        without = 0;
    };
    for (const Version& version : std::views::reverse(model.versions)) {
        if (!version.facts.created) {
            ++without;
            continue;
        }
        const auto time = static_cast<double>(version.facts.created->milliseconds);
        spread(time);
        places.push_back(time);
        before = time;
    }
    spread(std::nullopt);
    return places;
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

/// Files that were copied at once are all as old: on an axis of time they would lie on one spot.
bool timeTellsApart(const Model& model)
{
    constexpr std::int64_t kAtOnce = 60'000;
    const std::vector<std::int64_t> times = creationTimes(model);
    return model.versions.size() < 2 ? !times.empty() : !times.empty() && times.back() - times.front() >= kAtOnce;
}

void addNodes(EvolutionData& data, const Model& model)
{
    const std::size_t count = model.versions.size();
    const std::vector<double> times = data.axis == EvolutionAxis::Time ? placesInTime(model) : std::vector<double>();
    data.nodes.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double x = data.axis == EvolutionAxis::Time ? times[i] : static_cast<double>(i);
        data.nodes.push_back(makeNode(model.versions[count - 1 - i], data.metric, x));
        data.unmeasured += data.nodes.back().isMeasured() ? 0 : 1;
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
    data.axis = timeTellsApart(model) ? axis : EvolutionAxis::Order;
    addNodes(data, model);
    addEdges(data);
    addChanges(data);
    addBands(data, model, now);
    return data;
}

} // namespace colophon
