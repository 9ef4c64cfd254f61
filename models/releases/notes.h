#pragma once

#include "models/catalog/catalog.h"
#include "models/sources/location.h"

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace colophon {

/// The longest note that is kept, in characters as people count them, without blanks at both ends.
inline constexpr std::size_t kLongestNote = 10'000;

/// Why no note can be kept about this version: its location cannot be written, or is not open any more, or its
/// names are no text that a journal can hold. Empty if nothing speaks against it. Writes nothing.
std::optional<Problem> noteObstacle(std::span<const std::shared_ptr<Location>> locations, const Catalog& catalog,
                                    const Version& version);

/// Adds a note to the journal of the location that gave the version its name; the system it was read from is left
/// alone. An empty or too long text is refused. Answers the number of the journal entry. Blocking.
std::expected<std::int64_t, WriteFailure> writeNote(std::span<const std::shared_ptr<Location>> locations,
                                                    const Catalog& catalog, const Version& version,
                                                    const std::string& text, const std::string& actor = {});

} // namespace colophon
