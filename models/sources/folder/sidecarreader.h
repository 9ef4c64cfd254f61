#pragma once

#include "models/files/rootfolder.h"
#include "models/sources/folder/factswriter.h"
#include "models/sources/folder/sidecarkind.h"

#include <expected>
#include <string>

namespace colophon::folder {

/// Largest file of this kind that is read while scanning.
std::size_t sizeLimit(SidecarKind kind);

/// Writes what the content of a sidecar says. A broken file becomes a problem of the writer and says nothing else.
void readSidecarContent(const Sidecar& sidecar, const std::string& content, FactsWriter& writer);

/// Reads the file, then its content.
void readSidecar(const RootFolder& root, const Sidecar& sidecar, FactsWriter& writer);

/// The curves in the content of a sidecar; empty if its kind holds none.
std::expected<Curves, Problem> curvesOfSidecar(const Sidecar& sidecar, const std::string& content);

/// Folder part of a path; empty for the root.
std::string folderOf(std::string_view path);

/// `path` as written in a file inside `folder`, relative to the root; empty if it is absolute or leaves the root.
std::optional<std::string> resolveBeneath(std::string_view folder, std::string_view path);

} // namespace colophon::folder
