#include "models/releases/locations.h"

#include <algorithm>

namespace colophon {

RecordPlace placeOf(std::span<const std::shared_ptr<Location>> locations, SourceId id)
{
    for (const auto& location : locations) {
        for (const auto& source : location->sources()) {
            if (source->info().id == id)
                return {location.get(), source.get()};
        }
    }
    return {};
}

Source* sourceAt(const Location& location, std::string_view kind, std::string_view place)
{
    const auto found = std::ranges::find_if(location.sources(), [&](const auto& source) {
        return source->info().kind == kind && source->info().location == place;
    });
    return found == location.sources().end() ? nullptr : found->get();
}

} // namespace colophon
