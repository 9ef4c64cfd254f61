#include "ui/details/notedialog.h"

#include "models/compare/numbertext.h"
#include "models/items/text.h"
#include "models/releases/notes.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/dialogfoot.h"
#include "ui/widgets/limitedtextedit.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QVBoxLayout>

namespace colophon {

namespace {

constexpr int kWidth = 560;

QString countText(auto count)
{
    return toQString(numberText(static_cast<double>(count), 0));
}

QString titleOf(const Version& version)
{
    return NoteDialog::tr("Write a note about %1 %2").arg(toQString(version.model), toQString(displayLabel(version)));
}

} // namespace

NoteDialog::NoteDialog(Workspace& workspace, const Version& version, QWidget* window)
    : CardDialog(titleOf(version), window)
    , m_workspace(workspace)
    , m_version(version.id)
    , m_text(new LimitedTextEdit(static_cast<qsizetype>(kLongestNote), this))
    , m_count(new PlainLabel({}, this))
    , m_foot(new DialogFoot(this))
    , m_cancel(makeButton(tr("Cancel"), {}, ButtonRole::Plain, this))
    , m_confirm(makeButton(tr("Keep note"), QStringLiteral("message-square-text"), ButtonRole::Primary, this))
{
    layOut();
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] { setState(m_state); });
    connect(m_text, &LimitedTextEdit::refused, this, &NoteDialog::sayRefused);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, &NoteDialog::confirm);
    setConfirmation([this] { confirm(); });
    setState(State::Open);
    m_text->setFocus(Qt::OtherFocusReason);
    askWhetherPossible();
}

void NoteDialog::layOut()
{
    const Theme& theme = Theme::instance();
    auto* body = new QVBoxLayout;
    body->setContentsMargins(theme.scaled(20), theme.scaled(16), theme.scaled(20), theme.scaled(12));
    body->setSpacing(theme.scaled(8));
    auto* about = new PlainLabel(tr("It is kept in the journal with your name and the time, and cannot be changed "
                                    "afterwards. What the version was read from is left alone."),
                                 this);
    about->setTone(Tone::Muted);
    about->setWordWrap(true);
    m_text->setAccessibleName(tr("Note"));
    m_text->setPlaceholderText(tr("What should others know about this version?"));
    m_text->setMinimumHeight(theme.scaled(90));
    body->addWidget(about);
    m_count->setType(TypeSize::Small);
    m_count->setTone(Tone::Muted);
    m_count->setAlignment(Qt::AlignRight);
    body->addWidget(m_text, 1);
    body->addWidget(m_count);
    m_foot->addCause();
    m_foot->add({m_cancel, m_confirm});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(body, 1);
    layout->addWidget(m_foot);
}

QSize NoteDialog::sizeHint() const
{
    const int width = Theme::instance().scaled(kWidth);
    return {width, layout()->totalHeightForWidth(width) + Theme::instance().scaled(40)};
}

void NoteDialog::askWhetherPossible()
{
    m_workspace.findNoteObstacle(m_version, this, [this](const std::optional<Problem>& obstacle) {
        if (!obstacle || m_state != State::Open)
            return;
        setState(State::Impossible);
        showFailure(tr("No note can be kept here."), *obstacle);
    });
}

bool NoteDialog::isWritten() const
{
    return !m_text->toPlainText().trimmed().isEmpty();
}

void NoteDialog::setState(State state)
{
    m_state = state;
    const bool isWriting = state == State::Writing;
    m_confirm->setEnabled(state == State::Open && isWritten());
    m_confirm->setText(isWriting ? tr("Writing…") : tr("Keep note"));
    m_text->setReadOnly(state != State::Open);
    m_count->setFullText(tr("%1 of %2").arg(countText(m_text->toPlainText().size()), countText(kLongestNote)));
    m_cancel->setEnabled(!isWriting);
    setClosable(!isWriting);
}

void NoteDialog::sayRefused(qsizetype excess)
{
    m_count->setFullText(tr("Not taken: %n characters too many", nullptr, static_cast<int>(excess)));
    QAccessibleEvent alert(m_count, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void NoteDialog::confirm()
{
    if (m_state != State::Open || !isWritten())
        return;
    setState(State::Writing);
    const std::string text = m_text->toPlainText().trimmed().toStdString();
    m_workspace.writeNote(m_version, text, this,
                          [this](const std::expected<std::int64_t, WriteFailure>& result) { finish(result); });
}

void NoteDialog::finish(const std::expected<std::int64_t, WriteFailure>& result)
{
    setState(State::Open);
    if (!result)
        return showFailure(tr("Nothing was written."), result.error().problem);
    accept();
    Q_EMIT written(*result);
}

void NoteDialog::showFailure(const QString& headline, const Problem& problem)
{
    m_foot->showFailure(headline + u' ' + toQString(problem.reason) + u' ' + toQString(problem.hint));
    placeOverWindow();
}

} // namespace colophon
