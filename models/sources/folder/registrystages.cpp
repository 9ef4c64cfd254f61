#include "models/sources/folder/registrystages.h"

#include "models/catalog/naming.h"
#include "models/store/registry.h"
#include "models/store/registrywriter.h"

#include <algorithm>

namespace colophon {

namespace {

std::string quoted(const std::string& native)
{
    return "“" + native + "”";
}

std::string effectText(const StageChange& change)
{
    if (!change.to)
        return "Stage " + change.stage.text() + " is taken off " + quoted(change.from.value_or(""));
    if (!change.from)
        return "Stage " + change.stage.text() + " is given to " + quoted(*change.to);
    return "Stage " + change.stage.text() + " moves from " + quoted(*change.from) + " to " + quoted(*change.to);
}

} // namespace

FolderStages::FolderStages(std::string locationPath)
    : m_locationPath(std::move(locationPath))
{
}

StageCapabilities FolderStages::capabilities() const
{
    return {
        .canWrite = !registryObstacle(m_locationPath), .isAtomic = true, .needsExplicitChoice = false, .caution = {}};
}

std::expected<std::optional<std::string>, Problem> FolderStages::stageHolder(Name model, Name stage) const
{
    const auto contents = readRegistry(m_locationPath);
    if (!contents)
        return std::unexpected(contents.error());
    const auto found = std::ranges::find_if(
        contents->stages, [&](const auto& entry) { return entry.model == model && entry.stage == stage; });
    return found == contents->stages.end() ? std::optional<std::string>() : std::optional(found->native);
}

std::expected<std::vector<Effect>, Problem> FolderStages::planRelease(const StageChange& change) const
{
    const auto contents = readRegistry(m_locationPath);
    if (!contents)
        return std::unexpected(contents.error());
    const auto isOfStage
        = [&change](const auto& known) { return known.model == change.model && known.stage == change.stage; };
    if (std::ranges::none_of(contents->stages, isOfStage) && std::ranges::none_of(contents->releases, isOfStage)) {
        if (auto problem = stageNameProblem(change.stage.text()))
            return std::unexpected(std::move(*problem));
        std::vector<std::string_view> known;
        for (const auto& each : contents->stages) {
            if (each.model == change.model)
                known.push_back(each.stage.text());
        }
        if (auto problem = stageTwinProblem(change.stage.text(), known))
            return std::unexpected(std::move(*problem));
    }
    if (change.from == change.to)
        return std::vector<Effect>(); // One write in one transaction: nothing is ever left undone.
    return std::vector<Effect>{{.system = "Folder",
                                .text = effectText(change),
                                .note = std::string("in ") + kRegistryPath + ", re-checked while writing",
                                .isSideEffect = false}};
}

std::expected<void, WriteFailure> FolderStages::applyRelease(const StageChange& change) const
{
    const auto failure = [](const RegistryFailure& error) {
        const bool isRefused = error.kind == RegistryFailure::Kind::Refused;
        return std::unexpected(
            WriteFailure{isRefused ? WriteFailure::Kind::Refused : WriteFailure::Kind::Failed, error.problem, {}});
    };
    auto writer = RegistryWriter::open(m_locationPath);
    if (!writer)
        return failure(writer.error());
    const auto written
        = writer->setStage({change.model, change.stage, change.from, change.to, change.actor, change.time});
    if (!written)
        return failure(written.error());
    return {};
}

} // namespace colophon
