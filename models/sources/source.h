#pragma once

#include "models/catalog/catalog.h"
#include "models/catalog/metrichistory.h"
#include "models/catalog/sourcerecord.h"

#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace colophon {

class RootFolder;

/// Receives what a scan finds. Called from the scanning thread, and from several threads at once where a source reads
/// with several: implementations are thread-safe.
class RecordSink
{
public:
    virtual ~RecordSink() = default;
    virtual void add(Batch batch) = 0;
    /// `done` of about `expected` items; expected 0 means "not known yet".
    virtual void progress(std::size_t done, std::size_t expected) = 0;
};

struct ScanOptions
{
    bool includeDeleted = false; ///< also deleted runs and versions, and prompts ("--all")
    int threads = 2;
};

/// What a source can do with stages.
struct StageCapabilities
{
    bool canWrite = false;
    bool isAtomic = false; ///< compare-and-set in one step; otherwise read, check, write, re-read
    bool needsExplicitChoice = false; ///< writing is off until the user has agreed to `caution`
    std::string caution; ///< "MLflow may be running on this store: …"
};

/// One change of one stage in one source.
struct StageChange
{
    Name model;
    Name stage;
    std::optional<std::string> from; ///< native name of the holder that the caller has seen; empty: nobody
    std::optional<std::string> to; ///< native name of the new holder; empty: clear the stage
    std::string actor;
    std::string reason;
    Timestamp time;
};

/// One thing that applying a change will do, in the words of the system.
struct Effect
{
    std::string system; ///< "MLflow files", "Folder", "Journal"
    std::string text; ///< "Alias production moves from version 6 to 7"
    std::string note; ///< "re-checked before writing"; may be empty
    bool isSideEffect = false; ///< not asked for by name, such as archiving the old holder

    friend bool operator==(const Effect&, const Effect&) = default;
};

/// Why a write did not happen, or not wholly.
struct WriteFailure
{
    enum class Kind : std::uint8_t {
        Refused, ///< somebody else changed it first, or the system forbids it; nothing changed
        Failed, ///< could not be written; nothing changed
        HalfDone, ///< part of it was written; `done` says what
    };
    Kind kind = Kind::Failed;
    Problem problem;
    std::vector<std::string> done;
};

/// One readable system at one place. Thread-safe; every call may take long and belongs off the GUI thread.
class Source
{
public:
    virtual ~Source() = default;

    virtual const SourceInfo& info() const = 0;
    /// Streams everything into the sink. A broken item becomes a Problem and never hides the rest.
    virtual void scan(const ScanOptions& options, RecordSink& sink, std::stop_token stop) = 0;
    /// Full resolution. A key without points is a Problem.
    virtual std::expected<MetricHistory, Problem> metricHistory(const std::string& native, Name key,
                                                                std::stop_token stop)
        = 0;

    virtual StageCapabilities capabilities() const = 0;
    /// Native name of the present holder as the system says now; empty if nobody.
    virtual std::expected<std::optional<std::string>, Problem> stageHolder(Name model, Name stage) = 0;
    /// What applyRelease would do, exactly; where `from` is `to`, what is missing, or nothing. Writes nothing.
    virtual std::expected<std::vector<Effect>, Problem> planRelease(const StageChange& change) = 0;
    /// Compare-and-set: refused when the holder is not `from`. With `from` equal to `to`: writes what is still missing.
    virtual std::expected<void, WriteFailure> applyRelease(const StageChange& change) = 0;
};

/// A folder that probing looks at.
struct ProbedFolder
{
    const RootFolder& root;
    std::string path; ///< relative to the root; "" is the root
    const std::vector<struct FolderEntry>& entries;
};

/// What a system answers to "is this yours?".
enum class ProbeAnswer : std::uint8_t {
    No,
    Yes, ///< this folder is a store of the system; probing does not look inside it any further
};

/// How the composition root makes one system known: one line of registration.
struct SourceKind
{
    std::string_view kind; ///< "mlflow-files"
    /// Null for the one system that takes whatever no other claimed (plain folders).
    std::function<ProbeAnswer(const ProbedFolder&)> probe;
    /// Opens the store at info.location of the root. `claimed`: paths that other sources read.
    std::function<std::unique_ptr<Source>(std::shared_ptr<const RootFolder> root, SourceInfo info,
                                          std::vector<std::string> claimed)>
        open;
    /// What the system keeps in a folder in a form that Colophon does not read, each explained. May be null.
    std::function<std::vector<Problem>(const ProbedFolder&)> explain = nullptr;
};

} // namespace colophon
