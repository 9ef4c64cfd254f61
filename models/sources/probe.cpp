#include "models/sources/probe.h"

#include "models/sources/passedover.h"

#include <algorithm>
#include <deque>
#include <iterator>

namespace colophon {

namespace {

/// A tree with more folders than this is not a project; what lies beyond is not looked for.
constexpr std::size_t kFolderLimit = 200'000;

bool isVirtualEnvironment(const std::vector<FolderEntry>& entries)
{
    return std::ranges::any_of(entries, isEnvironmentMark, &FolderEntry::name);
}

class Prober
{
public:
    Prober(const RootFolder& root, std::span<const SourceKind> kinds, int depth)
        : m_root(root)
        , m_kinds(kinds)
        , m_depth(depth)
    {
    }

    ProbeResult run()
    {
        m_open.push_back({"", 0});
        for (std::size_t looked = 0; !m_open.empty(); ++looked) {
            if (looked == kFolderLimit) {
                reportLimit();
                break;
            }
            const Pending folder = std::move(m_open.front());
            m_open.pop_front();
            look(folder);
        }
        return std::move(m_result);
    }

private:
    struct Pending
    {
        std::string path;
        int level = 0;
    };

    void look(const Pending& folder)
    {
        std::optional<Problem> partly;
        const auto entries = m_root.list(folder.path, RootFolder::kEntryLimit, &partly);
        if (!entries) {
            m_result.problems.push_back(entries.error());
            return;
        }
        if (partly)
            m_result.problems.push_back(std::move(*partly));
        m_result.entriesSeen += entries->size();
        explain(folder.path, *entries);
        if (isVirtualEnvironment(*entries) || isClaimed(folder.path, *entries) || folder.level == m_depth)
            return;
        for (const FolderEntry& entry : *entries) {
            if (entry.kind == FileKind::Folder && !isPassedOver(folder.path, entry.name))
                m_open.push_back({joinPath(folder.path, entry.name), folder.level + 1});
        }
    }

    void explain(const std::string& path, const std::vector<FolderEntry>& entries)
    {
        for (const SourceKind& kind : m_kinds) {
            if (kind.explain)
                std::ranges::move(kind.explain({m_root, path, entries}), std::back_inserter(m_result.problems));
        }
    }

    bool isClaimed(const std::string& path, const std::vector<FolderEntry>& entries)
    {
        bool claimed = false;
        for (std::size_t kind = 0; kind < m_kinds.size(); ++kind) {
            if (!m_kinds[kind].probe || m_kinds[kind].probe({m_root, path, entries}) != ProbeAnswer::Yes)
                continue;
            m_result.stores.push_back({kind, path});
            claimed = true;
        }
        return claimed;
    }

    void reportLimit()
    {
        Problem problem;
        problem.severity = Problem::Severity::Warning;
        problem.reason = "Only the first " + std::to_string(kFolderLimit) + " folders were searched for stores.";
        problem.hint = "Open a folder further down, so that everything in it is found.";
        m_result.problems.push_back(std::move(problem));
    }

    const RootFolder& m_root;
    std::span<const SourceKind> m_kinds;
    int m_depth;
    std::deque<Pending> m_open;
    ProbeResult m_result;
};

} // namespace

ProbeResult probe(const RootFolder& root, std::span<const SourceKind> kinds, int depth)
{
    return Prober(root, kinds, depth).run();
}

} // namespace colophon
