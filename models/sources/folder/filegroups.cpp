#include "models/sources/folder/filegroups.h"

#include "models/artifacts/format.h"
#include "models/files/fileproblem.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace colophon::folder {

namespace {

bool describesModel(const Sidecar& sidecar)
{
    switch (sidecar.kind) {
    case SidecarKind::Colophon:
    case SidecarKind::MlModel:
    case SidecarKind::AdapterConfiguration:
    case SidecarKind::TrainerState:
    case SidecarKind::Configuration:
        return true;
    default: // Metrics, parameters and a README lie in the folder of a whole project, too.
        return false;
    }
}

} // namespace

bool isModelFileName(std::string_view name)
{
    if (name.starts_with('.'))
        return false;
    return !formatByName(name).empty() || name.ends_with(".bin");
}

bool isAuxiliaryFile(std::string_view name)
{
    constexpr std::array<std::string_view, 12> kStarts
        = {"optimizer", "optim_",  "scheduler", "rng_state", "random_states", "training_args",
           "mp_rank",   "zero_pp", "bf16_zero", "scaler.pt", "tokenizer",     "special_tokens"};
    return std::ranges::any_of(kStarts, [name](std::string_view start) { return name.starts_with(start); });
}

std::string_view fileStem(std::string_view name)
{
    return withoutPartNumber(stemOf(name));
}

std::string_view countOf(std::string_view label)
{
    const auto end = std::ranges::find_if_not(label.rbegin(), label.rend(), isDigit);
    const auto count = static_cast<std::size_t>(end - label.rbegin());
    return count == 0 ? label : label.substr(label.size() - count);
}

FileGroups::FileGroups(std::string folder, std::string_view rootName, ModelFolder named)
    : m_folder(std::move(folder))
    , m_rootName(rootName)
    , m_named(std::move(named))
{
}

void FileGroups::addFolder(const std::string& name)
{
    m_folderSidecars.try_emplace(name);
}

void FileGroups::addFile(const FolderEntry& file)
{
    if (isModelFileName(file.name) && !isAuxiliaryFile(file.name))
        addModelFile(file);
    else if (isModelFileName(file.name))
        m_auxiliary.push_back({joinPath(m_folder, file.name), file.kind == FileKind::Link});
    else
        m_others.push_back(file);
}

void FileGroups::addModelFile(const FolderEntry& file)
{
    const std::string stem(fileStem(file.name));
    const auto [position, isNew] = m_byStem.try_emplace(stem, m_groups.size());
    if (isNew) {
        if (m_groups.size() >= Discovery::kMostVersions) {
            m_byStem.erase(position);
            m_isCut = true;
            return;
        }
        m_groups.push_back({splitVersion(stem), stem, {}, {}});
    }
    const std::size_t group = position->second;
    m_byStem.try_emplace(file.name, group);
    if (m_groups[group].files.size() < Discovery::kMostFiles)
        m_groups[group].files.push_back({joinPath(m_folder, file.name), file.kind == FileKind::Link});
}

/// Looks for the longest beginning of the name that is the name or stem of a model file, or a subfolder.
bool FileGroups::assignSidecar(const FolderEntry& file)
{
    constexpr std::string_view kSeparators = "._-";
    for (std::size_t end = file.name.find_last_of(kSeparators); end != std::string::npos && end > 0;
         end = file.name.find_last_of(kSeparators, end - 1)) {
        const auto kind = sidecarBeside(std::string_view(file.name).substr(end + 1));
        if (!kind)
            continue;
        const std::string beginning = file.name.substr(0, end);
        const Sidecar sidecar{*kind, joinPath(m_folder, file.name)};
        if (const auto group = m_byStem.find(beginning); group != m_byStem.end()) {
            m_groups[group->second].sidecars.push_back(sidecar);
            return true;
        }
        if (const auto folder = m_folderSidecars.find(beginning); folder != m_folderSidecars.end()) {
            folder->second.push_back(sidecar);
            return true;
        }
    }
    return false;
}

void FileGroups::assignOthers(const std::function<bool(const std::string& path)>& isModelByContent)
{
    std::erase_if(m_others,
                  [this](const FolderEntry& file) { return file.kind == FileKind::Regular && assignSidecar(file); });
    // XGBoost and LightGBM write models with the extensions of everyday text; only names with a version are looked at.
    constexpr std::size_t kMostProbed = 5'000;
    std::size_t probed = 0;
    for (const FolderEntry& file : m_others) {
        if (file.kind == FileKind::Regular && isAmbiguousName(file.name) && splitVersion(stemOf(file.name))
            && probed++ < kMostProbed && isModelByContent(joinPath(m_folder, file.name)))
            addModelFile(file);
    }
    // Sidecars of the models found just now.
    for (const FolderEntry& file : m_others) {
        if (probed > 0 && file.kind == FileKind::Regular && !m_byStem.contains(file.name))
            assignSidecar(file);
    }
}

/// Files with names that say nothing are the parts of one model: model.safetensors and pytorch_model.bin.
bool FileGroups::isOneUnversionedModel() const
{
    return !m_groups.empty() && std::ranges::all_of(m_groups, [](const Group& group) {
        return !group.version && isGenericName(group.stem);
    });
}

void FileGroups::mergeUnversioned(const std::vector<Sidecar>& sidecars)
{
    FoundVersion version;
    version.model = modelName({}, m_folder, m_rootName, m_named);
    version.label = kUnversioned;
    for (Group& group : m_groups) {
        std::ranges::move(group.files, std::back_inserter(version.files));
        std::ranges::move(group.sidecars, std::back_inserter(version.sidecars));
    }
    std::ranges::copy(sidecars, std::back_inserter(version.sidecars));
    std::ranges::sort(version.files, {}, &FoundFile::path);
    if (m_folder.empty())
        version.native = version.files.empty() ? version.sidecars.front().path : version.files.front().path;
    else
        version.native = m_folder;
    std::ranges::move(m_auxiliary, std::back_inserter(version.files));
    m_groups.clear();
    m_merged.push_back(std::move(version));
}

void FileGroups::assignFolderSidecars(const std::vector<Sidecar>& sidecars)
{
    const auto ours = std::ranges::find(sidecars, SidecarKind::Colophon, &Sidecar::kind);
    const bool isDescribed = std::ranges::any_of(sidecars, describesModel);
    const bool hasVersions
        = std::ranges::any_of(m_groups, [](const Group& group) { return group.version.has_value(); });
    if (isOneUnversionedModel() || (!hasVersions && isDescribed && !m_groups.empty())
        || (m_groups.empty() && ours != sidecars.end()))
        return mergeUnversioned(sidecars);
    if (m_groups.size() == 1) {
        std::ranges::copy(sidecars, std::back_inserter(m_groups.front().sidecars));
    } else if (!m_groups.empty()) {
        leaveOut(sidecars);
    }
}

/// What tells about one version, and nobody knows which. What all of them may share is no question.
void FileGroups::leaveOut(const std::vector<Sidecar>& sidecars)
{
    constexpr std::array kOfOneVersion{SidecarKind::Colophon, SidecarKind::Metrics, SidecarKind::Parameters};
    for (const Sidecar& sidecar : sidecars) {
        if (std::ranges::find(kOfOneVersion, sidecar.kind) == kOfOneVersion.end())
            continue;
        const char* const ending = sidecar.kind == SidecarKind::Colophon ? ".colophon.json" : ".json";
        Problem problem
            = refusedFile(sidecar.path, "It was not read: it is not clear which version of the folder it describes.",
                          "Name it like the model file: \"" + m_groups.front().stem + ending + "\".");
        problem.severity = Problem::Severity::Warning;
        m_problems.push_back(std::move(problem));
    }
}

FoundVersion FileGroups::versionFrom(Group& group) const
{
    FoundVersion version;
    version.native = group.files.front().path;
    version.label = group.version ? group.version->label : kUnversioned;
    version.model = modelName(group.version ? group.version->base : group.stem, m_folder, m_rootName, m_named);
    version.files = std::move(group.files);
    version.sidecars = std::move(group.sidecars);
    return version;
}

std::vector<FoundVersion> FileGroups::takeVersions()
{
    std::vector<FoundVersion> versions = std::move(m_merged);
    versions.reserve(versions.size() + m_groups.size());
    for (Group& group : m_groups)
        versions.push_back(versionFrom(group));
    return versions;
}

std::vector<Sidecar> FileGroups::sidecarsOf(const std::string& subfolder) const
{
    const auto found = m_folderSidecars.find(subfolder);
    return found == m_folderSidecars.end() ? std::vector<Sidecar>() : found->second;
}

} // namespace colophon::folder
