#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <string>

class QSocketNotifier;

namespace colophon {

/// What the kernel tells about changes in folders: entries that come, go or are renamed, and files that are written.
///
/// QFileSystemWatcher would tell about entries only: a folder of it stays silent when a file in it is overwritten.
class FolderNotifier : public QObject
{
    Q_OBJECT

public:
    explicit FolderNotifier(QObject* parent = nullptr);
    ~FolderNotifier() override;

    /// Adds a folder; false when the kernel takes no more. May be called from any thread, and outlive the notifier.
    std::function<bool(const std::string&)> adder() const;
    /// Forgets what the kernel has to tell so far.
    void discard();

Q_SIGNALS:
    void changed();

private:
    struct Descriptor;

    std::shared_ptr<const Descriptor> m_descriptor;
    std::unique_ptr<QSocketNotifier> m_socket;
};

} // namespace colophon
