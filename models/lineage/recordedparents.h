#pragma once

#include "models/lineage/versiondrafts.h"

namespace colophon {

/// Turns the parents that records name into edges between drafts. A parent named by people (an address) that is not
/// there is a Problem; one named by a system is not, because deleted and hidden things are named for ever.
std::vector<Problem> resolveRecordedParents(std::span<const SourceRecord* const> records, const DraftIndex& index,
                                            std::vector<VersionDraft>& drafts);

} // namespace colophon
