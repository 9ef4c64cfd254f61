#pragma once

#include "models/catalog/problem.h"

#include <expected>
#include <filesystem>
#include <optional>
#include <vector>

namespace colophon {

/// Where the sample is written until it is whole: a hidden folder beside its target, or inside a target that is there
/// already (what is beside it may be another disk, or not ours). Gone with this object, with every folder that was made
/// on the way, unless it was put in place.
class UnfinishedSample
{
public:
    static std::expected<UnfinishedSample, Problem> begin(const std::filesystem::path& target);

    UnfinishedSample(UnfinishedSample&& other) noexcept;
    UnfinishedSample& operator=(UnfinishedSample&&) = delete;
    ~UnfinishedSample();

    /// What is written here comes to stand in the target.
    std::filesystem::path path() const { return m_hidden / "sample"; }
    std::optional<Problem> putInPlace();

private:
    UnfinishedSample() = default;
    std::error_code moveEntries() const;

    std::filesystem::path m_target;
    std::filesystem::path m_hidden; ///< only this user can read it; empty: moved away
    std::vector<std::filesystem::path> m_made; ///< folders on the way, outermost first
    bool m_isInside = false;
};

} // namespace colophon
