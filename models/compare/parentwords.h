#pragma once

#include "models/catalog/version.h"

#include <string>

namespace colophon {

/// How it is known that a version is the parent of another, wherever that is told: "recorded", "inferred from SemVer",
/// "inferred from time". An inferred parent is never named without it.
std::string evidenceWords(Evidence evidence);

/// "parent", or "parent, inferred from SemVer": what stands beside the label of a parent.
std::string parentWords(Evidence evidence);

} // namespace colophon
