// How to go back: the requests for a rollback and for an undo.
#include "models/releases/release.h"

#include <algorithm>

namespace colophon {

namespace {

/// Whether both are kept by one source: a stage moves inside one store, also where several hold a model of one name.
bool haveOneSource(const Version& left, const Version& right)
{
    return std::ranges::any_of(left.records, [&right](const Record& record) {
        return std::ranges::find(right.records, record.source, &Record::source) != right.records.end();
    });
}

/// The holders of one stage that can still be gone back to, the present one on top. Going back takes holders off, so
/// that the next rollback goes further back instead of forth again.
class HolderStack
{
public:
    void follow(const ReleaseEvent& event)
    {
        const bool isGoingBack = event.kind == ReleaseKind::Undo || event.kind == ReleaseKind::Rollback;
        const std::string from = event.from.value_or(event.fromLabel);
        const std::string to = event.to.value_or(event.toLabel);
        if (to.empty()) {
            if (isGoingBack)
                m_holders.clear();
            return;
        }
        // Whoever the release found there may have come without a trace, such as an alias that MLflow set.
        if (!isGoingBack && !from.empty())
            push(from);
        const auto earlier = std::ranges::find(m_holders, to);
        if (isGoingBack && earlier != m_holders.end())
            m_holders.erase(std::next(earlier), m_holders.end());
        else
            push(to);
    }

    /// The newest holder other than `present` that the model still has.
    const Version* before(const Model& model, const Version* present) const
    {
        auto top = m_holders.rbegin();
        if (present != nullptr && top != m_holders.rend() && *top == present->id)
            ++top;
        for (; top != m_holders.rend(); ++top) {
            const Version* const version = model.find(*top);
            if (version == nullptr || version == present || version->deleted)
                continue;
            if (present == nullptr || haveOneSource(*version, *present))
                return version;
        }
        return nullptr;
    }

private:
    void push(const std::string& holder)
    {
        if (m_holders.empty() || m_holders.back() != holder)
            m_holders.push_back(holder);
    }

    std::vector<std::string> m_holders; ///< ids; the labels of versions that are not known any more
};

Problem nothingTo(std::string reason, std::string hint)
{
    Problem problem;
    problem.reason = std::move(reason);
    problem.hint = std::move(hint);
    return problem;
}

std::optional<VersionId> idOf(const Version* version)
{
    return version != nullptr ? std::optional(version->id) : std::nullopt;
}

std::string takesBack(ReleaseKind kind, std::int64_t entry)
{
    return (kind == ReleaseKind::Redo ? "Redo: takes back " : "Undo: takes back ")
        + (entry > 0 ? "journal entry " + std::to_string(entry) : std::string("a release that was done in part"));
}

/// Whom a request has to find in the stage. A version whose files are gone still holds it: the journal names it by its
/// label; what was only seen elsewhere has no name to be expected by.
std::optional<std::optional<VersionId>> presentHolder(const Model& model, Name stage)
{
    const ReleaseEvent* const vanished = vanishedHolder(model, stage);
    if (vanished == nullptr)
        return std::optional(idOf(model.holder(stage)));
    return vanished->madeHere ? std::optional(std::optional(vanished->toLabel)) : std::nullopt;
}

/// Names no version when the label of that day is all that is left of it: planning then says which one is missing.
std::optional<VersionId> earlierHolder(const ReleaseEvent& event)
{
    if (event.from || event.fromLabel.empty())
        return event.from;
    return event.fromLabel;
}

} // namespace

std::expected<ReleaseRequest, Problem> ReleaseDesk::rollbackRequest(const Model& model, Name stage)
{
    HolderStack holders;
    for (const ReleaseEvent& event : model.releases) {
        if (event.stage == stage)
            holders.follow(event);
    }
    const Version* const present = model.holder(stage);
    const Version* const earlier = holders.before(model, present);
    if (earlier == nullptr) {
        return std::unexpected(
            nothingTo("There is no earlier holder of " + stage.text() + " of " + model.name.text() + ".",
                      "Nothing is recorded to go back to. Mark the version that you want instead."));
    }
    ReleaseRequest request;
    request.kind = ReleaseKind::Rollback;
    request.model = model.name;
    request.stage = stage;
    request.to = earlier->id;
    request.expected = presentHolder(model, stage);
    return request;
}

ReleaseRequest ReleaseDesk::undoRequest(const ReleaseOutcome& outcome)
{
    const ReleasePlan& plan = outcome.plan;
    ReleaseRequest request;
    const bool isRedo = plan.request.kind == ReleaseKind::Undo;
    request.kind = isRedo ? ReleaseKind::Redo : ReleaseKind::Undo;
    request.model = plan.request.model;
    request.stage = plan.request.stage;
    request.to = plan.from;
    if (!plan.from && plan.change.from)
        request.to = *plan.change.from; // Names no version: planning then says which one cannot be found.
    request.expected.emplace(plan.request.to);
    request.reason = takesBack(request.kind, outcome.entry);
    if (isRedo && !plan.request.takenBackReason.empty())
        request.reason
            = plan.request.takenBackReason + " (redo: takes back journal entry " + std::to_string(outcome.entry) + ")";
    if (!isRedo)
        request.takenBackReason = plan.request.reason;
    request.actor = plan.request.actor;
    request.explicitChoice = plan.request.explicitChoice;
    return request;
}

std::expected<ReleaseRequest, Problem> ReleaseDesk::undoRequest(const Model& model, Name stage)
{
    const std::string slot = stage.text() + " of " + model.name.text();
    const auto last
        = std::ranges::find_if(model.releases.rbegin(), model.releases.rend(),
                               [&stage](const ReleaseEvent& event) { return event.stage == stage && event.madeHere; });
    if (last == model.releases.rend()) {
        return std::unexpected(nothingTo("Nothing was done here with " + slot + " that could be taken back.",
                                         "A rollback goes back to the holder before the present one."));
    }
    if (last->to != idOf(model.holder(stage))) {
        return std::unexpected(
            nothingTo(slot + " was changed elsewhere since journal entry " + std::to_string(last->entry) + ".",
                      "Look at the present holder, then release the version that you want."));
    }
    ReleaseRequest request;
    request.kind = last->kind == ReleaseKind::Undo ? ReleaseKind::Redo : ReleaseKind::Undo;
    request.model = model.name;
    request.stage = stage;
    request.to = earlierHolder(*last);
    request.expected = presentHolder(model, stage);
    request.reason = takesBack(request.kind, last->entry);
    return request;
}

} // namespace colophon
