#pragma once

#include "models/sources/source.h"

#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace colophon {

/// The stages of a plain folder. Files have no slots of their own: the embedded registry of the location keeps them.
/// Thread-safe.
class FolderStages
{
public:
    explicit FolderStages(std::string locationPath);

    /// Atomic; writable unless the place forbids it. Writes nothing.
    StageCapabilities capabilities() const;
    std::expected<std::optional<std::string>, Problem> stageHolder(Name model, Name stage) const;
    std::expected<std::vector<Effect>, Problem> planRelease(const StageChange& change) const;
    /// One transaction. The loser of a race is told who was first, and when.
    std::expected<void, WriteFailure> applyRelease(const StageChange& change) const;

private:
    std::string m_locationPath;
};

} // namespace colophon
