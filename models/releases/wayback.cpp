// How to go back: the requests for a rollback, an undo and a redo.
#include "models/releases/journalchecks.h"
#include "models/releases/reason.h"
#include "models/releases/release.h"
#include "models/releases/undohistory.h"

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

constexpr std::string_view kRedoTail = " (redo: takes back journal entry ";

std::string redoTail(std::int64_t entry)
{
    return std::string(kRedoTail) + std::to_string(entry) + ")";
}

/// Why the release was made, and that it is made again; the short form where both do not fit into a reason: the journal
/// has the long one already. Of what was made again before, the entry named then says nothing new.
std::string redoReason(std::string reason, std::int64_t entry)
{
    if (const auto tail = reason.rfind(kRedoTail); tail != std::string::npos && reason.ends_with(')'))
        reason.erase(tail);
    const std::string whole = reason + redoTail(entry);
    return reason.empty() || isReasonTooLong(whole) ? takesBack(ReleaseKind::Redo, entry) : whole;
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

std::string slotText(const Model& model, Name stage)
{
    return stage.text() + " of " + model.name.text();
}

/// Back to the holder before `step`, which has to be how the stage is now.
std::expected<ReleaseRequest, Problem> stepBack(const Model& model, const ReleaseEvent& step,
                                                const ReleaseEvent& newest)
{
    if (step.to != idOf(model.holder(step.stage))) {
        return std::unexpected(nothingTo(slotText(model, step.stage) + " was changed elsewhere since journal entry "
                                             + std::to_string(newest.entry) + ".",
                                         "Look at the present holder, then release the version that you want."));
    }
    ReleaseRequest request;
    request.model = model.name;
    request.stage = step.stage;
    request.to = earlierHolder(step);
    request.expected = presentHolder(model, step.stage);
    return request;
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
    request.reason
        = isRedo ? redoReason(plan.request.takenBackReason, outcome.entry) : takesBack(request.kind, outcome.entry);
    if (isRedo) {
        request.label = plan.request.takenBackLabel;
    } else {
        request.takenBackReason = plan.request.reason;
        request.takenBackLabel = plan.request.label;
    }
    request.actor = plan.request.actor;
    request.explicitChoice = plan.request.explicitChoice;
    return request;
}

std::expected<ReleaseRequest, Problem> ReleaseDesk::undoRequest(const Model& model, Name stage,
                                                                const std::string& reason)
{
    const UndoHistory history = undoHistory(model, stage);
    if (history.done.empty()) {
        const std::string slot = slotText(model, stage);
        if (!history.undone.empty())
            return std::unexpected(nothingTo("Everything that was done here with " + slot + " is taken back already.",
                                             "A redo makes the last of it again."));
        return std::unexpected(nothingTo("Nothing was done here with " + slot + " that could be taken back.",
                                         "A rollback goes back to the holder before the present one."));
    }
    auto request = stepBack(model, *history.done.back(), *history.newest);
    if (request) {
        request->kind = ReleaseKind::Undo;
        request->reversed = *history.done.back();
        const std::string said = takesBack(ReleaseKind::Undo, history.done.back()->entry);
        request->reason = reason.empty() ? said : withTail(reason, " (" + said + ")");
    }
    return request;
}

std::expected<ReleaseRequest, Problem> ReleaseDesk::redoRequest(const Model& model, Name stage,
                                                                std::span<const CheckedJournal> journals,
                                                                const std::string& reason)
{
    const UndoHistory history = undoHistory(model, stage);
    if (history.undone.empty()) {
        return std::unexpected(
            nothingTo("Nothing that was taken back of " + slotText(model, stage) + " can be made again.",
                      "A redo follows an undo, with nothing done here in between."));
    }
    const auto& [undo, release] = history.undone.back();
    auto request = stepBack(model, *undo, *history.newest);
    if (request) {
        request->kind = ReleaseKind::Redo;
        const std::string earlier = release != nullptr ? release->reason : std::string();
        request->reason = reason.empty() ? redoReason(earlier, undo->entry) : withTail(reason, redoTail(undo->entry));
        if (release != nullptr) {
            request->reversed = *release;
            request->label = releaseLabel(journals, *release);
        }
    }
    return request;
}

} // namespace colophon
