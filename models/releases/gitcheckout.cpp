#include "models/releases/gitcheckout.h"

#include "models/files/rootfolder.h"
#include "models/releases/childprocess.h"

#include <unistd.h>

#include <algorithm>
#include <set>
#include <string_view>

namespace colophon {

namespace {

constexpr std::chrono::seconds kPatience(10);
constexpr std::size_t kOutputLimit = 4U << 20U;

/// The own environment without anything that points Git elsewhere or makes it ask.
std::vector<std::string> gitEnvironment()
{
    std::vector<std::string> variables{"GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_REPLACE_OBJECTS=1",
                                       "LC_ALL=C"};
    for (char** variable = environ; *variable != nullptr; ++variable) {
        const std::string_view text = *variable;
        if (!text.starts_with("GIT_") && !text.starts_with("LC_ALL="))
            variables.emplace_back(text);
    }
    return variables;
}

std::string firstLine(const std::string& text)
{
    return text.substr(0, text.find('\n'));
}

/// "https://user:token@host/x" without user and token.
std::string withoutUser(std::string url)
{
    const std::size_t scheme = url.find("://");
    if (scheme == std::string::npos)
        return url;
    const std::size_t begin = scheme + 3;
    const std::size_t at = url.substr(0, url.find('/', begin)).rfind('@');
    if (at != std::string::npos && at > begin)
        url.erase(begin, at + 1 - begin);
    return url;
}

class GitCommand
{
public:
    explicit GitCommand(std::string folder)
        : m_folder(std::move(folder))
        , m_environment(gitEnvironment())
    {
    }

    std::optional<ProcessResult> run(const std::vector<std::string>& arguments) const
    {
        std::vector<std::string> command{"git",    "-C",
                                         m_folder, "--no-pager",
                                         "-c",     "core.fsmonitor=false",
                                         "-c",     "core.hooksPath=/dev/null",
                                         "-c",     "safe.bareRepository=explicit",
                                         "-c",     "protocol.ext.allow=never"};
        for (const std::string& setting : m_settings)
            command.insert(command.end(), {"-c", setting});
        command.insert(command.end(), arguments.begin(), arguments.end());
        return runProcess(command, m_environment, kPatience, kOutputLimit);
    }

    std::string answer(const std::vector<std::string>& arguments) const
    {
        const auto result = run(arguments);
        return result && result->exitStatus == 0 ? firstLine(result->output) : std::string();
    }

    /// Programs that the repository itself names as filters would run while its files are compared.
    void switchFiltersOff()
    {
        const auto result
            = run({"config", "--local", "--includes", "--name-only", "-z", "--get-regexp", "^filter\\..*"});
        if (!result)
            return;
        std::set<std::string> filters;
        std::string_view left = result->output;
        while (!left.empty()) {
            const std::string_view key = left.substr(0, left.find('\0'));
            left.remove_prefix(std::min(key.size() + 1, left.size()));
            filters.emplace(key.substr(0, key.rfind('.')));
        }
        for (const std::string& filter : filters) {
            for (const char* setting : {".clean=", ".smudge=", ".process=", ".required=false"})
                m_settings.push_back(filter + setting);
        }
    }

private:
    std::string m_folder;
    std::vector<std::string> m_environment;
    std::vector<std::string> m_settings;
};

} // namespace

GitCheckout gitCheckout(const std::string& folder)
{
    GitCheckout checkout;
    GitCommand git(folder);
    const auto head = git.run({"rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD^{commit}"});
    if (!head || head->exitStatus != 0) {
        if (head && head->errors.contains("dubious ownership"))
            checkout.warning = "Git does not trust the repository, because it belongs to somebody else.";
        return checkout;
    }
    git.switchFiltersOff();
    checkout.code.commit = firstLine(head->output);
    checkout.code.branch = toDisplayText(git.answer({"symbolic-ref", "--short", "--quiet", "HEAD"}));
    checkout.code.repository = toDisplayText(withoutUser(git.answer({"config", "--get", "remote.origin.url"})));
    const auto status = git.run({"status", "--porcelain=v1", "-z", "--untracked-files=no", "--ignore-submodules=all"});
    if (status && status->exitStatus == 0)
        checkout.code.dirty = !status->output.empty();
    else
        checkout.warning = "Git did not say in time whether files were changed since the commit.";
    return checkout;
}

} // namespace colophon
