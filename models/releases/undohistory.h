#pragma once

#include "models/catalog/catalog.h"

#include <vector>

namespace colophon {

/// A release that was taken back.
struct UndoneRelease
{
    const ReleaseEvent* undo = nullptr; ///< never null
    const ReleaseEvent* release = nullptr; ///< null if the journal does not tell which one it was
};

/// What was done here with one stage, step by step. Points into the model.
struct UndoHistory
{
    std::vector<const ReleaseEvent*> done; ///< can be taken back; newest last
    std::vector<UndoneRelease> undone; ///< can be made again; the one taken back last is last
    const ReleaseEvent* newest = nullptr; ///< the last thing done here, whatever it was; null if there is none
};

/// Reads the journal as an editor keeps its list: an undo takes the newest step off, so that a second one goes further
/// back; a redo puts it back; anything else that is done forgets what was taken back.
UndoHistory undoHistory(const Model& model, Name stage);

} // namespace colophon
