#pragma once

#include "models/catalog/catalog.h"

namespace colophon {

/// The newer catalog, holding the earlier one's models wherever they are equal: what is shown stays the same object,
/// and is kept once. Looks at every fact; for a worker thread.
CatalogPointer sharingModels(const Catalog& earlier, CatalogPointer newer);

/// Whether two catalogs show the same. Models count as different unless they are shared.
bool showTheSame(const Catalog& left, const Catalog& right);

} // namespace colophon
