#include "models/releases/gitcommand.h"

#include <unistd.h>

#include <string_view>

namespace colophon {

namespace {

constexpr std::chrono::seconds kPatience(10);
constexpr std::size_t kOutputLimit = 4U << 20U;

/// The own environment without anything that points Git elsewhere, lets it connect or makes it ask.
std::vector<std::string> gitEnvironment()
{
    std::vector<std::string> variables{"GIT_TERMINAL_PROMPT=0",   "GIT_OPTIONAL_LOCKS=0", "GIT_NO_REPLACE_OBJECTS=1",
                                       "GIT_ALLOW_PROTOCOL=none", "GIT_NO_LAZY_FETCH=1",  "LC_ALL=C"};
    for (char** variable = environ; *variable != nullptr; ++variable) {
        const std::string_view text = *variable;
        if (!text.starts_with("GIT_") && !text.starts_with("LC_ALL="))
            variables.emplace_back(text);
    }
    return variables;
}

} // namespace

GitCommand::GitCommand(std::string folder, const std::vector<std::string>& variables)
    : m_folder(std::move(folder))
    , m_environment(gitEnvironment())
{
    m_environment.insert(m_environment.end(), variables.begin(), variables.end());
}

std::optional<ProcessResult> GitCommand::run(const std::vector<std::string>& arguments) const
{
    std::vector<std::string> command{"git",    "-C",
                                     m_folder, "--no-pager",
                                     "-c",     "core.fsmonitor=false",
                                     "-c",     "core.hooksPath=/dev/null",
                                     "-c",     "safe.bareRepository=explicit"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return runProcess(command, m_environment, kPatience, kOutputLimit);
}

std::string GitCommand::answer(const std::vector<std::string>& arguments) const
{
    auto result = run(arguments);
    if (!result || result->exitStatus != 0)
        return {};
    if (result->output.ends_with('\n'))
        result->output.pop_back();
    return std::move(result->output);
}

} // namespace colophon
