#pragma once

#include "models/catalog/facts.h"
#include "models/files/rootfolder.h"

#include <atomic>
#include <optional>
#include <stop_token>
#include <string>

namespace colophon {

/// How many bytes may be read to compare digests. Thread-safe: several readers share one.
class IntegrityBudget
{
public:
    /// Files above `largestFile` bytes are left unchecked, and all others once `total` bytes are spent.
    IntegrityBudget(std::uint64_t largestFile, std::uint64_t total);

    /// Whether a file of this size may be read; takes its bytes from the budget.
    bool take(std::uint64_t size);

    static IntegrityBudget unlimited();

private:
    std::uint64_t m_largestFile;
    std::atomic<std::int64_t> m_left;
};

/// Compares a recorded digest, and the recorded size if there is one, with the file on disk: the size first, because
/// that costs nothing. Sets size, integrity and foundDigest of the artifact. A file that could not be read is a
/// Problem, and so is a digest that differs.
std::optional<Problem> checkIntegrity(const RootFolder& root, Artifact& artifact, IntegrityBudget& budget,
                                      std::stop_token stop);

} // namespace colophon
