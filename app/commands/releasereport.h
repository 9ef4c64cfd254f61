#pragma once

#include "models/releases/release.h"

namespace colophon {

/// How a release is to be carried out and told; shared by `release` and `rollback`.
struct ReleaseSteps
{
    bool isDryRun = false;
    bool despiteFailedGates = false;
    bool json = false;
};

/// Plans the request, prints what will happen, and applies it unless this is a dry run or a gate fails. Answers the
/// exit status.
int carryOut(const ReleaseDesk& desk, const Catalog& catalog, const ReleaseRequest& request, const ReleaseSteps& steps);

/// Whether the reason can be kept; otherwise prints why not.
bool isReasonGiven(const std::string& reason, bool despiteFailedGates);

} // namespace colophon
