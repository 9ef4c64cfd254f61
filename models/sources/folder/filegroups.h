#pragma once

#include "models/sources/folder/discovery.h"
#include "models/sources/folder/versionname.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace colophon::folder {

/// Whether files of this name are model files without a look inside.
bool isModelFileName(std::string_view name);

/// Files that training leaves beside the model: optimiser, scheduler, random state. They belong to a version and
/// never make one.
bool isAuxiliaryFile(std::string_view name);

/// The name without extension and part number: "model" of "model-00001-of-00003.safetensors".
std::string_view fileStem(std::string_view name);

/// The counting number of a label: "500" of "checkpoint-500"; the label itself if it has none.
std::string_view countOf(std::string_view label);

/// Sorts the files of one folder into versions and gives each its sidecars.
class FileGroups
{
public:
    FileGroups(std::string folder, std::string_view rootName, ModelFolder named);

    /// Subfolders may have sidecars beside them. Before the files.
    void addFolder(const std::string& name);
    void addFile(const FolderEntry& file);
    /// Once all files are there: finds out what the files are that are no model by their name.
    void assignOthers(const std::function<bool(const std::string& path)>& isModelByContent);
    /// Sidecars that lie in the folder without a name of their own: for the one version, if there is only one.
    void assignFolderSidecars(const std::vector<Sidecar>& sidecars);

    bool isCut() const { return m_isCut; }
    std::vector<Problem>& problems() { return m_problems; }
    std::vector<FoundVersion> takeVersions();
    /// Sidecars beside the subfolder of this name.
    std::vector<Sidecar> sidecarsOf(const std::string& subfolder) const;

private:
    struct Group
    {
        std::optional<VersionName> version;
        std::string stem;
        std::vector<FoundFile> files;
        std::vector<Sidecar> sidecars;
    };

    void addModelFile(const FolderEntry& file);
    bool assignSidecar(const FolderEntry& file);
    bool isOneUnversionedModel() const;
    FoundVersion versionFrom(Group& group) const;
    void mergeUnversioned(const std::vector<Sidecar>& sidecars);
    void leaveOut(const std::vector<Sidecar>& sidecars);

    std::string m_folder;
    std::string_view m_rootName;
    ModelFolder m_named;
    std::vector<Group> m_groups;
    std::unordered_map<std::string, std::size_t> m_byStem; ///< stems and whole names of model files
    std::unordered_map<std::string, std::vector<Sidecar>> m_folderSidecars;
    std::vector<FolderEntry> m_others;
    std::vector<FoundFile> m_auxiliary;
    std::vector<FoundVersion> m_merged;
    std::vector<Problem> m_problems;
    bool m_isCut = false;
};

} // namespace colophon::folder
