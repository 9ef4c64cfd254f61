#include "ui/releases/releaseflow.h"

#include "models/compare/numbertext.h"
#include "models/releases/holdings.h"
#include "ui/releases/releasedialog.h"
#include "ui/releases/releaseform.h"

#include <utility>

namespace colophon {

namespace {

QString labelOf(const Catalog& catalog, const std::optional<VersionId>& id)
{
    const Version* version = id ? catalog.version(*id) : nullptr;
    return version ? QString::fromStdString(displayLabel(*version)) : QString();
}

/// "churn v1.2.0 as production"
QString subjectOf(const ReleaseOutcome& outcome, const Catalog& catalog)
{
    const ReleaseRequest& request = outcome.plan.request;
    return ReleaseFlow::tr("%1 %2 as %3")
        .arg(QString::fromStdString(request.model.text()), labelOf(catalog, request.to),
             QString::fromStdString(request.stage.text()));
}

/// How long the earlier holder had the stage until this release.
QString tenureText(const Catalog& catalog, const ReleaseOutcome& outcome)
{
    const Model* model = catalog.model(outcome.plan.request.model.text());
    if (!model || !outcome.plan.from)
        return {};
    const ReleaseRequest& request = outcome.plan.request;
    const auto held = lastTenure(*model, request.stage, *outcome.plan.from, outcome.plan.change.time);
    if (!held)
        return {};
    return ReleaseFlow::tr("%1 was %2 for %3.")
        .arg(labelOf(catalog, outcome.plan.from), QString::fromStdString(request.stage.text()),
             QString::fromStdString(durationText(*held)));
}

bool isSameChange(const ReleaseRequest& one, const ReleaseRequest& other)
{
    return one.kind == other.kind && one.model == other.model && one.stage == other.stage && one.to == other.to;
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
    if (m_dialog)
        m_dialog->reject();
    if (m_done.empty() && m_undone.empty())
        return;
    m_done.clear();
    m_undone.clear();
    m_endsWithPart = false;
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
    if (m_undone.empty() || m_workspace.state() != Workspace::State::Ready)
        return;
    if (m_lastWasUndo && !m_afterUndo)
        m_afterUndo = undoneModel();
    Q_EMIT undoChanged();
}

bool ReleaseFlow::redoesAtOnce() const
{
    return m_lastWasUndo && (!m_afterUndo || m_afterUndo == undoneModel());
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
    connect(m_dialog, &ReleaseDialog::takeBackRequested, this, &ReleaseFlow::undo);
    connect(m_dialog, &ReleaseDialog::compareRequested, this,
            [this, request](const QStringList& versionIds) { lookAtComparison(request, versionIds); });
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
    if (!m_done.empty() && !m_isBusy && m_workspace.paths() == m_paths)
        perform(ReleaseDesk::undoRequest(m_done.back()), Purpose::Undo);
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
    return m_done.empty() ? QString() : tr("Undo marking %1").arg(subjectOf(m_done.back(), *m_workspace.catalog()));
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

void ReleaseFlow::proceed(const std::expected<ReleasePlan, Problem>& plan, Purpose purpose)
{
    const bool asksFirst = purpose == Purpose::Redo && (!plan || !redoesAtOnce());
    if (asksFirst) { // What planning found, or what was read meanwhile, is news.
        m_lastWasUndo = false;
        redo();
    } else if (plan) {
        apply(*plan, purpose);
    } else {
        Q_EMIT failed(problemText(plan.error()));
    }
}

void ReleaseFlow::apply(ReleasePlan plan, Purpose purpose)
{
    m_isBusy = true;
    // Taking back what was confirmed a moment ago is not held up by gates: it restores what was there.
    plan.request.despiteFailedGates = true;
    m_workspace.applyRelease(
        plan, this, [this, purpose, visit = m_visit](const std::expected<ReleaseOutcome, WriteFailure>& outcome) {
            m_isBusy = false;
            if (!outcome)
                Q_EMIT failed(problemText(outcome.error().problem));
            else if (visit == m_visit)
                finish(*outcome, purpose);
        });
}

void ReleaseFlow::keepPart(const ReleaseOutcome& outcome)
{
    if (std::exchange(m_endsWithPart, true))
        m_done.pop_back();
    m_done.push_back(outcome);
    m_undone.clear();
    m_lastWasUndo = false;
    Q_EMIT undoChanged();
}

void ReleaseFlow::finish(const ReleaseOutcome& outcome, Purpose purpose)
{
    const bool completesPart = std::exchange(m_endsWithPart, false);
    switch (purpose) {
    case Purpose::Do:
        if (completesPart)
            m_done.pop_back();
        m_done.push_back(outcome);
        m_undone.clear();
        m_interrupted.reset();
        break;
    case Purpose::Undo:
        m_done.pop_back();
        m_undone.push_back(outcome);
        m_afterUndo.reset();
        break;
    case Purpose::Redo:
        m_undone.pop_back();
        m_done.push_back(outcome);
        m_interrupted.reset();
        break;
    }
    m_lastWasUndo = purpose == Purpose::Undo;
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
    notice.detail = purpose == Purpose::Undo ? tr("The release was taken back.") : tenureText(*catalog, outcome);
    notice.canUndo = purpose != Purpose::Undo;
    return notice;
}

} // namespace colophon
