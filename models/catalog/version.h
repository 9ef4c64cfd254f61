#pragma once

#include "models/catalog/facts.h"
#include "models/catalog/label.h"
#include "models/catalog/release.h"
#include "models/catalog/sourcerecord.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace colophon {

/// Why a version is taken for the parent of another, in order of trust.
enum class Evidence : std::uint8_t {
    Recorded, ///< somebody wrote it down
    Content, ///< an output of the parent is an input of the child
    Ancestry, ///< nearest Git ancestor with a version of the same model
    SemVer, ///< nearest lower version number
    Time, ///< the version before it in time
};

std::string_view toString(Evidence evidence); ///< "recorded", "content", "ancestry", "semver", "time"
inline bool isInferred(Evidence evidence)
{
    return evidence != Evidence::Recorded;
}

struct ParentEdge
{
    VersionId parent;
    Evidence evidence = Evidence::Time;
    std::string detail; ///< for people: "nearest lower SemVer", "tag mlflow.parentRunId"

    friend bool operator==(const ParentEdge&, const ParentEdge&) = default;
};

/// The version as one source knows it.
struct Record
{
    SourceId source = SourceId::None;
    RecordKind kind = RecordKind::File;
    std::string native;
    std::string evidence; ///< why it is this version: "names the version", "run of churn/7", "same file digest"

    friend bool operator==(const Record&, const Record&) = default;
};

/// One state of a model, joined from the records of all sources.
struct Version
{
    VersionId id;
    Name model;
    std::string label;
    std::optional<SemVer> semver; ///< from the label, or from a record that states one
    Facts facts;
    std::vector<ParentEdge> parents; ///< most trusted first
    std::vector<Record> records; ///< name giver first
    std::vector<Name> stages;
    std::vector<Name> pastStages; ///< held earlier by the release history, not now; production first
    std::vector<Name> aliases;
    std::vector<std::string> related; ///< ids of versions with weaker evidence of being the same
    bool deleted = false;
    bool isPrompt = false;

    bool holds(Name stage) const;
    friend bool operator==(const Version&, const Version&) = default;
};

/// What people call a version: its label, or "v1.2.0" where the label is a bare number (MLflow counts) and a SemVer is
/// recorded; control characters and marks that turn the text are made visible. For the eye, in windows, tables and
/// reports alike; addresses understand it, journal and JSON keep the label.
std::string displayLabel(const Version& version);

/// Names of essential facts that nobody recorded, of: "time", "author", "code", "data", "parameters", "metrics".
std::vector<std::string_view> missingFacts(const Version& version);

} // namespace colophon
