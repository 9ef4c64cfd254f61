#include "app/commands/releaseevents.h"

#include "models/releases/shownlabel.h"
#include "models/releases/stagedoubt.h"

namespace colophon {

Json eventJson(const ReleaseEvent& event, const std::vector<CheckedJournal>& journals)
{
    Json json{{"time", toIsoText(event.time)}, {"stage", event.stage.text()}, {"from", idJson(event.from)},
              {"to", idJson(event.to)},        {"actor", event.actor},        {"reason", event.reason},
              {"made_here", event.madeHere},   {"kind", toString(event.kind)}};
    if (!event.fromLabel.empty())
        json["from_label"] = event.fromLabel;
    if (!event.toLabel.empty())
        json["to_label"] = event.toLabel;
    if (const std::string label = releaseLabel(journals, event); !label.empty())
        json["label"] = label;
    if (!isPredecessorKnown(event))
        json["from_known"] = false; // "from" is null there, as where nobody held the stage
    if (event.entry > 0)
        json["entry"] = event.entry;
    if (!event.evidence.empty())
        json["evidence"] = event.evidence;
    return json;
}

std::string changeText(const Model& model, const ReleaseEvent& event, const std::vector<CheckedJournal>& journals)
{
    const auto label = [](const std::string& text) { return text.empty() ? "none" : text; };
    const std::string before
        = isPredecessorKnown(event) ? label(shownLabel(model, event.from, event.fromLabel)) : "unknown";
    const std::string after = shownLabel(model, event.to, event.toLabel);
    std::string change = before + " → " + label(after);
    if (event.kind != ReleaseKind::Release && event.kind != ReleaseKind::Observed)
        change += " (" + std::string(toString(event.kind)) + ")";
    const std::string name = releaseLabel(journals, event);
    return name.empty() || name == after ? change : change + ", called " + name;
}

} // namespace colophon
