#include "ui/register/pathfields.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/plaintext.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QUrl>
#include <QVBoxLayout>

namespace colophon {

namespace {

constexpr int kPathRole = Qt::UserRole;
constexpr int kShownRows = 3;

QString absolutePath(const QString& folder, const QString& typed)
{
    const QString path = typed.trimmed();
    return path.isEmpty() ? QString() : QDir::cleanPath(QDir(folder).absoluteFilePath(path));
}

/// As people read it: relative to the folder where it lies inside.
QString shownPath(const QString& folder, const QString& path)
{
    const QString relative = QDir(folder).relativeFilePath(path);
    return relative.startsWith(QStringLiteral("..")) ? path : relative;
}

/// A window that chooses and goes; the caller says what is chosen and listens.
QFileDialog* openChooser(QWidget* parent, const QString& title, const QString& folder, QFileDialog::FileMode mode)
{
    auto* dialog = new QFileDialog(parent, title, folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(mode);
    dialog->setOption(QFileDialog::ShowDirsOnly, mode == QFileDialog::Directory);
    dialog->open();
    return dialog;
}

} // namespace

PathField::PathField(const QString& name, const QString& folder, QWidget* parent)
    : QWidget(parent)
    , m_folder(folder)
    , m_field(new QLineEdit(this))
{
    m_field->setAccessibleName(name);
    setFocusProxy(m_field);
    QPushButton* choose = makeButton(tr("Choose…"), {}, ButtonRole::Plain, this);
    choose->setAccessibleName(tr("Choose %1").arg(name.toLower()));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_field, 1);
    layout->addWidget(choose);
    connect(choose, &QPushButton::clicked, this, &PathField::choose);
    connect(m_field, &QLineEdit::textChanged, this, &PathField::changed);
}

QString PathField::path() const
{
    return absolutePath(m_folder, m_field->text());
}

void PathField::choose()
{
    QFileDialog* dialog
        = openChooser(this, tr("Choose %1").arg(m_field->accessibleName()), m_folder, QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& path) { m_field->setText(shownPath(m_folder, path)); });
}

PathList::PathList(const QString& name, const QString& folder, QWidget* parent)
    : QWidget(parent)
    , m_folder(folder)
    , m_list(new QListWidget(this))
    , m_remove(makeButton(tr("Remove"), {}, ButtonRole::Plain, this))
{
    m_list->setAccessibleName(name);
    m_list->setAccessibleDescription(tr("Insert adds files, Delete takes one out"));
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setFixedHeight(kShownRows * m_list->fontMetrics().height() + 3 * kShownRows + 8);
    m_list->installEventFilter(this);
    setFocusProxy(m_list);
    setAcceptDrops(true);
    QPushButton* files = makeButton(tr("Add files…"), {}, ButtonRole::Plain, this);
    QPushButton* wholeFolder = makeButton(tr("Add a folder…"), {}, ButtonRole::Plain, this);
    m_remove->setEnabled(false);
    auto* buttons = new QVBoxLayout;
    buttons->setSpacing(4);
    for (QPushButton* button : {files, wholeFolder, m_remove})
        buttons->addWidget(button);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_list, 1, Qt::AlignTop);
    layout->addLayout(buttons);
    connect(files, &QPushButton::clicked, this, &PathList::chooseFiles);
    connect(wholeFolder, &QPushButton::clicked, this, &PathList::chooseFolder);
    connect(m_remove, &QPushButton::clicked, this, &PathList::removeCurrent);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) { m_remove->setEnabled(row >= 0); });
}

QStringList PathList::paths() const
{
    QStringList paths;
    for (int row = 0; row < m_list->count(); ++row)
        paths.append(m_list->item(row)->data(kPathRole).toString());
    return paths;
}

void PathList::add(const QStringList& paths)
{
    const QStringList known = this->paths();
    for (const QString& given : paths) {
        const QString path = absolutePath(m_folder, given);
        if (path.isEmpty() || known.contains(path))
            continue;
        auto* item = new QListWidgetItem(visibleText(shownPath(m_folder, path)), m_list);
        item->setData(kPathRole, path);
        item->setToolTip(plainToolTip(path));
    }
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
    Q_EMIT changed();
}

void PathList::chooseFiles()
{
    QFileDialog* dialog = openChooser(this, tr("Add model files"), m_folder, QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &PathList::add);
}

void PathList::chooseFolder()
{
    QFileDialog* dialog = openChooser(this, tr("Add a model folder"), m_folder, QFileDialog::Directory);
    connect(dialog, &QFileDialog::filesSelected, this, &PathList::add);
}

void PathList::removeCurrent()
{
    delete m_list->takeItem(m_list->currentRow());
    m_remove->setEnabled(m_list->currentRow() >= 0);
    Q_EMIT changed();
}

bool PathList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Insert) {
            chooseFiles();
            return true;
        }
        if (key == Qt::Key_Delete && m_list->currentRow() >= 0) {
            removeCurrent();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PathList::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void PathList::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    event->acceptProposedAction();
    add(paths);
}

} // namespace colophon
