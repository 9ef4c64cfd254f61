#pragma once

#include "models/items/catalogmemory.h"
#include "models/items/locationreader.h"
#include "models/items/locationwatcher.h"
#include "models/items/readingsnapshot.h"
#include "models/items/workspace.h"

#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace colophon {

using PrepareHistory = std::function<std::function<void()>(std::expected<MetricHistory, Problem>)>;

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
    void setJournals(std::vector<CheckedJournal> next);
    void startReading();
    void startReader(const std::shared_ptr<ReadingSnapshot>& snapshot);
    void showSnapshot(const std::shared_ptr<ReadingSnapshot>& snapshot);
    void recall(const std::shared_ptr<ReadingSnapshot>& snapshot);
    void showRemembered(const std::shared_ptr<ReadingSnapshot>& snapshot, const RememberedCatalog& remembered);
    bool showsEarlierReading() const;
    void finishReading(const ReadingResult& result);
    void failReading(const ReadingResult& result);
    void keepPart(const ReadingResult& result);
    void adoptWhole(const ReadingResult& result);
    void startWaiting(std::vector<std::function<void()>>& requests);
    void reportFailures(const ReadingResult& result);
    void noticeChange();
    /// Reads one history on a worker thread, where `prepare` makes the delivery of it.
    void readOne(const VersionId& version, Name key, QObject* context, PrepareHistory prepare);
    void planNow(const ReleaseRequest& request, QObject* context,
                 const std::function<void(std::expected<ReleasePlan, Problem>)>& done);
    template <typename Outcome, typename Work>
    void write(const QString& title, QObject* context, Work work,
               std::function<void(std::expected<Outcome, WriteFailure>)> done);

    Workspace& q;
    std::vector<SourceKind> kinds;
    JobRunner& jobs;
    LocationWatcher watcher;
    std::unique_ptr<CatalogMemory> memory; ///< null if nothing is remembered
    QTimer restTimer; ///< between a reading and the next one that a change asks for

    State state = State::Empty;
    QStringList paths;
    CatalogPointer catalog = std::make_shared<const Catalog>();
    Locations locations;
    std::vector<CheckedJournal> journals;
    std::shared_ptr<ReadingSnapshot> current; ///< of the reading under way; null if none
    quint64 readingJob = 0;
    bool readAgain = false;
    bool hasWholeCatalog = false; ///< partial snapshots of a rescan must not replace it
    bool isRecalling = false; ///< the index is asked; reading begins when it has answered, and leaves it the machine
    bool stopsAtOnce = false; ///< cancelled before reading began
    qint64 duration = 0;
    qint64 scannedAt = 0;
    qint64 rememberedAt = 0; ///< of a catalog that comes from the index and was not compared yet

    std::vector<std::function<void()>> afterOpening; ///< requests that need the locations
    std::vector<std::function<void()>> afterReading; ///< requests that need what is there now
};

} // namespace colophon
