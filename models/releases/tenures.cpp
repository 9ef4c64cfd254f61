#include "models/releases/release.h"

#include <algorithm>
#include <map>

namespace colophon {

namespace {

bool isHeldBy(const Tenure& tenure, const ReleaseEvent& event)
{
    return !tenure.end && tenure.version == event.to && tenure.label == event.toLabel;
}

/// Only restores what was before it.
bool isStepBack(const ReleaseEvent& event)
{
    return event.kind == ReleaseKind::Undo || event.kind == ReleaseKind::Redo;
}

bool isClearing(const ReleaseEvent& event)
{
    return !event.to && event.toLabel.empty();
}

/// One more event of a stage whose tenures so far these are.
void follow(std::vector<Tenure>& tenures, const ReleaseEvent& event, std::size_t index)
{
    if (!tenures.empty() && isHeldBy(tenures.back(), event))
        return; // The same change seen twice: by the journal and in the system.
    if (!tenures.empty() && !tenures.back().end)
        tenures.back().end = event.effective;
    if (!isClearing(event))
        tenures.push_back({event.stage, event.to, event.toLabel, event.effective, std::nullopt, index});
}

} // namespace

std::vector<Tenure> tenures(const Model& model)
{
    std::map<Name, std::vector<Tenure>> byStage;
    for (std::size_t index = 0; index < model.releases.size(); ++index)
        follow(byStage[model.releases[index].stage], model.releases[index], index);
    std::vector<Tenure> all = std::move(byStage[productionStage()]);
    byStage.erase(productionStage());
    for (auto& [stage, ofStage] : byStage)
        std::ranges::move(ofStage, std::back_inserter(all));
    return all;
}

const ReleaseEvent* lastEvent(const Model& model, Name stage, Timestamp at)
{
    const ReleaseEvent* last = nullptr;
    for (const ReleaseEvent& event : model.releases) {
        if (event.stage == stage && event.effective <= at)
            last = &event;
    }
    return last;
}

const ReleaseEvent* releaseInForce(const Model& model, Name stage, Timestamp at)
{
    const ReleaseEvent* last = lastEvent(model, stage, at);
    return last == nullptr || isClearing(*last) ? nullptr : last;
}

const ReleaseEvent* decisionBehind(const Model& model, const ReleaseEvent& release)
{
    if (!isStepBack(release))
        return nullptr;
    const ReleaseEvent* decision = nullptr;
    for (const ReleaseEvent& event : model.releases) {
        if (&event == &release)
            break;
        const bool isSameHolder
            = event.stage == release.stage && event.to == release.to && event.toLabel == release.toLabel;
        if (isSameHolder && !isStepBack(event))
            decision = &event;
    }
    return decision;
}

const ReleaseEvent* vanishedHolder(const Model& model, Name stage)
{
    const auto last = std::ranges::find(model.releases.rbegin(), model.releases.rend(), stage, &ReleaseEvent::stage);
    if (last == model.releases.rend() || model.holder(stage) != nullptr)
        return nullptr;
    return last->to || last->toLabel.empty() ? nullptr : &*last;
}

} // namespace colophon
