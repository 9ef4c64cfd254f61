#include "models/releases/isolatedrepository.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <string_view>

namespace colophon {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostAsked = 500; // so that the paths fit into one call

/// Output of "-z" commands, part by part.
std::vector<std::string> parts(std::string_view output)
{
    std::vector<std::string> all;
    while (!output.empty()) {
        const std::size_t end = std::min(output.find('\0'), output.size());
        all.emplace_back(output.substr(0, end));
        output.remove_prefix(std::min(end + 1, output.size()));
    }
    return all;
}

/// What decides how file and object are compared, and can name neither program nor place.
std::map<std::string, std::string> comparisonSettings(const GitCommand& git)
{
    constexpr auto kHarmless
        = "^core\\.(autocrlf|checkstat|eol|filemode|ignorecase|precomposeunicode|symlinks|trustctime)$";
    std::map<std::string, std::string> settings;
    const auto result = git.run({"config", "-z", "--get-regexp", kHarmless});
    for (const std::string& setting : parts(result ? result->output : std::string())) {
        const std::size_t end = setting.find('\n');
        settings[setting.substr(0, end)] = end == std::string::npos ? "true" : setting.substr(end + 1);
    }
    return settings;
}

std::vector<std::string> environmentOf(const fs::path& folder, const GitCommand& git, const std::string& workTree)
{
    const auto path
        = [&git](const char* name) { return git.answer({"rev-parse", "--path-format=absolute", "--git-path", name}); };
    std::vector<std::string> variables{"GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null",
                                       "GIT_DIR=" + folder.string(), "GIT_OBJECT_DIRECTORY=" + path("objects"),
                                       "GIT_INDEX_FILE=" + path("index")};
    if (!workTree.empty())
        variables.push_back("GIT_WORK_TREE=" + workTree);
    const auto settings = comparisonSettings(git);
    // In the environment, because a key may hold what separates key and value elsewhere.
    variables.push_back("GIT_CONFIG_COUNT=" + std::to_string(settings.size()));
    std::size_t number = 0;
    for (const auto& [key, value] : settings) {
        variables.push_back("GIT_CONFIG_KEY_" + std::to_string(number) + "=" + key);
        variables.push_back("GIT_CONFIG_VALUE_" + std::to_string(number++) + "=" + value);
    }
    return variables;
}

void writeGitFolder(const fs::path& folder, const GitCommand& git, const std::string& head, bool isBare)
{
    fs::create_directories(folder / "refs");
    fs::create_directories(folder / "info");
    std::ofstream(folder / "HEAD") << head << '\n';
    const bool isSha256 = git.answer({"rev-parse", "--show-object-format"}) == "sha256";
    std::ofstream(folder / "config") << "[core]\nrepositoryFormatVersion = 1\nbare = "
                                     << (isBare ? "true\n" : "false\n")
                                     << (isSha256 ? "[extensions]\nobjectFormat = sha256\n" : "");
    // They say which filter a file goes through; what that is, is not configured here.
    const std::string attributes = git.answer({"rev-parse", "--path-format=absolute", "--git-path", "info/attributes"});
    if (!attributes.empty())
        fs::create_symlink(attributes, folder / "info" / "attributes");
}

} // namespace

IsolatedRepository::IsolatedRepository(TemporaryFolder folder, GitCommand git)
    : m_folder(std::move(folder))
    , m_git(std::move(git))
{
}

std::optional<IsolatedRepository> IsolatedRepository::of(const GitCommand& git, const std::string& head)
{
    try {
        TemporaryFolder folder("git");
        const std::string workTree = git.answer({"rev-parse", "--show-toplevel"});
        writeGitFolder(folder.path(), git, head, workTree.empty());
        GitCommand own(workTree.empty() ? folder.path().string() : workTree,
                       environmentOf(folder.path(), git, workTree));
        return IsolatedRepository(std::move(folder), std::move(own));
    } catch (const fs::filesystem_error&) {
        return std::nullopt;
    }
}

bool IsolatedRepository::hasCommit() const
{
    return !m_git.answer({"rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD^{commit}"}).empty();
}

std::optional<bool> IsolatedRepository::isChanged() const
{
    const auto status = m_git.run(
        {"status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=no", "--ignore-submodules=all"});
    if (!status || status->exitStatus != 0)
        return std::nullopt;
    constexpr std::string_view kOnlyOnDisk = " M ";
    std::vector<std::string> changed;
    for (const std::string& entry : parts(status->output)) {
        if (!entry.starts_with(kOnlyOnDisk))
            return true;
        changed.push_back(entry.substr(kOnlyOnDisk.size()));
    }
    return changed.empty() ? false : isAnyUnfiltered(changed);
}

/// A file that goes through a filter never equals its object, so its difference says nothing.
std::optional<bool> IsolatedRepository::isAnyUnfiltered(const std::vector<std::string>& paths) const
{
    std::vector<std::string> arguments{"check-attr", "-z", "filter", "--"};
    const auto end = paths.begin() + static_cast<std::ptrdiff_t>(std::min(paths.size(), kMostAsked));
    arguments.insert(arguments.end(), paths.begin(), end);
    const auto result = m_git.run(arguments);
    if (!result || result->exitStatus != 0)
        return std::nullopt;
    const std::vector<std::string> answers = parts(result->output); // path, attribute, value; path, …
    for (std::size_t value = 2; value < answers.size(); value += 3) {
        if (answers[value] == "unspecified" || answers[value] == "unset" || answers[value] == "set")
            return true;
    }
    return std::nullopt;
}

} // namespace colophon
