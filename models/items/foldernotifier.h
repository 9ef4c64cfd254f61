#pragma once

#include <QObject>
#include <QTimer>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

class QSocketNotifier;

namespace colophon {

/// What the kernel says to one more folder.
enum class AddedFolder : std::uint8_t {
    New,
    Known, ///< it has told about this folder all along
    Refused, ///< by the kernel, or because the rest belongs to other programs
};

using AddFolder = std::function<AddedFolder(const std::string&)>;

/// What the kernel tells about changes in folders: entries that come, go or are renamed, and files that are written.
///
/// QFileSystemWatcher would tell about entries only: a folder of it stays silent when a file in it is overwritten.
class FolderNotifier : public QObject
{
    Q_OBJECT

public:
    /// Refuses folders past `share`.
    explicit FolderNotifier(std::size_t share, QObject* parent = nullptr);
    ~FolderNotifier() override;

    /// Adds a folder. May be called from any thread, and outlive the notifier.
    AddFolder adder() const;
    /// Forgets what the kernel has to tell so far; whether there was a change.
    bool discard();

    /// How many folders one program should take of those that the kernel watches for all programs of a user.
    static std::size_t fairShare();

Q_SIGNALS:
    void changed();

private:
    struct Descriptor;

    void hear();

    std::shared_ptr<Descriptor> m_descriptor;
    std::unique_ptr<QSocketNotifier> m_socket;
    QTimer m_rest; ///< a file under constant writing must not wake this thread for every piece of it
};

} // namespace colophon
