#include "models/sources/folder/siblingnames.h"

#include "models/sources/folder/versionname.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace colophon::folder {

namespace {

/// Of the folders below one of a generic name; what lies beyond does not count.
constexpr std::size_t kMostLookedInto = 256;

/// No name of a folder or model can be this.
constexpr const char* kMark = "/";

std::string_view nameOf(std::string_view path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool isGeneric(const PendingFolder& folder)
{
    return isGenericName(nameOf(folder.path));
}

/// Whether something in or below the folder would be named by it.
bool namesVersions(PendingFolder folder, const LookInto& lookInto)
{
    const ModelFolder marked{folder.path, kMark};
    std::vector<PendingFolder> pending;
    pending.push_back(std::move(folder));
    for (std::size_t looked = 0; !pending.empty() && looked < kMostLookedInto; ++looked) {
        PendingFolder next = std::move(pending.back());
        pending.pop_back();
        next.named = marked;
        FolderFindings findings = lookInto(next);
        if (std::ranges::find(findings.versions, kMark, &FoundVersion::model) != findings.versions.end())
            return true;
        // Below a folder that says something, everything is named by that one.
        std::erase_if(findings.folders,
                      [](const PendingFolder& inner) { return !isGenericName(nameOfModelFolder(nameOf(inner.path))); });
        std::ranges::move(findings.folders.rbegin(), findings.folders.rend(), std::back_inserter(pending));
    }
    return false;
}

} // namespace

void nameSiblings(const PendingFolder& folder, std::vector<PendingFolder>& subfolders, const LookInto& lookInto)
{
    std::vector<PendingFolder*> generic;
    for (PendingFolder& subfolder : subfolders) {
        subfolder.named = folder.named;
        if (isGeneric(subfolder))
            generic.push_back(&subfolder);
    }
    if (generic.size() < 2)
        return;
    std::erase_if(generic,
                  [&lookInto](const PendingFolder* subfolder) { return !namesVersions(*subfolder, lookInto); });
    if (generic.size() < 2)
        return;
    const std::string above = nameFromFolders(folder.path, folder.named);
    for (PendingFolder* subfolder : generic) {
        const std::string name(nameOf(subfolder->path));
        subfolder->named = {subfolder->path, above.empty() ? name : above + '-' + name};
    }
}

} // namespace colophon::folder
