#pragma once

#include "models/sources/source.h"

namespace colophon::mlflow {

/// Full curve of one metric of a run ("run:ID"), a logged model ("model:m-…") or a registered version ("NAME/VERSION",
/// by its run, then its logged model). Finds the experiment by looking for the folder.
std::expected<MetricHistory, Problem> metricHistory(const RootFolder& root, const SourceInfo& info,
                                                    const std::string& native, Name key, const std::stop_token& stop);

} // namespace colophon::mlflow
