#pragma once

#include "models/catalog/catalog.h"
#include "models/compare/comparison.h"
#include "models/sources/source.h"

#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace colophon {

class Location;
struct CheckedJournal;

/// "Put this version into this stage, because …"
struct ReleaseRequest
{
    ReleaseKind kind = ReleaseKind::Release;
    Name model;
    Name stage;
    std::optional<VersionId> to; ///< empty: clear the stage (undo of a first release)
    /// "--expect": refuse unless this is the holder (inner: nobody); the label, if its version is not known any more.
    std::optional<std::optional<VersionId>> expected;
    std::string reason; ///< at least kReasonLength characters
    std::string actor; ///< empty: the user of this computer
    bool despiteFailedGates = false;
    bool explicitChoice = false; ///< the caution of the source was agreed to
    std::string takenBackReason; ///< of an undo: why the release was made that it takes back; a redo says it again
    std::string takenBackLabel; ///< of an undo: the label of that release; a redo gives it again
    /// The release that an undo takes back, or that a redo makes again, where the journal tells which one that is.
    std::optional<ReleaseEvent> reversed = {};
    std::string label; ///< name of the release for people, such as "v1.2.0"; only recorded in the journal
    Directions directions = {}; ///< of metrics, where somebody corrected which way is better; gates judge by them

    static constexpr std::size_t kReasonLength = 10;
    static constexpr std::size_t kOverrideReasonLength = 30;
};

/// A rule that a version should meet before it is released.
struct Gate
{
    enum class Result : std::uint8_t {
        Passed,
        Check, ///< cannot be decided by the program; a person has to look
        Failed,
    };
    std::string name; ///< "Files match their recorded digests"
    Result result = Result::Passed;
    std::string detail; ///< "3 of 3 files, verified 12 s ago"

    friend bool operator==(const Gate&, const Gate&) = default;
};
/// "passed", "check", "failed": as in the journal and on the command line.
std::string_view toString(Gate::Result result);

/// What exactly will happen; made from one catalog and the state of the systems at that moment.
struct ReleasePlan
{
    ReleaseRequest request;
    std::optional<VersionId> from; ///< present holder
    StageChange change;
    SourceInfo source; ///< that will be written; its number is good for the catalog of the plan only
    std::vector<Effect> effects; ///< in the order of writing, journal included
    std::vector<Gate> gates;
    std::vector<std::string> warnings;
    std::string caution; ///< must be agreed to first; empty if nothing needs it
    std::string fromLabel; ///< labels of today, for the journal
    std::string toLabel;
    std::string evidence; ///< what is recorded about the new holder at this moment, as JSON, for the journal
    std::int64_t journalLength = 0; ///< entries in the journal that it will be written into

    bool hasFailedGate() const;
};

struct ReleaseOutcome
{
    ReleasePlan plan;
    bool applied = false;
    bool verified = false; ///< the system was read again and says the same
    std::int64_t entry = 0; ///< journal entry of the result
};

/// Plans, applies, undoes and rolls back. Knows no system: it writes through Source and the journal of the location.
/// Blocking; every function belongs off the GUI thread.
class ReleaseDesk
{
public:
    explicit ReleaseDesk(std::span<const std::shared_ptr<Location>> locations);

    /// A refused request (no such version, already the holder, reason too short is judged in apply) is a Problem.
    std::expected<ReleasePlan, Problem> plan(const Catalog& catalog, const ReleaseRequest& request) const;
    /// Whether nothing is left to do for a release that cannot be planned: the system says that its version holds the
    /// stage, and that it is written everywhere.
    bool isDone(const Catalog& catalog, const ReleaseRequest& request) const;
    /// journal intent → apply → re-read → journal result. Releases that were interrupted before are settled first.
    std::expected<ReleaseOutcome, WriteFailure> apply(const ReleasePlan& plan) const;
    /// Settles every release that a crash interrupted: reads the system, writes what is missing where the stage moved,
    /// and journals "applied" or "not applied". Answers how many there were; writes nothing when there are none.
    std::expected<std::size_t, WriteFailure> recover() const;

    /// Back to the holder before the present one, as a request to be planned; a second rollback goes one further back.
    /// Nothing to go back to is a Problem.
    static std::expected<ReleaseRequest, Problem> rollbackRequest(const Model& model, Name stage);
    /// Takes one outcome back: the earlier holder again, or an empty stage. Of an undo, it is the redo.
    static ReleaseRequest undoRequest(const ReleaseOutcome& outcome);
    /// Takes the last thing back that was done with the stage here and is not taken back yet, as the journal tells it:
    /// a second undo goes further back. Nothing left to take back, or changed elsewhere since, is a Problem.
    /// The journal names the entry beside a `reason`.
    static std::expected<ReleaseRequest, Problem> undoRequest(const Model& model, Name stage,
                                                              const std::string& reason = {});
    /// Makes again what the last undo of the stage took back, under the label that `journals` tell. An empty reason:
    /// that of the release. Nothing taken back, something done since, or changed elsewhere since, is a Problem.
    static std::expected<ReleaseRequest, Problem> redoRequest(const Model& model, Name stage,
                                                              std::span<const CheckedJournal> journals,
                                                              const std::string& reason = {});

private:
    std::expected<std::size_t, WriteFailure> recover(const Location& location) const;

    std::vector<std::shared_ptr<Location>> m_locations;
};

/// A stretch of time in which one version held a stage.
struct Tenure
{
    Name stage;
    std::optional<VersionId> version; ///< empty: known by label only
    std::string label;
    Timestamp begin;
    std::optional<Timestamp> end; ///< empty: still
    std::size_t release = 0; ///< index into Model::releases of the release that began it

    friend bool operator==(const Tenure&, const Tenure&) = default;
};

/// Who held which stage when: production first, then by stage name; within a stage oldest first.
std::vector<Tenure> tenures(const Model& model);

/// What was last done with a stage at that moment, clearing it included; null if nothing is known that far back.
const ReleaseEvent* lastEvent(const Model& model, Name stage, Timestamp at);

/// The release that put the holder of that moment in place; null if the stage was empty or nothing is known.
const ReleaseEvent* releaseInForce(const Model& model, Name stage, Timestamp at);

/// Of an undo or a redo: the newest release before it that somebody decided on and that put the same version there.
/// Null for every other kind, and where none is known.
const ReleaseEvent* decisionBehind(const Model& model, const ReleaseEvent& release);

/// The release that put a version into the stage which is not among those that were read, though nothing says that it
/// left: its files are gone. Null when the holder is known, or nobody holds the stage.
const ReleaseEvent* vanishedHolder(const Model& model, Name stage);

/// Name and login of the person at this computer: "Ana Petrović" from the account, else the login name.
std::string currentActor();

} // namespace colophon
