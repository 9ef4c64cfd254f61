#pragma once

#include "models/files/rootfolder.h"
#include "models/releases/registration.h"

namespace colophon {

/// Finds out every fact of one version: what the request states, what the files hold, and what the computer knows.
std::expected<RegistrationDraft, WriteFailure> gatherFacts(const RegistrationRequest& request, const RootFolder& root,
                                                           std::stop_token stop);

} // namespace colophon
