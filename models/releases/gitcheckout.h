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

/// Asks the git command. Names alone are asked of the repository itself; commits and files are looked at through an
/// IsolatedRepository, so that nothing the repository names is ever run. Nothing is written into it.
GitCheckout gitCheckout(const std::string& folder);

} // namespace colophon
