#include "models/sources/folder/registrystages.h"

#include "models/store/registry.h"

#include <algorithm>

namespace colophon {

namespace {

Problem readOnlyProblem()
{
    Problem problem;
    problem.file = kRegistryPath;
    problem.reason = "The stages of this folder cannot be changed.";
    problem.hint = "Its embedded registry is opened for reading only.";
    return problem;
}

} // namespace

FolderStages::FolderStages(std::string locationPath)
    : m_locationPath(std::move(locationPath))
{
}

StageCapabilities FolderStages::capabilities() const
{
    return {};
}

std::expected<std::optional<std::string>, Problem> FolderStages::stageHolder(Name model, Name stage) const
{
    const auto contents = readRegistry(m_locationPath);
    if (!contents)
        return std::unexpected(contents.error());
    const auto found = std::ranges::find_if(contents->stages, [&](const RegistryContents::StageEntry& entry) {
        return entry.model == model && entry.stage == stage;
    });
    if (found == contents->stages.end())
        return std::nullopt;
    return found->native;
}

std::expected<std::vector<Effect>, Problem> FolderStages::planRelease(const StageChange&) const
{
    return std::unexpected(readOnlyProblem());
}

std::expected<void, WriteFailure> FolderStages::applyRelease(const StageChange&) const
{
    return std::unexpected(WriteFailure{WriteFailure::Kind::Failed, readOnlyProblem(), {}});
}

} // namespace colophon
