#pragma once

#include "models/catalog/name.h"
#include "models/catalog/problem.h"
#include "models/catalog/timestamp.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace colophon {

/// Stable name of a version: 16 hexadecimal digits made from source kind, the source's place in the location and the
/// record's native name. It survives a rescan, a restart and a move of the whole location.
using VersionId = std::string;

enum class ReleaseKind : std::uint8_t {
    Release,
    Rollback,
    Undo,
    Redo, ///< takes an undo back
    Observed, ///< seen by reading; made by somebody else
};

std::string_view toString(ReleaseKind kind);

/// A version as a journal names it: by source kind and native name, with the label of that day for people.
struct VersionReference
{
    std::string sourceKind; ///< "folder", "mlflow-files" …
    std::string native;
    std::string label;

    friend bool operator==(const VersionReference&, const VersionReference&) = default;
};

/// A release as a source or a journal holds it, before versions are looked up.
struct RecordedRelease
{
    Timestamp time;
    ReleaseKind kind = ReleaseKind::Observed;
    Name model;
    Name stage;
    std::optional<VersionReference> from;
    std::optional<VersionReference> to; ///< empty: the stage was cleared
    std::string actor;
    std::string reason;
    bool madeHere = false; ///< by Colophon, and part of its hash chain
    std::int64_t entry = 0; ///< number of the journal entry, from 1 on; 0 if not from the journal
    std::string evidence; ///< "journal entry 18", "alias production"
    // Where the versions are: several systems of one kind may hold a model of the same name.
    std::string root = {}; ///< location that the journal or system belongs to
    std::string place = {}; ///< of the system in the location; empty: not recorded

    friend bool operator==(const RecordedRelease&, const RecordedRelease&) = default;
};

/// A note as a journal holds it, before its version is looked up.
struct RecordedNote
{
    Timestamp time;
    Name model;
    VersionReference version;
    std::string actor;
    std::string text;
    std::int64_t entry = 0; ///< number of the journal entry
    std::string evidence; ///< "journal entry 18"
    std::string root = {}; ///< as of a release
    std::string place = {};

    friend bool operator==(const RecordedNote&, const RecordedNote&) = default;
};

/// The act of putting a version into a stage, as the catalog shows it.
struct ReleaseEvent
{
    Timestamp time; ///< as recorded
    Timestamp effective; ///< when it took effect: `time`, unless that contradicts the order of the journal
    ReleaseKind kind = ReleaseKind::Observed;
    Name stage;
    std::optional<VersionId> from; ///< empty: nobody held the stage, or the version is no longer known (see label)
    std::optional<VersionId> to;
    std::string fromLabel; ///< label of that day; empty if nobody held the stage
    std::string toLabel; ///< empty if the stage was cleared
    std::string actor;
    std::string reason;
    bool madeHere = false;
    std::int64_t entry = 0;
    std::string evidence;

    friend bool operator==(const ReleaseEvent&, const ReleaseEvent&) = default;
};

inline const Name& productionStage()
{
    static const Name name("production");
    return name;
}

} // namespace colophon
