#include "ui/releases/releasenotesdialog.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/dialogfoot.h"
#include "ui/widgets/exportdialog.h"
#include "ui/widgets/savefile.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPointer>
#include <QVBoxLayout>

namespace colophon {

namespace {

constexpr int kWidth = 720;
constexpr int kHeight = 520;

QString fileName(const QString& subject)
{
    QString name;
    for (const QChar c : subject)
        name += c.isLetterOrNumber() || c == u'-' || c == u'.' ? c : QChar(u'_');
    return name.left(80) + QStringLiteral(".md");
}

} // namespace

ReleaseNotesDialog::ReleaseNotesDialog(const QString& subject, const QString& markdown, QWidget* window)
    : CardDialog(tr("Release notes of %1").arg(subject), window)
    , m_subject(subject)
    , m_text(new QPlainTextEdit(markdown, this))
    , m_foot(new DialogFoot(this))
    , m_close(makeButton(tr("Close"), {}, ButtonRole::Plain, this))
    , m_copy(makeButton(tr("Copy"), QStringLiteral("copy"), ButtonRole::Plain, this))
    , m_save(makeButton(tr("Save…"), QStringLiteral("download"), ButtonRole::Primary, this))
{
    layOut();
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this, &ReleaseNotesDialog::copy);
    connect(m_save, &QPushButton::clicked, this, &ReleaseNotesDialog::chooseFile);
    m_text->setFocus(Qt::OtherFocusReason);
}

QSize ReleaseNotesDialog::sizeHint() const
{
    const Theme& theme = Theme::instance();
    return {theme.scaled(kWidth), theme.scaled(kHeight)};
}

void ReleaseNotesDialog::layOut()
{
    const Theme& theme = Theme::instance();
    m_text->setAccessibleName(tr("Release notes"));
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_text->setFont(theme.fixedFont());
    auto* body = new QVBoxLayout;
    body->setContentsMargins(theme.scaled(20), theme.scaled(16), theme.scaled(20), theme.scaled(12));
    body->addWidget(m_text);
    m_foot->add({m_close});
    m_foot->addCause();
    m_foot->add({m_copy, m_save});
    m_foot->setCause(tr("Markdown; change it as you like"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(body, 1);
    layout->addWidget(m_foot);
}

void ReleaseNotesDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_text->toPlainText());
    m_foot->setCause(tr("Copied"));
    Q_EMIT done(tr("The release notes of %1 were copied").arg(m_subject));
}

void ReleaseNotesDialog::chooseFile()
{
    const SaveRequest request{tr("Save release notes"), fileName(m_subject), {tr("Markdown (*.md)")}};
    fileAsker()(this, request, [guard = QPointer<ReleaseNotesDialog>(this)](const QString& path) {
        if (guard && !path.isEmpty())
            guard->write(path);
    });
}

void ReleaseNotesDialog::write(const QString& path)
{
    const std::vector<ExportFormat> formats{{tr("Markdown"), QStringLiteral("md"), {}}};
    const auto target = exportTarget(path, formats, 0);
    if (!target) {
        m_foot->showFailure(target.error());
        return;
    }
    m_foot->hideFailure();
    m_save->setEnabled(false);
    const QByteArray bytes = m_text->toPlainText().toUtf8() + '\n';
    const auto saved = [this, path = target->path](const std::expected<void, QString>& result) {
        m_save->setEnabled(true);
        if (!result) {
            m_foot->showFailure(result.error());
            return;
        }
        accept();
        Q_EMIT done(tr("Saved as %1.").arg(path));
    };
    saveInBackground(target->path, [bytes] { return bytes; }, this, saved);
}

} // namespace colophon
