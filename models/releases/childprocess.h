#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace colophon {

/// What a finished program left.
struct ProcessResult
{
    int exitStatus = 0; ///< -1: ended by a signal
    std::string output;
    std::string errors;
};

/// Runs a program found in PATH, without a shell, with nothing on its standard input, and waits for its end. Empty when
/// it could not be started, ran longer than `patience` or wrote more than `limit` bytes; it is then killed.
/// `environment`: "NAME=value", in place of the own environment.
std::optional<ProcessResult> runProcess(const std::vector<std::string>& command,
                                        const std::vector<std::string>& environment, std::chrono::milliseconds patience,
                                        std::size_t limit);

} // namespace colophon
