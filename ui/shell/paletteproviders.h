#pragma once

#include "ui/shell/palettemodel.h"
#include "ui/shell/shellsubjects.h"

namespace colophon {

/// Every command, with its keys and the reason why it is off.
PaletteProvider commandEntries(const ActionRegistry& actions);

/// Stages and releases of what is open; running one selects its version. For the versions see PaletteVersions.
PaletteProvider catalogEntries(const ShellSubjects& subjects);

} // namespace colophon
