#pragma once

#include "models/sources/source.h"

#include <vector>

namespace colophon::folder {

/// A registry below the opened folder belongs to a folder that was opened, or registered into, by itself. It is not
/// read; that it is there is told.
std::vector<Problem> explainNestedRegistry(const ProbedFolder& folder);

} // namespace colophon::folder
