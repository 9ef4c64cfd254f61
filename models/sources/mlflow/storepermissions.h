#pragma once

#include "models/sources/source.h"

namespace colophon::mlflow {

/// Whether the permissions let stages be written in some registered model of the store; without one, whether they
/// could be. Writes nothing. What exactly is forbidden is told by the plan of a release.
bool isStoreWritable(const RootFolder& root, const SourceInfo& info);

} // namespace colophon::mlflow
