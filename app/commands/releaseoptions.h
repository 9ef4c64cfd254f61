#pragma once

#include "app/commands/opened.h"
#include "app/commands/releasereport.h"

#include <functional>

namespace CLI {
class App;
}

namespace colophon {

/// What `release`, `rollback`, `undo` and `redo` are told.
struct ReleaseOptions
{
    std::vector<std::string> locations;
    std::string stage;
    std::string reason;
    std::string expected; ///< address of the version that has to hold the stage, or "none"; empty: whoever does
    bool push = false;
    ReleaseSteps steps;
};

void addReleaseOptions(CLI::App& verb, ReleaseOptions& options);
/// Where, which stage, under which conditions and how to answer, without a reason.
void addStageOptions(CLI::App& verb, ReleaseOptions& options);

/// Who goes back, as ReleaseDesk works it out for a model and a stage; a Problem when there is no way back.
using WayBack = std::function<std::expected<ReleaseRequest, Problem>(const Model&, Name)>;

/// The version that the options expect in the stage, as a request names it; the outer value is empty if they expect
/// none in particular. Otherwise prints why it is not known and answers the exit status.
std::expected<std::optional<std::optional<VersionId>>, int> expectedHolder(const Catalog& catalog, const Model& model,
                                                                           const ReleaseOptions& options);

/// Goes back with a stage of what was opened, and prints what happened; answers the exit status.
int goBack(const Opened& opened, const std::string& model, const ReleaseOptions& options, const WayBack& wayBack);

/// Opens the locations when the options make sense; otherwise prints why not and answers the exit status.
std::expected<Opened, int> openForRelease(const ReleaseOptions& options);

} // namespace colophon
