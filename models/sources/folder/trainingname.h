#pragma once

#include "models/sources/folder/versionname.h"

#include <optional>
#include <string_view>

namespace colophon::folder {

/// The version in the name of a checkpoint that a training wrote with a measure in it. Its numbers belong together:
/// "epoch=10-step=500" and "epoch=10-val_loss=0.32" of Lightning, "05-0.32" of the "weights.05-0.32" that Keras writes.
std::optional<VersionName> splitTrainingName(std::string_view name);

} // namespace colophon::folder
