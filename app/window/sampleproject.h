#pragma once

#include "models/catalog/problem.h"

#include <QString>

#include <expected>

namespace colophon {

/// The user's own copy of the sample project, made when it is not there yet. Blocking; for a worker thread.
std::expected<QString, Problem> sampleProject();

} // namespace colophon
