#pragma once

#include "models/sources/source.h"

namespace colophon::mlflow {

/// Reads one store whole: the registry, then runs and logged models of all experiments, with several threads. Hands
/// batches of a few hundred records to the sink as soon as they are there.
void scanStore(const RootFolder& root, const SourceInfo& info, const ScanOptions& options, RecordSink& sink,
               const std::stop_token& stop);

} // namespace colophon::mlflow
