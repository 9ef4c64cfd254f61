#include "models/items/locationwatcher.h"

#include "models/items/foldernotifier.h"
#include "models/items/folderrounds.h"
#include "models/items/foldertree.h"
#include "models/items/jobs.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace colophon {

namespace {

constexpr int kDebounce = 200; ///< milliseconds of quiet before a burst of changes is told
constexpr int kLongestBurst = 1'000; ///< milliseconds after which it is told without quiet
constexpr int kPollShare = 30; ///< polling may take one part in this many of the time
constexpr std::chrono::milliseconds kRound{LocationWatcher::kPollInterval / kPollShare};

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

} // namespace

LocationWatcher::LocationWatcher(JobRunner& jobs, QObject* parent)
    : LocationWatcher(jobs, FolderNotifier::fairShare(), parent)
{
}

LocationWatcher::LocationWatcher(JobRunner& jobs, std::size_t share, QObject* parent)
    : QObject(parent)
    , m_jobs(jobs)
    , m_share(share)
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
    // What is watched already stays so: a change in the meantime would go unnoticed.
    if (!m_notifier || roots != m_roots) {
        stop();
        if (roots.isEmpty())
            return;
        m_roots = roots;
        m_notifier = std::make_unique<FolderNotifier>(m_share);
        connect(m_notifier.get(), &FolderNotifier::changed, this, &LocationWatcher::noteChange);
    }
    m_jobs.start(walkKey(), {}, this, [=, this, add = m_notifier->adder()](const JobControl& control) {
        const auto refuse = [](const std::string&) { return AddedFolder::Refused; };
        const bool isRemote
            = std::ranges::any_of(roots, [](const QString& root) { return isRemoteFolder(root.toStdString()); });
        auto walk = walkFolders(roots, since, isRemote ? AddFolder(refuse) : add, control.stop());
        const auto rounds = std::make_shared<FolderRounds>(std::move(walk.polled));
        return [this, roots, rounds, isCut = walk.isCut, hasChanged = walk.hasChanged] {
            if (!m_notifier || roots != m_roots)
                return;
            adopt(rounds, isCut);
            if (hasChanged)
                noteChange();
        };
    });
}

void LocationWatcher::adopt(std::shared_ptr<FolderRounds> rounds, bool isCut)
{
    m_isCut = isCut;
    m_rounds = std::move(rounds);
    if (m_rounds->isEmpty())
        m_poll.stop();
    else
        m_poll.start(kPollInterval);
    updateReach();
}

void LocationWatcher::stop()
{
    m_notifier.reset();
    m_rounds.reset();
    m_roots.clear();
    m_poll.stop();
    m_debounce.stop();
    m_firstChange.invalidate();
    m_isCut = false;
    updateReach();
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
    m_jobs.start(pollKey(), {}, this, [this, rounds = m_rounds](const JobControl& control) {
        QElapsedTimer timer;
        timer.start();
        const bool changed = rounds->round(kRound, control.stop());
        return [this, rounds, changed, cost = timer.elapsed()] {
            if (rounds != m_rounds)
                return;
            if (changed)
                noteChange();
            updateReach();
            m_poll.start(int(std::max<qint64>(kPollInterval, cost * kPollShare)));
        };
    });
}

void LocationWatcher::updateReach()
{
    WatchReach reach = WatchReach::Whole;
    if (m_isCut)
        reach = WatchReach::Part;
    else if (m_rounds && !m_rounds->wasComplete())
        reach = WatchReach::Late;
    if (std::exchange(m_reach, reach) != reach)
        Q_EMIT reachChanged();
}

} // namespace colophon
