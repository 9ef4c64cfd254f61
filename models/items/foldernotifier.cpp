#include "models/items/foldernotifier.h"

#include <QSocketNotifier>
#include <QThreadPool>

#include <array>
#include <cstring>
#include <fstream>
#include <mutex>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <sys/inotify.h>
#include <unistd.h>

namespace colophon {

namespace {

constexpr int kRest = 100; ///< milliseconds between two looks at what the kernel tells

} // namespace

/// Closed when the notifier and every thread that adds folders to it are done.
struct FolderNotifier::Descriptor
{
    explicit Descriptor(std::size_t most)
        : share(most)
    {
    }
    ~Descriptor()
    {
        if (number >= 0)
            ::close(number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    AddedFolder add(const std::string& folder)
    {
        constexpr std::uint32_t kEvents = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_MODIFY
            | IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW;
        const std::size_t path = std::hash<std::string>()(folder);
        const std::scoped_lock lock(mutex);
        const bool isKnown = paths.contains(path);
        if (paths.size() >= share)
            return isKnown ? AddedFolder::Known : AddedFolder::Refused;
        const int watch = number < 0 ? -1 : ::inotify_add_watch(number, folder.c_str(), kEvents);
        if (watch < 0)
            return AddedFolder::Refused;
        if (!pathOf.emplace(watch, path).second && isKnown)
            return AddedFolder::Known;
        paths.insert(path);
        return AddedFolder::New;
    }

    /// Whether the event tells a change, and not only that a folder is no longer watched.
    bool take(const inotify_event& event)
    {
        const std::scoped_lock lock(mutex);
        // A folder with another path is added again under that one.
        if (event.mask & IN_MOVE_SELF)
            ::inotify_rm_watch(number, event.wd);
        if (!(event.mask & IN_IGNORED))
            return true;
        if (const auto watch = pathOf.find(event.wd); watch != pathOf.end()) {
            paths.erase(watch->second);
            pathOf.erase(watch);
        }
        return false;
    }

    const int number = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    const std::size_t share;
    std::mutex mutex;
    std::unordered_map<int, std::size_t> pathOf; ///< hashes: very many paths are long
    std::unordered_set<std::size_t> paths;
};

FolderNotifier::FolderNotifier(std::size_t share, QObject* parent)
    : QObject(parent)
    , m_descriptor(std::make_shared<Descriptor>(share))
{
    if (m_descriptor->number < 0)
        return;
    m_socket = std::make_unique<QSocketNotifier>(m_descriptor->number, QSocketNotifier::Read);
    connect(m_socket.get(), &QSocketNotifier::activated, this, &FolderNotifier::hear);
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, m_socket.get(), [this] { m_socket->setEnabled(true); });
}

FolderNotifier::~FolderNotifier()
{
    m_socket.reset();
    // The kernel takes its time to forget very many folders.
    QThreadPool::globalInstance()->start([held = std::move(m_descriptor)]() mutable { held.reset(); });
}

AddFolder FolderNotifier::adder() const
{
    return [descriptor = m_descriptor](const std::string& folder) { return descriptor->add(folder); };
}

void FolderNotifier::hear()
{
    m_socket->setEnabled(false);
    m_rest.start();
    // What happened does not matter: everything is read again anyway.
    if (discard())
        Q_EMIT changed();
}

bool FolderNotifier::discard()
{
    alignas(inotify_event) std::array<char, 64 * 1024> events;
    bool hasChange = false;
    ssize_t length = 0;
    while ((length = ::read(m_descriptor->number, events.data(), events.size())) > 0) {
        for (ssize_t at = 0; at < length;) {
            inotify_event event;
            std::memcpy(&event, events.data() + at, sizeof event);
            hasChange = m_descriptor->take(event) || hasChange;
            at += ssize_t(sizeof event) + event.len;
        }
    }
    return hasChange;
}

std::size_t FolderNotifier::fairShare()
{
    constexpr std::size_t kShares = 4;
    constexpr std::size_t kLeast = 8'192; ///< what kernels grant that do not say
    std::size_t most = kLeast;
    std::ifstream("/proc/sys/fs/inotify/max_user_watches") >> most;
    return most / kShares;
}

} // namespace colophon
