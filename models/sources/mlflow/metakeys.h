#pragma once

#include "models/sources/mlflow/yamlfields.h"

namespace colophon::mlflow {

/// What a meta.yaml describes.
enum class MetaKind : std::uint8_t { Experiment, Run, LoggedModel, RegisteredModel, Version, Other };

/// A key that every MLflow writes into such a file and this one lacks; empty if it has them all.
std::string_view missingKey(MetaKind kind, const YamlFields& fields);

} // namespace colophon::mlflow
