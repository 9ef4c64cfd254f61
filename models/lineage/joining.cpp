#include "models/lineage/joining.h"

#include "models/lineage/recordgroups.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace colophon {

namespace {

/// Records that share something are compared in pairs only up to this many; more of them say nothing any more.
constexpr std::size_t kSharedLimit = 16;

using RecordList = std::vector<std::uint32_t>;

/// "mlflow" of "mlflow-files": two forms of one system name the same thing with the same native name.
std::string_view familyOf(std::string_view kind)
{
    return kind.substr(0, kind.find('-'));
}

/// The digest of the largest file: smaller ones (tokenizers, requirements) are equal in many versions.
std::string_view mainDigest(const Facts& facts)
{
    const Artifact* main = nullptr;
    for (const Artifact& artifact : facts.artifacts) {
        if (!main || artifact.size.value_or(0) > main->size.value_or(0))
            main = &artifact;
    }
    return main && !main->outsideRoot ? std::string_view(main->digest) : std::string_view();
}

class Joining
{
public:
    Joining(std::span<const SourceRecord* const> records, std::span<const SourceInfo> sources)
        : m_records(records)
        , m_sources(sources)
        , m_groups(records)
        , m_owners(records.size())
    {
        m_byNative.reserve(records.size());
        for (std::uint32_t record = 0; record < records.size(); ++record)
            m_byNative[records[record]->native].push_back(record);
    }

    Joined run()
    {
        joinEqualNatives();
        joinNamed();
        joinShared([](const SourceRecord& record) { return std::string(mainDigest(record.facts)); }, "same file digest",
                   false);
        joinShared(
            [](const SourceRecord& record) {
                const std::string& commit = record.facts.code.commit;
                return commit.empty() ? std::string() : record.model.text() + '\n' + commit;
            },
            "same model and commit", true);
        findOwners();
        return collect();
    }

private:
    const SourceRecord& record(std::uint32_t index) const { return *m_records[index]; }

    std::string_view family(std::uint32_t index) const
    {
        const auto found = std::ranges::find(m_sources, record(index).source, &SourceInfo::id);
        return found != m_sources.end() ? familyOf(found->kind) : std::string_view();
    }

    /// One native name: a file that is also registered, or a run seen in two stores.
    void joinEqualNatives()
    {
        for (std::uint32_t first = 0; first < m_records.size(); ++first) {
            for (const std::uint32_t second : m_byNative.find(record(first).native)->second) {
                if (second <= first)
                    continue;
                if (record(first).source == record(second).source)
                    m_groups.join(first, second, "registered under this name");
                else if (family(first) == family(second) && isSameInBothStores(first, second))
                    m_groups.join(first, second, "the same in another store");
            }
        }
    }

    /// Runs have names that are unique in the world; "churn/7" needs a common run to be the same.
    bool isSameInBothStores(std::uint32_t first, std::uint32_t second) const
    {
        if (record(first).kind != record(second).kind)
            return false;
        if (isSatellite(record(first).kind))
            return true;
        return std::ranges::any_of(record(first).sameAs, [&](const std::string& native) {
            return std::ranges::find(record(second).sameAs, native) != record(second).sameAs.end();
        });
    }

    /// Explicit links between name givers. Links to runs and logged models make owners instead.
    void joinNamed()
    {
        for (std::uint32_t namer = 0; namer < m_records.size(); ++namer) {
            if (isSatellite(record(namer).kind))
                continue;
            forEachNamed(namer, [&](std::uint32_t named) {
                if (!isSatellite(record(named).kind))
                    m_groups.join(namer, named, "named by " + record(namer).native);
            });
        }
    }

    /// Records in the same source win over records of the same name elsewhere.
    template <typename Visit> void forEachNamed(std::uint32_t namer, Visit visit) const
    {
        for (const std::string& native : record(namer).sameAs) {
            const auto found = m_byNative.find(native);
            if (found == m_byNative.end())
                continue;
            const auto isNear = [&](std::uint32_t named) { return record(named).source == record(namer).source; };
            const bool anyNear = std::ranges::any_of(found->second, isNear);
            for (const std::uint32_t named : found->second) {
                if (named != namer && (isNear(named) || (!anyNear && family(named) == family(namer))))
                    visit(named);
            }
        }
    }

    /// Joins records of different sources (`betweenSystems`: of different systems) with an equal key, provided that
    /// it is one of each; otherwise they are only related.
    template <typename KeyOf> void joinShared(KeyOf keyOf, const std::string& evidence, bool betweenSystems)
    {
        if (m_sources.size() < 2)
            return;
        std::unordered_map<std::string, RecordList> sharing;
        for (std::uint32_t index = 0; index < m_records.size(); ++index) {
            if (std::string key = keyOf(record(index)); !key.empty())
                sharing[std::move(key)].push_back(index);
        }
        for (std::uint32_t index = 0; index < m_records.size(); ++index) {
            const auto found = sharing.find(keyOf(record(index)));
            if (found != sharing.end() && found->second.front() == index)
                joinAll(found->second, evidence, betweenSystems);
        }
    }

    void joinAll(const RecordList& sharing, const std::string& evidence, bool betweenSystems)
    {
        if (sharing.size() < 2 || sharing.size() > kSharedLimit)
            return;
        const bool isUnique = isOneOfEach(sharing);
        for (std::size_t i = 0; i < sharing.size(); ++i) {
            for (std::size_t j = i + 1; j < sharing.size(); ++j) {
                const std::uint32_t left = sharing[i];
                const std::uint32_t right = sharing[j];
                const bool apart
                    = betweenSystems ? family(left) != family(right) : record(left).source != record(right).source;
                if (apart && (!isUnique || !link(left, right, evidence)))
                    m_related.emplace_back(left, right);
            }
        }
    }

    bool isOneOfEach(const RecordList& sharing) const
    {
        for (std::size_t i = 0; i < sharing.size(); ++i) {
            for (std::size_t j = i + 1; j < sharing.size(); ++j) {
                if (record(sharing[i]).source == record(sharing[j]).source
                    && record(sharing[i]).kind == record(sharing[j]).kind)
                    return false;
            }
        }
        return true;
    }

    /// Name givers are joined; a run or logged model gets an owner. Two of the latter stay apart.
    bool link(std::uint32_t left, std::uint32_t right, const std::string& evidence)
    {
        const bool leftSatellite = isSatellite(record(left).kind);
        const bool rightSatellite = isSatellite(record(right).kind);
        if (!leftSatellite && !rightSatellite)
            return m_groups.join(left, right, evidence);
        if (leftSatellite && rightSatellite)
            return m_groups.areJoined(left, right);
        m_links.push_back({leftSatellite ? right : left, leftSatellite ? left : right, evidence});
        return true;
    }

    void findOwners()
    {
        for (std::uint32_t owner = 0; owner < m_records.size(); ++owner) {
            forEachNamed(owner, [&](std::uint32_t named) {
                const bool ownerLower = record(owner).kind > record(named).kind;
                m_links.push_back({ownerLower ? named : owner, ownerLower ? owner : named, {}});
            });
        }
        // Owners from the most trusted kind down: a run named by a logged model follows it into its version.
        std::ranges::stable_sort(m_links, {}, [&](const Link& link) { return record(link.owner).kind; });
        for (const Link& link : m_links) {
            if (record(link.owner).kind < record(link.satellite).kind && isSatellite(record(link.satellite).kind))
                addOwner(link);
        }
    }

    struct Link
    {
        std::uint32_t owner = 0;
        std::uint32_t satellite = 0;
        std::string evidence;
    };

    void addOwner(const Link& link)
    {
        const std::uint32_t satellite = m_groups.groupOf(link.satellite);
        const std::uint32_t ownerGroup = m_groups.groupOf(link.owner);
        if (satellite == ownerGroup || !holdsOnlySatellites(satellite))
            return;
        // Deleted versions show their run but do not take it away from sight.
        if (isDeleted(ownerGroup) && !isDeleted(satellite))
            return;
        const std::vector<Link> above = m_owners[ownerGroup];
        if (above.empty()) {
            own(ownerGroup, satellite, link);
            return;
        }
        for (const Link& owner : above)
            own(owner.owner, satellite, link);
    }

    void own(std::uint32_t ownerGroup, std::uint32_t satellite, const Link& link)
    {
        const bool known
            = std::ranges::any_of(m_owners[satellite], [&](const Link& owner) { return owner.owner == ownerGroup; });
        if (known)
            return;
        const char* what = record(link.satellite).kind == RecordKind::Run ? "run of " : "logged model of ";
        std::string evidence = link.evidence.empty() ? what + record(link.owner).native : link.evidence;
        m_owners[satellite].push_back({ownerGroup, satellite, std::move(evidence)});
    }

    bool holdsOnlySatellites(std::uint32_t group) const
    {
        return std::ranges::all_of(m_groups.members(group),
                                   [&](std::uint32_t member) { return isSatellite(record(member).kind); });
    }

    bool isDeleted(std::uint32_t group) const
    {
        return std::ranges::all_of(m_groups.members(group),
                                   [&](std::uint32_t member) { return record(member).deleted; });
    }

    Joined collect()
    {
        Joined joined;
        std::vector<std::uint32_t> versionOf(m_records.size(), kNoVersion);
        for (std::uint32_t group = 0; group < m_records.size(); ++group) {
            if (m_groups.members(group).empty() || !m_owners[group].empty())
                continue;
            versionOf[group] = static_cast<std::uint32_t>(joined.versions.size());
            JoinedVersion& version = joined.versions.emplace_back();
            for (const std::uint32_t member : m_groups.members(group))
                version.push_back({member, m_groups.evidence(member)});
        }
        for (std::uint32_t satellite = 0; satellite < m_records.size(); ++satellite) {
            for (const Link& owner : m_owners[satellite]) {
                for (const std::uint32_t member : m_groups.members(satellite))
                    joined.versions[versionOf[owner.owner]].push_back({member, owner.evidence});
            }
        }
        for (JoinedVersion& version : joined.versions)
            sortMembers(version);
        collectRelated(joined, versionOf);
        return joined;
    }

    void sortMembers(JoinedVersion& version) const
    {
        std::ranges::sort(version, {}, [&](const JoinedRecord& member) {
            const SourceRecord& r = record(member.record);
            return std::tuple<bool, RecordKind, SourceId, const std::string&>(r.deleted, r.kind, r.source, r.native);
        });
        version.front().evidence = "names the version";
    }

    void collectRelated(Joined& joined, const std::vector<std::uint32_t>& versionOf) const
    {
        for (const auto& [left, right] : m_related) {
            const std::uint32_t a = versionOf[m_groups.groupOf(left)];
            const std::uint32_t b = versionOf[m_groups.groupOf(right)];
            if (a != b && a != kNoVersion && b != kNoVersion)
                joined.related.emplace_back(std::min(a, b), std::max(a, b));
        }
        std::ranges::sort(joined.related);
        const auto surplus = std::ranges::unique(joined.related);
        joined.related.erase(surplus.begin(), surplus.end());
    }

    static constexpr std::uint32_t kNoVersion = 0xFFFFFFFFU;

    std::span<const SourceRecord* const> m_records;
    std::span<const SourceInfo> m_sources;
    RecordGroups m_groups;
    std::unordered_map<std::string_view, RecordList> m_byNative;
    std::vector<Link> m_links;
    std::vector<std::vector<Link>> m_owners; ///< of groups of runs and logged models
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_related; ///< records
};

} // namespace

Joined joinRecords(std::span<const SourceRecord* const> records, std::span<const SourceInfo> sources)
{
    return Joining(records, sources).run();
}

} // namespace colophon
