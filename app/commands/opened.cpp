#include "app/commands/opened.h"
#include "app/commands/exitstatus.h"
#include "app/commands/terminal.h"
#include "app/sourcekinds.h"

#include "models/catalog/address.h"
#include "models/catalog/similarname.h"
#include "models/releases/interrupted.h"
#include "models/store/registry.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iterator>
#include <mutex>

namespace colophon {

namespace {

constexpr std::size_t kShownModels = 12;

SourceId firstFreeId(const std::vector<std::shared_ptr<Location>>& locations)
{
    std::size_t count = 0;
    for (const auto& location : locations)
        count += location->sources().size();
    return static_cast<SourceId>(count + 1);
}

/// A folder that is named twice, perhaps through a link, is read once.
bool isOpen(const std::vector<std::shared_ptr<Location>>& locations, const std::string& path)
{
    return std::ranges::any_of(locations, [&path](const auto& location) { return location->path() == path; });
}

} // namespace

void addLocationOption(CLI::App& verb, std::vector<std::string>& paths)
{
    verb.add_option("--in", paths, "Where to look: a folder or file; repeatable (default: the current folder)")
        ->type_name("LOCATION")
        ->allow_extra_args(false);
}

Opened openLocations(const std::vector<std::string>& paths, const ScanOptions& options)
{
    Opened opened;
    const std::vector<SourceKind> kinds = sourceKinds();
    for (const std::string& path : paths.empty() ? std::vector<std::string>{"."} : paths) {
        auto location = Location::open(path, kinds, firstFreeId(opened.locations));
        if (!location)
            opened.failures.push_back(std::move(location.error()));
        else if (!isOpen(opened.locations, (*location)->path()))
            opened.locations.push_back(std::move(*location));
    }
    ProgressLine line;
    std::mutex mutex; // sources report from several threads
    ScanCallbacks callbacks;
    callbacks.progress = [&](const ScanProgress& progress) {
        const std::scoped_lock lock(mutex);
        line.show(progress);
    };
    opened.catalog = scanLocations(opened.locations, options, callbacks, {});
    return opened;
}

std::expected<Opened, int> openAll(const std::vector<std::string>& paths, const ScanOptions& options)
{
    Opened opened = openLocations(paths, options);
    for (const Problem& problem : opened.failures)
        printProblem(problem);
    if (!opened.failures.empty())
        return std::unexpected(kUnreadable);
    return opened;
}

std::vector<Problem> Opened::problems() const
{
    std::vector<Problem> all = catalog->problems();
    std::ranges::transform(interruptedReleases(locations), std::back_inserter(all), &problemOf);
    return all;
}

std::optional<Problem> unreadableRegistry(const Opened& opened)
{
    for (const std::shared_ptr<Location>& location : opened.locations) {
        if (auto contents = readRegistry(location->path()); !contents)
            return std::move(contents.error());
    }
    return std::nullopt;
}

std::expected<const Version*, int> resolve(const Catalog& catalog, const std::string& address)
{
    auto found = findVersion(catalog, address);
    if (found)
        return *found;
    printError(found.error().reason);
    for (const std::string& candidate : found.error().candidates) {
        std::string line = "  " + candidate;
        if (const Version* version = catalog.version(candidate))
            line += "  " + version->model.text() + "@" + displayLabel(*version)
                + (version->records.empty() ? "" : "  " + version->records.front().native);
        printNote(line);
    }
    return std::unexpected(kWrongUsage);
}

std::expected<const Model*, int> resolveModel(const Catalog& catalog, const std::string& name)
{
    if (const Model* model = catalog.model(name))
        return model;
    const auto& models = catalog.models();
    std::vector<std::string> names;
    std::ranges::transform(models, std::back_inserter(names), [](const auto& model) { return model->name.text(); });
    const auto meant = similarName(names, name);
    printError("There is no model named “" + name + "”." + (meant ? " Did you mean " + *meant + "?" : ""));
    if (models.empty())
        printNote("No model was found here; --in names another place.");
    for (std::size_t i = 0; i < std::min(models.size(), kShownModels); ++i)
        printNote("  " + models[i]->name.text());
    if (models.size() > kShownModels)
        printNote("  and " + std::to_string(models.size() - kShownModels) + " more");
    return std::unexpected(kWrongUsage);
}

} // namespace colophon
