#pragma once

#include "models/sources/source.h"

namespace colophon::mlflow {

/// Path of the store relative to the location: "" when the location itself is the store.
std::string storePath(const SourceInfo& info);

/// Whether a folder is an MLflow file store: it holds experiments, deleted experiments or registered models. A folder
/// in which MLflow only keeps artifacts is not; nor is an experiment or a registry taken for a store.
ProbeAnswer probeStore(const ProbedFolder& folder);

} // namespace colophon::mlflow
