#pragma once

#include "models/catalog/sourcerecord.h"
#include "models/files/rootfolder.h"
#include "models/store/registry.h"

#include <vector>

namespace colophon {

/// Joins what the registry of a location knows with the records that its files gave, all of one source.
///
/// A registered version takes over the file records at its own path and at the paths of its artifacts, with their
/// facts: what was registered wins, the file fills the gaps. Stages are set on the records that hold them. A stage
/// whose holder was not found is a Problem in the answer, which tells what can be read of it in the location.
std::vector<Problem> joinRegistry(const RegistryContents& contents, const RootFolder& root, SourceId source,
                                  std::vector<SourceRecord>& records);

} // namespace colophon
