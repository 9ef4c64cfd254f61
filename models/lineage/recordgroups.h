#pragma once

#include "models/catalog/sourcerecord.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace colophon {

/// Records that were found to be the same version: a union-find that refuses what can never be the same.
class RecordGroups
{
public:
    explicit RecordGroups(std::span<const SourceRecord* const> records);

    std::uint32_t groupOf(std::uint32_t record) const;
    bool areJoined(std::uint32_t left, std::uint32_t right) const { return groupOf(left) == groupOf(right); }
    /// False, and nothing happens, when the groups hold two different things of one source.
    bool join(std::uint32_t left, std::uint32_t right, const std::string& evidence);
    const std::vector<std::uint32_t>& members(std::uint32_t group) const { return m_members[group]; }
    /// Why a record is in its group; empty for one that was never joined.
    const std::string& evidence(std::uint32_t record) const { return m_evidence[record]; }

private:
    bool canJoin(std::uint32_t left, std::uint32_t right) const;

    std::span<const SourceRecord* const> m_records;
    mutable std::vector<std::uint32_t> m_leader;
    std::vector<std::vector<std::uint32_t>> m_members; ///< of the leaders
    std::vector<std::string> m_evidence;
};

/// Runs and logged models: they name a version only when nothing else does.
inline bool isSatellite(RecordKind kind)
{
    return kind == RecordKind::Run || kind == RecordKind::LoggedModel;
}

} // namespace colophon
