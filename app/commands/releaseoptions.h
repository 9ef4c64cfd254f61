#pragma once

#include "app/commands/opened.h"
#include "app/commands/releasereport.h"

#include <functional>

namespace CLI {
class App;
}

namespace colophon {

/// What `release`, `rollback` and `undo` are told.
struct ReleaseOptions
{
    std::vector<std::string> locations;
    std::string stage;
    std::string reason;
    bool push = false;
    ReleaseSteps steps;
};

void addReleaseOptions(CLI::App& verb, ReleaseOptions& options);
/// Where, which stage and how to answer, without a reason.
void addStageOptions(CLI::App& verb, ReleaseOptions& options);

/// Who goes back, as ReleaseDesk works it out for a model and a stage; a Problem when there is no way back.
using WayBack = std::function<std::expected<ReleaseRequest, Problem>(const Model&, Name)>;

/// Goes back with a stage of what was opened, and prints what happened; answers the exit status.
int goBack(const Opened& opened, const std::string& model, const ReleaseOptions& options, const WayBack& wayBack);

/// Opens the locations when the options make sense; otherwise prints why not and answers the exit status.
std::expected<Opened, int> openForRelease(const ReleaseOptions& options);

} // namespace colophon
