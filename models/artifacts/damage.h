#pragma once

#include "models/catalog/problem.h"
#include "models/files/rootfolder.h"

#include <optional>
#include <string>
#include <string_view>

namespace colophon {

/// What the first and last bytes of a model file show to be wrong with it: a content that its name does not promise, or
/// an end that is missing, as after an interrupted download. Only formats with marks of their own can tell: ONNX and
/// others without are not judged, and safetensors is judged by readSafetensors(). `start`: as for formatOf().
std::optional<Problem> damageOf(const OpenedFile& file, std::string_view start, const std::string& path);

} // namespace colophon
