#pragma once

#include "models/sources/mlflow/reading.h"

#include <expected>

namespace colophon::mlflow {

/// Last values of a metric file of any size, through a small buffer. Beyond 128 MiB only the end of the file is read,
/// and a Problem says so.
void streamLastValues(Reading& reading, const OpenFolder& folder, std::string_view name, LastValues& last);

/// Every point of a metric file; at most 20 million points and 2 GiB, beyond that a Problem.
std::expected<MetricHistory, Problem> readHistory(FileReader& files, const OpenFolder& folder, std::string_view name,
                                                  MetricOwner owner, const std::stop_token& stop);

} // namespace colophon::mlflow
