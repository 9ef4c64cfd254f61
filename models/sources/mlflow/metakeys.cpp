#include "models/sources/mlflow/metakeys.h"

#include <algorithm>
#include <array>
#include <span>

namespace colophon::mlflow {

namespace {

// MLflow sorts the keys, so the last one of each list is missing in every file that was cut.
constexpr auto kExperiment
    = std::to_array<std::string_view>({"artifact_location", "experiment_id", "lifecycle_stage", "name"});
constexpr auto kRun = std::to_array<std::string_view>({"artifact_uri", "experiment_id", "start_time", "user_id"});
constexpr auto kLoggedModel
    = std::to_array<std::string_view>({"experiment_id", "model_id", "name", "status", "status_message"});
constexpr auto kRegisteredModel
    = std::to_array<std::string_view>({"creation_timestamp", "last_updated_timestamp", "name"});
constexpr auto kVersion = std::to_array<std::string_view>({"current_stage", "name", "source", "status", "version"});

std::span<const std::string_view> keysOf(MetaKind kind)
{
    switch (kind) {
    case MetaKind::Experiment:
        return kExperiment;
    case MetaKind::Run:
        return kRun;
    case MetaKind::LoggedModel:
        return kLoggedModel;
    case MetaKind::RegisteredModel:
        return kRegisteredModel;
    case MetaKind::Version:
        return kVersion;
    case MetaKind::Other:
        break;
    }
    return {};
}

} // namespace

std::string_view missingKey(MetaKind kind, const YamlFields& fields)
{
    const auto keys = keysOf(kind);
    const auto missing = std::ranges::find_if_not(keys, [&](std::string_view key) { return fields.has(key); });
    if (missing != keys.end())
        return *missing;
    return kind == MetaKind::Run && !fields.has("run_id") && !fields.has("run_uuid") ? "run_id" : "";
}

} // namespace colophon::mlflow
