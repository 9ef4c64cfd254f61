#pragma once

#include "models/sources/mlflow/reading.h"

namespace colophon::mlflow {

/// Reads a data set's meta.yaml in folder `relative`. Missing or broken: nothing, and a Problem.
std::optional<Dataset> readDataset(Reading& reading, const OpenFolder& experiment, const std::string& relative);

/// What MLflow's own description of a source says about where the data are: a path or URL, else its kind.
std::string datasetPath(std::string_view sourceJson, std::string_view sourceType);

} // namespace colophon::mlflow
