#pragma once

#include "models/catalog/catalog.h"

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace colophon {

/// A record that belongs to a version, and why.
struct JoinedRecord
{
    std::uint32_t record = 0; ///< index into the records that were joined
    std::string evidence; ///< "names the version", "run of churn/7", "same file digest"
};

/// The records of one version, name giver first.
using JoinedVersion = std::vector<JoinedRecord>;

struct Joined
{
    std::vector<JoinedVersion> versions;
    /// Indices of versions with evidence that is too weak to join them.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> related;
};

/// Decides which records are the same version. A pure function; the result depends
/// only on the set of records when they are ordered by (source, kind, native).
Joined joinRecords(std::span<const SourceRecord* const> records, std::span<const SourceInfo> sources);

} // namespace colophon
