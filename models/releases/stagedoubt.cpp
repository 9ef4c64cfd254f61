#include "models/releases/stagedoubt.h"

#include <algorithm>

namespace colophon {

namespace {

/// Somebody in a stage, as an event names him; without label and version: nobody.
struct Holder
{
    std::optional<VersionId> version;
    std::string label;

    bool isNobody() const { return !version && label.empty(); }
    bool operator==(const Holder& other) const
    {
        return version && other.version ? version == other.version
                                        : isNobody() == other.isNobody() && label == other.label;
    }
};

Holder leftBy(const ReleaseEvent& event)
{
    return {event.to, event.toLabel};
}

Holder foundBy(const ReleaseEvent& event)
{
    return {event.from, event.fromLabel};
}

/// Two stores may each have a model of this name, with stages of their own; what is not known any more may be of any.
bool mayBeOneStore(const Model& model, const std::optional<VersionId>& left, const std::optional<VersionId>& right)
{
    const Version* const one = left ? model.find(*left) : nullptr;
    const Version* const other = right ? model.find(*right) : nullptr;
    if (one == nullptr || other == nullptr)
        return true;
    return std::ranges::any_of(one->records, [other](const Record& record) {
        return std::ranges::find(other->records, record.source, &Record::source) != other->records.end();
    });
}

std::optional<VersionId> anyVersion(const ReleaseEvent& event)
{
    return event.to ? event.to : event.from;
}

/// The last event of a stage at a moment and those beside it.
struct Neighbours
{
    const ReleaseEvent* last = nullptr;
    const ReleaseEvent* next = nullptr;
};

Neighbours neighbours(const Model& model, Name stage, Timestamp at)
{
    Neighbours found;
    for (const ReleaseEvent& event : model.releases) {
        if (event.stage != stage)
            continue;
        if (event.effective > at) {
            found.next = &event;
            break;
        }
        found.last = &event;
    }
    return found;
}

/// Who was in the stage when the event came; where it does not tell, whom it was made to see.
Holder presentAt(const ReleaseEvent& event)
{
    return isPredecessorKnown(event) ? foundBy(event) : leftBy(event);
}

/// Whether the next event found somebody else than the last one left.
std::optional<StageDoubt> changedBetween(const Model& model, const ReleaseEvent& last, const ReleaseEvent& next)
{
    const Holder found = presentAt(next);
    if (found == leftBy(last) || !mayBeOneStore(model, anyVersion(last), anyVersion(next)))
        return std::nullopt;
    return StageDoubt{StageDoubt::Cause::ChangedOutside, last.effective, next.effective, found.version, found.label};
}

/// A doubt that lasts until the stage was read, with this holder or null.
StageDoubt heldNow(StageDoubt::Cause cause, std::optional<Timestamp> after, const Version* holder)
{
    StageDoubt doubt{cause, after, std::nullopt, std::nullopt, {}};
    if (holder != nullptr) {
        doubt.found = holder->id;
        doubt.foundLabel = holder->label;
    }
    return doubt;
}

/// Whether the stage was read otherwise than the last event left it.
std::optional<StageDoubt> changedSince(const Model& model, Name stage, const ReleaseEvent& last)
{
    const Version* const left = last.to ? model.find(*last.to) : nullptr;
    if (left != nullptr && left->holds(stage))
        return std::nullopt;
    const Version* holder = model.holder(stage);
    if (holder != nullptr && !mayBeOneStore(model, anyVersion(last), holder->id))
        holder = nullptr;
    // A version that was not read may still hold the stage.
    if (holder == nullptr && left == nullptr)
        return std::nullopt;
    return heldNow(StageDoubt::Cause::ChangedOutside, last.effective, holder);
}

/// Before the first event somebody may have been there, unless it found nobody.
std::optional<StageDoubt> unrecordedBefore(const ReleaseEvent& first)
{
    const Holder found = presentAt(first);
    if (found.isNobody())
        return std::nullopt;
    return StageDoubt{StageDoubt::Cause::NotRecorded, std::nullopt, first.effective, found.version, found.label};
}

/// Without any event only the reading tells that somebody is there.
std::optional<StageDoubt> unrecorded(const Version* holder)
{
    if (holder == nullptr)
        return std::nullopt;
    return heldNow(StageDoubt::Cause::NotRecorded, std::nullopt, holder);
}

/// Whether the last or the next event took effect at a time that nobody recorded.
std::optional<StageDoubt> wrongClock(const Neighbours& at)
{
    const bool isNextMoved = at.next != nullptr && at.next->effective < at.next->time;
    const bool isLastMoved = at.last->effective > at.last->time;
    if (!isNextMoved && !isLastMoved)
        return std::nullopt;
    const ReleaseEvent& moved = isNextMoved ? *at.next : *at.last;
    return StageDoubt{StageDoubt::Cause::WrongClock, at.last->effective,
                      at.next != nullptr ? std::optional(at.next->effective) : std::nullopt, moved.to, moved.toLabel};
}

/// What is not sure between two neighbouring events, at neither of them.
std::optional<StageDoubt> doubtBetween(const Model& model, Name stage, const Neighbours& found)
{
    if (found.last == nullptr)
        return found.next != nullptr ? unrecordedBefore(*found.next) : unrecorded(model.holder(stage));
    if (auto doubt = wrongClock(found))
        return doubt;
    return found.next != nullptr ? changedBetween(model, *found.last, *found.next)
                                 : changedSince(model, stage, *found.last);
}

} // namespace

bool isPredecessorKnown(const ReleaseEvent& event)
{
    return event.madeHere || event.from || !event.fromLabel.empty();
}

std::optional<StageDoubt> stageDoubt(const Model& model, Name stage, Timestamp at, Timestamp now)
{
    if (at > now)
        return heldNow(StageDoubt::Cause::Future, now, model.holder(stage));
    const Neighbours found = neighbours(model, stage, at);
    if (found.last != nullptr && at == found.last->effective && !wrongClock(found))
        return std::nullopt; // What is recorded is what was true at that moment.
    return doubtBetween(model, stage, found);
}

std::vector<DoubtfulStretch> doubtfulStretches(const Model& model, Name stage, Timestamp begin, Timestamp end)
{
    std::vector<DoubtfulStretch> stretches;
    Neighbours found;
    const auto close = [&](Timestamp until) {
        const Timestamp from = found.last != nullptr ? std::max(begin, found.last->effective) : begin;
        if (from >= until)
            return;
        if (auto doubt = doubtBetween(model, stage, found))
            stretches.push_back({from, until, std::move(*doubt)});
    };
    for (const ReleaseEvent& event : model.releases) {
        if (event.stage != stage)
            continue;
        found.next = &event;
        close(std::min(event.effective, end));
        found = {&event, nullptr};
    }
    close(end);
    return stretches;
}

} // namespace colophon
