#pragma once

#include <cstddef>
#include <string_view>

namespace colophon {

/// How many bytes from the start of a file formatOf() wants to see.
inline constexpr std::size_t kFormatStart = 512;

/// What a model file is: "safetensors", "pickle", "onnx" …; empty if unknown. The first bytes decide, the extension
/// only where they leave a choice, because both honest mistakes and malicious files carry a wrong extension.
/// `start`: the first kFormatStart bytes, or the whole file if it is shorter. "git-lfs pointer" is a text that stands
/// in for a file that was not downloaded.
std::string_view formatOf(std::string_view start, std::string_view fileName);

/// The format that the extension promises; empty for names that are no model files.
std::string_view formatByName(std::string_view fileName);

/// Whether files of this format begin with a mark of their own, so that one without it is damaged or something else.
bool isAlwaysMarked(std::string_view format);

/// Whether a format that somebody wrote down ("onnx", "pkl", "h5") cannot be that of a file that looks like `found`.
/// Words that are no format contradict nothing, and neither do the many ways of writing Python objects, a library and
/// the container that its model is kept in ("xgboost", a pickle), or Keras and HDF5.
bool contradicts(std::string_view recorded, std::string_view found);

/// Whether files of this name are also commonly something else (.json, .txt, .bin …), so that only the first bytes, or
/// the company of the file, can tell.
bool isAmbiguousName(std::string_view fileName);

/// The name without its extension, if that is one of a model file: "churn_v1.2" of "churn_v1.2.onnx".
std::string_view stemOf(std::string_view fileName);

} // namespace colophon
