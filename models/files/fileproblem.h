#pragma once

#include "models/catalog/problem.h"

#include <string>

namespace colophon {

/// What the system refused, in words, with what to do about it. `error` is a value of errno.
Problem fileProblem(std::string path, int error);

/// A file, or what stands in its place, is not read although it could be opened.
Problem refusedFile(std::string path, std::string reason, std::string hint);

} // namespace colophon
