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

RecordPlace placeOf(std::span<const std::shared_ptr<Location>> locations, SourceId id);

/// The source of one kind at one place of a location; null when it is not there any more.
Source* sourceAt(const Location& location, std::string_view kind, std::string_view place);

} // namespace colophon
