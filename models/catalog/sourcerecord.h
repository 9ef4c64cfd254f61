#pragma once

#include "models/catalog/facts.h"
#include "models/catalog/release.h"

#include <string>
#include <vector>

namespace colophon {

/// What kind of thing a source found. The order is the trust in it as the name giver of a version: a registered
/// version names the version, a run or logged model only when nobody registered it.
enum class RecordKind : std::uint8_t {
    Registered, ///< registered on purpose: registry version, GTO registration, entry of the embedded registry
    Tagged, ///< a tag or branch
    File, ///< a model file or folder
    LoggedModel,
    Run,
    Prompt, ///< shares the registry with models; hidden unless asked for
};

/// A statement "my parent is …" that the source itself makes.
struct ParentHint
{
    std::string native; ///< native name in the same source; or empty
    std::string address; ///< "MODEL@LABEL" or a bare label of the same model, when no native name is known
    std::string digest; ///< of an artifact of the parent that was used as input; or empty
    std::string detail; ///< shown as evidence: "tag mlflow.parentRunId"

    friend bool operator==(const ParentHint&, const ParentHint&) = default;
};

/// One version as one source knows it, as the source emits it.
struct SourceRecord
{
    SourceId source = SourceId::None;
    RecordKind kind = RecordKind::File;
    std::string native; ///< the source's own name, unique in it: "churn/7", "run:RUN_ID", "model:m-…", a relative path
    Name model;
    std::string label;
    bool deleted = false;
    Facts facts;
    std::vector<Name> stages; ///< stages it holds now: "production", "staging", "archived"
    std::vector<Name> aliases;
    /// Native names of records that are the same version by the source's own word ("run:RUN_ID", "model:m-…").
    /// They may be found in another source: a run seen as file and in a database has one native name.
    std::vector<std::string> sameAs;
    std::vector<ParentHint> parents;

    friend bool operator==(const SourceRecord&, const SourceRecord&) = default;
};

/// What a source says about a model itself, apart from its versions: when it was made, descriptions, tags.
struct RecordedModel
{
    SourceId source = SourceId::None;
    Name model;
    bool isRegistered = false; ///< registered on purpose: listed even without a version; an experiment is not
    Facts facts;

    friend bool operator==(const RecordedModel&, const RecordedModel&) = default;
};

/// What a source hands over at a time. The order of batches does not matter.
struct Batch
{
    std::vector<SourceRecord> records = {};
    std::vector<RecordedRelease> releases = {};
    std::vector<Problem> problems = {};
    std::vector<RecordedNote> notes = {};
    std::vector<RecordedModel> models = {};
};

} // namespace colophon
