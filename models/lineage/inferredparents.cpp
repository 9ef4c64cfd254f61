#include "models/lineage/inferredparents.h"

#include "models/lineage/chronology.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_map>

namespace colophon {

namespace {

constexpr std::uint32_t kNobody = 0xFFFFFFFFU;

/// Looks for parents among the versions of one model.
class ParentSearch
{
public:
    ParentSearch(std::vector<Version>& versions, std::span<const std::uint32_t> ranks)
        : m_versions(versions)
        , m_ranks(ranks)
        , m_oldestFirst(oldestFirst(ranks))
        , m_orphan(versions.size())
    {
        const auto index = indexById(versions);
        std::ranges::transform(versions, m_orphan.begin(), [&](const Version& version) {
            return std::ranges::none_of(version.parents,
                                        [&](const ParentEdge& edge) { return index.contains(edge.parent); });
        });
    }

    void byContent()
    {
        const auto producers = outputs();
        for (std::uint32_t child = 0; child < m_versions.size(); ++child) {
            for (const Dataset& input : m_versions[child].facts.datasets) {
                const auto found = producers.find(input.digest);
                if (found == producers.end() || found->second == kNobody || found->second == child)
                    continue;
                if (m_ranks[found->second] < m_ranks[child])
                    adopt(child, found->second, Evidence::Content, "its output is the input " + input.name);
            }
        }
    }

    /// The nearest lower version number that is not younger: the fix 1.2.5 made after 1.3.0 is no parent of it.
    void bySemVer()
    {
        std::map<SemVer, std::uint32_t> older;
        for (const std::uint32_t child : m_oldestFirst) {
            if (!m_versions[child].semver || !m_versions[child].facts.created)
                continue;
            adoptNearestLower(child, older);
            older.insert_or_assign(*m_versions[child].semver, child);
        }
        // Without a time nothing is known to be younger.
        for (const std::uint32_t child : m_oldestFirst) {
            if (m_versions[child].semver && !m_versions[child].facts.created)
                older.insert_or_assign(*m_versions[child].semver, child);
        }
        for (const std::uint32_t child : m_oldestFirst) {
            if (m_versions[child].semver && !m_versions[child].facts.created)
                adoptNearestLower(child, older);
        }
    }

    /// The version before it, of the same kind: a registered version does not descend from the run beside it.
    void byTime()
    {
        constexpr std::size_t kKinds = static_cast<std::size_t>(RecordKind::Prompt) + 1;
        std::array<std::uint32_t, kKinds> latest;
        latest.fill(kNobody);
        for (const std::uint32_t child : m_oldestFirst) {
            const Version& version = m_versions[child];
            if (!version.facts.created)
                continue;
            const RecordKind kind = version.records.empty() ? RecordKind::File : version.records.front().kind;
            std::uint32_t& before = latest.at(static_cast<std::size_t>(kind));
            if (before != kNobody)
                adopt(child, before, Evidence::Time, "the version before it");
            before = child;
        }
    }

private:
    /// Digest of a produced file → its version; kNobody if several have it.
    std::unordered_map<std::string_view, std::uint32_t> outputs() const
    {
        std::unordered_map<std::string_view, std::uint32_t> producers;
        for (std::uint32_t index = 0; index < m_versions.size(); ++index) {
            for (const Artifact& artifact : m_versions[index].facts.artifacts) {
                if (artifact.digest.empty())
                    continue;
                const auto [entry, isNew] = producers.emplace(artifact.digest, index);
                if (!isNew && entry->second != index)
                    entry->second = kNobody;
            }
        }
        return producers;
    }

    void adoptNearestLower(std::uint32_t child, const std::map<SemVer, std::uint32_t>& candidates)
    {
        const auto above = candidates.lower_bound(*m_versions[child].semver);
        if (above != candidates.begin())
            adopt(child, std::prev(above)->second, Evidence::SemVer, "nearest lower SemVer");
    }

    void adopt(std::uint32_t child, std::uint32_t parent, Evidence evidence, std::string detail)
    {
        if (!m_orphan[child])
            return;
        m_orphan[child] = false;
        m_versions[child].parents.push_back({m_versions[parent].id, evidence, std::move(detail)});
    }

    std::vector<Version>& m_versions;
    std::span<const std::uint32_t> m_ranks;
    std::vector<std::uint32_t> m_oldestFirst;
    std::vector<char> m_orphan;
};

} // namespace

void inferParents(std::vector<Version>& versions, std::span<const std::uint32_t> ranks)
{
    ParentSearch search(versions, ranks);
    search.byContent();
    search.bySemVer();
    search.byTime();
}

} // namespace colophon
