#include "ui/widgets/savefile.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QPointer>
#include <QSaveFile>
#include <QThreadPool>

namespace colophon {

namespace {

QString suffixOf(const QString& filter)
{
    const qsizetype at = filter.indexOf(QStringLiteral("*."));
    const qsizetype end = filter.indexOf(u')', at);
    return at < 0 || end < 0 ? QString() : filter.mid(at + 2, end - at - 2);
}

void askDesktop(QWidget* parent, const SaveRequest& request, const std::function<void(QString)>& chosen)
{
    auto* dialog = new QFileDialog(parent, request.title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(request.filters);
    dialog->setDefaultSuffix(suffixOf(request.filters.value(0)));
    dialog->selectFile(request.suggestedName);
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog,
                     [dialog](const QString& filter) { dialog->setDefaultSuffix(suffixOf(filter)); });
    QObject::connect(dialog, &QDialog::finished, dialog, [dialog, chosen](int result) {
        chosen(result == QDialog::Accepted ? dialog->selectedFiles().value(0) : QString());
    });
    dialog->open();
}

} // namespace

FileAsker& fileAsker()
{
    static FileAsker asker = askDesktop;
    return asker;
}

std::expected<void, QString> saveFile(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    // commit() does not notice bytes that the disk refuses when they leave the buffer; flush() does.
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush() && file.commit())
        return {};
    return std::unexpected(
        QCoreApplication::translate("SaveFile", "%1 could not be written: %2.").arg(path, file.errorString()));
}

void saveInBackground(const QString& path, std::function<QByteArray()> make, QObject* context,
                      std::function<void(const std::expected<void, QString>&)> done)
{
    QThreadPool::globalInstance()->start(
        [path, make = std::move(make), guard = QPointer<QObject>(context), done = std::move(done)] {
            const auto saved = saveFile(path, make());
            // Whether the context still lives is for its own thread to say.
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [guard, done, saved] {
                    if (guard)
                        done(saved);
                },
                Qt::QueuedConnection);
        });
}

} // namespace colophon
