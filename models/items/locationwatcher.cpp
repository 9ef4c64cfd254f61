#include "models/items/locationwatcher.h"

#include "models/items/foldernotifier.h"
#include "models/items/jobs.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace colophon {

namespace {

constexpr std::size_t kFolderLimit = 100'000;
constexpr std::size_t kNotifiedLimit = 8'192;
constexpr int kDebounce = 200; ///< milliseconds of quiet before a burst of changes is told
constexpr int kLongestBurst = 1'000; ///< milliseconds after which it is told without quiet
constexpr int kPollShare = 20; ///< polling may take one part in this many of the time

const QString& walkKey()
{
    static const QString key = QStringLiteral("watch.walk");
    return key;
}

const QString& pollKey()
{
    static const QString key = QStringLiteral("watch.poll");
    return key;
}

/// Whether an entry of one of the folders came, went or was renamed after `since`. Marks in the future come from wrong
/// clocks and say nothing.
bool isAnyNewer(const std::vector<KnownFolder>& folders, qint64 since)
{
    constexpr std::int64_t kNanosecondsPerMillisecond = 1'000'000;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    return std::ranges::any_of(folders, [since, now](const KnownFolder& folder) {
        const std::int64_t modified = folder.modified / kNanosecondsPerMillisecond;
        return modified > since && modified <= now;
    });
}

using AddFolder = std::function<bool(const std::string&)>;

/// Hands the folders nearest to the roots to the kernel and returns those that have to be polled.
std::vector<KnownFolder> splitFolders(std::vector<KnownFolder> folders, bool isRemote, const AddFolder& add)
{
    std::vector<KnownFolder> polled;
    std::size_t notified = 0;
    for (KnownFolder& folder : folders) {
        if (notified < kNotifiedLimit && !isRemote && add(folder.path))
            ++notified;
        else
            polled.push_back(std::move(folder));
    }
    return polled;
}

} // namespace

LocationWatcher::LocationWatcher(JobRunner& jobs, QObject* parent)
    : QObject(parent)
    , m_jobs(jobs)
{
    m_debounce.setSingleShot(true);
    connect(&m_debounce, &QTimer::timeout, this, [this] {
        m_firstChange.invalidate();
        Q_EMIT changed();
    });
    m_poll.setSingleShot(true);
    connect(&m_poll, &QTimer::timeout, this, &LocationWatcher::poll);
}

LocationWatcher::~LocationWatcher() = default;

void LocationWatcher::watch(const QStringList& roots, qint64 since)
{
    stop();
    if (roots.isEmpty())
        return;
    const bool isRemote
        = std::ranges::any_of(roots, [](const QString& root) { return isRemoteFolder(root.toStdString()); });
    m_notifier = std::make_unique<FolderNotifier>();
    connect(m_notifier.get(), &FolderNotifier::changed, this, &LocationWatcher::noteChange);

    m_jobs.start(walkKey(), {}, this, [=, this, add = m_notifier->adder()](const JobControl& control) {
        auto folders = listFolders(roots, kFolderLimit, control.stop());
        auto polled = splitFolders(folders, isRemote, add);
        // Looked at once more after the kernel has taken over, so that there is no moment in which nobody looks.
        updateFolders(folders, control.stop());
        const bool alreadyChanged = isAnyNewer(folders, since);
        return [this, polled = std::move(polled), alreadyChanged] { adopt(polled, alreadyChanged); };
    });
}

void LocationWatcher::adopt(std::vector<KnownFolder> polled, bool alreadyChanged)
{
    if (!m_notifier)
        return;
    m_polled = std::make_shared<std::vector<KnownFolder>>(std::move(polled));
    if (!m_polled->empty())
        m_poll.start(kPollInterval);
    if (alreadyChanged)
        noteChange();
}

void LocationWatcher::stop()
{
    m_notifier.reset();
    m_polled.reset();
    m_poll.stop();
    m_debounce.stop();
    m_firstChange.invalidate();
}

void LocationWatcher::pause()
{
    ++m_pauses;
    m_debounce.stop();
    m_firstChange.invalidate();
}

void LocationWatcher::resume()
{
    m_pauses = std::max(0, m_pauses - 1);
    if (!isPaused() && m_notifier)
        m_notifier->discard();
}

void LocationWatcher::noteChange()
{
    if (isPaused())
        return;
    if (!m_firstChange.isValid())
        m_firstChange.start();
    const auto left = std::max<qint64>(0, kLongestBurst - m_firstChange.elapsed());
    m_debounce.start(int(std::min<qint64>(kDebounce, left)));
}

void LocationWatcher::poll()
{
    m_jobs.start(pollKey(), {}, this, [this, folders = m_polled](const JobControl& control) {
        QElapsedTimer timer;
        timer.start();
        const bool changed = updateFolders(*folders, control.stop());
        return [this, folders, changed, cost = timer.elapsed()] {
            if (folders != m_polled)
                return;
            if (changed)
                noteChange();
            m_poll.start(int(std::max<qint64>(kPollInterval, cost * kPollShare)));
        };
    });
}

} // namespace colophon
