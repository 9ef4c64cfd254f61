#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace colophon::folder {

/// What a file beside or inside a version tells about it. In order of trust: a later one overrules an earlier one.
enum class SidecarKind : std::uint8_t {
    Requirements, ///< requirements.txt
    CondaEnvironment, ///< conda.yaml
    PythonEnvironment, ///< python_env.yaml
    Configuration, ///< config.json of Hugging Face
    AdapterConfiguration, ///< adapter_config.json of PEFT
    MlModel, ///< MLmodel
    ModelCard, ///< README.md
    WeightIndex, ///< model.safetensors.index.json: which file holds which tensor
    TrainerState, ///< trainer_state.json of the Hugging Face Trainer
    CurveTable, ///< history.csv, metrics.csv
    Metrics, ///< metrics.json
    Parameters, ///< params.yaml, params.json
    SameStem, ///< a JSON or YAML file named like the model file: its content shows what it is
    Colophon, ///< colophon.json, our own
    DigestFile, ///< NAME.sha256, NAME.md5
};

struct Sidecar
{
    SidecarKind kind = SidecarKind::Metrics;
    std::string path; ///< relative to the opened location

    friend bool operator==(const Sidecar&, const Sidecar&) = default;
};

/// By the name a sidecar has inside the folder of its version.
std::optional<SidecarKind> sidecarInside(std::string_view fileName);

/// By what follows the name of the model file and a separator: "metrics.json" of "churn_v1.metrics.json".
std::optional<SidecarKind> sidecarBeside(std::string_view rest);

/// "model.safetensors.index.json", "pytorch_model.bin.index.json".
bool isWeightIndex(std::string_view fileName);

/// Whether a folder with a version in its name is a version because of this file, without any model file.
bool makesVersion(SidecarKind kind);

/// Whether it may hold curves of metrics.
bool mayHoldCurves(SidecarKind kind);

} // namespace colophon::folder
