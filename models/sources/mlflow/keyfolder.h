#pragma once

#include "models/sources/mlflow/reading.h"

namespace colophon::mlflow {

/// Reads `relative`, a folder of metric files below `folder`, into the facts: the last value of each metric. A missing
/// folder is an empty one. A metric file that is too long to be read in a scan gives its value from the end, and a
/// Problem that says so.
void readMetrics(Reading& reading, const OpenFolder& folder, std::string_view relative, MetricOwner owner,
                 Facts& facts);

/// Reads a folder of parameters or tags, one file for each key, into `entries`, ordered by key; the origin goes to
/// `facts`.
void readEntries(Reading& reading, const OpenFolder& folder, std::string_view relative, Facts& facts,
                 std::vector<Entry>& entries);

} // namespace colophon::mlflow
