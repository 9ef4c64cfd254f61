#pragma once

#include "tests/support/temptree.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace colophon::test {

/// Which MLflow a store is written like.
enum class Generation : std::uint8_t {
    Mlflow1, ///< integer experiment ids, no run_name, run_uuid beside run_id
    Mlflow2, ///< registry with stages and aliases, no logged models
    Mlflow3, ///< logged models, inputs and outputs, workspaces
};

/// A run, logged model, registered model or version in a store: what is added is written at once.
class StoreItem
{
public:
    StoreItem(const TempTree& tree, std::string path);

    const std::string& path() const { return m_path; } ///< of its folder, relative to the tree

    /// `lines` as MLflow writes them: "1700000000000 0.5 0\n"
    StoreItem& metric(std::string_view key, std::string_view lines);
    StoreItem& parameter(std::string_view key, std::string_view value);
    StoreItem& tag(std::string_view key, std::string_view value);
    StoreItem& artifact(std::string_view path, std::string_view content = "x");
    /// An input of type DATASET, and the data set itself beside the run.
    StoreItem& dataset(std::string_view id, std::string_view name, std::string_view digest, std::string_view context);
    /// An input of type MODEL.
    StoreItem& modelInput(std::string_view modelId);
    StoreItem& modelOutput(std::string_view modelId);
    /// Replaces the meta.yaml.
    StoreItem& meta(std::string_view content);
    /// Adds a line to the meta.yaml.
    StoreItem& metaLine(std::string_view line);

private:
    const TempTree& m_tree;
    std::string m_path;
    std::string m_meta;

    friend class MlflowStore;
};

/// What a registered version says in its meta.yaml.
struct VersionNotes
{
    std::string_view run = {}; ///< id; empty: null
    std::string_view stage = "None";
    std::string_view source = "file:///home/ana/model";
    std::string_view modelId = {}; ///< written by generation 3 only
    std::string_view description = {};
};

/// Writes an MLflow file store the way one generation of MLflow does, without MLflow.
class MlflowStore
{
public:
    MlflowStore(const TempTree& tree, std::string place = "mlruns", Generation generation = Generation::Mlflow3);

    const std::string& place() const { return m_place; }

    void experiment(std::string_view id, std::string_view name) const;
    void deletedExperiment(std::string_view id, std::string_view name) const;
    /// `id`: padded with zeros to 32 digits; `experiment`: may be ".trash/2".
    StoreItem run(std::string_view experiment, std::string_view id, std::string_view name = {}) const;
    StoreItem loggedModel(std::string_view experiment, std::string_view id, std::string_view name,
                          std::string_view sourceRun = {}) const;
    StoreItem registeredModel(std::string_view name) const;
    StoreItem version(std::string_view model, int number, const VersionNotes& notes = {}) const;
    void alias(std::string_view model, std::string_view alias, std::string_view version) const;

    /// The 32-digit id of run("1", "a1").
    static std::string runId(std::string_view id);
    static std::string modelId(std::string_view id); ///< "m-" and 32 digits

private:
    std::string experimentMeta(std::string_view id, std::string_view name, std::string_view lifecycle) const;

    const TempTree& m_tree;
    std::string m_place;
    Generation m_generation;
};

} // namespace colophon::test
