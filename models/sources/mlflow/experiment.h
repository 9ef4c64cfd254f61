#pragma once

#include "models/sources/mlflow/reading.h"

#include <mutex>
#include <unordered_map>

namespace colophon::mlflow {

/// Data sets of one experiment. Many runs use the same one: each is read once. Thread-safe.
class DatasetCache
{
public:
    /// Name, digest, path and rows; without context. Empty if it cannot be read, which is reported once.
    const std::optional<Dataset>& find(Reading& reading, const OpenFolder& experiment, const std::string& id);

private:
    std::mutex m_mutex;
    std::unordered_map<std::string, std::optional<Dataset>> m_datasets; ///< its nodes stay where they are
};

/// One experiment: the folder that holds runs and logged models.
struct Experiment
{
    std::string id;
    std::string name;
    bool isDeleted = false;
    std::optional<Timestamp> created;
    OpenFolder folder;
    std::vector<std::string> runs; ///< names of the folders that may be runs
    std::vector<std::string> loggedModels;
    mutable DatasetCache datasets;
};

/// The experiments of the store at `store`, those in .trash only when deleted things are wanted. An experiment in
/// .trash never hides or doubles an active run. What they say about their models goes into the batch.
std::vector<std::unique_ptr<Experiment>> readExperiments(Reading& reading, const OpenFolder& store);

} // namespace colophon::mlflow
