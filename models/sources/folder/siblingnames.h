#pragma once

#include "models/sources/folder/discovery.h"

#include <functional>
#include <optional>
#include <vector>

namespace colophon::folder {

/// Looks into one folder and finds its versions, without names for its subfolders.
using LookInto = std::function<FolderFindings(const PendingFolder& folder)>;

/// Tells the subfolders of `folder` which name versions without one of their own take. A single "models" or
/// "checkpoints" gives way to the folder above it. Where several such folders hold versions that have no other name,
/// they hold different models: "serving/1" and "export/1" are no two versions 1 of one model. Each of them names its
/// model itself, after the folder above that says something: "churn-serving", "churn-export".
void nameSiblings(const PendingFolder& folder, std::vector<PendingFolder>& subfolders, const LookInto& lookInto);

/// The name for the versions in a folder that is one training among several: "exp-1/checkpoint-500" and
/// "exp-2/checkpoint-500" are no two versions checkpoint-500 of a model "exp". Empty where the folder is a version
/// itself or the folders beside it hold other versions of the same model. `findings`: what lookInto() found in the
/// folder.
std::optional<ModelFolder> nameOfRun(const PendingFolder& folder, const FolderFindings& findings,
                                     const LookInto& lookInto);

} // namespace colophon::folder
