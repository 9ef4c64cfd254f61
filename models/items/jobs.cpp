#include "models/items/jobs.h"

#include <QThreadPool>

#include <atomic>
#include <map>
#include <utility>

namespace colophon {

namespace {

/// Progress as the worker writes and the GUI thread reads it. Many reports become one: while `isPosted`, the event
/// that will read the newest figures is already on its way.
struct SharedProgress
{
    std::atomic<qint64> done = 0;
    std::atomic<qint64> expected = 0;
    std::atomic<bool> isPosted = false;
};

struct Job
{
    JobStatus status;
    QString key;
    QPointer<QObject> context;
    std::stop_source stop;
    std::shared_ptr<SharedProgress> progress = std::make_shared<SharedProgress>();
    bool isSuperseded = false;

    bool isListed() const { return !isSuperseded && !status.title.isEmpty(); }
};

} // namespace

/// Touched by the runner's thread only; workers reach it through posted events.
struct JobRunner::State
{
    std::map<quint64, Job> jobs;
    quint64 lastId = 0;
    QThreadPool pool;
};

JobControl::JobControl(std::stop_token stop, std::function<void(qint64, qint64)> progress)
    : m_stop(std::move(stop))
    , m_progress(std::move(progress))
{
}

JobRunner::JobRunner(QObject* parent)
    : QObject(parent)
    , m_state(std::make_shared<State>())
{
    // A scan, a poll for changes and a few curves may run side by side on the smallest machine.
    constexpr int kFewestThreads = 4;
    m_state->pool.setMaxThreadCount(std::max(kFewestThreads, QThread::idealThreadCount()));
}

JobRunner::~JobRunner()
{
    for (auto& [id, job] : m_state->jobs)
        job.stop.request_stop();
    m_state->pool.waitForDone();
}

quint64 JobRunner::start(const QString& key, const QString& title, QObject* context, Work work, Cancelling cancelling)
{
    if (!key.isEmpty()) {
        for (auto& [id, job] : m_state->jobs) {
            if (job.key == key) {
                job.isSuperseded = true;
                job.stop.request_stop();
            }
        }
    }

    const quint64 id = ++m_state->lastId;
    Job& job = m_state->jobs[id];
    job.status = {.id = id, .title = title, .canCancel = cancelling == Cancelling::Allowed};
    job.key = key;
    job.context = context;

    auto report = [this, id, progress = job.progress](qint64 done, qint64 expected) {
        progress->done = done;
        progress->expected = expected;
        if (!progress->isPosted.exchange(true))
            QMetaObject::invokeMethod(this, [this, id] { reportProgress(id); }, Qt::QueuedConnection);
    };
    m_state->pool.start([this, id, work = std::move(work), control = JobControl(job.stop.get_token(), report)] {
        auto deliver = work(control);
        QMetaObject::invokeMethod(
            this, [this, id, deliver = std::move(deliver)] { finish(id, deliver); }, Qt::QueuedConnection);
    });
    if (job.isListed())
        Q_EMIT started(job.status);
    return id;
}

void JobRunner::finish(quint64 id, const std::function<void()>& deliver)
{
    const auto found = m_state->jobs.find(id);
    const bool isLatest = !found->second.isSuperseded;
    const QPointer<QObject> context = found->second.context;
    m_state->jobs.erase(found);

    if (isLatest && context && deliver)
        QMetaObject::invokeMethod(context, deliver);
    Q_EMIT finished(id);
}

void JobRunner::reportProgress(quint64 id)
{
    const auto found = m_state->jobs.find(id);
    if (found == m_state->jobs.end())
        return;
    Job& job = found->second;
    job.progress->isPosted = false;
    job.status.done = job.progress->done;
    job.status.expected = job.progress->expected;
    if (job.isListed())
        Q_EMIT progressed(job.status);
}

void JobRunner::cancel(quint64 id)
{
    const auto found = m_state->jobs.find(id);
    if (found != m_state->jobs.end() && found->second.status.canCancel)
        found->second.stop.request_stop();
}

void JobRunner::cancelAll()
{
    for (auto& [id, job] : m_state->jobs) {
        if (job.status.canCancel)
            job.stop.request_stop();
    }
}

bool JobRunner::isIdle() const
{
    return m_state->jobs.empty();
}

QList<JobStatus> JobRunner::running() const
{
    QList<JobStatus> result;
    for (const auto& [id, job] : m_state->jobs) {
        if (job.isListed())
            result.append(job.status);
    }
    return result;
}

} // namespace colophon
