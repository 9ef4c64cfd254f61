#include "models/artifacts/integrity.h"

#include "models/artifacts/digest.h"
#include "models/files/fileproblem.h"

#include <limits>

namespace colophon {

namespace {

Problem warning(const std::string& path, std::string reason, std::string hint)
{
    Problem problem = refusedFile(path, std::move(reason), std::move(hint));
    problem.severity = Problem::Severity::Warning;
    return problem;
}

Problem changedProblem(const Artifact& artifact, const std::string& what, const std::string& how = {})
{
    return warning(artifact.path, "The file is not the one that was recorded: its " + what + " differs" + how + ".",
                   "It was changed or replaced after it was recorded. Restore it, or register it as a new version.");
}

std::optional<Problem> compareBytes(const RootFolder& root, Artifact& artifact, const RecordedDigest& recorded,
                                    std::stop_token stop)
{
    auto found = fileDigest(root, artifact.path, recorded.kind, std::move(stop));
    if (!found) {
        artifact.integrity = Integrity::Unchecked;
        return found.error();
    }
    artifact.integrity = *found == toString(recorded) ? Integrity::Verified : Integrity::Changed;
    if (artifact.integrity == Integrity::Verified)
        return std::nullopt;
    artifact.foundDigest = std::move(*found);
    return changedProblem(artifact, "digest");
}

} // namespace

IntegrityBudget::IntegrityBudget(std::uint64_t largestFile, std::uint64_t total)
    : m_largestFile(largestFile)
    , m_left(static_cast<std::int64_t>(total))
{
}

bool IntegrityBudget::take(std::uint64_t size)
{
    if (size > m_largestFile || m_left.load() <= 0)
        return false;
    return m_left.fetch_sub(static_cast<std::int64_t>(size)) >= static_cast<std::int64_t>(size);
}

IntegrityBudget IntegrityBudget::unlimited()
{
    constexpr auto kAll = std::numeric_limits<std::int64_t>::max();
    return {static_cast<std::uint64_t>(kAll), static_cast<std::uint64_t>(kAll)};
}

std::optional<Problem> checkIntegrity(const RootFolder& root, Artifact& artifact, IntegrityBudget& budget,
                                      std::stop_token stop)
{
    const auto status = root.status(artifact.path);
    if (!status) {
        artifact.integrity = Integrity::Missing;
        return warning(artifact.path, "A recorded file cannot be found: " + status.error().reason,
                       "Put it back, or correct the record.");
    }
    const std::optional<std::uint64_t> recordedSize = artifact.size;
    artifact.size = status->size;
    if (recordedSize && *recordedSize != status->size) {
        artifact.integrity = Integrity::Changed;
        return changedProblem(artifact, "size",
                              " (" + std::to_string(*recordedSize) + " bytes recorded, " + std::to_string(status->size)
                                  + " found)");
    }
    const auto recorded = parseDigest(artifact.digest);
    if (!recorded) {
        artifact.integrity = artifact.digest.empty() ? Integrity::NotRecorded : Integrity::Unchecked;
        return std::nullopt;
    }
    artifact.integrity = Integrity::Unchecked;
    return budget.take(status->size) ? compareBytes(root, artifact, *recorded, std::move(stop)) : std::nullopt;
}

} // namespace colophon
