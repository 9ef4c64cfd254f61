#include "models/items/workspace.h"

#include "models/items/catalogsharing.h"
#include "models/items/workspaceprivate.h"
#include "models/items/workspacequeries.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace colophon {

namespace {

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

} // namespace

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

void Workspace::Private::setJournals(std::vector<CheckedJournal> next)
{
    if (std::exchange(journals, std::move(next)) != journals)
        Q_EMIT q.journalsChanged();
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
    setJournals({});
    readAgain = false;
    hasWholeCatalog = false;
    isRecalling = false;
    stopsAtOnce = false;
    duration = 0;
    scannedAt = 0;
    rememberedAt = 0;
    afterOpening.clear();
    afterReading.clear();
    if (memory)
        memory->flush();
    if (catalog->versionCount() > 0 || !catalog->sources().empty())
        publish(std::make_shared<const Catalog>());
}

void Workspace::Private::startReading()
{
    readAgain = false;
    restTimer.stop();
    auto snapshot = std::make_shared<ReadingSnapshot>();
    current = snapshot;
    if (hasWholeCatalog || !memory) {
        if (hasWholeCatalog)
            snapshot->setKnown(catalog);
        startReader(snapshot);
    } else {
        recall(snapshot);
    }
    setState(State::Reading);
}

void Workspace::Private::startReader(const std::shared_ptr<ReadingSnapshot>& snapshot)
{
    // Posted through the runner: it outlives its workers, a workspace may not.
    const auto tell = [this, snapshot, runner = &jobs, workspace = QPointer<Workspace>(&q)] {
        const auto show = [this, snapshot, workspace] {
            if (workspace)
                showSnapshot(snapshot);
        };
        QMetaObject::invokeMethod(runner, show, Qt::QueuedConnection);
    };
    const auto offer = [snapshot, tell](auto&& news) {
        if (snapshot->offer(std::forward<decltype(news)>(news)))
            tell();
    };
    const ReadingCallbacks callbacks{.opened = offer, .partial = offer};
    readingJob = jobs.start(QStringLiteral("workspace.read"), jobTitle(paths), &q,
                            [this, snapshot, callbacks, paths = paths, kinds = kinds](const JobControl& control) {
                                auto result = readLocations(paths, kinds, callbacks, control);
                                result.catalog = snapshot->shareKnown(std::move(result.catalog));
                                return [this, snapshot, result = std::move(result)] {
                                    if (snapshot == current)
                                        finishReading(result);
                                };
                            });
}

void Workspace::Private::recall(const std::shared_ptr<ReadingSnapshot>& snapshot)
{
    isRecalling = true;
    memory->recall(paths, &q, [this, snapshot](const std::optional<RememberedCatalog>& remembered) {
        if (snapshot != current)
            return;
        isRecalling = false;
        if (remembered)
            showRemembered(snapshot, *remembered);
        startReader(snapshot);
        if (std::exchange(stopsAtOnce, false))
            jobs.cancel(readingJob);
    });
}

/// What an earlier reading knew is whole, and stays until this reading is as well: partial catalogs would take rows
/// away.
void Workspace::Private::showRemembered(const std::shared_ptr<ReadingSnapshot>& snapshot,
                                        const RememberedCatalog& remembered)
{
    hasWholeCatalog = true;
    rememberedAt = remembered.readAt.milliseconds;
    snapshot->setKnown(remembered.catalog);
    publish(remembered.catalog);
}

/// What is shown then keeps the locations that it was read from: both go together into every plan, note and curve.
bool Workspace::Private::showsEarlierReading() const
{
    return hasWholeCatalog && rememberedAt == 0;
}

void Workspace::Private::showSnapshot(const std::shared_ptr<ReadingSnapshot>& snapshot)
{
    if (snapshot != current)
        return;
    ReadingSnapshot::News news = snapshot->take();
    if (!showsEarlierReading())
        locations = std::move(news.locations);
    if (news.catalog && !hasWholeCatalog)
        publish(std::move(news.catalog));
    startWaiting(afterOpening);
}

void Workspace::Private::finishReading(const ReadingResult& result)
{
    current.reset();
    if (result.locations.empty())
        failReading(result);
    else if (result.wasStopped)
        keepPart(result);
    else
        adoptWhole(result);
    reportFailures(result);
    startWaiting(afterOpening);
    startWaiting(afterReading);
    if (result.locations.empty())
        return;
    watcher.watch(paths, result.startedAt);
    if (std::exchange(readAgain, false))
        noticeChange();
}

/// What was only remembered of a location that cannot be opened is not shown as if it were there.
void Workspace::Private::failReading(const ReadingResult& result)
{
    if (!result.wasStopped && std::exchange(rememberedAt, 0) != 0) {
        hasWholeCatalog = false;
        publish(std::make_shared<const Catalog>());
    }
    setState(result.wasStopped ? State::Stopped : State::Failed);
}

/// What an earlier whole reading knew is worth more than the part that this one saw.
void Workspace::Private::keepPart(const ReadingResult& result)
{
    if (!showsEarlierReading())
        locations = result.locations;
    if (!hasWholeCatalog)
        publish(result.catalog);
    setState(State::Stopped);
}

void Workspace::Private::adoptWhole(const ReadingResult& result)
{
    locations = result.locations;
    duration = result.duration;
    scannedAt = QDateTime::currentMSecsSinceEpoch();
    hasWholeCatalog = true;
    setJournals(result.journals);
    // Views that show the very same need not be told.
    if (std::exchange(rememberedAt, 0) != 0 && showTheSame(*catalog, *result.catalog))
        catalog = result.catalog;
    else
        publish(result.catalog);
    setState(State::Ready);
    if (memory && result.failures.empty())
        memory->remember(paths, catalog);
}

void Workspace::Private::startWaiting(std::vector<std::function<void()>>& requests)
{
    for (const auto& request : std::exchange(requests, {}))
        request();
}

void Workspace::Private::reportFailures(const ReadingResult& result)
{
    for (const Problem& failure : result.failures)
        Q_EMIT q.openFailed(failure);
}

/// A folder under constant change is read again and again, but never more than a fifth of the time.
void Workspace::Private::noticeChange()
{
    constexpr qint64 kRestFactor = 4;
    if (state == State::Reading) {
        readAgain = true;
        return;
    }
    const qint64 rested = QDateTime::currentMSecsSinceEpoch() - scannedAt;
    restTimer.start(int(std::max<qint64>(0, kRestFactor * duration - rested)));
}

void Workspace::Private::readOne(const VersionId& version, Name key, QObject* context, PrepareHistory prepare)
{
    const auto start = [this, version, key, context = QPointer<QObject>(context), prepare = std::move(prepare)] {
        jobs.start({}, {}, context,
                   [catalog = catalog, locations = locations, version, key, prepare](const JobControl& control) {
                       return prepare(readHistory(*catalog, locations, version, key, control.stop()));
                   });
    };
    if (locations.empty() && state == State::Reading)
        afterOpening.emplace_back(start);
    else
        start();
}

Workspace::Workspace(std::vector<SourceKind> kinds, JobRunner& jobs, QObject* parent)
    : QObject(parent)
    , m_private(std::make_unique<Private>(*this, std::move(kinds), jobs))
{
    m_private->restTimer.setSingleShot(true);
    connect(&m_private->restTimer, &QTimer::timeout, this, &Workspace::rescan);
    connect(&m_private->watcher, &LocationWatcher::changed, this, [this] { m_private->noticeChange(); });
    connect(&m_private->watcher, &LocationWatcher::reachChanged, this, &Workspace::watchReachChanged);
    connect(&jobs, &JobRunner::progressed, this, [this](const JobStatus& status) {
        if (status.id == m_private->readingJob)
            Q_EMIT progressed(status.done, status.expected);
    });
}

Workspace::~Workspace() = default;

void Workspace::setIndex(CatalogIndex index)
{
    m_private->memory = std::make_unique<CatalogMemory>(std::move(index), m_private->jobs);
}

void Workspace::open(const QStringList& paths)
{
    m_private->reset();
    m_private->paths = cleanPaths(paths);
    if (m_private->paths.isEmpty()) {
        m_private->setState(State::Empty);
        return;
    }
    const bool readAnother = m_private->state == State::Reading;
    m_private->startReading();
    if (readAnother)
        Q_EMIT stateChanged(State::Reading); // the same word, but of another location
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
    if (m_private->isRecalling)
        m_private->stopsAtOnce = true;
    else
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

const std::vector<CheckedJournal>& Workspace::journals() const
{
    return m_private->journals;
}

qint64 Workspace::scanDuration() const
{
    return m_private->duration;
}

qint64 Workspace::scannedAt() const
{
    return m_private->scannedAt;
}

qint64 Workspace::rememberedAt() const
{
    return m_private->rememberedAt;
}

qsizetype Workspace::filesLookedAt() const
{
    qsizetype count = 0;
    for (const auto& location : m_private->locations)
        count += qsizetype(location->filesLookedAt());
    return count;
}

WatchReach Workspace::watchReach() const
{
    return m_private->watcher.reach();
}

void Workspace::fetchHistory(const VersionId& version, Name key, QObject* context,
                             std::function<void(std::expected<MetricHistory, Problem>)> done)
{
    m_private->readOne(version, key, context, [done = std::move(done)](auto history) -> std::function<void()> {
        return [done, history = std::move(history)] { done(history); };
    });
}

void Workspace::fetchCurve(const VersionId& version, Name key, CurveAxis axis, QObject* context,
                           std::function<void(std::expected<CurvePointer, Problem>)> done)
{
    using Curve = std::expected<CurvePointer, Problem>;
    m_private->readOne(version, key, context, [axis, done = std::move(done)](auto history) -> std::function<void()> {
        Curve curve
            = history ? curveAlong(std::move(*history), axis) : Curve(std::unexpected(std::move(history.error())));
        return [done, curve = std::move(curve)] { done(curve); };
    });
}

void Workspace::smoothCurve(const QString& key, CurvePointer curve, double weight, QObject* context,
                            std::function<void(CurvePointer)> done)
{
    m_private->jobs.start(key, {}, context,
                          [curve = std::move(curve), weight, done = std::move(done)](const JobControl&) {
                              return [done, smooth = smoothedCurve(*curve, weight)] { done(smooth); };
                          });
}

} // namespace colophon
