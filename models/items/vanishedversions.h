#pragma once

#include "models/compare/comparison.h"

#include <span>
#include <vector>

namespace colophon {

/// Keeps what was compared in sight after its files went: a version that a new catalog does not hold stays as it was
/// read last, until it is found again or is not compared any more.
class VanishedVersions
{
public:
    /// `wanted`: what is to be compared now; `last`: what was compared until now, or null.
    void follow(const Catalog& catalog, std::span<const VersionId> wanted, const Comparison* last, Timestamp now);

    const std::vector<VanishedVersion>& versions() const { return m_versions; }
    bool contains(const VersionId& id) const;

private:
    std::vector<VanishedVersion> m_versions;
};

} // namespace colophon
