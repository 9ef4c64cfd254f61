#include "models/sources/folder/nestedregistry.h"

#include "models/files/fileproblem.h"
#include "models/files/rootfolder.h"
#include "models/store/registry.h"

#include <algorithm>
#include <filesystem>

namespace colophon::folder {

std::vector<Problem> explainNestedRegistry(const ProbedFolder& folder)
{
    static const std::string kFolder = std::filesystem::path(kRegistryPath).parent_path().string();
    if (folder.path.empty()
        || std::ranges::find(folder.entries, FolderEntry{kFolder, FileKind::Folder}) == folder.entries.end())
        return {};
    const std::string path = joinPath(folder.path, kRegistryPath);
    if (const auto status = folder.root.status(path); !status || status->kind != FileKind::Regular)
        return {};
    Problem problem = refusedFile(
        path, "This folder has a registry of its own. What it records, versions, stages and notes, is not shown here.",
        "Open “" + folder.path
            + "” itself to see it. To have its versions here, register their files again at the folder that is open "
              "now.");
    problem.severity = Problem::Severity::Warning;
    return {std::move(problem)};
}

} // namespace colophon::folder
