#pragma once

#include "models/sources/source.h"

#include <utility>

namespace colophon {

/// A write that is not done, because of this problem; nothing changed.
inline WriteFailure refused(Problem problem)
{
    return {WriteFailure::Kind::Refused, std::move(problem), {}};
}

inline WriteFailure refused(std::string reason, std::string hint, std::string file = {})
{
    Problem problem;
    problem.file = std::move(file);
    problem.reason = std::move(reason);
    problem.hint = std::move(hint);
    return refused(std::move(problem));
}

} // namespace colophon
