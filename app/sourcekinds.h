#pragma once

#include "models/sources/folder/foldersource.h"
#include "models/sources/mlflow/mlflowfiles.h"

#include <vector>

namespace colophon {

/// Every system that Colophon reads, in the order in which they are asked. A new one is one line here.
inline std::vector<SourceKind> sourceKinds()
{
    return {
        mlflowFilesKind(),
        folderSourceKind(),
    };
}

} // namespace colophon
