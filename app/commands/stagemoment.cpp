#include "app/commands/stagemoment.h"

#include "models/compare/datetext.h"
#include "models/releases/doubttext.h"
#include "models/releases/shownlabel.h"

#include <algorithm>

namespace colophon {

namespace {

/// "put there on 2026-03-01 09:15 by Ana: better recall", without what nobody recorded.
std::string putThereText(const ReleaseEvent& release)
{
    return (release.kind == ReleaseKind::Observed ? "seen there on " : "put there on ") + minuteText(release.time)
        + (release.actor.empty() ? "" : " by " + release.actor)
        + (release.reason.empty() ? "." : ": " + release.reason);
}

/// "v2.0.0 was taken out on 2026-03-01 14:03 by root: went wrong"
std::string clearedText(const Model& model, const ReleaseEvent& cleared)
{
    const std::string label = shownLabel(model, cleared.from, cleared.fromLabel);
    return (label.empty() ? "it was cleared" : label + " was taken out") + " on " + minuteText(cleared.effective)
        + (cleared.actor.empty() ? "" : " by " + cleared.actor)
        + (cleared.reason.empty() ? "." : ": " + cleared.reason);
}

/// Nobody knows what will be; what is now is told instead.
std::string presentText(const Model& model, const StageMoment& at)
{
    const Version* const holder = model.holder(at.stage);
    const std::string when = minuteText(at.time) + " UTC lies in the future; ";
    if (holder == nullptr)
        return when + "no version of " + model.name.text() + " is in " + at.stage.text() + " now.";
    const bool isRecorded = at.release != nullptr && at.release->to == holder->id;
    return when + "now " + model.name.text() + " " + displayLabel(*holder) + " is in " + at.stage.text()
        + (isRecorded ? ", " + putThereText(*at.release) : ".");
}

/// When the record begins, where it says that nobody was there before.
std::string beginningText(const Model& model, const StageMoment& at)
{
    const auto first = std::ranges::find(model.releases, at.stage, &ReleaseEvent::stage);
    if (at.doubt || first == model.releases.end())
        return {};
    return " The first recorded release into " + at.stage.text() + " was on " + minuteText(first->effective) + ".";
}

std::string answerText(const Model& model, const StageMoment& at)
{
    const std::string when = "On " + minuteText(at.time) + " UTC ";
    const char* const isSaid = at.doubt ? " by what is recorded" : "";
    if (at.release == nullptr && at.last != nullptr)
        return when + "no version of " + model.name.text() + " was in " + at.stage.text() + isSaid + ": "
            + clearedText(model, *at.last);
    const std::string label
        = at.release != nullptr ? shownLabel(model, at.release->to, at.release->toLabel) : std::string();
    if (label.empty())
        return when + "no version of " + model.name.text() + " is known to have been in " + at.stage.text() + "."
            + beginningText(model, at);
    return when + model.name.text() + " " + label + " was in " + at.stage.text() + isSaid + ", "
        + putThereText(*at.release);
}

std::string_view causeText(StageDoubt::Cause cause)
{
    switch (cause) {
    case StageDoubt::Cause::ChangedOutside:
        return "changed outside";
    case StageDoubt::Cause::WrongClock:
        return "wrong clock";
    case StageDoubt::Cause::NotRecorded:
        return "not recorded";
    case StageDoubt::Cause::Future:
        return "lies in the future";
    }
    return {};
}

/// When the stage can be told again: never for what is still to come.
Json certainAgain(const StageDoubt& doubt)
{
    if (doubt.cause == StageDoubt::Cause::Future)
        return {};
    return toIsoText(doubt.before.value_or(Timestamp::now()));
}

} // namespace

std::optional<Timestamp> askedMoment(std::string_view text, Timestamp now)
{
    constexpr std::size_t kDateLength = 10;
    constexpr std::int64_t kDay = 86'400'000;
    const auto time = parseTimestamp(text);
    if (!time || text.size() > kDateLength)
        return time;
    const Timestamp end{time->milliseconds + kDay - 1};
    return *time <= now && now <= end ? now : end;
}

StageMoment momentOf(const Model& model, Name stage, Timestamp time)
{
    return {.time = time,
            .stage = stage,
            .release = releaseInForce(model, stage, time),
            .last = lastEvent(model, stage, time),
            .doubt = stageDoubt(model, stage, time)};
}

Json momentJson(const StageMoment& at)
{
    Json json{{"time", toIsoText(at.time)},
              {"version", at.release != nullptr ? idJson(at.release->to) : Json()},
              {"stage", at.stage.text()},
              {"certain", !at.doubt.has_value()}};
    if (at.release != nullptr && !at.release->toLabel.empty())
        json["label"] = at.release->toLabel;
    if (!at.doubt)
        return json;
    const StageDoubt& doubt = *at.doubt;
    Json& told = json["doubt"];
    told = {{"cause", causeText(doubt.cause)},
            {"after", doubt.after ? Json(toIsoText(*doubt.after)) : Json()},
            {"before", certainAgain(doubt)},
            {"found", idJson(doubt.found)}};
    if (!doubt.foundLabel.empty())
        told["found_label"] = doubt.foundLabel;
    return json;
}

std::string momentText(const Model& model, const StageMoment& at)
{
    if (at.time > Timestamp::now())
        return presentText(model, at);
    const std::string answer = answerText(model, at);
    if (!at.doubt)
        return answer;
    const auto timeText = [](Timestamp time) { return minuteText(time) + " UTC"; };
    const std::string doubt = doubtText(model, at.stage, *at.doubt, timeText);
    return answer + (answer.ends_with('.') ? " " : ". ") + doubt; // a reason may end without
}

} // namespace colophon
