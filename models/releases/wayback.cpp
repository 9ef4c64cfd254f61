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
        if (!event.to) {
            if (event.kind == ReleaseKind::Undo || event.kind == ReleaseKind::Rollback)
                m_holders.clear();
            return;
        }
        const bool isGoingBack = event.kind == ReleaseKind::Undo || event.kind == ReleaseKind::Rollback;
        // Whoever the release found there may have come without a trace, such as an alias that MLflow set.
        if (!isGoingBack && event.from && (m_holders.empty() || m_holders.back() != *event.from))
            m_holders.push_back(*event.from);
        const auto earlier = std::ranges::find(m_holders, *event.to);
        if (isGoingBack && earlier != m_holders.end())
            m_holders.erase(std::next(earlier), m_holders.end());
        else if (m_holders.empty() || m_holders.back() != *event.to)
            m_holders.push_back(*event.to);
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
    std::vector<VersionId> m_holders;
};

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
        Problem problem;
        problem.reason = "There is no earlier holder of " + stage.text() + " of " + model.name.text() + ".";
        problem.hint = "Nothing is recorded to go back to. Mark the version that you want instead.";
        return std::unexpected(std::move(problem));
    }
    ReleaseRequest request;
    request.kind = ReleaseKind::Rollback;
    request.model = model.name;
    request.stage = stage;
    request.to = earlier->id;
    request.expected.emplace(present != nullptr ? std::optional(present->id) : std::nullopt);
    return request;
}

ReleaseRequest ReleaseDesk::undoRequest(const ReleaseOutcome& outcome)
{
    const ReleasePlan& plan = outcome.plan;
    ReleaseRequest request;
    const bool isRedo = plan.request.kind == ReleaseKind::Undo;
    const std::string entry
        = outcome.entry > 0 ? "journal entry " + std::to_string(outcome.entry) : "a release that was done in part";
    request.kind = isRedo ? ReleaseKind::Redo : ReleaseKind::Undo;
    request.model = plan.request.model;
    request.stage = plan.request.stage;
    request.to = plan.from;
    if (!plan.from && plan.change.from)
        request.to = *plan.change.from; // Names no version: planning then says which one cannot be found.
    request.expected.emplace(plan.request.to);
    request.reason = (isRedo ? "Redo: takes back " : "Undo: takes back ") + entry;
    if (isRedo && !plan.request.takenBackReason.empty())
        request.reason = plan.request.takenBackReason + " (redo: takes back " + entry + ")";
    if (!isRedo)
        request.takenBackReason = plan.request.reason;
    request.actor = plan.request.actor;
    request.explicitChoice = plan.request.explicitChoice;
    return request;
}

} // namespace colophon
