#include "models/compare/suggestion.h"

#include <algorithm>

namespace colophon {

namespace {

const Version* knownParent(const Model& model, const Version& version)
{
    for (const ParentEdge& edge : version.parents) {
        if (const Version* parent = model.find(edge.parent))
            return parent;
    }
    return nullptr;
}

} // namespace

const Version* suggestedBaseline(const Model& model, const Version& version)
{
    const Version* production = model.holder(productionStage());
    if (production && production->id != version.id)
        return production;
    if (const Version* parent = knownParent(model, version))
        return parent;
    const auto place = std::ranges::find(model.versions, version.id, &Version::id);
    if (place != model.versions.end() && std::next(place) != model.versions.end())
        return &*std::next(place);
    const bool hasOther = !model.versions.empty() && model.versions.front().id != version.id;
    return hasOther ? &model.versions.front() : nullptr;
}

std::vector<VersionId> suggestedComparison(const Catalog& catalog, std::string_view model)
{
    for (const auto& each : catalog.models()) {
        if ((!model.empty() && each->name.text() != model) || each->versions.size() < 2)
            continue;
        const Version& newest = each->versions.front();
        if (const Version* baseline = suggestedBaseline(*each, newest))
            return {baseline->id, newest.id};
    }
    return {};
}

} // namespace colophon
