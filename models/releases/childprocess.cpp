#include "models/releases/childprocess.h"

#include "models/files/descriptor.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

namespace colophon {

namespace {

struct Pipe
{
    Descriptor reading;
    Descriptor writing;
};

std::optional<Pipe> makePipe()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return std::nullopt;
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

std::vector<char*> pointersTo(const std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (const std::string& text : texts)
        pointers.push_back(const_cast<char*>(text.c_str())); // NOLINT: the interface of C writes nothing there
    pointers.push_back(nullptr);
    return pointers;
}

pid_t spawn(const std::vector<std::string>& command, const std::vector<std::string>& environment, int output,
            int errors)
{
    posix_spawn_file_actions_t actions{};
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
    pid_t child = -1;
    const std::vector<char*> arguments = pointersTo(command);
    const std::vector<char*> variables = pointersTo(environment);
    const int error = ::posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), variables.data());
    ::posix_spawn_file_actions_destroy(&actions);
    return error == 0 ? child : -1;
}

/// Appends what is there. False at the end of the stream.
bool drain(int descriptor, std::string& into)
{
    std::array<char, 8192> block{};
    const ssize_t size = ::read(descriptor, block.data(), block.size());
    if (size > 0)
        into.append(block.data(), static_cast<std::size_t>(size));
    return size > 0 || (size < 0 && errno == EINTR);
}

/// Reads both streams to their end. False when time or room ran out.
bool collect(std::array<pollfd, 2> streams, ProcessResult& result, std::chrono::milliseconds patience,
             std::size_t limit)
{
    const auto end = std::chrono::steady_clock::now() + patience;
    while (streams[0].fd >= 0 || streams[1].fd >= 0) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (left.count() <= 0 || result.output.size() + result.errors.size() > limit)
            return false;
        if (::poll(streams.data(), streams.size(), static_cast<int>(left.count())) < 0 && errno != EINTR)
            return false;
        for (std::size_t index = 0; index < streams.size(); ++index) {
            std::string& into = index == 0 ? result.output : result.errors;
            if (streams.at(index).revents != 0 && !drain(streams.at(index).fd, into))
                streams.at(index).fd = -1; // poll() passes over negative descriptors.
        }
    }
    return true;
}

} // namespace

std::optional<ProcessResult> runProcess(const std::vector<std::string>& command,
                                        const std::vector<std::string>& environment, std::chrono::milliseconds patience,
                                        std::size_t limit)
{
    auto output = makePipe();
    auto errors = makePipe();
    if (!output || !errors)
        return std::nullopt;
    const pid_t child = spawn(command, environment, output->writing.number(), errors->writing.number());
    if (child < 0)
        return std::nullopt;
    output->writing = Descriptor();
    errors->writing = Descriptor();
    ProcessResult result;
    const bool isWhole
        = collect({pollfd{output->reading.number(), POLLIN, 0}, pollfd{errors->reading.number(), POLLIN, 0}}, result,
                  patience, limit);
    if (!isWhole)
        ::kill(child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) { }
    if (!isWhole)
        return std::nullopt;
    result.exitStatus = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return result;
}

} // namespace colophon
