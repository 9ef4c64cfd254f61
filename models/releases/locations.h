#pragma once

#include "models/sources/location.h"

#include <memory>
#include <span>
#include <string_view>

namespace colophon {

/// A source and the location whose journal speaks for it; both null when it is not open.
struct RecordPlace
{
    Location* location = nullptr;
    Source* source = nullptr;
};

/// The source that a catalog speaks of, found by its kind and place: its number is good for one reading only, because
/// it shifts when a store appears or vanishes.
RecordPlace placeOf(std::span<const std::shared_ptr<Location>> locations, const SourceInfo& known);
RecordPlace placeOf(std::span<const std::shared_ptr<Location>> locations, const Catalog& catalog, SourceId id);

/// The source of one kind at one place of a location; null when it is not there any more.
Source* sourceAt(const Location& location, std::string_view kind, std::string_view place);

} // namespace colophon
