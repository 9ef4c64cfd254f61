#pragma once

#include "models/releases/release.h"
#include "models/store/registrywriter.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace colophon {

/// What a journal entry of kind "intent" says (journal-entry.schema.json).
nlohmann::json intentPayload(const ReleasePlan& plan, const SourceInfo& source);

/// What is recorded about a version, frozen for the journal: metrics, digests of files and data, commit.
std::string evidenceOf(const Version& version);

/// The part of an intent that is needed to find out how it ended.
struct IntendedChange
{
    std::string system; ///< kind of the source
    std::string place; ///< of the source in the location
    std::string toLabel; ///< of the new holder at that time; empty if there is none
    StageChange change;
};

/// Empty when the payload is not one of intentPayload().
std::optional<IntendedChange> intendedChange(const std::string& payload);

/// How a release ended.
struct ReleaseEnd
{
    std::int64_t intent = 0;
    bool isApplied = false;
    bool isVerified = false;
    std::optional<std::string> holder; ///< native name of the holder that was read afterwards
    std::vector<std::string> done; ///< of a release that was half done
    std::string problem; ///< why it was not, or not wholly, applied
};

/// What entries of kind "result" and "recovered" say.
nlohmann::json endPayload(const ReleaseEnd& end, const std::string& actor);

/// Who put the present holder into the stage, if the journal knows: " (Mei Tanaka, 2026-03-01T09:15:00.000Z)".
std::string authorOfPresent(const Location& location, const StageChange& change,
                            const std::optional<std::string>& holder);

/// The label that the journal gave to the present holder; empty if the journal does not know it.
std::string labelOfPresent(const Location& location, const StageChange& change);

} // namespace colophon
