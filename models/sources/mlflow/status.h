#pragma once

#include "models/sources/mlflow/reading.h"

namespace colophon::mlflow {

/// Says when a run ended and how. A run that names no status is running, as MLflow has it.
void applyRunStatus(const Meta& meta, OriginIndex origin, Facts& facts);

/// Only what is not ready says so: a model that is still being written, or that could not be.
void applyLoggedModelStatus(const Meta& meta, OriginIndex origin, Facts& facts);
void applyVersionStatus(const Meta& meta, OriginIndex origin, Facts& facts);

} // namespace colophon::mlflow
