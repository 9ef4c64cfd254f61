#include "models/sources/location.h"

#include "models/sources/probe.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <iterator>
#include <string_view>

#include <unistd.h>

namespace colophon {

namespace {

namespace fs = std::filesystem;

Problem notAFolder(const std::string& path)
{
    Problem problem;
    problem.file = path;
    problem.reason = "This is a file, and no system that Colophon reads keeps its store around it.";
    problem.hint = "Open the folder that holds it: " + fs::path(path).parent_path().string();
    return problem;
}

Problem nothingNamed()
{
    Problem problem;
    problem.reason = "No folder or file is named.";
    problem.hint = "Name one, such as . for the current folder.";
    return problem;
}

/// "http://host:5000", "sagemaker://eu-west-1": a scheme of two letters or more, so that no drive is taken for one.
bool isAddress(std::string_view path)
{
    const std::size_t end = path.find("://");
    return end != std::string_view::npos && end > 1
        && std::ranges::all_of(path.substr(0, end), [](unsigned char c) { return std::isalnum(c) || c == '+'; });
}

Problem notReadHere(const std::string& address)
{
    Problem problem;
    problem.file = address;
    problem.reason = "This is an address; this version of Colophon reads folders and files.";
    problem.hint = "Open a folder of model files, or the folder of an MLflow store in files, such as mlruns.";
    return problem;
}

bool isRegularFile(const fs::path& path)
{
    std::error_code error;
    return fs::is_regular_file(path, error);
}

/// The folder of a file, if one of the systems claims that folder.
std::expected<RootFolder, Problem> openFolderOfFile(const fs::path& file, std::span<const SourceKind> kinds)
{
    auto folder = RootFolder::open(file.parent_path().string());
    if (!folder)
        return folder;
    ProbeResult probed = probe(*folder, kinds, 0);
    if (const auto known = std::ranges::find(probed.problems, file.filename().string(), &Problem::file);
        known != probed.problems.end())
        return std::unexpected(std::move(*known));
    if (probed.stores.empty())
        return std::unexpected(notAFolder(file.string()));
    return folder;
}

std::expected<RootFolder, Problem> openRoot(const std::string& path, std::span<const SourceKind> kinds)
{
    std::error_code error;
    if (path.empty())
        return std::unexpected(nothingNamed());
    if (isAddress(path) && !fs::exists(path, error))
        return std::unexpected(notReadHere(path));
    const fs::path absolute = fs::absolute(path, error);
    if (!error && isRegularFile(absolute))
        return openFolderOfFile(absolute, kinds);
    return RootFolder::open(path);
}

SourceId following(SourceId id, std::size_t distance)
{
    return SourceId(static_cast<std::uint16_t>(static_cast<std::size_t>(id) + distance));
}

} // namespace

std::expected<std::shared_ptr<Location>, Problem> Location::open(const std::string& path,
                                                                 std::span<const SourceKind> kinds, SourceId firstId)
{
    auto root = openRoot(path, kinds);
    if (!root)
        return std::unexpected(root.error());
    if (const auto entries = root->list("", 1); !entries) {
        Problem problem = entries.error();
        problem.file = root->path();
        return std::unexpected(std::move(problem));
    }
    std::shared_ptr<Location> location(new Location(std::make_shared<const RootFolder>(std::move(*root))));
    location->openSources(kinds, firstId);
    return location;
}

Location::Location(std::shared_ptr<const RootFolder> root)
    : m_root(std::move(root))
{
}

const std::string& Location::path() const
{
    return m_root->path();
}

SourceInfo Location::describe(const SourceKind& kind, const std::string& place, SourceId id) const
{
    SourceInfo info;
    info.id = id;
    info.kind = kind.kind;
    info.root = m_root->path();
    info.location = place.empty() ? "." : place;
    info.writable = ::access(joinPath(m_root->path(), place).c_str(), W_OK) == 0;
    return info;
}

void Location::openSources(std::span<const SourceKind> kinds, SourceId firstId)
{
    ProbeResult probed = probe(*m_root, kinds, kProbeDepth, kProbeReach);
    m_problems = std::move(probed.problems);
    m_filesLookedAt = probed.entriesSeen;

    std::vector<std::string> claimed;
    for (const ProbedStore& store : probed.stores) {
        const SourceKind& kind = kinds[store.kind];
        m_sources.push_back(kind.open(m_root, describe(kind, store.path, following(firstId, m_sources.size())), {}));
        claimed.push_back(store.path);
    }
    std::ranges::move(probed.tooDeep, std::back_inserter(claimed));
    const auto rest = std::ranges::find_if(kinds, [](const SourceKind& kind) { return !kind.probe; });
    if (rest == kinds.end())
        return;
    m_sources.push_back(
        rest->open(m_root, describe(*rest, "", following(firstId, m_sources.size())), std::move(claimed)));
    m_fallback = m_sources.back().get();
}

} // namespace colophon
