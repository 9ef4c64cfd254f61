#include "models/compare/versionnames.h"

#include <algorithm>

namespace colophon {

bool areOfSeveralModels(std::span<const Version* const> versions)
{
    return std::ranges::any_of(versions,
                               [&](const Version* version) { return version->model != versions.front()->model; });
}

std::string nameAmong(std::span<const Version* const> versions, const Version& version)
{
    const std::string label = displayLabel(version);
    return areOfSeveralModels(versions) ? version.model.text() + " " + label : label;
}

} // namespace colophon
