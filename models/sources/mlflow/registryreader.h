#pragma once

#include "models/sources/mlflow/reading.h"
#include "models/sources/mlflow/registrystages.h"

namespace colophon::mlflow {

/// One version folder of a registered model.
struct RegistryVersion
{
    StagedVersion staged;
    SourceRecord record; ///< without stages and aliases, which the model decides
    bool isPrompt = false;
};

/// A registered model as its folder says.
struct RegisteredModel
{
    std::string name;
    std::string path; ///< of its folder, relative to the location
    bool isPrompt = false;
    Facts facts; ///< created, description, tags
    std::optional<Timestamp> changed; ///< last_updated_timestamp
    std::vector<Alias> aliases;
    std::vector<RegistryVersion> versions; ///< deleted ones only if wanted
};

/// Reads the registry of a store: the folder "models" beside the experiments. One for each thread.
class RegistryReader
{
public:
    RegistryReader(Reading& reading, std::string storePath);

    /// Adds the model in folder models/`folderName` and every version of it to the batch.
    void readModel(const OpenFolder& store, const std::string& folderName);

private:
    /// The model without turning it into records. Nothing if it cannot be read.
    std::optional<RegisteredModel> model(const OpenFolder& store, const std::string& folderName);
    void readVersions(const OpenFolder& store, const OpenFolder& folder, RegisteredModel& model);
    void readVersion(const OpenFolder& store, const OpenFolder& folder, const std::string& name,
                     RegisteredModel& model);
    void fillRecord(const OpenFolder& store, const OpenFolder& folder, const std::string& name,
                    const RegisteredModel& model, RegistryVersion& version);
    void observeReleases(const OpenFolder& store, const RegisteredModel& model,
                         const std::vector<StagedVersion>& versions);
    void reportDangling(const RegisteredModel& model, const std::vector<StagedVersion>& versions);

    void reportDisagreement(const RegisteredModel& model, const std::vector<StagedVersion>& versions);

    Reading& m_reading;
    std::string m_storePath;
    Meta m_meta;
};

/// Names of the folders that may be registered models.
std::vector<std::string> registeredModelFolders(Reading& reading, const OpenFolder& store);

} // namespace colophon::mlflow
