#include "models/releases/undohistory.h"

#include <algorithm>

namespace colophon {

namespace {

/// The label of that day where it is all that is left of a version; empty if nobody held the stage.
std::string before(const ReleaseEvent& event)
{
    return event.from.value_or(event.fromLabel);
}

std::string after(const ReleaseEvent& event)
{
    return event.to.value_or(event.toLabel);
}

/// What is between the newest step and the one that is taken back was done and undone by other means.
void takeBack(UndoHistory& history, const ReleaseEvent& undo)
{
    const auto newest = std::ranges::find_if(history.done.rbegin(), history.done.rend(), [&](const auto* step) {
        return after(*step) == before(undo) && before(*step) == after(undo);
    });
    if (newest == history.done.rend()) {
        history.done.clear();
        history.undone.push_back({&undo, nullptr});
        return;
    }
    history.undone.push_back({&undo, *newest});
    history.done.erase(std::prev(newest.base()), history.done.end());
}

void makeAgain(UndoHistory& history, const ReleaseEvent& redo)
{
    const auto last = std::ranges::find_if(history.undone.rbegin(), history.undone.rend(),
                                           [&](const auto& step) { return before(*step.undo) == after(redo); });
    if (last == history.undone.rend())
        history.undone.clear();
    else
        history.undone.erase(std::prev(last.base()), history.undone.end());
    history.done.push_back(&redo);
}

} // namespace

UndoHistory undoHistory(const Model& model, Name stage)
{
    UndoHistory history;
    for (const ReleaseEvent& event : model.releases) {
        if (event.stage != stage || !event.madeHere)
            continue;
        history.newest = &event;
        if (event.kind == ReleaseKind::Undo) {
            takeBack(history, event);
        } else if (event.kind == ReleaseKind::Redo) {
            makeAgain(history, event);
        } else {
            history.done.push_back(&event);
            history.undone.clear();
        }
    }
    return history;
}

} // namespace colophon
