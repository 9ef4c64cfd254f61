#pragma once

#include "models/releases/release.h"

namespace colophon {

/// How a release is to be carried out and told; shared by `release` and `rollback`.
struct ReleaseSteps
{
    bool isDryRun = false;
    bool despiteFailedGates = false;
    bool json = false;
    bool agreesToCaution = false; ///< nobody needs to be asked
};

/// Plans the request, prints what will happen, and applies it unless this is a dry run, a gate fails or somebody at the
/// terminal does not agree to a caution. A version that holds the stage already is done. Answers the exit status.
int carryOut(const ReleaseDesk& desk, const Catalog& catalog, const ReleaseRequest& request, const ReleaseSteps& steps);

/// Tells why a stage cannot go back.
void reportNoWayBack(const Catalog& catalog, const Model& model, Name stage, const Problem& problem,
                     const ReleaseSteps& steps);

/// Whether the reason can be kept; otherwise prints why not.
bool isReasonGiven(const std::string& reason, bool despiteFailedGates);

} // namespace colophon
