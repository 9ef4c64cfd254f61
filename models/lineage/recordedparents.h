#pragma once

#include "models/lineage/versiondrafts.h"

namespace colophon {

/// Turns the parents that records name into edges between drafts. A parent that people name (an address alone) and that
/// is not there is a Problem. One that a system names is not, because deleted and hidden things are named for ever;
/// with an address besides, it is a parent outside of what is open, unless the address speaks of a version here.
std::vector<Problem> resolveRecordedParents(std::span<const SourceRecord* const> records, const DraftIndex& index,
                                            std::vector<VersionDraft>& drafts);

} // namespace colophon
