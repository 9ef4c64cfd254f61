#pragma once

#include "models/catalog/catalog.h"

#include <vector>

namespace colophon {

/// Why files that would describe this version told nothing: a sidecar that is damaged, cut off, too large or not
/// readable. What such a file would have said is missing or known from elsewhere only, so that the version is marked.
/// Files of the model itself are not among them; of those its integrity tells. In the order of the catalog; valid as
/// long as the catalog is.
std::vector<const Problem*> unreadFiles(const Catalog& catalog, const Version& version);

} // namespace colophon
