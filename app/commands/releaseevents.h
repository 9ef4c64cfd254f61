#pragma once

#include "app/commands/json.h"

#include "models/catalog/catalog.h"
#include "models/releases/journalchecks.h"

#include <string>
#include <vector>

namespace colophon {

/// One release of the history. `journals` tell the name that people gave to it.
Json eventJson(const ReleaseEvent& event, const std::vector<CheckedJournal>& journals);

/// "v1.0.0 → v1.1.0 (rollback)", with the names that scan and the window show.
std::string changeText(const Model& model, const ReleaseEvent& event, const std::vector<CheckedJournal>& journals);

} // namespace colophon
