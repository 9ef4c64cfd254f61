#include "models/sources/mlflow/experiment.h"

#include "models/sources/mlflow/dataset.h"
#include "models/sources/mlflow/keyfolder.h"
#include "models/sources/mlflow/text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <unordered_set>

namespace colophon::mlflow {

namespace {

constexpr std::string_view kTrash = ".trash";
constexpr std::string_view kModels = "models";
constexpr std::string_view kMetaName = "meta.yaml";

bool mayBeFolder(const Listing::Entry& entry)
{
    return entry.kind == FileKind::Folder || entry.kind == FileKind::Link;
}

/// Sub-folders of an experiment that are never runs (MLflow's RESERVED_EXPERIMENT_FOLDERS).
bool isReserved(std::string_view name)
{
    constexpr std::array<std::string_view, 4> kReserved{"tags", "datasets", "traces", kModels};
    return std::ranges::find(kReserved, name) != kReserved.end();
}

std::vector<std::string> folderNames(Reading& reading, const OpenFolder& folder)
{
    std::vector<std::string> names;
    Listing& listing = reading.listing(0);
    if (!reading.files.list(folder, listing)) {
        reading.refuse(folder.path, reading.files.lastError());
        return names;
    }
    if (listing.isTruncated())
        reading.warn(folder.path, "The folder holds more than two million entries.", "Only the first ones were read.");
    for (const Listing::Entry& entry : listing.entries()) {
        if (mayBeFolder(entry))
            names.emplace_back(listing.name(entry));
    }
    return names;
}

bool looksLikeRunId(std::string_view name)
{
    constexpr std::size_t kRunIdLength = 32;
    const auto isHex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return name.size() == kRunIdLength && std::ranges::all_of(name, isHex);
}

/// Whether a folder without meta.yaml holds runs all the same: then the file was lost and is worth a Problem.
bool holdsRuns(Reading& reading, const Experiment& experiment)
{
    return std::ranges::any_of(experiment.runs, [&](const std::string& run) {
        return looksLikeRunId(run) && reading.files.status(experiment.folder, joinPath(run, kMetaName)).has_value();
    });
}

/// Fills the lists of runs and logged models.
void listItems(Reading& reading, Experiment& experiment)
{
    for (std::string& name : folderNames(reading, experiment.folder)) {
        if (!isReserved(name)) {
            experiment.runs.push_back(std::move(name));
        } else if (name == kModels) {
            const OpenFolder models = reading.files.open(experiment.folder, kModels);
            if (models.isOpen())
                experiment.loggedModels = folderNames(reading, models);
        }
    }
}

/// False if the meta.yaml says that this is not an experiment to be read.
bool applyMeta(Reading& reading, const Meta& meta, Experiment& experiment)
{
    const std::string_view id = meta.text("experiment_id");
    if (!id.empty() && id != experiment.id) {
        reading.warn(joinPath(experiment.folder.path, kMetaName),
                     "The experiment says that its id is " + toValidUtf8(id) + ", but its folder has another name.",
                     "MLflow ignores such a folder, and so does Colophon. Give the folder its old name back.");
        return false;
    }
    if (!meta.text("name").empty())
        experiment.name = toValidUtf8(meta.text("name"));
    experiment.created = meta.time("creation_time");
    experiment.isDeleted = experiment.isDeleted || meta.text("lifecycle_stage") == "deleted";
    return reading.includeDeleted || !experiment.isDeleted;
}

std::unique_ptr<Experiment> readExperiment(Reading& reading, const OpenFolder& parent, const std::string& name,
                                           bool isDeleted)
{
    auto experiment = std::make_unique<Experiment>();
    experiment->id = name;
    experiment->name = "Experiment " + toValidUtf8(name);
    experiment->isDeleted = isDeleted;
    experiment->folder = reading.files.open(parent, name);
    if (!experiment->folder.isOpen()) {
        if (reading.files.lastError() != ENOTDIR)
            reading.refuse(joinPath(parent.path, name), reading.files.lastError());
        return nullptr;
    }
    Meta meta;
    const MetaResult result = reading.readMeta(experiment->folder, kMetaName, MetaKind::Experiment, meta);
    if (result == MetaResult::Read && !applyMeta(reading, meta, *experiment))
        return nullptr;
    if (result == MetaResult::Read)
        reading.warnOfHalf(experiment->folder, kMetaName, MetaKind::Experiment, meta);
    listItems(reading, *experiment);
    if (result != MetaResult::Missing)
        return experiment;
    if (!holdsRuns(reading, *experiment))
        return nullptr; // Holds artifacts only.
    reading.fail(joinPath(experiment->folder.path, kMetaName), "The experiment has lost its meta.yaml.",
                 "MLflow does not show its runs. Colophon does, under the number of the experiment.");
    return experiment;
}

/// What the experiment says about the model that its runs make.
void addStatement(Reading& reading, const Experiment& experiment)
{
    constexpr std::string_view kDescription = "mlflow.note.content";
    RecordedModel& statement = reading.batch.models.emplace_back();
    statement.source = reading.source();
    statement.model = Name(experiment.name);
    Facts& facts = statement.facts;
    readEntries(reading, experiment.folder, "tags", facts, facts.tags);
    for (const Entry& tag : facts.tags) {
        if (tag.key == kDescription && !tag.value.empty())
            facts.notes.push_back({tag.value, {}, {}, tag.origin});
    }
    facts.created = experiment.created;
    if (facts.created)
        facts.createdOrigin = facts.addOrigin({reading.source(), joinPath(experiment.folder.path, kMetaName), false});
    normalise(facts);
}

/// Runs that also stand in the active experiment of the same id are the active ones.
void dropDoubles(std::vector<std::unique_ptr<Experiment>>& experiments, Experiment& deleted)
{
    const auto isActiveTwin = [&](const auto& other) { return other->id == deleted.id && !other->isDeleted; };
    const auto active = std::ranges::find_if(experiments, isActiveTwin);
    if (active == experiments.end())
        return;
    const std::unordered_set<std::string> runs((*active)->runs.begin(), (*active)->runs.end());
    const std::unordered_set<std::string> models((*active)->loggedModels.begin(), (*active)->loggedModels.end());
    std::erase_if(deleted.runs, [&](const std::string& run) { return runs.contains(run); });
    std::erase_if(deleted.loggedModels, [&](const std::string& model) { return models.contains(model); });
}

void readTrash(Reading& reading, const OpenFolder& store, std::vector<std::unique_ptr<Experiment>>& experiments)
{
    const OpenFolder trash = reading.files.open(store, kTrash);
    if (!trash.isOpen())
        return;
    for (const std::string& name : folderNames(reading, trash)) {
        if (auto experiment = readExperiment(reading, trash, name, true)) {
            dropDoubles(experiments, *experiment);
            experiments.push_back(std::move(experiment));
        }
    }
}

} // namespace

const std::optional<Dataset>& DatasetCache::find(Reading& reading, const OpenFolder& experiment, const std::string& id)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_datasets.find(id);
        if (found != m_datasets.end())
            return found->second;
    }
    auto dataset = readDataset(reading, experiment, "datasets/" + id);
    const std::scoped_lock lock(m_mutex);
    return m_datasets.try_emplace(id, std::move(dataset)).first->second;
}

std::vector<std::unique_ptr<Experiment>> readExperiments(Reading& reading, const OpenFolder& store)
{
    std::vector<std::unique_ptr<Experiment>> experiments;
    for (const std::string& name : folderNames(reading, store)) {
        if (name == kTrash || name == kModels || reading.isStopped())
            continue;
        if (auto experiment = readExperiment(reading, store, name, false))
            experiments.push_back(std::move(experiment));
    }
    if (reading.includeDeleted)
        readTrash(reading, store, experiments);
    for (const auto& experiment : experiments)
        addStatement(reading, *experiment);
    return experiments;
}

} // namespace colophon::mlflow
