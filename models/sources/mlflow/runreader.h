#pragma once

#include "models/sources/mlflow/experiment.h"

namespace colophon::mlflow {

/// Reads runs and logged models into records. One for each thread.
class RunReader
{
public:
    /// `storePath`: of the store in the location, to find artifacts by.
    RunReader(Reading& reading, std::string storePath);

    /// Adds the run in folder `name` to the batch. A folder without meta.yaml is no run; a deleted run is left out
    /// unless wanted; a broken one becomes a Problem.
    void readRun(const Experiment& experiment, const std::string& name);
    /// Adds the logged model in folder models/`name` of the experiment (MLflow 3).
    void readLoggedModel(const Experiment& experiment, const std::string& name);

private:
    bool isRunOf(const Experiment& experiment, const std::string& name);
    void readInputs(const Experiment& experiment, const std::string& name, SourceRecord& record);
    void readInput(const Experiment& experiment, const std::string& relative, SourceRecord& record);
    void dropOwnOutputs(const Experiment& experiment, const std::string& name, SourceRecord& record);
    void finish(SourceRecord&& record);

    Reading& m_reading;
    std::string m_storePath;
    Meta m_meta; ///< of the run or logged model in hand
    Meta m_inputMeta;
    std::string m_path; ///< buffer for relative paths
};

} // namespace colophon::mlflow
