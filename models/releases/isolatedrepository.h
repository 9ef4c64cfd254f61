#pragma once

#include "models/files/temporaryfolder.h"
#include "models/releases/gitcommand.h"

#include <optional>
#include <string>
#include <vector>

namespace colophon {

/// A Git directory of the program's own that borrows objects, index and working tree of a repository, and nothing of
/// what is configured there. Comparing files, Git runs what a configuration names: filters, monitors, transports for
/// objects that are missing. Whatever further ways there are to name a program, none is read here.
class IsolatedRepository
{
public:
    /// `head`: the commit that is checked out, as hexadecimal digits. Empty when no temporary folder can be made.
    static std::optional<IsolatedRepository> of(const GitCommand& git, const std::string& head);

    bool hasCommit() const;
    /// Whether tracked files differ from the commit. Empty when Git does not say, or only filters could tell.
    std::optional<bool> isChanged() const;

private:
    IsolatedRepository(TemporaryFolder folder, GitCommand git);

    std::optional<bool> isAnyUnfiltered(const std::vector<std::string>& paths) const;

    TemporaryFolder m_folder;
    GitCommand m_git;
};

} // namespace colophon
