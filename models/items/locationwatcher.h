#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <cstddef>
#include <cstdint>
#include <memory>

namespace colophon {

class FolderNotifier;
class FolderRounds;
class JobRunner;

/// How much of what is open is noticed when it changes.
enum class WatchReach : std::uint8_t {
    Whole,
    Late, ///< some of it takes longer than two seconds, unless somebody works there
    Part, ///< some of it is never looked at
};

/// Notices changes below opened locations within two seconds, without reading a file.
///
/// The kernel tells about the folders nearest to the roots (contents of files included). Folders past this program's
/// share of what the kernel watches, and those on network file systems, are looked at on a worker thread: every
/// kPollInterval those that changed last, the others in turns. Bursts of changes are told once.
class LocationWatcher : public QObject
{
    Q_OBJECT

public:
    /// `share`: how many folders the kernel is asked to tell about at most.
    explicit LocationWatcher(JobRunner& jobs, QObject* parent = nullptr);
    LocationWatcher(JobRunner& jobs, std::size_t share, QObject* parent = nullptr);
    ~LocationWatcher() override;

    /// Watches these folders instead, or goes on watching them with those that came. `since`, milliseconds since 1970
    /// UTC: changes made after it are told as well, so that nothing is lost between the start of a scan and of
    /// watching.
    void watch(const QStringList& roots, qint64 since);
    void stop();
    /// While paused, changes are neither told nor remembered: for writes of our own, which are read again anyway.
    void pause();
    void resume();
    bool isPaused() const { return m_pauses > 0; }
    WatchReach reach() const { return m_reach; }

    static constexpr int kPollInterval = 1000; ///< milliseconds

Q_SIGNALS:
    void changed();
    void reachChanged();

private:
    void adopt(std::shared_ptr<FolderRounds> rounds, bool isCut);
    void noteChange();
    void poll();
    void updateReach();

    JobRunner& m_jobs;
    std::size_t m_share;
    std::unique_ptr<FolderNotifier> m_notifier;
    std::shared_ptr<FolderRounds> m_rounds;
    QStringList m_roots;
    QTimer m_debounce;
    QTimer m_poll;
    QElapsedTimer m_firstChange; ///< of the burst that is not told yet
    int m_pauses = 0;
    bool m_isCut = false;
    WatchReach m_reach = WatchReach::Whole;
};

} // namespace colophon
