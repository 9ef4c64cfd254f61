#pragma once

#include "models/catalog/facts.h"

#include <string>
#include <vector>

namespace colophon {

/// Packages of a requirements.txt: "numpy==1.26.4" → ("numpy", "1.26.4"), "scipy>=1.11" → ("scipy", ">=1.11").
/// Options, links and comments are passed over.
std::vector<Entry> requirementEntries(const std::string& text);

/// Packages of a conda.yaml, those of its "pip" part included: "python=3.11.7" → ("python", "3.11.7").
/// Text that is not YAML has none.
std::vector<Entry> condaEntries(const std::string& text);

} // namespace colophon
