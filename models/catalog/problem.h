#pragma once

#include <cstdint>
#include <string>

namespace colophon {

/// Number of a source within one catalog, from 1 on; written "s1" in reports. None stands for Colophon itself.
enum class SourceId : std::uint16_t { None = 0 };

std::string toString(SourceId id);

/// Something that could not be read, understood or written. It never hides the rest.
struct Problem
{
    enum class Severity : std::uint8_t {
        Warning, ///< a fact is missing or doubtful; everything else of the item is shown
        Error, ///< the item, or the whole source, could not be read
    };

    SourceId source = SourceId::None;
    Severity severity = Severity::Error;
    std::string file; ///< relative to the opened location; a URL for servers; empty if none is concerned
    int line = 0; ///< from 1 on; 0 if unknown
    std::string reason; ///< what happened, one sentence with a full stop
    std::string hint; ///< what it means and what to do next

    friend bool operator==(const Problem&, const Problem&) = default;
};

} // namespace colophon
