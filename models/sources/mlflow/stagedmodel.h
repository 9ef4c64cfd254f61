#pragma once

#include "models/sources/mlflow/reading.h"
#include "models/sources/mlflow/registrystages.h"

namespace colophon::mlflow {

/// A registered model as far as stages go: what decides who holds one, without the facts of its versions.
struct StagedModel
{
    std::string name;
    std::string path; ///< of its folder, relative to the location
    std::vector<Alias> aliases;
    std::vector<StagedVersion> versions; ///< without deleted ones; by number
};

bool usesLegacyStages(const StagedModel& model);

/// Which question a writer of stages has. What cannot be read counts only when it could change the answer.
struct StageQuestion
{
    Name model;
    Name stage;
    std::string to; ///< native name of the version that is to be released; empty if none is
};

/// The model in the folder "models" of the store. Nothing, if there is none; a Problem, if a file that could decide
/// about the stage cannot be read, or is half-written.
std::expected<std::optional<StagedModel>, Problem> readStagedModel(Reading& reading, const OpenFolder& store,
                                                                   const StageQuestion& question);

} // namespace colophon::mlflow
