#pragma once

#include "models/sources/source.h"

#include <string>

namespace colophon {

/// Stages of a plain folder: kept in the embedded registry of the opened location (.colophon/registry.db).
/// Thread-safe; the four functions mean what those of Source mean.
class FolderStages
{
public:
    /// `locationPath`: absolute path of the opened location.
    explicit FolderStages(std::string locationPath);

    StageCapabilities capabilities() const;
    std::expected<std::optional<std::string>, Problem> stageHolder(Name model, Name stage) const;
    std::expected<std::vector<Effect>, Problem> planRelease(const StageChange& change) const;
    std::expected<void, WriteFailure> applyRelease(const StageChange& change) const;

private:
    std::string m_locationPath;
};

} // namespace colophon
