#pragma once

#include "models/catalog/problem.h"

#include <optional>
#include <span>
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
/// A name that is written like a usual stage, or one of `known`, but for capital letters: it would be a second slot
/// that everybody takes for the first. A name that is known as it is written is none.
std::optional<Problem> stageTwinProblem(std::string_view stage, std::span<const std::string_view> known);

} // namespace colophon
