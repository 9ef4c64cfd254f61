#pragma once

#include "models/catalog/catalog.h"

#include <span>

namespace colophon {

/// Decimals with which the versions of this model are told apart by a metric. Wherever one of them is shown by itself
/// or beside others of its model it has these, so that a value looks the same everywhere.
int metricDecimals(const Model& model, Name key);
/// The same for versions of one or several models: as many as any of these models needs.
int metricDecimals(const Catalog& catalog, std::span<const Version* const> versions, Name key);

/// These decimals, or as many more as tell two values apart that are shown beside each other: metricDecimals() does not
/// look at every version.
int decimalsBeside(int decimals, double one, double other);

} // namespace colophon
