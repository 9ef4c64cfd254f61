#include "ui/history/evolutiondata.h"

#include "models/compare/metricdecimals.h"
#include "models/items/text.h"
#include "models/releases/release.h"
#include "models/releases/shownlabel.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

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

/// Where the versions lie, oldest first.
std::vector<double> placesOf(EvolutionData& data, const Model& model, const std::vector<Tenure>& held)
{
    const std::size_t count = model.versions.size();
    std::vector<double> places(count);
    if (data.axis == EvolutionAxis::Order) {
        std::iota(places.begin(), places.end(), 0.0);
        return places;
    }
    std::vector<double> releases;
    for (const Tenure& tenure : held)
        releases.push_back(static_cast<double>(tenure.begin.milliseconds));
    places = placesInTime(model);
    data.time = ShortenedTime::fitting(places, releases);
    std::ranges::transform(places, places.begin(), [&](double time) { return data.time.toPlace(time); });
    return places;
}

void addNodes(EvolutionData& data, const Model& model, const std::vector<double>& places)
{
    const std::size_t count = model.versions.size();
    data.nodes.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        data.nodes.push_back(makeNode(model.versions[count - 1 - i], data.metric, places[i]));
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
                                  isInferred(edge.evidence), -1, edge.evidence});
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

/// Places of the moments at which tenures begin and end, and of the present one.
std::map<std::int64_t, double> placesOfMoments(const EvolutionData& data, const Model& model,
                                               const std::vector<Tenure>& held, Timestamp now)
{
    std::vector<Timestamp> moments{now};
    for (const Tenure& tenure : held) {
        moments.push_back(tenure.begin);
        moments.push_back(tenure.end.value_or(now));
    }
    if (data.axis == EvolutionAxis::Order)
        return placesInOrder(model, moments);
    std::map<std::int64_t, double> places;
    for (const Timestamp moment : moments)
        places.emplace(moment.milliseconds, data.time.toPlace(static_cast<double>(moment.milliseconds)));
    return places;
}

void addBands(EvolutionData& data, const Model& model, const std::vector<Tenure>& held, Timestamp now)
{
    const std::map<std::int64_t, double> places = placesOfMoments(data, model, held, now);
    data.now = places.at(now.milliseconds);
    for (const Tenure& tenure : held) {
        if (std::ranges::find(data.stages, tenure.stage) == data.stages.end())
            data.stages.push_back(tenure.stage);
    }
    std::ranges::stable_partition(data.stages, [](Name stage) { return stage == productionStage(); });
    for (const Tenure& tenure : held) {
        const auto stage = std::ranges::find(data.stages, tenure.stage) - data.stages.begin();
        const QString label = toQString(shownLabel(model, tenure.version, tenure.label));
        const Timestamp until = tenure.end.value_or(now);
        data.bands.push_back({static_cast<std::size_t>(stage), label, tenure.version.value_or(""),
                              places.at(tenure.begin.milliseconds), places.at(until.milliseconds), !tenure.end,
                              tenure.begin, until});
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
    data.decimals = metricDecimals(model, metric);
    if (axis == EvolutionAxis::Time)
        data.lack = timeLack(model);
    data.axis = data.lack == TimeLack::None ? axis : EvolutionAxis::Order;
    const std::vector<Tenure> held = tenures(model);
    addNodes(data, model, placesOf(data, model, held));
    addEdges(data);
    addChanges(data);
    addBands(data, model, held, now);
    return data;
}

} // namespace colophon
