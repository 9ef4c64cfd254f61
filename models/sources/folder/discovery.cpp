#include "models/sources/folder/discovery.h"

#include "models/artifacts/format.h"
#include "models/files/fileproblem.h"
#include "models/sources/folder/filegroups.h"
#include "models/sources/folder/siblingnames.h"
#include "models/sources/folder/sidecarreader.h"
#include "models/sources/folder/versionname.h"
#include "models/sources/passedover.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace colophon::folder {

namespace {

Problem warning(const std::string& path, std::string reason, std::string hint)
{
    Problem problem = refusedFile(path, std::move(reason), std::move(hint));
    problem.severity = Problem::Severity::Warning;
    return problem;
}

bool isEnvironment(const std::string& path, const std::vector<FolderEntry>& entries)
{
    return !path.empty() && std::ranges::any_of(entries, isEnvironmentMark, &FolderEntry::name);
}

/// The version in the name of a folder, if it has one. "global_step500" is a part of a checkpoint, not a version.
std::optional<VersionName> versionOfFolder(std::string_view name)
{
    return name.starts_with("global_step") ? std::nullopt : splitVersion(name);
}

} // namespace

/// Entries of a folder, sorted by what they are for.
struct Discovery::Contents
{
    std::vector<std::string> folders;
    std::vector<FolderEntry> files; ///< regular files and links
    std::vector<Sidecar> sidecars; ///< that describe the folder as a whole
};

/// What is found in and below a folder that may be a version as a whole.
struct Discovery::Inside
{
    std::vector<FoundFile> files;
    std::vector<PendingFolder> versioned; ///< subfolders with versions of their own
    bool hasOtherVersion = false; ///< a file in it has a version of its own
};

Discovery::Discovery(const RootFolder& root, const std::vector<std::string>& claimed)
    : m_root(root)
    , m_claimed(claimed.begin(), claimed.end())
    , m_rootName(nameOf(root.path()))
{
}

FolderFindings Discovery::visit(const PendingFolder& folder) const
{
    const LookInto look = [this](const PendingFolder& inner) { return lookInto(inner); };
    FolderFindings findings = lookInto(folder);
    if (auto name = nameOfRun(folder, findings, look)) {
        PendingFolder run{folder.path, folder.sidecars, folder.depth, std::move(*name)};
        findings = lookInto(run);
        nameSiblings(run, findings.folders, look);
    } else {
        nameSiblings(folder, findings.folders, look);
    }
    return findings;
}

FolderFindings Discovery::lookInto(const PendingFolder& folder) const
{
    FolderFindings findings;
    const Contents contents = readFolder(folder, findings);
    if (!takeAsVersion(folder, contents, findings))
        takeFiles(folder, contents, findings);
    return findings;
}

Discovery::Contents Discovery::readFolder(const PendingFolder& folder, FolderFindings& findings) const
{
    Contents contents;
    if (m_claimed.contains(folder.path))
        return contents; // The location as a whole belongs to another system.
    std::optional<Problem> problem;
    auto entries = m_root.list(folder.path, kMostEntries, &problem);
    if (!entries)
        problem = entries.error();
    if (problem)
        findings.problems.push_back(std::move(*problem));
    if (!entries || isEnvironment(folder.path, *entries))
        return contents;
    for (FolderEntry& entry : *entries) {
        if (!m_claimed.contains(joinPath(folder.path, entry.name)))
            sortEntry(std::move(entry), folder.path, contents, findings);
    }
    return contents;
}

void Discovery::sortEntry(FolderEntry entry, const std::string& folder, Contents& contents,
                          FolderFindings& findings) const
{
    const std::string path = joinPath(folder, entry.name);
    const auto sidecar = sidecarInside(entry.name);
    switch (entry.kind) {
    case FileKind::Folder:
        if (!isSkippedFolder(folder, entry.name))
            contents.folders.push_back(std::move(entry.name));
        return;
    case FileKind::Other:
        if (sidecar || isModelFileName(entry.name))
            findings.problems.push_back(warning(path, "It is named like a file of a model but is not a file.",
                                                "Devices, sockets and pipes are never opened. Remove or rename it."));
        return;
    case FileKind::Link:
        checkLink(path, findings);
        contents.files.push_back(std::move(entry));
        return;
    case FileKind::Regular:
        if (sidecar)
            contents.sidecars.push_back({*sidecar, path});
        else
            contents.files.push_back(std::move(entry));
    }
}

/// A link that cannot be followed is named, whatever it is for, and so is one to a folder: following it would list the
/// same files twice, or without end. A link to a file needs no word.
void Discovery::checkLink(const std::string& path, FolderFindings& findings) const
{
    const auto status = m_root.status(path);
    if (!status)
        findings.problems.push_back(
            warning(path, "A link cannot be followed: " + status.error().reason, status.error().hint));
    else if (status->kind == FileKind::Folder)
        findings.problems.push_back(warning(path, "A link to a folder of this location is not followed.",
                                            "What it leads to is listed where it lies."));
}

bool Discovery::takeAsVersion(const PendingFolder& folder, const Contents& contents, FolderFindings& findings) const
{
    const std::string_view name = nameOf(folder.path);
    const auto version = folder.path.empty() ? std::nullopt : versionOfFolder(name);
    if (!version)
        return false;
    Inside inside;
    collectInside(folder.path, folder.depth, version->label, inside);
    std::vector<Sidecar> sidecars = folder.sidecars;
    std::ranges::copy(contents.sidecars, std::back_inserter(sidecars));
    for (const FolderEntry& file : contents.files) {
        if (file.kind == FileKind::Regular && isWeightIndex(file.name))
            sidecars.push_back({SidecarKind::WeightIndex, joinPath(folder.path, file.name)});
    }
    const bool isDescribed
        = std::ranges::any_of(sidecars, [](const Sidecar& sidecar) { return makesVersion(sidecar.kind); });
    if (inside.hasOtherVersion || (inside.files.empty() && !isDescribed))
        return false;
    if (inside.files.size() == kMostFiles)
        findings.problems.push_back(warning(folder.path, "The version has very many files.",
                                            "Only the first " + std::to_string(kMostFiles)
                                                + " are listed. The others stay as they are, unread."));
    const std::string parent = folderOf(folder.path);
    findings.versions.push_back({folder.path, modelName(version->base, parent, m_rootName, folder.named),
                                 version->label, std::move(inside.files), std::move(sidecars)});
    findings.folders = std::move(inside.versioned);
    return true;
}

void Discovery::collectInside(const std::string& path, int depth, const std::string& label, Inside& inside) const
{
    constexpr std::size_t kMostProbed = 32;
    const auto entries = m_root.list(path, kMostEntries);
    if (!entries || depth > kDeepest || isEnvironment(path, *entries))
        return;
    std::size_t probed = 0;
    for (const FolderEntry& entry : *entries) {
        const std::string inner = joinPath(path, entry.name);
        if (inside.hasOtherVersion || inside.files.size() >= kMostFiles)
            return;
        if (m_claimed.contains(inner) || entry.kind == FileKind::Other)
            continue;
        if (entry.kind == FileKind::Folder) {
            if (isSkippedFolder(path, entry.name))
                continue;
            if (versionOfFolder(entry.name))
                inside.versioned.push_back({inner, {}, depth + 1});
            else
                collectInside(inner, depth + 1, label, inside);
            continue;
        }
        if (!isModelFileName(entry.name)
            && !(isAmbiguousName(entry.name) && !sidecarInside(entry.name) && probed++ < kMostProbed
                 && isModelByContent(inner)))
            continue;
        const auto own = isAuxiliaryFile(entry.name) ? std::nullopt : splitVersion(fileStem(entry.name));
        inside.hasOtherVersion = own && !sameLabel(own->label, label) && !sameLabel(own->label, countOf(label));
        inside.files.push_back({inner, entry.kind == FileKind::Link});
    }
}

void Discovery::takeFiles(const PendingFolder& folder, const Contents& contents, FolderFindings& findings) const
{
    FileGroups groups(folder.path, m_rootName, folder.named);
    for (const std::string& name : contents.folders)
        groups.addFolder(name);
    for (const FolderEntry& file : contents.files)
        groups.addFile(file);
    groups.assignOthers([this](const std::string& path) { return isModelByContent(path); });
    groups.assignFolderSidecars(contents.sidecars);
    if (groups.isCut())
        findings.problems.push_back(warning(folder.path, "The folder holds very many versions.",
                                            "Only the first " + std::to_string(kMostVersions)
                                                + " are listed. Move some into folders of their own to see them all."));
    std::ranges::move(groups.problems(), std::back_inserter(findings.problems));
    std::ranges::move(groups.takeVersions(), std::back_inserter(findings.versions));
    if (folder.depth >= kDeepest && !contents.folders.empty()) {
        findings.problems.push_back(warning(folder.path, "Folders are nested very deeply here.",
                                            "What lies further down is not read. Open this folder to see it."));
        return;
    }
    for (const std::string& name : contents.folders)
        findings.folders.push_back({joinPath(folder.path, name), groups.sidecarsOf(name), folder.depth + 1});
}

bool Discovery::isModelByContent(const std::string& path) const
{
    const auto start = m_root.readStart(path, kFormatStart);
    const auto format = start ? formatOf(*start, path) : std::string_view{};
    return !format.empty();
}

bool isSkippedFolder(std::string_view parent, std::string_view name)
{
    // "env", "dist", "build" and "wandb" are read: people keep models there, and what is an environment has its mark.
    constexpr std::array<std::string_view, 3> kMadeByTools = {"CMakeFiles", "lost+found", "bower_components"};
    return isPassedOver(parent, name) || name.starts_with('.') || name.ends_with(".egg-info")
        || std::ranges::find(kMadeByTools, name) != kMadeByTools.end();
}

} // namespace colophon::folder
