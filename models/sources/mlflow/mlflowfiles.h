#pragma once

#include "models/sources/source.h"

namespace colophon {

/// MLflow file stores ("mlruns") of all generations, 1.x to 3.x: experiments, runs, logged models and the registry.
/// Reads without Python, writes aliases and legacy stages the way MLflow does.
SourceKind mlflowFilesKind();

} // namespace colophon
