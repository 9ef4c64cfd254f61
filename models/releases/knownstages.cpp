#include "models/releases/knownstages.h"

#include "models/catalog/similarname.h"

#include <set>
#include <vector>

namespace colophon {

namespace {

std::set<std::string> knownStages(const Catalog& catalog)
{
    std::set<std::string> known{"production", "staging"};
    for (const auto& model : catalog.models()) {
        for (const StageHolder& holder : model->stages)
            known.insert(holder.stage.text());
        for (const ReleaseEvent& event : model->releases)
            known.insert(event.stage.text());
        for (const Version& version : model->versions) {
            for (const Name alias : version.aliases)
                known.insert(alias.text());
        }
    }
    return known;
}

} // namespace

std::string unknownStageText(const Catalog& catalog, Name stage)
{
    const std::set<std::string> known = knownStages(catalog);
    if (known.contains(stage.text()))
        return {};
    const auto meant = similarName(std::vector<std::string>(known.begin(), known.end()), stage.text());
    return "No version was ever in a stage named " + stage.text() + "."
        + (meant ? " Did you mean " + *meant + "?" : "");
}

} // namespace colophon
