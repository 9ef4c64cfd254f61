#include "ui/register/registerdialog.h"

#include "models/items/text.h"
#include "ui/register/recordedfacts.h"
#include "ui/register/registerform.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/dialogfoot.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace colophon {

namespace {

constexpr int kWidth = 720;
constexpr int kPatience = 250; ///< milliseconds

QStringList folders(const Workspace& workspace)
{
    QStringList paths;
    for (const auto& location : workspace.locations())
        paths.append(toQString(location->path()));
    // Rows of an earlier reading are shown before the folders are open again.
    return paths.isEmpty() ? workspace.paths() : paths;
}

} // namespace

RegisterDialog::RegisterDialog(Workspace& workspace, const QString& model, const QString& parentLabel, QWidget* window)
    : CardDialog(tr("Register a version"), window)
    , m_workspace(workspace)
    , m_form(new RegisterForm(workspace.catalog(), folders(workspace)))
    , m_foot(new DialogFoot(this))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_body = makeBody();
    scroll->setWidget(m_body);
    fillFoot();
    layout->addWidget(scroll, 1);
    layout->addWidget(m_foot);
    connect(m_form, &RegisterForm::changed, this, &RegisterDialog::inputChanged);
    connect(&m_patience, &QTimer::timeout, this, &RegisterDialog::draft);
    m_form->begin(model, parentLabel);
}

QSize RegisterDialog::sizeHint() const
{
    const int width = Theme::instance().scaled(kWidth);
    const int body = m_body->layout()->hasHeightForWidth() ? m_body->layout()->totalHeightForWidth(width)
                                                           : m_body->sizeHint().height();
    return {width, body + m_foot->sizeHint().height() + 2};
}

QWidget* RegisterDialog::makeBody()
{
    const Theme& theme = Theme::instance();
    auto* body = new QWidget;
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(theme.scaled(20), theme.scaled(16), theme.scaled(20), theme.scaled(12));
    layout->setSpacing(theme.scaled(10));
    layout->addWidget(m_form);
    auto* heading = new PlainLabel(tr("Recorded by itself"), body);
    heading->setType(TypeSize::Body, QFont::DemiBold);
    heading->setTone(Tone::Muted);
    m_recorded = new RecordedFactsView(body);
    m_recorded->setAccessibleName(tr("Recorded by itself"));
    layout->addSpacing(theme.scaled(4));
    layout->addWidget(heading);
    layout->addWidget(m_recorded);
    layout->addStretch();
    return body;
}

void RegisterDialog::fillFoot()
{
    m_cancel = makeButton(tr("Cancel"), {}, ButtonRole::Plain, m_foot);
    m_confirm = makeButton(tr("Register"), QStringLiteral("plus"), ButtonRole::Primary, m_foot);
    m_confirm->setObjectName(QStringLiteral("confirmRegistration"));
    m_foot->addCause();
    m_foot->add({m_cancel, m_confirm});
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, &RegisterDialog::confirm);
    setConfirmation([this] { confirm(); });
}

void RegisterDialog::inputChanged()
{
    if (m_state == State::Writing)
        return;
    ++m_draftNumber;
    m_foot->hideFailure();
    m_patience.start();
    if (m_form->request().files.empty()) {
        m_recorded->setMessage(tr("Add the files of the model: who, when, host, commit, digests, rows and packages are "
                                  "found out and shown here before anything is written."));
        m_patience.stop();
        setState(State::Filling);
    } else {
        setState(State::Drafting);
    }
}

void RegisterDialog::draft()
{
    RegistrationRequest request = m_form->request();
    // What is being looked at are the files; names may still be missing.
    if (request.model.isEmpty()) {
        request.model = Name("model");
        request.parent.clear();
    }
    if (request.label.empty())
        request.label = "label";
    m_workspace.draftRegistration(
        request, this, [this, number = m_draftNumber](const std::expected<RegistrationDraft, WriteFailure>& draft) {
            if (number == m_draftNumber)
                showDraft(draft);
        });
}

void RegisterDialog::showDraft(const std::expected<RegistrationDraft, WriteFailure>& draft)
{
    if (!draft) {
        m_recorded->setMessage(tr("Nothing would be recorded."));
        showFailure(draft.error().problem);
        return setState(State::Refused);
    }
    m_recorded->setDraft(*draft);
    m_body->layout()->invalidate();
    setState(State::Ready);
    placeOverWindow();
}

void RegisterDialog::setState(State state)
{
    m_state = state;
    const QString missing = m_form->missing();
    const bool isWriting = state == State::Writing;
    m_confirm->setEnabled(state == State::Ready && missing.isEmpty());
    const RegistrationRequest request = m_form->request();
    m_confirm->setText(isWriting ? tr("Registering…")
                                 : tr("Register %1 %2")
                                       .arg(toQString(request.model), toQString(request.label))
                                       .simplified()
                                       .replace(u'&', QStringLiteral("&&")));
    m_foot->setCause(!missing.isEmpty() ? missing : state == State::Drafting ? tr("Reading the files…") : QString());
    m_cancel->setEnabled(!isWriting);
    m_form->setReadOnly(isWriting);
    setClosable(!isWriting);
}

void RegisterDialog::confirm()
{
    if (m_state != State::Ready || !m_form->missing().isEmpty())
        return;
    m_request = m_form->request();
    setState(State::Writing);
    m_workspace.registerVersion(
        m_request, this, [this](const std::expected<RegistrationResult, WriteFailure>& result) { finish(result); });
}

void RegisterDialog::finish(const std::expected<RegistrationResult, WriteFailure>& result)
{
    if (!result) {
        showFailure(result.error().problem);
        return setState(State::Ready);
    }
    setClosable(true);
    accept();
    Q_EMIT registered(toQString(m_request.model), toQString(m_request.label));
}

void RegisterDialog::showFailure(const Problem& problem)
{
    m_foot->showFailure(tr("Nothing was changed.") + u' ' + toQString(problem.reason) + u' ' + toQString(problem.hint));
}

} // namespace colophon
