#pragma once

#include "models/catalog/catalog.h"

#include <cstddef>

namespace colophon::test {

/// A model "churn" as it comes to be in half a year: 13 versions on two branches, two of them measured on re-balanced
/// labels, one without facts, one with a changed file, a release history; and a second model "basket-ranker".
CatalogPointer churnCatalog();

/// `versions` versions of one model "big" with metrics accuracy, f1 and latency_ms, linked in a tree of branches.
CatalogPointer bigCatalog(std::size_t versions);

} // namespace colophon::test
