#pragma once

#include <string_view>

namespace colophon {

/// What never holds models, however deep a location is searched: caches, version control, folders that tools made.
bool isPassedOver(std::string_view parent, std::string_view name);

/// Whether a folder with an entry of this name is a virtual or conda environment, whatever its own name is. The opened
/// folder itself is read even then: some projects are the environment that they run in.
bool isEnvironmentMark(std::string_view entry);

} // namespace colophon
