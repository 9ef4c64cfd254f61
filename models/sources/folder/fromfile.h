#pragma once

#include "models/sources/folder/factswriter.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace colophon::folder {

/// Shapes by the names of their tensors.
struct NameHash : std::hash<std::string_view>
{
    using is_transparent = void;
};
using TensorShapes = std::unordered_map<std::string, std::vector<std::uint64_t>, NameHash, std::equal_to<>>;

/// Whether a sidecar said something about this part of the architecture.
bool isRecorded(std::string_view key, const FactsWriter& writer);

/// Adds a fact of the architecture as a model file itself states it. Where a sidecar recorded another value, that one
/// stays, the file's stands beside it as "KEY (file)", and two numbers that differ are a warning.
void addFromFile(std::string_view key, std::string value, ValueType type, OriginIndex origin, FactsWriter& writer);

/// Compares shapes that a sidecar recorded ("tensors": {"head.weight": [3, 48]} in its architecture) with all of
/// those in the files.
void compareShapes(const TensorShapes& shapes, OriginIndex origin, FactsWriter& writer);

/// Compares the framework that a sidecar names with the one that wrote the file ("pt", "tf", "flax", "np", "mlx").
void compareFramework(std::string_view written, FactsWriter& writer);

/// Puts what was recorded for a file into its artifact. A format that the bytes contradict is told, and kept as
/// "recorded format".
void takeRecorded(const RecordedFile& recorded, Artifact& artifact, FactsWriter& writer);

} // namespace colophon::folder
