#include "models/releases/doubttext.h"

#include "models/releases/shownlabel.h"

namespace colophon {

std::string doubtText(const Model& model, Name stage, const StageDoubt& doubt, const TimeText& timeText)
{
    const std::string label = shownLabel(model, doubt.found, doubt.foundLabel);
    const std::string found = label.empty() ? "no version" : model.name.text() + " " + label;
    const std::string& slot = stage.text();
    if (doubt.cause == StageDoubt::Cause::Future)
        return "Not sure: that lies in the future; now " + found + " is in " + slot + ".";
    const std::string before = doubt.before ? timeText(*doubt.before) : "now";
    const std::string present = "; " + found + (doubt.before ? " was found there then." : " is there now.");
    if (!doubt.after)
        return "Not sure: nothing is recorded about " + slot + (doubt.before ? " before " + before : "") + present;
    const std::string span = " between " + timeText(*doubt.after) + " and " + before;
    if (doubt.cause == StageDoubt::Cause::WrongClock)
        return "Not sure: a clock was wrong, and " + found + " came there at some time" + span + ".";
    return "Not sure: " + slot + " was changed outside of Colophon" + span + present;
}

} // namespace colophon
