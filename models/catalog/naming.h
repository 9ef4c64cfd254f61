#pragma once

#include "models/catalog/problem.h"

#include <optional>
#include <string_view>

namespace colophon {

/// What may be a name that Colophon itself gives: every one of them can be written in an address and on a command line.
/// Names of other systems are taken as they are. A name that may not be is a Problem.

/// Letters and digits of any script, spaces inside, and . _ - + /
std::optional<Problem> modelNameProblem(std::string_view name);
/// The same; "latest" means another version every week and names none.
std::optional<Problem> labelProblem(std::string_view label);
/// Letters and digits of ASCII, - and _
std::optional<Problem> stageNameProblem(std::string_view stage);

} // namespace colophon
