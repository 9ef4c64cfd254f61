#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <expected>
#include <functional>

class QObject;
class QWidget;

namespace colophon {

/// A question where to save something.
struct SaveRequest
{
    QString title; ///< "Export chart"
    QString suggestedName; ///< "log_loss.svg"
    QStringList filters; ///< "SVG picture (*.svg)"; the first is the default
};

/// Asks for a file and calls `chosen` with its path, or with an empty text if the user changed their mind. The default
/// opens the desktop's dialog without waiting for it; tests put an answer of their own in its place.
using FileAsker = std::function<void(QWidget* parent, const SaveRequest& request, std::function<void(QString)> chosen)>;

FileAsker& fileAsker();

/// Writes the whole file or nothing. The error is a sentence for people.
std::expected<void, QString> saveFile(const QString& path, const QByteArray& bytes);

/// The same on another thread, where `make` is called too; `done` comes back in the context's thread, if it lives.
void saveInBackground(const QString& path, std::function<QByteArray()> make, QObject* context,
                      std::function<void(const std::expected<void, QString>&)> done);

} // namespace colophon
