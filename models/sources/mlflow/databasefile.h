#pragma once

#include "models/sources/source.h"

namespace colophon::mlflow {

/// Names the databases in a folder that MLflow keeps its runs in: Colophon reads MLflow's folders only, and a user who
/// finds nothing must learn why. Looks at the first bytes of files that are called like a database.
std::vector<Problem> explainDatabases(const ProbedFolder& folder);

} // namespace colophon::mlflow
