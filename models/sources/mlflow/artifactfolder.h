#pragma once

#include "models/sources/mlflow/reading.h"

namespace colophon::mlflow {

/// Where artifacts may be: beside the item, and where its meta.yaml says.
struct ArtifactPlace
{
    const OpenFolder& folder; ///< experiment, or the store
    std::string beside; ///< relative to `folder`; empty if there is no such rule
    std::string_view storePath; ///< of the store in the location
    std::string_view uri; ///< as MLflow wrote it; on another computer, before a move, or hostile
};

/// Lists the artifacts with their sizes, and reads what MLmodel and the environment files beside it say. The folder
/// beside the item comes first; a URI is only ever taken as a hint to a folder inside the location. Bounded: a few
/// hundred files, four levels.
void readArtifacts(Reading& reading, const ArtifactPlace& place, Facts& facts);

/// Folders inside the location that a URI may mean, best first: its last parts below the store, below "mlartifacts"
/// beside the store (what `mlflow server` writes), or the path itself when it lies in `rootPath`.
std::vector<std::string> localCandidates(std::string_view uri, std::string_view storePath, std::string_view rootPath);

} // namespace colophon::mlflow
