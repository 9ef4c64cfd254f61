#pragma once

#include "models/catalog/facts.h"

#include <optional>
#include <string>

namespace colophon {

/// Commit, branch, remote and state of the working tree that a folder lies in. No commit: not in a repository.
struct GitCheckout
{
    CodeReference code;
    std::string warning; ///< why Git did not answer although there is a repository; empty otherwise
};

/// Asks the git command's plumbing. It runs without a shell, is given no chance to execute hooks, monitors, filters of
/// the repository or remote helpers, writes nothing (no index refresh), and has a few seconds.
GitCheckout gitCheckout(const std::string& folder);

} // namespace colophon
