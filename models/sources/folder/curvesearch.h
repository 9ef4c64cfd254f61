#pragma once

#include "models/catalog/metrichistory.h"
#include "models/files/rootfolder.h"

#include <expected>
#include <stop_token>
#include <string>
#include <vector>

namespace colophon::folder {

/// Finds a version again by its native name and reads the curve of one metric from its sidecars.
std::expected<MetricHistory, Problem> findCurve(const RootFolder& root, const std::vector<std::string>& claimed,
                                                const std::string& native, Name key, std::stop_token stop);

} // namespace colophon::folder
