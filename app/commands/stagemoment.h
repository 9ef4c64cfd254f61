#pragma once

#include "app/commands/json.h"

#include "models/releases/release.h"
#include "models/releases/stagedoubt.h"

namespace colophon {

/// What is known about one stage at one moment.
struct StageMoment
{
    Timestamp time;
    Name stage;
    const ReleaseEvent* release = nullptr; ///< in force then; null if the stage was empty or nothing is known
    const ReleaseEvent* last = nullptr; ///< also one that cleared the stage
    std::optional<StageDoubt> doubt;
};

StageMoment momentOf(const Model& model, Name stage, Timestamp time);

/// The moment that a question names: a time as parseTimestamp() reads it, in UTC unless it names its zone. A date alone
/// means the end of that day, when all of it had happened, or `now` while it lasts. Empty if the text is no time.
std::optional<Timestamp> askedMoment(std::string_view text, Timestamp now);

/// "at" of `releases --json`.
Json momentJson(const StageMoment& at);

/// The answer as a sentence, and the doubt, if there is one, as another.
std::string momentText(const Model& model, const StageMoment& at);

} // namespace colophon
