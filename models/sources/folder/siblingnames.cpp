#include "models/sources/folder/siblingnames.h"

#include "models/catalog/label.h"
#include "models/sources/folder/sidecarreader.h"
#include "models/sources/folder/versionname.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <iterator>
#include <map>
#include <string_view>
#include <unordered_set>

namespace colophon::folder {

namespace {

/// Of the folders below one of a generic name; what lies beyond does not count.
constexpr std::size_t kMostLookedInto = 256;

/// Of the folders below each of those that may be trainings: their first checkpoints tell.
constexpr std::size_t kMostOfEach = 32;

/// No name of a folder or model can be this.
constexpr const char* kMark = "/";

bool isGeneric(const PendingFolder& folder)
{
    return isGenericName(nameOf(folder.path));
}

/// "churn-serving": a name that says little after the nearest folder above that says something.
std::string nameBelow(std::string_view folder, const ModelFolder& named, std::string_view name)
{
    const std::string above = nameFromFolders(folder, named);
    return above.empty() ? std::string(name) : above + '-' + std::string(name);
}

/// Goes through the folder and what lies below it as long as versions there are named by it, until `isEnough` says so.
/// Their names are marks. Answers how many folders it looked into, at most `limit`.
std::size_t lookBelow(PendingFolder folder, const LookInto& lookInto, std::size_t limit,
                      const std::function<bool(const FoundVersion& named)>& isEnough)
{
    const ModelFolder marked{folder.path, kMark};
    std::vector<PendingFolder> pending;
    pending.push_back(std::move(folder));
    std::size_t looked = 0;
    while (!pending.empty() && looked < limit) {
        ++looked;
        PendingFolder next = std::move(pending.back());
        pending.pop_back();
        next.named = marked;
        FolderFindings findings = lookInto(next);
        for (const FoundVersion& version : findings.versions) {
            if (version.model == kMark && isEnough(version))
                return looked;
        }
        // Below a folder that says something, everything is named by that one.
        std::erase_if(findings.folders,
                      [](const PendingFolder& inner) { return !isGenericName(nameOfModelFolder(nameOf(inner.path))); });
        std::ranges::move(findings.folders.rbegin(), findings.folders.rend(), std::back_inserter(pending));
    }
    return looked;
}

/// Whether something in or below the folder would be named by it. What it looks into is taken off the budget.
bool namesVersions(const PendingFolder& folder, const LookInto& lookInto, std::size_t& budget)
{
    bool isNamed = false;
    budget -= lookBelow(folder, lookInto, budget, [&isNamed](const FoundVersion&) { return isNamed = true; });
    return isNamed;
}

/// "checkpoint-500", "epoch_3": a training counted, nobody chose a version.
bool isCounter(const std::string& label)
{
    const bool hasWord = !label.empty() && std::isalpha(static_cast<unsigned char>(label.front())) != 0
        && label.front() != 'v' && label.front() != 'V';
    return hasWord && parseLabel(label).kind == LabelKind::Number;
}

/// Versions of one model have different labels, and one training counts through: a label that is in two of the folders,
/// or a counter in two of them, shows that each is a training of its own.
bool areRuns(const std::vector<PendingFolder>& siblings, const LookInto& lookInto)
{
    std::unordered_set<std::string> known;
    std::size_t counting = 0;
    std::size_t budget = kMostLookedInto;
    for (const PendingFolder& sibling : siblings) {
        std::unordered_set<std::string> labels;
        budget -= lookBelow(sibling, lookInto, std::min(budget, kMostOfEach), [&labels](const FoundVersion& version) {
            labels.insert(version.label);
            return false;
        });
        counting += std::ranges::any_of(labels, isCounter) ? 1 : 0;
        const auto isKnown = [&known](const std::string& label) { return !known.insert(label).second; };
        if (counting > 1 || std::ranges::any_of(labels, isKnown))
            return true;
    }
    return false;
}

/// Whether the folder holds nothing that could be named by it: an ordinary version, or nothing.
bool isPlain(const PendingFolder& folder, const FolderFindings& findings)
{
    return findings.folders.empty() && std::ranges::all_of(findings.versions, [&folder](const FoundVersion& version) {
               return version.native == folder.path;
           });
}

/// Folders whose names are equal but for their versions come to know each other.
void introduceSiblings(std::vector<PendingFolder>& subfolders)
{
    std::map<std::string, std::vector<PendingFolder*>> alike;
    for (PendingFolder& subfolder : subfolders) {
        if (const auto version = splitVersion(nameOf(subfolder.path)))
            alike[version->base].push_back(&subfolder);
    }
    for (const auto& [base, folders] : alike) {
        if (folders.size() < 2)
            continue;
        const auto siblings = std::make_shared<SiblingFolders>();
        for (const PendingFolder* folder : folders)
            siblings->folders.push_back(*folder);
        for (PendingFolder* folder : folders)
            folder->siblings = siblings;
    }
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
    introduceSiblings(subfolders);
    if (generic.size() < 2)
        return;
    std::erase_if(generic, [&lookInto](const PendingFolder* subfolder) {
        std::size_t budget = kMostLookedInto;
        return !namesVersions(*subfolder, lookInto, budget);
    });
    if (generic.size() < 2)
        return;
    for (PendingFolder* subfolder : generic)
        subfolder->named = {subfolder->path, nameBelow(folder.path, folder.named, nameOf(subfolder->path))};
}

std::optional<ModelFolder> nameOfRun(const PendingFolder& folder, const FolderFindings& findings,
                                     const LookInto& lookInto)
{
    if (!folder.siblings || isPlain(folder, findings))
        return std::nullopt;
    SiblingFolders& siblings = *folder.siblings;
    if (!siblings.areRuns && namesVersions(folder, lookInto, siblings.budget))
        siblings.areRuns = areRuns(siblings.folders, lookInto);
    if (!siblings.areRuns.value_or(false))
        return std::nullopt;
    const std::string_view name = nameOf(folder.path);
    return ModelFolder{folder.path,
                       isGenericName(nameOfModelFolder(name)) ? nameBelow(folderOf(folder.path), folder.named, name)
                                                              : std::string(name)};
}

} // namespace colophon::folder
