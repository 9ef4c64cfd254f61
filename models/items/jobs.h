#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <memory>
#include <stop_token>

namespace colophon {

/// Progress of a job as people see it.
struct JobStatus
{
    quint64 id = 0;
    QString title; ///< "Reading ~/projects/churn"
    qint64 done = 0;
    qint64 expected = 0; ///< 0: not known
    bool canCancel = true;

    friend bool operator==(const JobStatus&, const JobStatus&) = default;
};

/// What a job's work receives: asks whether to stop, tells progress. Used on the worker thread.
class JobControl
{
public:
    JobControl(std::stop_token stop, std::function<void(qint64, qint64)> progress);

    std::stop_token stop() const { return m_stop; }
    bool isStopped() const { return m_stop.stop_requested(); }
    void progress(qint64 done, qint64 expected) const { m_progress(done, expected); }

private:
    std::stop_token m_stop;
    std::function<void(qint64, qint64)> m_progress;
};

/// Runs work off the GUI thread. Every job has an id, a stop token and a context object; its result is delivered in the
/// context's thread, and only if the context still lives and no later job with the same key was started: the latest
/// wins. Nothing waits on the GUI thread.
///
/// A cancelled job still delivers: its work sees the stop token and returns what it has.
class JobRunner : public QObject
{
    Q_OBJECT

public:
    /// What a job does. Runs on a worker thread and returns the delivery, which runs in the context's thread; an empty
    /// delivery delivers nothing.
    using Work = std::function<std::function<void()>(const JobControl&)>;

    enum class Cancelling { Allowed, Refused };

    explicit JobRunner(QObject* parent = nullptr);
    ~JobRunner() override; ///< asks all jobs to stop and joins their threads

    /// `key`: jobs with one key replace each other (the earlier is asked to stop); an empty key never replaces.
    /// `title`: how the task list names it; a job without a title is housekeeping and never listed.
    quint64 start(const QString& key, const QString& title, QObject* context, Work work,
                  Cancelling cancelling = Cancelling::Allowed);
    /// Asks one job to stop. Jobs that refuse cancelling go on.
    void cancel(quint64 id);
    void cancelAll();
    /// Jobs with a title, oldest first.
    QList<JobStatus> running() const;
    /// Whether nothing runs at all, housekeeping included.
    bool isIdle() const;

Q_SIGNALS:
    void started(const colophon::JobStatus& status);
    void progressed(const colophon::JobStatus& status);
    void finished(quint64 id);

private:
    struct State;
    void finish(quint64 id, const std::function<void()>& deliver);
    void reportProgress(quint64 id);

    std::shared_ptr<State> m_state;
};

} // namespace colophon
