#pragma once

#include "models/lineage/versiondrafts.h"

namespace colophon {

/// Looks up the versions that a journal or source names. Oldest first, those of one journal in its order; a release
/// that was only observed and says what the journal says is left out.
std::vector<ReleaseEvent> releaseHistory(const std::vector<const RecordedRelease*>& releases, const DraftIndex& index,
                                         const std::vector<VersionDraft>& drafts);

/// Who holds which stage now. Where several versions claim one, the one released last, else the newest.
/// "archived" is a state that any number of versions may have, and no slot.
std::vector<StageHolder> stageHolders(const std::vector<Version>& newestFirst,
                                      const std::vector<ReleaseEvent>& releases);

/// Tells every version which stages it held by the release history and does not hold any more.
void setPastStages(Model& model);

} // namespace colophon
