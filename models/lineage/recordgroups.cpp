#include "models/lineage/recordgroups.h"

#include <algorithm>
#include <numeric>

namespace colophon {

RecordGroups::RecordGroups(std::span<const SourceRecord* const> records)
    : m_records(records)
    , m_leader(records.size())
    , m_members(records.size())
    , m_evidence(records.size())
{
    std::iota(m_leader.begin(), m_leader.end(), 0U);
    for (std::uint32_t record = 0; record < records.size(); ++record)
        m_members[record].push_back(record);
}

std::uint32_t RecordGroups::groupOf(std::uint32_t record) const
{
    while (m_leader[record] != record) {
        m_leader[record] = m_leader[m_leader[record]];
        record = m_leader[record];
    }
    return record;
}

bool RecordGroups::canJoin(std::uint32_t left, std::uint32_t right) const
{
    return std::ranges::none_of(m_members[left], [&](std::uint32_t a) {
        return std::ranges::any_of(m_members[right], [&](std::uint32_t b) {
            return m_records[a]->source == m_records[b]->source && m_records[a]->kind == m_records[b]->kind;
        });
    });
}

bool RecordGroups::join(std::uint32_t left, std::uint32_t right, const std::string& evidence)
{
    std::uint32_t into = groupOf(left);
    std::uint32_t from = groupOf(right);
    if (into == from)
        return true;
    if (!canJoin(into, from))
        return false;
    for (const std::uint32_t record : {left, right}) {
        if (m_evidence[record].empty())
            m_evidence[record] = evidence;
    }
    if (m_members[into].size() < m_members[from].size())
        std::swap(into, from);
    m_leader[from] = into;
    m_members[into].insert(m_members[into].end(), m_members[from].begin(), m_members[from].end());
    m_members[from].clear();
    return true;
}

} // namespace colophon
