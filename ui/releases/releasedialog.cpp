#include "ui/releases/releasedialog.h"

#include "models/catalog/address.h"
#include "models/items/releaseconfirmation.h"
#include "ui/releases/releaseform.h"
#include "ui/releases/releasehead.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/dialogfoot.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace colophon {

namespace {

/// "Mark churn v1.2.0 as production"
QString titleOf(const Workspace& workspace, const ReleaseRequest& request)
{
    const CatalogPointer catalog = workspace.catalog();
    const Version* version = request.to ? catalog->version(*request.to) : nullptr;
    const QString model = QString::fromStdString(request.model.text());
    const QString stage = QString::fromStdString(request.stage.text());
    const bool isUndo = request.kind == ReleaseKind::Undo;
    if (!version)
        return isUndo ? ReleaseDialog::tr("Undo: take %1 out of %2").arg(model, stage)
                      : ReleaseDialog::tr("Take %1 out of %2").arg(model, stage);
    const QString label = QString::fromStdString(displayLabel(*version));
    if (isUndo)
        return ReleaseDialog::tr("Undo: mark %1 %2 as %3 again").arg(model, label, stage);
    if (request.kind == ReleaseKind::Redo)
        return ReleaseDialog::tr("Redo: mark %1 %2 as %3").arg(model, label, stage);
    return request.kind == ReleaseKind::Rollback
        ? ReleaseDialog::tr("Roll %1 back to %2 as %3").arg(model, label, stage)
        : ReleaseDialog::tr("Mark %1 %2 as %3").arg(model, label, stage);
}

constexpr int kCardWidth = 808;
constexpr int kSmallWindow = 1080; ///< below this width the card is as wide as the window

} // namespace

ReleaseDialog::ReleaseDialog(Workspace& workspace, const ChosenVersions& chosen, ReleaseRequest request,
                             QWidget* window)
    : CardDialog(titleOf(workspace, request), window)
    , m_workspace(workspace)
    , m_request(std::move(request))
    , m_stack(new QStackedWidget)
    , m_waiting(new PlainLabel(tr("Working out what will change…")))
    , m_head(new ReleaseHead(chosen, this))
    , m_form(new ReleaseForm)
    , m_foot(new DialogFoot(this))
{
    connect(m_form->scroll()->verticalScrollBar(), &QScrollBar::valueChanged, m_head,
            [this](int place) { m_head->setUnderlined(place > 0); });
    m_waiting->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_waiting);
    m_stack->addWidget(m_form);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    m_head->hide(); // until it is known what will change
    layout->addWidget(m_head);
    layout->addWidget(m_stack, 1);
    fillFoot();
    layout->addWidget(m_foot);
    connect(&workspace, &Workspace::stateChanged, this, &ReleaseDialog::followHalfDone);
    connect(m_form, &ReleaseForm::inputChanged, this, &ReleaseDialog::updateState);
    setConfirmation([this] { confirm(); });
    connect(m_head, &ReleaseHead::compareRequested, this, [this] {
        if (m_plan && m_plan->from && m_plan->request.to)
            Q_EMIT compareRequested(
                {QString::fromStdString(*m_plan->from), QString::fromStdString(*m_plan->request.to)});
        reject();
    });
    plan();
}

QSize ReleaseDialog::sizeHint() const
{
    return {cardWidth(), m_plan ? fittingHeight() : Theme::instance().scaled(420)};
}

/// A small window has no room to spare beside the card.
int ReleaseDialog::cardWidth() const
{
    const Theme& theme = Theme::instance();
    const int window = parentWidget() ? parentWidget()->window()->width() : 0;
    return window > 0 && window < theme.scaled(kSmallWindow) ? window : theme.scaled(kCardWidth);
}

/// As high as everything in it, so that nothing scrolls where the window has the room.
int ReleaseDialog::fittingHeight() const
{
    return m_head->sizeHint().height() + m_form->fittingHeight(cardWidth()) + m_foot->sizeHint().height();
}

/// The scroll area follows only what it is left for by Tab.
bool ReleaseDialog::focusNextPrevChild(bool next)
{
    const bool hasMoved = CardDialog::focusNextPrevChild(next);
    m_form->keepFocusInSight();
    return hasMoved;
}

void ReleaseDialog::fillFoot()
{
    m_copy = makeButton(tr("Copy as command"), QStringLiteral("terminal"), ButtonRole::Plain, m_foot);
    m_again = makeButton(tr("Show new plan"), QStringLiteral("refresh-cw"), ButtonRole::Plain, m_foot);
    m_again->hide();
    m_takeBack = makeButton(tr("Take back"), QStringLiteral("undo-2"), ButtonRole::Plain, m_foot);
    m_cancel = makeButton(tr("Cancel"), {}, ButtonRole::Plain, m_foot);
    m_retry = makeButton(tr("Try again"), QStringLiteral("refresh-cw"), ButtonRole::Primary, m_foot);
    m_confirm = makeButton({}, QStringLiteral("flag"), ButtonRole::Primary, m_foot);
    m_confirm->setObjectName(QStringLiteral("confirmRelease"));
    m_foot->add({m_copy});
    m_foot->addCause();
    m_foot->add({m_again, m_takeBack, m_cancel, m_retry, m_confirm});
    connect(m_copy, &QPushButton::clicked, this, &ReleaseDialog::copyCommand);
    connect(m_again, &QPushButton::clicked, this, &ReleaseDialog::plan);
    connect(m_takeBack, &QPushButton::clicked, this, &ReleaseDialog::takeBack);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_retry, &QPushButton::clicked, this, &ReleaseDialog::tryAgain);
    connect(m_confirm, &QPushButton::clicked, this, &ReleaseDialog::confirm);
}

void ReleaseDialog::orderTabs()
{
    const QWidgetList order = QWidgetList{m_head->compareButton(), m_form->scroll()} + m_form->tabOrder()
        + QWidgetList{m_copy, m_again, m_takeBack, m_cancel, m_retry, m_confirm};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

QString ReleaseDialog::versionLabel() const
{
    const CatalogPointer catalog = m_workspace.catalog();
    const Version* version = m_request.to ? catalog->version(*m_request.to) : nullptr;
    return version ? QString::fromStdString(displayLabel(*version)) : tr("nothing");
}

QString ReleaseDialog::confirmText(bool isOverride) const
{
    if (isOverride) {
        const auto failed = std::ranges::count(m_plan->gates, Gate::Result::Failed, &Gate::result);
        return tr("Mark %1 despite %n failed gates", nullptr, static_cast<int>(failed)).arg(versionLabel());
    }
    const QString stage = QString::fromStdString(m_request.stage.text());
    if (!m_request.to)
        return tr("Take it out of %1").arg(stage);
    if (m_request.kind == ReleaseKind::Undo)
        return tr("Undo: mark %1 as %2 again").arg(versionLabel(), stage);
    if (m_request.kind == ReleaseKind::Redo)
        return tr("Redo: mark %1 as %2").arg(versionLabel(), stage);
    return m_request.kind == ReleaseKind::Rollback ? tr("Roll back to %1").arg(versionLabel())
                                                   : tr("Mark %1 as %2").arg(versionLabel(), stage);
}

void ReleaseDialog::plan()
{
    m_state = State::Planning;
    m_foot->hideFailure();
    m_again->hide();
    if (!m_plan)
        m_stack->setCurrentIndex(0);
    updateState();
    m_workspace.planRelease(m_request, this,
                            [this](std::expected<ReleasePlan, Problem> plan) { showPlan(std::move(plan)); });
}

void ReleaseDialog::showPlan(std::expected<ReleasePlan, Problem> plan)
{
    if (!plan) {
        m_plan.reset();
        m_head->hide();
        m_stack->setCurrentIndex(0);
        m_waiting->setFullText(tr("This version cannot be marked."));
        showFailure(QString::fromStdString(plan.error().reason), QString::fromStdString(plan.error().hint), false);
        return;
    }
    m_plan = std::move(*plan);
    m_head->setPlan(*m_workspace.catalog(), *m_plan);
    m_head->show();
    m_form->setPlan(*m_plan);
    m_form->setLabelAdvice(labelAdvice());
    m_stack->setCurrentIndex(1);
    m_state = State::Open;
    orderTabs();
    updateState();
    placeOverWindow();
    m_form->focusReason();
}

std::optional<LabelAdvice> ReleaseDialog::labelAdvice() const
{
    const CatalogPointer catalog = m_workspace.catalog();
    const ReleaseRequest& request = m_plan->request;
    const Model* model = catalog->model(request.model.text());
    const Version* candidate = request.to ? catalog->version(*request.to) : nullptr;
    if (request.kind == ReleaseKind::Redo && !request.label.empty())
        return LabelAdvice{request.label, tr("It was released under this label.").toStdString()};
    if (!model || !candidate || request.kind != ReleaseKind::Release)
        return std::nullopt;
    const Version* holder = m_plan->from ? catalog->version(*m_plan->from) : nullptr;
    return adviseLabel(*model, *candidate, holder, m_workspace.journals());
}

void ReleaseDialog::updateState()
{
    const bool isOpen = m_state == State::Open && m_plan;
    const Confirmation state = isOpen ? confirmation(*m_plan, m_form->input()) : Confirmation();
    m_form->setConfirmation(state);
    m_form->setReadOnly(m_state == State::Writing || m_state == State::HalfDone);
    const bool isOverride = m_plan && m_plan->hasFailedGate();
    setButtonRole(*m_confirm, isOverride ? ButtonRole::Danger : ButtonRole::Primary);
    m_confirm->setText(m_state == State::Writing ? tr("Marking…") : confirmText(isOverride));
    m_confirm->setEnabled(isOpen && state.kind != Confirmation::Kind::Off);
    const bool isHalfDone = m_state == State::HalfDone;
    m_confirm->setVisible((m_plan || m_state == State::Planning) && !isHalfDone);
    m_retry->setVisible(isHalfDone);
    m_takeBack->setVisible(isHalfDone);
    m_cancel->setText(isHalfDone ? tr("Close") : tr("Cancel"));
    m_copy->setVisible(m_plan.has_value());
    m_foot->setCause(m_state == State::Planning ? tr("Working out what will change…") : state.cause);
    m_cancel->setEnabled(m_state != State::Writing);
    setClosable(m_state != State::Writing);
}

void ReleaseDialog::confirm()
{
    if (m_state != State::Open || !m_plan || confirmation(*m_plan, m_form->input()).kind == Confirmation::Kind::Off)
        return;
    m_plan->request = confirmedRequest(*m_plan, m_form->input());
    m_plan->change.reason = m_plan->request.reason;
    write(*m_plan);
}

void ReleaseDialog::write(const ReleasePlan& plan)
{
    m_state = State::Writing;
    updateState();
    m_workspace.applyRelease(
        plan, this, [this](std::expected<ReleaseOutcome, WriteFailure> outcome) { finish(std::move(outcome)); });
}

void ReleaseDialog::finish(std::expected<ReleaseOutcome, WriteFailure> outcome)
{
    if (outcome) {
        // Also when it took two attempts, it is taken back to the holder before the first one.
        outcome->plan.change.from = m_plan->change.from;
        outcome->plan.fromLabel = m_plan->fromLabel;
        setClosable(true);
        accept();
        Q_EMIT released(*outcome);
        return;
    }
    const WriteFailure& failure = outcome.error();
    QString detail
        = QString::fromStdString(failure.problem.reason) + u' ' + QString::fromStdString(failure.problem.hint);
    QStringList done;
    for (const std::string& step : failure.done)
        done.append(QString::fromStdString(step));
    if (!done.isEmpty())
        detail = detail.trimmed() + u' ' + tr("Done: %1.").arg(done.join(QStringLiteral("; ")));
    const bool isHalfDone = failure.kind == WriteFailure::Kind::HalfDone;
    showFailure(isHalfDone ? tr("It was done only in part.") : tr("Nothing was changed."), detail, !isHalfDone);
    if (!isHalfDone)
        return;
    // Everything is read again now; until then nobody knows what is left to do.
    m_state = State::HalfDone;
    m_retry->setEnabled(false);
    m_takeBack->setEnabled(false);
    updateState();
}

void ReleaseDialog::followHalfDone()
{
    if (m_state != State::HalfDone || m_workspace.state() == Workspace::State::Reading)
        return;
    const auto outcome = partialOutcome(*m_workspace.catalog(), *m_plan);
    m_hasMoved = outcome.has_value();
    m_retry->setEnabled(true);
    m_takeBack->setEnabled(m_hasMoved);
    m_retry->setFocus();
    if (outcome)
        Q_EMIT releasedInPart(*outcome);
}

void ReleaseDialog::tryAgain()
{
    if (!m_hasMoved) {
        plan();
        return;
    }
    m_foot->hideFailure();
    write(remainingPlan(*m_plan));
}

void ReleaseDialog::takeBack()
{
    reject();
    Q_EMIT takeBackRequested();
}

void ReleaseDialog::showFailure(const QString& headline, const QString& detail, bool canPlanAgain)
{
    m_state = State::Refused;
    m_foot->showFailure(headline + u' ' + detail);
    m_again->setVisible(canPlanAgain);
    updateState();
    m_foot->setCause({});
    if (canPlanAgain)
        m_again->setFocus();
    else
        m_cancel->setFocus();
}

void ReleaseDialog::copyCommand()
{
    const CatalogPointer catalog = m_workspace.catalog();
    const Version* version = m_request.to ? catalog->version(*m_request.to) : nullptr;
    if (!m_plan)
        return;
    const Version* holder = m_plan->from ? catalog->version(*m_plan->from) : nullptr;
    const ReleaseAddresses addresses{version ? QString::fromStdString(addressOf(*catalog, *version)) : QString(),
                                     holder ? QString::fromStdString(addressOf(*catalog, *holder)) : QString()};
    const ConfirmationInput input = m_form->input();
    ReleasePlan plan = *m_plan;
    plan.request.label = confirmedRequest(plan, input).label;
    QGuiApplication::clipboard()->setText(releaseCommand(addresses, m_workspace.paths(), plan, input));
}

} // namespace colophon
