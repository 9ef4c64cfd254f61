#pragma once

#include "models/files/rootfolder.h"
#include "models/sources/folder/sidecarkind.h"
#include "models/sources/folder/versionname.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace colophon::folder {

/// The label of a version whose name has none.
inline constexpr const char* kUnversioned = "unversioned";

/// A model file of a version, or a link that stands for one.
struct FoundFile
{
    std::string path; ///< relative to the opened location
    bool isLink = false;

    friend bool operator==(const FoundFile&, const FoundFile&) = default;
};

/// A version as its name and place show it; nothing of it was read yet.
struct FoundVersion
{
    std::string native; ///< path of its first file, or of its folder
    std::string model;
    std::string label;
    std::vector<FoundFile> files;
    std::vector<Sidecar> sidecars;

    friend bool operator==(const FoundVersion&, const FoundVersion&) = default;
};

struct SiblingFolders;

/// A folder still to be visited, with the sidecars that lie beside it under its name ("v3.metrics.json").
struct PendingFolder
{
    std::string path;
    std::vector<Sidecar> sidecars;
    int depth = 0;
    ModelFolder named = {}; ///< the nearest one above that names its model itself, or this one
    std::shared_ptr<SiblingFolders> siblings = {}; ///< this one and those beside it; null: it has none
};

/// Folders beside each other whose names are equal but for their versions: "exp-1", "exp-2".
struct SiblingFolders
{
    std::vector<PendingFolder> folders; ///< without siblings of their own
    std::optional<bool> areRuns = {}; ///< trainings of their own, not versions of one model; empty: not known yet
    std::size_t budget = 256; ///< folders that may still be looked into to find out whether to ask
};

/// What one folder holds.
struct FolderFindings
{
    std::vector<FoundVersion> versions;
    std::vector<PendingFolder> folders; ///< to be visited next
    std::vector<Problem> problems;
};

/// Finds versions by names and places, one folder at a time.
///
/// A folder with a version in its name ("v3", "checkpoint-500") is a version when there are model files in it (also
/// further down), or a sidecar that describes a model, and when no file in it has a version of its own. In all other
/// folders the files are versions: those with one in their name under it, files of one stem together; a file without
/// one is "unversioned", and so is a folder whose files have generic names ("model.safetensors") as a whole.
/// Links are listed and never followed into folders.
class Discovery
{
public:
    /// `claimed`: paths that belong to others; they and everything below them are left out.
    Discovery(const RootFolder& root, const std::vector<std::string>& claimed);

    FolderFindings visit(const PendingFolder& folder) const;

    static constexpr std::size_t kMostEntries = 2'000'000; ///< of one folder
    static constexpr std::size_t kMostVersions = 200'000; ///< of one folder
    static constexpr std::size_t kMostFiles = 1'000; ///< of one version
    static constexpr int kDeepest = 32;

private:
    struct Contents;
    struct Inside;

    FolderFindings lookInto(const PendingFolder& folder) const;
    Contents readFolder(const PendingFolder& folder, FolderFindings& findings) const;
    void sortEntry(FolderEntry entry, const std::string& folder, Contents& contents, FolderFindings& findings) const;
    bool takeAsVersion(const PendingFolder& folder, const Contents& contents, FolderFindings& findings) const;
    void collectInside(const std::string& path, int depth, const std::string& label, Inside& inside) const;
    void takeFiles(const PendingFolder& folder, const Contents& contents, FolderFindings& findings) const;
    bool isModelByContent(const std::string& path) const;
    void checkLink(const std::string& path, FolderFindings& findings) const;

    const RootFolder& m_root;
    std::unordered_set<std::string> m_claimed;
    std::string m_rootName;
};

/// Folders that hold no models of the user: what is always passed over, what tools made, and everything hidden. Tools
/// hide their copies (".dvc/cache", ".ipynb_checkpoints"); who keeps models in a hidden folder opens that folder
/// itself.
bool isSkippedFolder(std::string_view parent, std::string_view name);

} // namespace colophon::folder
