#include "tests/support/mlflowstore.h"

#include <utility>

namespace colophon::test {

namespace {

constexpr std::string_view kCreated = "1767225600000";

std::string line(std::string_view key, std::string_view value)
{
    return std::string(key) + ": " + std::string(value) + "\n";
}

std::string orNull(std::string_view value)
{
    return value.empty() ? "null" : std::string(value);
}

std::string padded(std::string_view id)
{
    constexpr std::size_t kLength = 32;
    return std::string(kLength - std::min(id.size(), kLength), '0') + std::string(id);
}

std::string parentOf(std::string_view path)
{
    return std::string(path.substr(0, path.rfind('/')));
}

} // namespace

StoreItem::StoreItem(const TempTree& tree, std::string path)
    : m_tree(tree)
    , m_path(std::move(path))
{
}

StoreItem& StoreItem::metric(std::string_view key, std::string_view lines)
{
    m_tree.write(m_path + "/metrics/" + std::string(key), lines);
    return *this;
}

StoreItem& StoreItem::parameter(std::string_view key, std::string_view value)
{
    m_tree.write(m_path + "/params/" + std::string(key), value);
    return *this;
}

StoreItem& StoreItem::tag(std::string_view key, std::string_view value)
{
    m_tree.write(m_path + "/tags/" + std::string(key), value);
    return *this;
}

StoreItem& StoreItem::artifact(std::string_view path, std::string_view content)
{
    m_tree.write(m_path + "/artifacts/" + std::string(path), content);
    return *this;
}

StoreItem& StoreItem::dataset(std::string_view id, std::string_view name, std::string_view digest,
                              std::string_view context)
{
    // MLflow writes the source id into destination_id.
    m_tree.write(m_path + "/inputs/" + std::string(id) + "/meta.yaml",
                 line("destination_id", id) + line("destination_type", "RUN") + line("source_id", id)
                     + line("source_type", "DATASET") + "tags:\n  mlflow.data.context: " + std::string(context) + "\n");
    m_tree.write(parentOf(m_path) + "/datasets/" + std::string(id) + "/meta.yaml",
                 line("digest", digest) + line("name", name) + "profile: '{\"num_rows\": 120, \"num_elements\": 480}'\n"
                     + "schema: '{\"mlflow_colspec\": [{\"type\": \"double\", \"name\": \"sepal length\",\n"
                     + "  \"required\": true}]}'\nsource: '{\"uri\": \"data/train.csv\"}'\nsource_type: local\n");
    return *this;
}

StoreItem& StoreItem::modelInput(std::string_view modelId)
{
    m_tree.write(m_path + "/inputs/" + std::string(modelId) + "/meta.yaml",
                 line("destination_id", modelId) + line("destination_type", "RUN") + line("source_id", modelId)
                     + line("source_type", "MODEL") + "tags: {}\n");
    return *this;
}

StoreItem& StoreItem::modelOutput(std::string_view modelId)
{
    m_tree.write(m_path + "/outputs/" + std::string(modelId) + "/meta.yaml",
                 line("destination_id", modelId) + line("destination_type", "MODEL_OUTPUT") + line("source_id", modelId)
                     + line("source_type", "RUN_OUTPUT") + line("step", "0") + "tags: {}\n");
    return *this;
}

StoreItem& StoreItem::meta(std::string_view content)
{
    m_meta = content;
    m_tree.write(m_path + "/meta.yaml", m_meta);
    return *this;
}

StoreItem& StoreItem::metaLine(std::string_view text)
{
    return meta(m_meta + std::string(text) + "\n");
}

MlflowStore::MlflowStore(const TempTree& tree, std::string place, Generation generation)
    : m_tree(tree)
    , m_place(std::move(place))
    , m_generation(generation)
{
    m_tree.folder(m_place);
}

std::string MlflowStore::runId(std::string_view id)
{
    return padded(id);
}

std::string MlflowStore::modelId(std::string_view id)
{
    return "m-" + padded(id);
}

std::string MlflowStore::experimentMeta(std::string_view id, std::string_view name, std::string_view lifecycle) const
{
    const std::string quoted = m_generation == Generation::Mlflow1 ? std::string(id) : "'" + std::string(id) + "'";
    std::string meta = line("artifact_location", "file:///home/ana/" + m_place + "/" + std::string(id));
    if (m_generation != Generation::Mlflow1)
        meta += line("creation_time", kCreated) + line("last_update_time", kCreated);
    meta += line("experiment_id", quoted) + line("lifecycle_stage", lifecycle) + line("name", name);
    if (m_generation == Generation::Mlflow3)
        meta += line("workspace", "default");
    return meta;
}

void MlflowStore::experiment(std::string_view id, std::string_view name) const
{
    m_tree.write(m_place + "/" + std::string(id) + "/meta.yaml", experimentMeta(id, name, "active"));
}

void MlflowStore::deletedExperiment(std::string_view id, std::string_view name) const
{
    m_tree.write(m_place + "/.trash/" + std::string(id) + "/meta.yaml",
                 experimentMeta(id, name, "deleted") + "tags: {}\n");
}

StoreItem MlflowStore::run(std::string_view experiment, std::string_view id, std::string_view name) const
{
    const std::string runId = padded(id);
    const std::string owner(
        experiment.substr(experiment.find('/') == std::string_view::npos ? 0 : experiment.rfind('/') + 1));
    const bool isOld = m_generation == Generation::Mlflow1;
    StoreItem item(m_tree, m_place + "/" + std::string(experiment) + "/" + runId);
    std::string meta = line("artifact_uri", "file:///home/ana/" + m_place + "/" + owner + "/" + runId + "/artifacts");
    meta += line("end_time", "1767225660000");
    if (m_generation != Generation::Mlflow3)
        meta += line("entry_point_name", "''");
    meta += line("experiment_id", isOld ? owner : "'" + owner + "'");
    if (!isOld)
        meta += line("lifecycle_stage", "active");
    meta += line("run_id", "'" + runId + "'");
    if (!isOld)
        meta += line("run_name", name.empty() ? "''" : name);
    if (m_generation != Generation::Mlflow3)
        meta += line("run_uuid", "'" + runId + "'");
    meta += line("source_name", "''") + line("source_type", "4") + line("source_version", "''")
        + line("start_time", kCreated) + line("status", "3") + "tags: []\n" + line("user_id", "ana");
    item.meta(meta);
    if (isOld && !name.empty())
        item.tag("mlflow.runName", name);
    return item;
}

StoreItem MlflowStore::loggedModel(std::string_view experiment, std::string_view id, std::string_view name,
                                   std::string_view sourceRun) const
{
    const std::string model = modelId(id);
    StoreItem item(m_tree, m_place + "/" + std::string(experiment) + "/models/" + model);
    item.meta(line("artifact_location",
                   "file:///home/ana/" + m_place + "/" + std::string(experiment) + "/models/" + model + "/artifacts")
              + line("creation_timestamp", kCreated) + line("experiment_id", "'" + std::string(experiment) + "'")
              + line("last_updated_timestamp", kCreated) + line("model_id", model) + line("model_type", "null")
              + line("name", name) + line("source_run_id", sourceRun.empty() ? "null" : "'" + padded(sourceRun) + "'")
              + line("status", "2") + line("status_message", "null"));
    return item;
}

StoreItem MlflowStore::registeredModel(std::string_view name) const
{
    StoreItem item(m_tree, m_place + "/models/" + std::string(name));
    std::string meta = m_generation == Generation::Mlflow3 ? "aliases: {}\n" : "";
    meta += line("creation_timestamp", kCreated);
    if (m_generation == Generation::Mlflow3)
        meta += line("deployment_job_id", "null") + line("deployment_job_state", "null");
    meta += line("description", "null") + line("last_updated_timestamp", kCreated) + line("name", name);
    if (m_generation == Generation::Mlflow3)
        meta += line("workspace", "default");
    item.meta(meta);
    return item;
}

StoreItem MlflowStore::version(std::string_view model, int number, const VersionNotes& notes) const
{
    StoreItem item(m_tree, m_place + "/models/" + std::string(model) + "/version-" + std::to_string(number));
    std::string meta = line("creation_timestamp", std::to_string(1767225600000 + number * 1000))
        + line("current_stage", notes.stage) + line("description", orNull(notes.description))
        + line("last_updated_timestamp", kCreated);
    if (m_generation == Generation::Mlflow3)
        meta += line("model_id", orNull(notes.modelId));
    meta += line("name", model) + line("run_id", notes.run.empty() ? "null" : "'" + padded(notes.run) + "'")
        + line("run_link", "null") + line("source", notes.source) + line("status", "READY")
        + line("status_message", "null") + line("storage_location", notes.source) + line("user_id", "null")
        + line("version", std::to_string(number));
    item.meta(meta);
    return item;
}

void MlflowStore::alias(std::string_view model, std::string_view alias, std::string_view version) const
{
    m_tree.write(m_place + "/models/" + std::string(model) + "/aliases/" + std::string(alias), version);
}

} // namespace colophon::test
