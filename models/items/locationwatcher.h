#pragma once

#include "models/items/foldertree.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <vector>

namespace colophon {

class JobRunner;
class FolderNotifier;

/// Notices changes below opened locations within two seconds, without reading a file.
///
/// The kernel tells about the folders nearest to the roots (contents of files included); folders past its limits and
/// on network file systems are asked for their modification time every kPollInterval on a worker thread. Bursts of
/// changes are told once.
class LocationWatcher : public QObject
{
    Q_OBJECT

public:
    explicit LocationWatcher(JobRunner& jobs, QObject* parent = nullptr);
    ~LocationWatcher() override;

    /// Watches these folders instead. `since`, milliseconds since 1970 UTC: changes made after it are told as well, so
    /// that nothing is lost between the start of a scan and the start of watching.
    void watch(const QStringList& roots, qint64 since);
    void stop();
    /// While paused, changes are neither told nor remembered: for writes of our own, which are read again anyway.
    void pause();
    void resume();
    bool isPaused() const { return m_pauses > 0; }

    static constexpr int kPollInterval = 1500; ///< milliseconds

Q_SIGNALS:
    void changed();

private:
    void adopt(std::vector<KnownFolder> polled, bool alreadyChanged);
    void noteChange();
    void poll();

    JobRunner& m_jobs;
    std::unique_ptr<FolderNotifier> m_notifier;
    std::shared_ptr<std::vector<KnownFolder>> m_polled;
    QTimer m_debounce;
    QTimer m_poll;
    QElapsedTimer m_firstChange; ///< of the burst that is not told yet
    int m_pauses = 0;
};

} // namespace colophon
