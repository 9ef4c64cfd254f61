#include "models/items/foldernotifier.h"

#include <QSocketNotifier>

#include <array>

#include <sys/inotify.h>
#include <unistd.h>

namespace colophon {

/// Closed when the notifier and every thread that adds folders to it are done.
struct FolderNotifier::Descriptor
{
    Descriptor() = default;
    ~Descriptor()
    {
        if (number >= 0)
            ::close(number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int number = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
};

FolderNotifier::FolderNotifier(QObject* parent)
    : QObject(parent)
    , m_descriptor(std::make_shared<const Descriptor>())
{
    if (m_descriptor->number < 0)
        return;
    m_socket = std::make_unique<QSocketNotifier>(m_descriptor->number, QSocketNotifier::Read);
    connect(m_socket.get(), &QSocketNotifier::activated, this, [this] {
        // What happened does not matter: everything is read again anyway.
        discard();
        Q_EMIT changed();
    });
}

FolderNotifier::~FolderNotifier() = default;

std::function<bool(const std::string&)> FolderNotifier::adder() const
{
    constexpr std::uint32_t kEvents = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_CLOSE_WRITE | IN_ATTRIB
        | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW;
    return [descriptor = m_descriptor](const std::string& folder) {
        return descriptor->number >= 0 && ::inotify_add_watch(descriptor->number, folder.c_str(), kEvents) >= 0;
    };
}

void FolderNotifier::discard()
{
    std::array<char, 64 * 1024> events;
    while (::read(m_descriptor->number, events.data(), events.size()) > 0) { }
}

} // namespace colophon
