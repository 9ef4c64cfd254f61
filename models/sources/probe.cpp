#include "models/sources/probe.h"

#include "models/sources/passedover.h"

#include <algorithm>
#include <deque>
#include <iterator>

namespace colophon {

namespace {

/// A tree with more folders than this is not a project; what lies beyond is not looked for.
constexpr std::size_t kFolderLimit = 200'000;

bool isEnvironment(const std::string& path, const std::vector<FolderEntry>& entries)
{
    return !path.empty() && std::ranges::any_of(entries, isEnvironmentMark, &FolderEntry::name);
}

class Prober
{
public:
    Prober(const RootFolder& root, std::span<const SourceKind> kinds, int depth, int reach)
        : m_root(root)
        , m_kinds(kinds)
        , m_depth(depth)
        , m_reach(reach)
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
        if (!m_result.tooDeep.empty())
            reportTooDeep();
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
        explain(folder, *entries);
        if (isEnvironment(folder.path, *entries) || isClaimed(folder, *entries) || folder.level == m_reach)
            return;
        for (const FolderEntry& entry : *entries) {
            if (entry.kind == FileKind::Folder && !isPassedOver(folder.path, entry.name))
                m_open.push_back({joinPath(folder.path, entry.name), folder.level + 1});
        }
    }

    void explain(const Pending& folder, const std::vector<FolderEntry>& entries)
    {
        for (const SourceKind& kind : m_kinds) {
            if (kind.explain && folder.level <= m_depth)
                std::ranges::move(kind.explain({m_root, folder.path, entries}), std::back_inserter(m_result.problems));
        }
    }

    bool isClaimed(const Pending& folder, const std::vector<FolderEntry>& entries)
    {
        bool claimed = false;
        for (std::size_t kind = 0; kind < m_kinds.size(); ++kind) {
            if (!m_kinds[kind].probe || m_kinds[kind].probe({m_root, folder.path, entries}) != ProbeAnswer::Yes)
                continue;
            if (folder.level <= m_depth)
                m_result.stores.push_back({kind, folder.path});
            else if (!claimed)
                m_result.tooDeep.push_back(folder.path);
            claimed = true;
        }
        return claimed;
    }

    void reportTooDeep()
    {
        const std::size_t count = m_result.tooDeep.size();
        Problem problem;
        problem.severity = Problem::Severity::Warning;
        problem.file = m_result.tooDeep.front();
        problem.reason = (count == 1 ? std::string("A store lies") : std::to_string(count) + " stores lie")
            + " more than " + std::to_string(m_depth) + " levels below the opened folder and "
            + (count == 1 ? "is" : "are") + " not read.";
        problem.hint = count == 1 ? "Open this folder itself to see what is in it."
                                  : "Open this folder itself to see what is in it; it is the first of them.";
        m_result.problems.push_back(std::move(problem));
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
    int m_reach;
    std::deque<Pending> m_open;
    ProbeResult m_result;
};

} // namespace

ProbeResult probe(const RootFolder& root, std::span<const SourceKind> kinds, int depth, int reach)
{
    return Prober(root, kinds, depth, std::max(depth, reach)).run();
}

} // namespace colophon
