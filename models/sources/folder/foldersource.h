#pragma once

#include "models/sources/source.h"

namespace colophon {

/// Plain folders of model files: versions by names and places, facts from sidecars, stages from the embedded registry.
SourceKind folderSourceKind();

} // namespace colophon
