#include "models/sources/mlflow/storeplace.h"

#include "models/files/rootfolder.h"
#include "models/sources/mlflow/yamlfields.h"

#include <algorithm>

namespace colophon::mlflow {

namespace {

constexpr std::size_t kCandidateLimit = 5'000; ///< sub-folders that are asked, in a folder of any name
constexpr std::size_t kMetaStart = std::size_t(64) * 1024;

enum class MetaOwner : std::uint8_t { Nobody, Experiment, RegisteredModel, Unclear };

bool isDigits(std::string_view name)
{
    return !name.empty() && std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; });
}

/// Experiment ids have at most 64 letters, digits, "_" and "-"; the bytes of other alphabets are let pass.
bool mayBeExperimentId(std::string_view name)
{
    constexpr std::size_t kLongest = 64;
    const auto isAllowed = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
    };
    return name.size() <= kLongest && std::ranges::all_of(name, isAllowed);
}

bool mayBeFolder(const FolderEntry& entry)
{
    return entry.kind == FileKind::Folder || entry.kind == FileKind::Link;
}

bool holds(const std::vector<FolderEntry>& entries, std::string_view name)
{
    return std::ranges::any_of(entries, [name](const FolderEntry& entry) { return entry.name == name; });
}

MetaOwner ownerOfMeta(const RootFolder& root, const std::string& folder)
{
    const auto document = root.readStart(joinPath(folder, "meta.yaml"), kMetaStart);
    if (!document)
        return MetaOwner::Nobody;
    YamlFields fields;
    if (!fields.read(*document) || fields.isEmpty())
        return MetaOwner::Unclear;
    if (fields.has("run_id") || fields.has("run_uuid") || fields.has("model_id"))
        return MetaOwner::Nobody;
    if (fields.has("experiment_id"))
        return MetaOwner::Experiment;
    return fields.has("name") && fields.has("creation_timestamp") ? MetaOwner::RegisteredModel : MetaOwner::Unclear;
}

/// An experiment, or one whose meta.yaml was emptied: then the number it is called by tells.
bool isExperiment(const RootFolder& root, const std::string& path, std::string_view name)
{
    const MetaOwner owner = ownerOfMeta(root, path);
    return owner == MetaOwner::Experiment || (owner == MetaOwner::Unclear && isDigits(name));
}

bool holdsExperiment(const RootFolder& root, const std::string& path, const std::vector<FolderEntry>& entries)
{
    std::size_t asked = 0;
    for (const FolderEntry& entry : entries) {
        if (!mayBeFolder(entry) || !mayBeExperimentId(entry.name) || entry.name == "models")
            continue;
        if (isExperiment(root, joinPath(path, entry.name), entry.name))
            return true;
        if (++asked >= kCandidateLimit)
            return false;
    }
    return false;
}

bool holdsRegisteredModel(const RootFolder& root, const std::string& path)
{
    const auto entries = root.list(path, kCandidateLimit);
    if (!entries)
        return false;
    return std::ranges::any_of(*entries, [&](const FolderEntry& entry) {
        return mayBeFolder(entry) && ownerOfMeta(root, joinPath(path, entry.name)) == MetaOwner::RegisteredModel;
    });
}

bool holdsDeletedExperiment(const RootFolder& root, const std::string& path)
{
    const auto entries = root.list(path, kCandidateLimit);
    return entries && holdsExperiment(root, path, *entries);
}

} // namespace

std::string storePath(const SourceInfo& info)
{
    return info.location == "." ? std::string() : info.location;
}

ProbeAnswer probeStore(const ProbedFolder& folder)
{
    // A folder with a meta.yaml of its own is an experiment, a run or a registered model.
    if (holds(folder.entries, "meta.yaml"))
        return ProbeAnswer::No;
    const bool isStore = holdsExperiment(folder.root, folder.path, folder.entries)
        || (holds(folder.entries, "models") && holdsRegisteredModel(folder.root, joinPath(folder.path, "models")))
        || (holds(folder.entries, ".trash") && holdsDeletedExperiment(folder.root, joinPath(folder.path, ".trash")));
    return isStore ? ProbeAnswer::Yes : ProbeAnswer::No;
}

} // namespace colophon::mlflow
