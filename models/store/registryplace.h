#pragma once

#include <optional>
#include <string>

namespace colophon {

/// Whether this folder has a registry of its own. Links in its place do not count: nothing is written through them.
bool hasRegistry(const std::string& folder);

/// The nearest folder with a registry, from `folder` upwards: the project that the folder belongs to. Not looked for
/// above a Git repository, the home folder, a file system, or in a folder that everybody shares (/tmp); empty if none
/// is there. The answer is absolute and without links.
std::optional<std::string> folderWithRegistry(const std::string& folder);

} // namespace colophon
