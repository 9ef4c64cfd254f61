#pragma once

#include "app/commands/opened.h"
#include "app/commands/releasereport.h"

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

/// Opens the locations when the options make sense; otherwise prints why not and answers the exit status.
std::expected<Opened, int> openForRelease(const ReleaseOptions& options);

} // namespace colophon
