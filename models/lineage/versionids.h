#pragma once

#include "models/catalog/catalog.h"

#include <span>
#include <unordered_map>
#include <unordered_set>

namespace colophon {

/// Gives versions their stable ids (see VersionId). Two sources of one kind at the same place of two opened locations
/// are told apart by the order in which the locations were opened.
class VersionIds
{
public:
    explicit VersionIds(std::span<const SourceInfo> sources);

    /// Never the same twice.
    VersionId next(const SourceRecord& nameGiver);

private:
    std::unordered_map<std::uint16_t, std::string> m_prefixes; ///< by source
    std::unordered_set<VersionId> m_given;
};

} // namespace colophon
