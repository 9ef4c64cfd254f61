#pragma once

#include "models/releases/childprocess.h"

#include <optional>
#include <string>
#include <vector>

namespace colophon {

/// The git command in one folder. It runs without a shell, for a few seconds at most, writes no index and asks nothing,
/// and no variable of the own environment points it elsewhere.
class GitCommand
{
public:
    /// `variables`: "NAME=value", further ones for every run.
    explicit GitCommand(std::string folder, const std::vector<std::string>& variables = {});

    std::optional<ProcessResult> run(const std::vector<std::string>& arguments) const;
    /// Output without its line end; empty when Git has no answer.
    std::string answer(const std::vector<std::string>& arguments) const;

private:
    std::string m_folder;
    std::vector<std::string> m_environment;
};

} // namespace colophon
