#pragma once

#include "models/sources/folder/discovery.h"

#include <functional>
#include <vector>

namespace colophon::folder {

/// Looks into one folder and finds its versions, without names for its subfolders.
using LookInto = std::function<FolderFindings(const PendingFolder& folder)>;

/// Tells the subfolders of `folder` which name versions without one of their own take. A single "models" or
/// "checkpoints" gives way to the folder above it. Where several such folders hold versions that have no other name,
/// they hold different models: "serving/1" and "export/1" are no two versions 1 of one model. Each of them names its
/// model itself, after the folder above that says something: "churn-serving", "churn-export".
void nameSiblings(const PendingFolder& folder, std::vector<PendingFolder>& subfolders, const LookInto& lookInto);

} // namespace colophon::folder
