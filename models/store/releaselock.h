#pragma once

#include "models/files/descriptor.h"
#include "models/store/registryproblem.h"

#include <chrono>
#include <expected>
#include <string>

namespace colophon {

/// The right to release at one location, from intent to result: one holder at a time over all programs of this
/// computer. The system takes it back when the program ends in any way, so whoever holds it and finds an intent
/// without a result knows that its writer is gone.
class ReleaseLock
{
public:
    /// Waits until `patience` is over, then refuses. Makes .colophon/release.lock, which stays empty.
    static std::expected<ReleaseLock, RegistryFailure> take(const std::string& locationPath,
                                                            std::chrono::milliseconds patience = kPatience);

    static constexpr std::chrono::milliseconds kPatience = std::chrono::seconds(10);

private:
    explicit ReleaseLock(Descriptor file);
    Descriptor m_file; ///< closing it gives the lock back
};

/// Makes the folder .colophon of a location if it is not there, and answers its absolute path. A link in its place is
/// refused: nothing is written outside the opened folder.
std::expected<std::string, Problem> ensureRegistryFolder(const std::string& locationPath);

} // namespace colophon
