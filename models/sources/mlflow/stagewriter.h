#pragma once

#include "models/sources/mlflow/stagedmodel.h"
#include "models/sources/source.h"

namespace colophon::mlflow {

class FileWriter;

/// Puts registered versions into stages: the alias of the stage and, where the model uses legacy stages, the stage with
/// "archive existing", as MLflow's set_registered_model_alias and transition_model_version_stage do.
class StageWriter
{
public:
    StageWriter(const RootFolder& root, const SourceInfo& info);

    std::expected<std::optional<std::string>, Problem> holder(Name model, Name stage);
    /// Refused where the permissions forbid what it would write.
    std::expected<std::vector<Effect>, Problem> plan(const StageChange& change);
    /// With `from` equal to `to` it writes what an interrupted release of `to` has left undone.
    std::expected<void, WriteFailure> apply(const StageChange& change);

private:
    /// What a change comes to, from the present state of the files.
    struct Steps
    {
        Name alias;
        std::optional<std::string> presentAlias; ///< content of the alias file; nothing if there is none
        std::optional<std::int64_t> presentHolder;
        std::optional<std::int64_t> to; ///< empty: clear
        struct LegacyMove
        {
            std::int64_t version = 0;
            std::string from;
            std::string to;
            bool isSideEffect = false;
        };
        std::vector<LegacyMove> legacyMoves;
    };

    std::expected<StagedModel, Problem> read(const StageQuestion& question);
    /// What an interrupted release has left undone; empty when it is complete, or when none was begun: the alias is
    /// written first.
    std::vector<Effect> missing(const StagedModel& model, const Steps& steps);
    std::expected<Steps, Problem> stepsFor(const StagedModel& model, const StageChange& change) const;
    /// One version's meta.yaml after a legacy move; nothing when it cannot be read.
    std::optional<std::string> movedMeta(const StagedModel& model, const Steps& steps, const Steps::LegacyMove& move,
                                         const OpenFolder& folder, const std::string& time);
    struct Writing;
    std::expected<void, WriteFailure> write(Writing writing, const StageChange& change);
    std::optional<Problem> writeAlias(Writing& writing) const;
    std::optional<Problem> writeLegacyStages(Writing& writing);
    std::optional<Problem> writeModel(Writing& writing, Name stage);
    static std::vector<Effect> effectsOf(const StagedModel& model, const Steps& steps);
    std::optional<Problem> obstacle(const StagedModel& model, const Steps& steps);
    Problem unwritten(const StagedModel& model, const std::string& file, int error) const;
    Problem unread(const StagedModel& model, const std::string& file) const;
    WriteFailure failure(WriteFailure::Kind kind, std::string file, std::string reason, std::string hint) const;
    Problem problem(std::string file, std::string reason, std::string hint) const;

    const SourceInfo& m_info;
    Reading m_reading;
    OpenFolder m_store;
};

} // namespace colophon::mlflow
