#include "models/sources/mlflow/runreader.h"

#include "models/sources/mlflow/artifactfolder.h"
#include "models/sources/mlflow/keyfolder.h"
#include "models/sources/mlflow/runtags.h"
#include "models/sources/mlflow/status.h"
#include "models/sources/mlflow/text.h"

#include <algorithm>
#include <cerrno>

namespace colophon::mlflow {

namespace {

constexpr std::string_view kMetaName = "meta.yaml";
constexpr std::size_t kShortId = 8;

std::string_view firstFilled(std::string_view first, std::string_view second)
{
    return first.empty() ? second : first;
}

std::string_view runId(const Meta& meta)
{
    return firstFilled(meta.text("run_id"), meta.text("run_uuid"));
}

std::string shortId(std::string_view id)
{
    return toValidUtf8(id.substr(0, kShortId));
}

/// "model-1a2b3c4d": nearly all logged models bear the same name.
std::string loggedModelLabel(std::string_view name, std::string_view id)
{
    constexpr std::string_view kPrefix = "m-";
    const std::string number = shortId(id.starts_with(kPrefix) ? id.substr(kPrefix.size()) : id);
    return name.empty() ? number : toValidUtf8(name) + "-" + number;
}

void shrink(Facts& facts)
{
    facts.metrics.shrink_to_fit();
    facts.parameters.shrink_to_fit();
    facts.tags.shrink_to_fit();
    facts.origins.shrink_to_fit();
}

} // namespace

RunReader::RunReader(Reading& reading, std::string storePath)
    : m_reading(reading)
    , m_storePath(std::move(storePath))
{
}

void RunReader::readRun(const Experiment& experiment, const std::string& name)
{
    const OpenFolder& folder = experiment.folder;
    if (m_reading.readMeta(folder, joinInto(m_path, name, kMetaName), MetaKind::Run, m_meta) != MetaResult::Read
        || !isRunOf(experiment, name))
        return;
    SourceRecord record;
    record.deleted = experiment.isDeleted || m_meta.text("lifecycle_stage") == "deleted";
    if (record.deleted && !m_reading.includeDeleted)
        return;
    m_reading.warnOfHalf(folder, m_path, MetaKind::Run, m_meta);
    const std::string_view id = runId(m_meta);
    record.source = m_reading.source();
    record.kind = RecordKind::Run;
    record.native = "run:" + toValidUtf8(id);
    record.model = Name(experiment.name);
    Facts& facts = record.facts;
    const auto origin = facts.addOrigin({record.source, joinPath(folder.path, joinPath(name, kMetaName)), false});
    facts.created = m_meta.time("start_time");
    facts.createdOrigin = facts.created ? origin : kNoOrigin;
    applyRunStatus(m_meta, origin, facts);
    if (!m_meta.text("user_id").empty())
        facts.author = {toValidUtf8(m_meta.text("user_id")), origin};
    readMetrics(m_reading, folder, joinInto(m_path, name, "metrics"), MetricOwner::Run, facts);
    readEntries(m_reading, folder, joinInto(m_path, name, "params"), facts, facts.parameters);
    readEntries(m_reading, folder, joinInto(m_path, name, "tags"), facts, facts.tags);
    applyRunTags(record);
    const auto label = firstFilled(m_meta.text("run_name"), tagText(facts, "mlflow.runName"));
    record.label = label.empty() ? shortId(id) : toValidUtf8(label);
    readInputs(experiment, name, record);
    readArtifacts(m_reading, {folder, joinPath(name, "artifacts"), m_storePath, m_meta.text("artifact_uri")}, facts);
    finish(std::move(record));
}

bool RunReader::isRunOf(const Experiment& experiment, const std::string& name)
{
    const std::string_view id = runId(m_meta);
    const std::string file = joinPath(experiment.folder.path, joinPath(name, kMetaName));
    if (id.empty()) {
        m_reading.fail(file, "The file names no run: it ends too early or belongs to something else.",
                       "MLflow cannot read this run either. Restore the file from a backup, or remove its folder.");
        return false;
    }
    if (id != name && m_reading.files.status(experiment.folder, joinPath(std::string(id), kMetaName))) {
        m_reading.warn(file, "This is a copy of run " + toValidUtf8(id) + ".",
                       "The run in the folder of its own name is shown.");
        return false;
    }
    if (id != name)
        m_reading.warn(file,
                       "The file says that it is of run " + toValidUtf8(id) + ", but its folder has another name.",
                       "MLflow refuses such a run. Give the folder its old name back, or restore the file.");
    const std::string_view owner = m_meta.text("experiment_id");
    if (!owner.empty() && owner != experiment.id) {
        m_reading.warn(file, "The run says that it belongs to experiment " + toValidUtf8(owner) + ".",
                       "MLflow ignores such a run, and so does Colophon. Move its folder to that experiment.");
        return false;
    }
    return true;
}

void RunReader::readInputs(const Experiment& experiment, const std::string& name, SourceRecord& record)
{
    const OpenFolder inputs = m_reading.files.open(experiment.folder, joinInto(m_path, name, "inputs"));
    if (!inputs.isOpen()) {
        if (m_reading.files.lastError() != ENOENT)
            m_reading.refuse(joinPath(experiment.folder.path, m_path), m_reading.files.lastError());
        return;
    }
    Listing& listing = m_reading.listing(0);
    if (!m_reading.files.list(inputs, listing))
        return m_reading.refuse(inputs.path, m_reading.files.lastError());
    std::string relative;
    for (const Listing::Entry& entry : listing.entries()) {
        relative = name + "/inputs/";
        relative.append(listing.name(entry)).append("/meta.yaml");
        readInput(experiment, relative, record);
    }
    if (!record.parents.empty())
        dropOwnOutputs(experiment, name, record);
}

void RunReader::readInput(const Experiment& experiment, const std::string& relative, SourceRecord& record)
{
    if (m_reading.readMeta(experiment.folder, relative, MetaKind::Other, m_inputMeta) != MetaResult::Read)
        return;
    // MLflow writes the source id into destination_id as well; the destination is the run that holds the file.
    const std::string id = toValidUtf8(m_inputMeta.text("source_id"));
    const std::string_view type = m_inputMeta.text("source_type");
    if (type == "MODEL" || type == "MODEL_INPUT") {
        record.parents.push_back({"model:" + id, {}, {}, "model input of the run"});
    } else if (type == "DATASET" && !id.empty() && id.find('/') == std::string::npos) {
        const auto& found = experiment.datasets.find(m_reading, experiment.folder, id);
        if (!found)
            return;
        Dataset& dataset = record.facts.datasets.emplace_back(*found);
        dataset.context = toValidUtf8(m_inputMeta.fields.text("tags", "mlflow.data.context"));
        dataset.origin = record.facts.addOrigin(
            {record.source, joinPath(experiment.folder.path, "datasets/" + id + "/meta.yaml"), false});
    }
}

void RunReader::dropOwnOutputs(const Experiment& experiment, const std::string& name, SourceRecord& record)
{
    // A run that evaluates the model it has just made names it as input and as output.
    std::erase_if(record.parents, [&](const ParentHint& parent) {
        constexpr std::string_view kPrefix = "model:";
        return parent.native.starts_with(kPrefix)
            && m_reading.files.status(experiment.folder, name + "/outputs/" + parent.native.substr(kPrefix.size()));
    });
}

void RunReader::readLoggedModel(const Experiment& experiment, const std::string& name)
{
    const std::string place = "models/" + name;
    const OpenFolder& folder = experiment.folder;
    if (m_reading.readMeta(folder, joinInto(m_path, place, kMetaName), MetaKind::LoggedModel, m_meta)
        != MetaResult::Read)
        return;
    m_reading.warnOfHalf(folder, m_path, MetaKind::LoggedModel, m_meta);
    SourceRecord record;
    record.deleted = experiment.isDeleted || m_meta.text("lifecycle_stage") == "deleted";
    if (record.deleted && !m_reading.includeDeleted)
        return;
    const std::string_view id = firstFilled(m_meta.text("model_id"), name);
    record.source = m_reading.source();
    record.kind = RecordKind::LoggedModel;
    record.native = "model:" + toValidUtf8(id);
    record.model = Name(experiment.name);
    record.label = loggedModelLabel(m_meta.text("name"), id);
    Facts& facts = record.facts;
    const auto origin = facts.addOrigin({record.source, joinPath(folder.path, joinPath(place, kMetaName)), false});
    facts.created = m_meta.time("creation_timestamp");
    facts.createdOrigin = facts.created ? origin : kNoOrigin;
    applyLoggedModelStatus(m_meta, origin, facts);
    if (!m_meta.text("source_run_id").empty())
        record.parents.push_back({"run:" + toValidUtf8(m_meta.text("source_run_id")), {}, {}, "logged by the run"});
    readMetrics(m_reading, folder, joinInto(m_path, place, "metrics"), MetricOwner::LoggedModel, facts);
    readEntries(m_reading, folder, joinInto(m_path, place, "params"), facts, facts.parameters);
    readEntries(m_reading, folder, joinInto(m_path, place, "tags"), facts, facts.tags);
    applyRunTags(record);
    readArtifacts(m_reading, {folder, joinPath(place, "artifacts"), m_storePath, m_meta.text("artifact_location")},
                  facts);
    finish(std::move(record));
}

void RunReader::finish(SourceRecord&& record)
{
    normalise(record.facts);
    shrink(record.facts);
    m_reading.add(std::move(record));
}

} // namespace colophon::mlflow
