#include "models/releases/knownstages.h"

#include "models/catalog/similarname.h"
#include "models/releases/stagelikeness.h"

#include <algorithm>
#include <set>
#include <vector>

namespace colophon {

namespace {

using Stages = std::set<std::string>;

const Stages& standardStages()
{
    static const Stages stages{"production", "staging"};
    return stages;
}

void addStagesOf(const Model& model, Stages& stages)
{
    for (const StageHolder& holder : model.stages)
        stages.insert(holder.stage.text());
    for (const ReleaseEvent& event : model.releases)
        stages.insert(event.stage.text());
    for (const Version& version : model.versions) {
        for (const Name alias : version.aliases)
            stages.insert(alias.text());
    }
}

Stages stagesOf(const Model& model)
{
    Stages stages;
    addStagesOf(model, stages);
    return stages;
}

Stages usedStages(const Catalog& catalog)
{
    Stages used;
    for (const auto& model : catalog.models())
        addStagesOf(*model, used);
    return used;
}

Stages knownStages(const Catalog& catalog)
{
    Stages known = usedStages(catalog);
    known.insert(standardStages().begin(), standardStages().end());
    return known;
}

std::optional<std::string> alike(const Stages& stages, const std::string& typed,
                                 bool (*isAlike)(std::string_view, std::string_view) = isStageLike)
{
    const auto found = std::ranges::find_if(stages, [&](const std::string& stage) { return isAlike(typed, stage); });
    return found == stages.end() ? std::nullopt : std::optional(*found);
}

} // namespace

std::string unknownStageText(const Catalog& catalog, Name stage)
{
    const Stages known = knownStages(catalog);
    if (known.contains(stage.text()))
        return {};
    const auto meant = similarName(std::vector<std::string>(known.begin(), known.end()), stage.text());
    return "No version was ever in a stage named " + stage.text() + "."
        + (meant ? " Did you mean " + *meant + "?" : "");
}

bool isStandardStage(Name stage)
{
    return standardStages().contains(stage.text());
}

bool isStageOf(const Model& model, Name stage)
{
    return stagesOf(model).contains(stage.text());
}

std::optional<std::string> stageProbablyMeant(const Catalog& catalog, const Model& model, Name stage)
{
    const Stages own = stagesOf(model);
    if (own.contains(stage.text()))
        return std::nullopt;
    if (auto meant = alike(own, stage.text()))
        return meant;
    const Stages used = usedStages(catalog);
    if (used.contains(stage.text()) || isStandardStage(stage))
        return std::nullopt;
    if (auto meant = alike(used, stage.text()))
        return meant;
    return alike(standardStages(), stage.text(), isStageMistyped);
}

} // namespace colophon
