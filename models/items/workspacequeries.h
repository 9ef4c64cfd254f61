#pragma once

#include "models/catalog/catalog.h"
#include "models/catalog/metrichistory.h"
#include "models/sources/location.h"

#include <QString>

#include <expected>
#include <span>
#include <stop_token>

namespace colophon {

/// The full curve of one metric, from the record that the version's value came from, else from the first record whose
/// source has points of it. Blocking.
std::expected<MetricHistory, Problem> readHistory(const Catalog& catalog,
                                                  std::span<const std::shared_ptr<Location>> locations,
                                                  const VersionId& version, Name key, const std::stop_token& stop);

/// The path as people write it: "~/projects/churn" below the home folder. Control characters are made visible.
QString displayPath(const QString& path);

} // namespace colophon
