#include "models/items/workspace.h"

#include "models/items/locationreader.h"
#include "models/items/locationwatcher.h"
#include "models/items/workspacequeries.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <mutex>
#include <utility>

namespace colophon {

namespace {

/// The newest partial catalog of a reading, between its worker and the GUI thread. Snapshots that come faster than they
/// are shown replace each other.
struct Snapshot
{
    std::mutex mutex;
    CatalogPointer catalog;
    Locations locations;
    bool isPosted = false;
};

QString jobTitle(const QStringList& paths)
{
    if (paths.size() == 1)
        return Workspace::tr("Reading %1").arg(displayPath(paths.first()));
    return Workspace::tr("Reading %n locations", nullptr, int(paths.size()));
}

QStringList cleanPaths(const QStringList& paths)
{
    QStringList result;
    for (const QString& path : paths) {
        const QString clean = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
        if (!result.contains(clean))
            result.append(clean);
    }
    return result;
}

/// Steps where the source counts them, else the number of the point.
std::shared_ptr<const CurvePyramid> pyramidOf(MetricHistory history)
{
    std::vector<double> x(history.values.size());
    for (std::size_t point = 0; point < x.size(); ++point)
        x[point] = point < history.steps.size() ? static_cast<double>(history.steps[point]) : static_cast<double>(point);
    return std::make_shared<const CurvePyramid>(std::move(x), std::move(history.values));
}

} // namespace

struct Workspace::Private
{
    Private(Workspace& owner, std::vector<SourceKind> kindList, JobRunner& runner)
        : q(owner)
        , kinds(std::move(kindList))
        , jobs(runner)
        , watcher(runner)
    {
    }

    void reset();
    void setState(State next);
    void publish(CatalogPointer next);
    void startReading();
    void showSnapshot(const std::shared_ptr<Snapshot>& snapshot);
    void finishReading(const ReadingResult& result);
    void reportFailures(const ReadingResult& result);
    void noticeChange();

    Workspace& q;
    std::vector<SourceKind> kinds;
    JobRunner& jobs;
    LocationWatcher watcher;
    QTimer restTimer; ///< between a reading and the next one that a change asks for

    State state = State::Empty;
    QStringList paths;
    CatalogPointer catalog = std::make_shared<const Catalog>();
    Locations locations;
    std::shared_ptr<Snapshot> current; ///< of the reading under way; null if none
    quint64 readingJob = 0;
    bool readAgain = false;
    bool hasWholeCatalog = false; ///< partial snapshots of a rescan must not replace it
    qint64 duration = 0;
    qint64 scannedAt = 0;
};

void Workspace::Private::setState(State next)
{
    if (std::exchange(state, next) != next)
        Q_EMIT q.stateChanged(next);
}

void Workspace::Private::publish(CatalogPointer next)
{
    catalog = std::move(next);
    Q_EMIT q.catalogChanged(catalog);
}

/// Forgets everything that belongs to what was open.
void Workspace::Private::reset()
{
    jobs.cancel(readingJob);
    readingJob = 0;
    current.reset();
    watcher.stop();
    restTimer.stop();
    paths.clear();
    locations.clear();
    readAgain = false;
    hasWholeCatalog = false;
    duration = 0;
    scannedAt = 0;
    if (catalog->versionCount() > 0 || !catalog->sources().empty())
        publish(std::make_shared<const Catalog>());
}

void Workspace::Private::startReading()
{
    readAgain = false;
    restTimer.stop();
    auto snapshot = std::make_shared<Snapshot>();
    current = snapshot;
    // Posted through the runner: it outlives its workers, a workspace may not.
    const auto post = [this, snapshot, runner = &jobs, workspace = QPointer<Workspace>(&q)] {
        if (std::exchange(snapshot->isPosted, true))
            return;
        const auto show = [this, snapshot, workspace] {
            if (workspace)
                showSnapshot(snapshot);
        };
        QMetaObject::invokeMethod(runner, show, Qt::QueuedConnection);
    };
    const ReadingCallbacks callbacks{
        .opened =
            [snapshot, post](const Locations& opened) {
                const std::scoped_lock lock(snapshot->mutex);
                snapshot->locations = opened;
                post();
            },
        .partial =
            [snapshot, post](CatalogPointer partial) {
                const std::scoped_lock lock(snapshot->mutex);
                snapshot->catalog = std::move(partial);
                post();
            },
    };
    readingJob = jobs.start(QStringLiteral("workspace.read"), jobTitle(paths), &q,
                            [this, snapshot, callbacks, paths = paths, kinds = kinds](const JobControl& control) {
                                auto result = readLocations(paths, kinds, callbacks, control);
                                return [this, snapshot, result = std::move(result)] {
                                    if (snapshot == current)
                                        finishReading(result);
                                };
                            });
    setState(State::Reading);
}

void Workspace::Private::showSnapshot(const std::shared_ptr<Snapshot>& snapshot)
{
    CatalogPointer partial;
    {
        const std::scoped_lock lock(snapshot->mutex);
        snapshot->isPosted = false;
        if (snapshot != current)
            return;
        locations = snapshot->locations;
        partial = std::exchange(snapshot->catalog, nullptr);
    }
    if (partial && !hasWholeCatalog)
        publish(std::move(partial));
}

void Workspace::Private::finishReading(const ReadingResult& result)
{
    current.reset();
    if (result.locations.empty()) {
        reportFailures(result);
        setState(result.wasStopped ? State::Stopped : State::Failed);
        return;
    }
    locations = result.locations;
    if (result.wasStopped) {
        // What an earlier whole reading knew is worth more than the part that this one saw.
        if (!hasWholeCatalog)
            publish(result.catalog);
        setState(State::Stopped);
    } else {
        duration = result.duration;
        scannedAt = QDateTime::currentMSecsSinceEpoch();
        hasWholeCatalog = true;
        publish(result.catalog);
        setState(State::Ready);
    }
    reportFailures(result);
    watcher.watch(paths, result.startedAt);
    if (std::exchange(readAgain, false))
        noticeChange();
}

void Workspace::Private::reportFailures(const ReadingResult& result)
{
    for (const Problem& failure : result.failures)
        Q_EMIT q.openFailed(failure);
}

/// A folder under constant change is read again and again, but never more than a third of the time.
void Workspace::Private::noticeChange()
{
    constexpr qint64 kRestFactor = 2;
    if (state == State::Reading) {
        readAgain = true;
        return;
    }
    const qint64 rested = QDateTime::currentMSecsSinceEpoch() - scannedAt;
    restTimer.start(int(std::max<qint64>(0, kRestFactor * duration - rested)));
}

Workspace::Workspace(std::vector<SourceKind> kinds, JobRunner& jobs, QObject* parent)
    : QObject(parent)
    , m_private(std::make_unique<Private>(*this, std::move(kinds), jobs))
{
    m_private->restTimer.setSingleShot(true);
    connect(&m_private->restTimer, &QTimer::timeout, this, &Workspace::rescan);
    connect(&m_private->watcher, &LocationWatcher::changed, this, [this] { m_private->noticeChange(); });
    connect(&jobs, &JobRunner::progressed, this, [this](const JobStatus& status) {
        if (status.id == m_private->readingJob)
            Q_EMIT progressed(status.done, status.expected);
    });
}

Workspace::~Workspace() = default;

void Workspace::open(const QStringList& paths)
{
    m_private->reset();
    m_private->paths = cleanPaths(paths);
    if (m_private->paths.isEmpty())
        m_private->setState(State::Empty);
    else
        m_private->startReading();
}

void Workspace::rescan()
{
    if (m_private->paths.isEmpty())
        return;
    if (m_private->state == State::Reading)
        m_private->readAgain = true;
    else
        m_private->startReading();
}

void Workspace::cancel()
{
    m_private->readAgain = false;
    m_private->jobs.cancel(m_private->readingJob);
}

void Workspace::close()
{
    open({});
}

Workspace::State Workspace::state() const
{
    return m_private->state;
}

QStringList Workspace::paths() const
{
    return m_private->paths;
}

CatalogPointer Workspace::catalog() const
{
    return m_private->catalog;
}

const std::vector<std::shared_ptr<Location>>& Workspace::locations() const
{
    return m_private->locations;
}

qint64 Workspace::scanDuration() const
{
    return m_private->duration;
}

qint64 Workspace::scannedAt() const
{
    return m_private->scannedAt;
}

qsizetype Workspace::filesLookedAt() const
{
    qsizetype count = 0;
    for (const auto& location : m_private->locations)
        count += qsizetype(location->filesLookedAt());
    return count;
}

void Workspace::fetchHistory(const VersionId& version, Name key, QObject* context,
                             std::function<void(std::expected<MetricHistory, Problem>)> done)
{
    m_private->jobs.start({}, {}, context,
                          [catalog = m_private->catalog, locations = m_private->locations, version, key,
                           done = std::move(done)](const JobControl& control) {
                              auto history = readHistory(*catalog, locations, version, key, control.stop());
                              return [done, history = std::move(history)] { done(history); };
                          });
}

void Workspace::fetchCurve(const VersionId& version, Name key, QObject* context,
                           std::function<void(std::expected<std::shared_ptr<const CurvePyramid>, Problem>)> done)
{
    using Curve = std::expected<std::shared_ptr<const CurvePyramid>, Problem>;
    m_private->jobs.start({}, {}, context,
                          [catalog = m_private->catalog, locations = m_private->locations, version, key,
                           done = std::move(done)](const JobControl& control) {
                              auto history = readHistory(*catalog, locations, version, key, control.stop());
                              Curve curve = history ? Curve(pyramidOf(std::move(*history)))
                                                    : Curve(std::unexpected(history.error()));
                              return [done, curve = std::move(curve)] { done(curve); };
                          });
}

void Workspace::planRelease(const ReleaseRequest& request, QObject* context,
                            std::function<void(std::expected<ReleasePlan, Problem>)> done)
{
    m_private->jobs.start(QStringLiteral("workspace.plan"), {}, context,
                          [catalog = m_private->catalog, locations = m_private->locations, request,
                           done = std::move(done)](const JobControl&) {
                              auto plan = ReleaseDesk(locations).plan(*catalog, request);
                              return [done, plan = std::move(plan)] { done(plan); };
                          });
}

void Workspace::applyRelease(const ReleasePlan& plan, QObject* context,
                             std::function<void(std::expected<ReleaseOutcome, WriteFailure>)> done)
{
    m_private->watcher.pause();
    const auto deliver = [this, context = QPointer<QObject>(context),
                          done = std::move(done)](const std::expected<ReleaseOutcome, WriteFailure>& outcome) {
        m_private->watcher.resume();
        if (context)
            done(outcome);
        rescan();
    };
    m_private->jobs.start(
        {}, tr("Writing the release"), this,
        [plan, locations = m_private->locations, deliver](const JobControl&) {
            auto outcome = ReleaseDesk(locations).apply(plan);
            return [deliver, outcome = std::move(outcome)] { deliver(outcome); };
        },
        JobRunner::Cancelling::Refused);
}

} // namespace colophon
