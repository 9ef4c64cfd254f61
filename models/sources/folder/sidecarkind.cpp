#include "models/sources/folder/sidecarkind.h"

#include <algorithm>
#include <array>

namespace colophon::folder {

namespace {

struct Known
{
    std::string_view name;
    SidecarKind kind;
};

constexpr std::array kInside = std::to_array<Known>({
    {"requirements.txt", SidecarKind::Requirements},
    {"conda.yaml", SidecarKind::CondaEnvironment},
    {"conda.yml", SidecarKind::CondaEnvironment},
    {"environment.yaml", SidecarKind::CondaEnvironment},
    {"environment.yml", SidecarKind::CondaEnvironment},
    {"python_env.yaml", SidecarKind::PythonEnvironment},
    {"config.json", SidecarKind::Configuration},
    {"adapter_config.json", SidecarKind::AdapterConfiguration},
    {"MLmodel", SidecarKind::MlModel},
    {"README.md", SidecarKind::ModelCard},
    {"trainer_state.json", SidecarKind::TrainerState},
    {"history.csv", SidecarKind::CurveTable},
    {"metrics.csv", SidecarKind::CurveTable},
    {"training_history.csv", SidecarKind::CurveTable},
    {"metrics.json", SidecarKind::Metrics},
    {"metrics.yaml", SidecarKind::Metrics},
    {"metrics.yml", SidecarKind::Metrics},
    {"eval_results.json", SidecarKind::Metrics},
    {"all_results.json", SidecarKind::Metrics},
    {"history.json", SidecarKind::Metrics},
    {"params.yaml", SidecarKind::Parameters},
    {"params.yml", SidecarKind::Parameters},
    {"params.json", SidecarKind::Parameters},
    {"hyperparameters.json", SidecarKind::Parameters},
    {"colophon.json", SidecarKind::Colophon},
});

constexpr std::array kBeside = std::to_array<Known>({
    {"md", SidecarKind::ModelCard},
    {"json", SidecarKind::SameStem},
    {"yaml", SidecarKind::SameStem},
    {"yml", SidecarKind::SameStem},
    {"csv", SidecarKind::CurveTable},
    {"sha256", SidecarKind::DigestFile},
    {"sha1", SidecarKind::DigestFile},
    {"md5", SidecarKind::DigestFile},
    {"sha512", SidecarKind::DigestFile},
});

template <std::size_t size>
std::optional<SidecarKind> lookUp(const std::array<Known, size>& known, std::string_view name)
{
    const auto found = std::ranges::find(known, name, &Known::name);
    return found == known.end() ? std::nullopt : std::optional(found->kind);
}

} // namespace

std::optional<SidecarKind> sidecarInside(std::string_view fileName)
{
    return lookUp(kInside, fileName);
}

std::optional<SidecarKind> sidecarBeside(std::string_view rest)
{
    if (isWeightIndex(rest))
        return SidecarKind::WeightIndex;
    const auto inside = lookUp(kInside, rest);
    return inside ? inside : lookUp(kBeside, rest);
}

bool isWeightIndex(std::string_view fileName)
{
    return fileName.ends_with("safetensors.index.json") || fileName.ends_with("bin.index.json");
}

bool makesVersion(SidecarKind kind)
{
    switch (kind) {
    case SidecarKind::AdapterConfiguration:
    case SidecarKind::MlModel:
    case SidecarKind::TrainerState:
    case SidecarKind::CurveTable:
    case SidecarKind::Metrics:
    case SidecarKind::Parameters:
    case SidecarKind::Colophon:
        return true;
    case SidecarKind::Requirements:
    case SidecarKind::CondaEnvironment:
    case SidecarKind::PythonEnvironment:
    case SidecarKind::Configuration: // Programs have these too, and "v1" is also the name of an interface.
    case SidecarKind::ModelCard:
    case SidecarKind::SameStem:
    case SidecarKind::DigestFile:
    case SidecarKind::WeightIndex:
        return false;
    }
    return false;
}

bool mayHoldCurves(SidecarKind kind)
{
    switch (kind) {
    case SidecarKind::TrainerState:
    case SidecarKind::CurveTable:
    case SidecarKind::Metrics:
    case SidecarKind::SameStem:
    case SidecarKind::Colophon:
        return true;
    default:
        return false;
    }
}

} // namespace colophon::folder
