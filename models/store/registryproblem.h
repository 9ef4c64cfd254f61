#pragma once

#include "models/catalog/problem.h"

#include <optional>
#include <string>

namespace SQLite {
class Exception;
}

namespace colophon {

/// Why something could not be written into the registry. Nothing of it was written.
struct RegistryFailure
{
    enum class Kind {
        Refused, ///< it contradicts what the registry holds: somebody was first, the label is taken
        Failed, ///< it could not be written: locked, read-only, full, damaged
    };
    Kind kind = Kind::Failed;
    Problem problem;
};

/// A Problem of the registry file.
Problem registryProblem(std::string reason, std::string hint);

/// What an SQLite error means for the person at the screen.
Problem registryProblem(const SQLite::Exception& error);

/// What an error of the operating system means while the registry is read.
Problem registryReadProblem(int errorNumber);

/// Why nothing can be written into the registry of a location, as far as rights and file system tell; empty if nothing
/// speaks against it. Writes nothing.
std::optional<Problem> registryObstacle(const std::string& locationPath);

/// What an error of the operating system means while `action` ("The folder .colophon could not be made").
Problem registryProblem(const std::string& action, int errorNumber);

} // namespace colophon
