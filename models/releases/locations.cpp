#include "models/releases/locations.h"

#include <algorithm>

namespace colophon {

RecordPlace placeOf(std::span<const std::shared_ptr<Location>> locations, const SourceInfo& known)
{
    for (const auto& location : locations) {
        if (location->path() != known.root)
            continue;
        if (Source* const source = sourceAt(*location, known.kind, known.location))
            return {location.get(), source};
    }
    return {};
}

RecordPlace placeOf(std::span<const std::shared_ptr<Location>> locations, const Catalog& catalog, SourceId id)
{
    const SourceInfo* const known = catalog.source(id);
    return known != nullptr ? placeOf(locations, *known) : RecordPlace();
}

Source* sourceAt(const Location& location, std::string_view kind, std::string_view place)
{
    const auto found = std::ranges::find_if(location.sources(), [&](const auto& source) {
        return source->info().kind == kind && source->info().location == place;
    });
    return found == location.sources().end() ? nullptr : found->get();
}

} // namespace colophon
