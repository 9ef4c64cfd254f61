#include "ui/releases/releaseflow.h"

#include "ui/releases/releasedialog.h"
#include "ui/releases/releaseform.h"
#include "ui/releases/releasewords.h"

#include <set>
#include <utility>

namespace colophon {

namespace {

bool isSameChange(const ReleaseRequest& one, const ReleaseRequest& other)
{
    return one.kind == other.kind && one.model == other.model && one.stage == other.stage && one.to == other.to;
}

bool isSame(const ReleaseOutcome& one, const ReleaseOutcome& other)
{
    return one.entry == other.entry && one.plan.source.root == other.plan.source.root
        && isSameChange(one.plan.request, other.plan.request);
}

QString problemText(const Problem& problem)
{
    const QString reason = QString::fromStdString(problem.reason);
    return problem.hint.empty() ? reason : QString(reason + u' ' + QString::fromStdString(problem.hint));
}

} // namespace

ReleaseFlow::ReleaseFlow(Workspace& workspace, ChosenVersions& chosen, QWidget* window)
    : QObject(window)
    , m_workspace(workspace)
    , m_chosen(chosen)
    , m_window(window)
    , m_paths(workspace.paths())
{
    connect(&workspace, &Workspace::catalogChanged, this, &ReleaseFlow::followLocation);
    connect(&workspace, &Workspace::stateChanged, this, &ReleaseFlow::followLocation);
    connect(&workspace, &Workspace::stateChanged, this, &ReleaseFlow::followReading);
    connect(&workspace, &Workspace::catalogChanged, this, &ReleaseFlow::followReading);
    connect(&workspace, &Workspace::stateChanged, this, &ReleaseFlow::explainRefusal);
}

bool ReleaseFlow::isUndo(Purpose purpose)
{
    return purpose == Purpose::Undo || purpose == Purpose::UndoAtOnce;
}

ReleaseDialog* ReleaseFlow::dialog() const
{
    return m_dialog;
}

void ReleaseFlow::followLocation()
{
    if (m_workspace.paths() == m_paths)
        return;
    m_paths = m_workspace.paths();
    ++m_visit;
    m_interrupted.reset();
    m_refused.reset();
    m_written.clear();
    if (m_dialog)
        m_dialog->reject();
    if (m_done.empty() && m_undone.empty())
        return;
    m_done.clear();
    m_undone.clear();
    m_endsWithPart = false;
    Q_EMIT undoWithdrawn();
    Q_EMIT undoChanged();
}

std::shared_ptr<const Model> ReleaseFlow::undoneModel() const
{
    if (m_undone.empty())
        return nullptr;
    const Name name = m_undone.back().plan.request.model;
    for (const std::shared_ptr<const Model>& model : m_workspace.catalog()->models()) {
        if (model->name == name)
            return model;
    }
    return nullptr;
}

/// A model that was read again without a change is the same object as before.
void ReleaseFlow::followReading()
{
    const bool isEmpty = m_done.empty() && m_undone.empty();
    if (isEmpty || m_workspace.state() != Workspace::State::Ready)
        return;
    if (m_lastWasUndo && !m_afterUndo)
        m_afterUndo = undoneModel();
    withdrawOvertaken();
    Q_EMIT undoChanged();
}

/// Of each stage only the newest release can be overtaken by others; with it go those that could be taken back after
/// it. While the window is open, what replaced it may be its own release, done in part.
void ReleaseFlow::withdrawOvertaken()
{
    if (m_dialog && m_dialog->isVisible())
        return;
    const CatalogPointer catalog = m_workspace.catalog();
    const auto newest = m_done.empty() ? std::nullopt : std::optional(m_done.back());
    std::set<std::pair<Name, Name>> seen;
    std::set<std::pair<Name, Name>> lost;
    for (auto release = m_done.rbegin(); release != m_done.rend(); ++release) {
        const std::pair slot(release->plan.request.model, release->plan.request.stage);
        if (seen.insert(slot).second && m_written.isOvertaken(*release, *catalog))
            lost.insert(slot);
    }
    std::erase_if(m_done, [&lost](const ReleaseOutcome& release) {
        return lost.contains({release.plan.request.model, release.plan.request.stage});
    });
    if (!newest || (!m_done.empty() && isSame(m_done.back(), *newest)))
        return;
    m_endsWithPart = false;
    Q_EMIT undoWithdrawn();
}

/// Says who was first as soon as that is read; anything else was said when it was refused.
void ReleaseFlow::explainRefusal()
{
    if (!m_refused || m_workspace.state() == Workspace::State::Reading)
        return;
    if (m_workspace.state() == Workspace::State::Ready && --m_refused->readings > 0)
        return;
    const RefusedUndo refused = *std::exchange(m_refused, std::nullopt);
    const CatalogPointer catalog = m_workspace.catalog();
    if (m_written.isOvertaken(refused.release, *catalog))
        Q_EMIT overtaken(QString::fromStdString(refused.release.plan.request.model.text()),
                         overtakenTitle(*catalog, refused.release), overtakenText(*catalog, refused.release));
}

bool ReleaseFlow::asksFirst(const ReleaseOutcome& release) const
{
    return m_written.isFollowedByOthers(release, m_workspace.journals());
}

bool ReleaseFlow::redoesAtOnce() const
{
    return m_lastWasUndo && !asksFirst(m_undone.back()) && (!m_afterUndo || m_afterUndo == undoneModel());
}

void ReleaseFlow::setDirections(const Directions& directions)
{
    m_directions = directions;
}

void ReleaseFlow::markAs(const QString& versionId, const QString& stage)
{
    const CatalogPointer catalog = m_workspace.catalog();
    const Version* version = catalog->version(versionId.toStdString());
    if (!version)
        return;
    ReleaseRequest request;
    request.model = version->model;
    request.stage = Name(stage.toStdString());
    request.to = version->id;
    ask(request);
}

void ReleaseFlow::rollBack(const QString& model, const QString& stage)
{
    const CatalogPointer catalog = m_workspace.catalog();
    const Model* found = catalog->model(model.toStdString());
    if (!found)
        return;
    const auto request = ReleaseDesk::rollbackRequest(*found, Name(stage.toStdString()));
    if (request)
        ask(*request);
    else
        Q_EMIT failed(problemText(request.error()));
}

void ReleaseFlow::ask(ReleaseRequest request, Purpose purpose)
{
    if (m_dialog || m_isBusy)
        return;
    m_endsWithPart = false;
    request.directions = m_directions;
    const bool goesOn = m_interrupted && isSameChange(*m_interrupted, request);
    if (goesOn)
        request.reason = m_interrupted->reason;
    m_dialog = new ReleaseDialog(m_workspace, m_chosen, request, m_window);
    if (goesOn && m_interruptedLabel)
        m_dialog->form().setLabel(*m_interruptedLabel);
    connect(m_dialog, &ReleaseDialog::released, this, [this, purpose, visit = m_visit](const ReleaseOutcome& outcome) {
        if (visit == m_visit)
            finish(outcome, m_endsWithPart ? Purpose::Do : purpose);
    });
    connect(m_dialog, &ReleaseDialog::releasedInPart, this, [this, visit = m_visit](const ReleaseOutcome& outcome) {
        if (visit == m_visit)
            keepPart(outcome);
    });
    connect(m_dialog, &ReleaseDialog::takeBackRequested, this, &ReleaseFlow::undoAtOnce);
    connect(m_dialog, &ReleaseDialog::compareRequested, this,
            [this, request](const QStringList& versionIds) { lookAtComparison(request, versionIds); });
    connect(m_dialog, &QDialog::finished, this, &ReleaseFlow::followReading);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->open();
}

void ReleaseFlow::lookAtComparison(const ReleaseRequest& request, const QStringList& versionIds)
{
    m_interrupted = request;
    const ConfirmationInput input = m_dialog->form().input();
    m_interrupted->reason = input.reason.toStdString();
    m_interruptedLabel = input.label;
    Q_EMIT compareRequested(versionIds);
}

void ReleaseFlow::undo()
{
    startUndo(Purpose::Undo);
}

void ReleaseFlow::undoAtOnce()
{
    startUndo(Purpose::UndoAtOnce);
}

void ReleaseFlow::startUndo(Purpose purpose)
{
    if (m_done.empty() || m_isBusy || m_workspace.paths() != m_paths)
        return;
    m_takingBack = m_done.back();
    perform(ReleaseDesk::undoRequest(*m_takingBack), purpose);
}

void ReleaseFlow::redo()
{
    if (m_undone.empty() || m_isBusy || m_dialog || m_workspace.paths() != m_paths)
        return;
    ReleaseRequest request = ReleaseDesk::undoRequest(m_undone.back());
    if (redoesAtOnce()) {
        perform(request, Purpose::Redo);
        return;
    }
    request.expected.reset(); // The window shows whom it takes the place of.
    ask(std::move(request), Purpose::Redo);
}

QString ReleaseFlow::undoText() const
{
    if (m_done.empty())
        return {};
    const QString subject = subjectOf(m_done.back(), *m_workspace.catalog());
    return asksFirst(m_done.back()) ? tr("Undo marking %1…").arg(subject) : tr("Undo marking %1").arg(subject);
}

QString ReleaseFlow::redoText() const
{
    // The outcome that is made again is the undo's; what it took back is what the user knows it by.
    if (m_undone.empty())
        return {};
    return redoesAtOnce() ? tr("Redo the release that was taken back") : tr("Redo the release that was taken back…");
}

void ReleaseFlow::perform(const ReleaseRequest& request, Purpose purpose)
{
    m_isBusy = true;
    m_workspace.planRelease(request, this,
                            [this, purpose, visit = m_visit](const std::expected<ReleasePlan, Problem>& plan) {
                                m_isBusy = false;
                                if (visit == m_visit)
                                    proceed(plan, purpose);
                                else
                                    Q_EMIT failed(tr("Something else was opened meanwhile. Nothing was changed."));
                            });
}

/// What planning found, or what was read meanwhile, is news.
void ReleaseFlow::proceed(const std::expected<ReleasePlan, Problem>& plan, Purpose purpose)
{
    if (purpose == Purpose::Redo && (!plan || !redoesAtOnce())) {
        m_lastWasUndo = false;
        redo();
    } else if (!plan) {
        refuse(plan.error(), purpose);
        m_workspace.rescan(); // As every write does by itself.
    } else if (purpose == Purpose::Undo
               && (asksFirst(*m_takingBack) || m_written.isFollowedByOthers(*m_takingBack, plan->journalLength))) {
        ask(plan->request, purpose);
    } else {
        apply(*plan, purpose);
    }
}

/// At once, as the desk put it: the reading that tells more may take long.
void ReleaseFlow::refuse(const Problem& problem, Purpose purpose)
{
    Q_EMIT failed(problemText(problem));
    if (purpose == Purpose::Redo || !m_takingBack)
        return;
    const bool isReading = m_workspace.state() == Workspace::State::Reading;
    m_refused = RefusedUndo{*m_takingBack, isReading ? 2 : 1};
}

void ReleaseFlow::apply(ReleasePlan plan, Purpose purpose)
{
    m_isBusy = true;
    // Taking back what was confirmed a moment ago is not held up by gates: it restores what was there.
    plan.request.despiteFailedGates = true;
    m_workspace.applyRelease(
        plan, this, [this, purpose, visit = m_visit](const std::expected<ReleaseOutcome, WriteFailure>& outcome) {
            m_isBusy = false;
            if (outcome && visit == m_visit)
                finish(*outcome, purpose);
            else if (!outcome && visit == m_visit && outcome.error().kind == WriteFailure::Kind::Refused)
                refuse(outcome.error().problem, purpose);
            else if (!outcome)
                Q_EMIT failed(problemText(outcome.error().problem));
        });
}

void ReleaseFlow::keepPart(const ReleaseOutcome& outcome)
{
    if (std::exchange(m_endsWithPart, true))
        m_done.pop_back();
    m_done.push_back(outcome);
    m_written.add(outcome, m_workspace.journals());
    m_undone.clear();
    m_lastWasUndo = false;
    Q_EMIT undoChanged();
}

/// Others may have overtaken it while the user was asked.
void ReleaseFlow::forget(const ReleaseOutcome& release)
{
    std::erase_if(m_done, [&release](const ReleaseOutcome& each) { return isSame(each, release); });
}

void ReleaseFlow::finish(const ReleaseOutcome& outcome, Purpose purpose)
{
    const bool completesPart = std::exchange(m_endsWithPart, false);
    m_written.add(outcome, m_workspace.journals());
    switch (purpose) {
    case Purpose::Do:
        if (completesPart)
            m_done.pop_back();
        m_done.push_back(outcome);
        m_undone.clear();
        m_interrupted.reset();
        break;
    case Purpose::Undo:
    case Purpose::UndoAtOnce:
        forget(*m_takingBack);
        m_undone.push_back(outcome);
        m_afterUndo.reset();
        m_interrupted.reset();
        break;
    case Purpose::Redo:
        m_undone.pop_back();
        m_done.push_back(outcome);
        m_interrupted.reset();
        break;
    }
    m_lastWasUndo = isUndo(purpose);
    Q_EMIT released(noticeOf(outcome, purpose));
    Q_EMIT undoChanged();
}

ReleaseNotice ReleaseFlow::noticeOf(const ReleaseOutcome& outcome, Purpose purpose) const
{
    const CatalogPointer catalog = m_workspace.catalog();
    const ReleaseRequest& request = outcome.plan.request;
    const QString model = QString::fromStdString(request.model.text());
    const QString stage = QString::fromStdString(request.stage.text());
    const QString label = labelOf(*catalog, request.to);
    ReleaseNotice notice;
    notice.headline = label.isEmpty() ? tr("Nothing of %1 is in %2 any more.").arg(model, stage)
                                      : tr("%1 %2 is now in %3.").arg(model, label, stage);
    notice.detail = isUndo(purpose) ? tr("The release was taken back.") : tenureText(*catalog, outcome);
    notice.canUndo = !isUndo(purpose);
    return notice;
}

} // namespace colophon
