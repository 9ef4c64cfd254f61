#pragma once

#include "models/catalog/catalog.h"

#include <optional>
#include <string>
#include <vector>

namespace colophon {

/// Why it is not sure who held a stage at a moment, although something is recorded about it.
struct StageDoubt
{
    enum class Cause : std::uint8_t {
        ChangedOutside, ///< between two times somebody changed the stage with another program
        WrongClock, ///< an entry carries a time that cannot be; it was made between two others
        NotRecorded, ///< nothing is recorded that far back, but somebody was found there later
        Future, ///< the moment is still to come
    };
    Cause cause = Cause::ChangedOutside;
    std::optional<Timestamp> after; ///< until then the record is certain; empty: it tells nothing that far back
    std::optional<Timestamp> before; ///< from then on it is certain again; empty: the stage was read last
    std::optional<VersionId> found; ///< holder at that time; empty: nobody, or see the label
    std::string foundLabel;

    friend bool operator==(const StageDoubt&, const StageDoubt&) = default;
};

/// Empty where lastEvent() and releaseInForce() tell all that happened until that moment.
std::optional<StageDoubt> stageDoubt(const Model& model, Name stage, Timestamp at, Timestamp now = Timestamp::now());

/// A stretch of time within which it is not sure who held a stage.
struct DoubtfulStretch
{
    Timestamp begin;
    Timestamp end;
    StageDoubt doubt;

    friend bool operator==(const DoubtfulStretch&, const DoubtfulStretch&) = default;
};

/// The stretches between two times, in order, of which the later is not in the future; the record is certain of the
/// rest. One ends where the next event is recorded.
std::vector<DoubtfulStretch> doubtfulStretches(const Model& model, Name stage, Timestamp begin, Timestamp end);

/// Whether the event tells who held the stage before. One that was only seen, in a system without a history, does not.
bool isPredecessorKnown(const ReleaseEvent& event);

} // namespace colophon
