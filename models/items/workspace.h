#pragma once

#include "models/catalog/catalog.h"
#include "models/items/jobs.h"
#include "models/items/locationwatcher.h"
#include "models/items/metriccurve.h"
#include "models/releases/journalchecks.h"
#include "models/releases/registration.h"
#include "models/releases/release.h"
#include "models/sources/location.h"
#include "models/store/catalogindex.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <vector>

namespace colophon {

/// The opened locations and the newest catalog of them. Scans on a worker thread, watches for changes, and publishes
/// whole snapshots; widgets only ask and listen.
///
/// With an index, what was read of a location earlier is there at once, and a reading behind it finds what changed.
class Workspace : public QObject
{
    Q_OBJECT

public:
    enum class State { Empty, Reading, Ready, Stopped, Failed };

    /// `kinds`: the systems that the composition root knows.
    Workspace(std::vector<SourceKind> kinds, JobRunner& jobs, QObject* parent = nullptr);
    ~Workspace() override;

    /// Where catalogs are remembered between starts. Without one nothing is remembered.
    void setIndex(CatalogIndex index);

    /// Closes what is open and opens these folders or files instead. Asynchronous.
    void open(const QStringList& paths);
    /// Reads everything again; selection and scroll position are the views' business and survive.
    void rescan();
    /// Stops reading and keeps what was read.
    void cancel();
    void close();

    State state() const;
    QStringList paths() const;
    /// Never null.
    CatalogPointer catalog() const;
    const std::vector<std::shared_ptr<Location>>& locations() const;
    /// What the last complete reading found of the locations' journals; empty before it.
    const std::vector<CheckedJournal>& journals() const;
    /// Duration of the last complete scan in milliseconds, and when it ended.
    qint64 scanDuration() const;
    qint64 scannedAt() const;
    /// While the catalog comes from the index and nobody has compared it with the locations yet: when it was last known
    /// to be true, in milliseconds since 1970 UTC; else 0.
    qint64 rememberedAt() const;
    qsizetype filesLookedAt() const;
    /// How much of the open locations is noticed when it changes.
    WatchReach watchReach() const;

    /// Full curve of one metric; `done` is called in the context's thread.
    void fetchHistory(const VersionId& version, Name key, QObject* context,
                      std::function<void(std::expected<MetricHistory, Problem>)> done);
    /// The same curve along its steps or times, prepared for drawing on the worker thread.
    void fetchCurve(const VersionId& version, Name key, CurveAxis axis, QObject* context,
                    std::function<void(std::expected<CurvePointer, Problem>)> done);
    /// A smoothed form of a curve, made on the worker thread; a later call with the same key replaces an earlier one.
    void smoothCurve(const QString& key, CurvePointer curve, double weight, QObject* context,
                     std::function<void(CurvePointer)> done);
    /// Plans on what was read, never on what was only remembered: waits for the reading that is under way.
    void planRelease(const ReleaseRequest& request, QObject* context,
                     std::function<void(std::expected<ReleasePlan, Problem>)> done);
    /// Applies, then rescans.
    void applyRelease(const ReleasePlan& plan, QObject* context,
                      std::function<void(std::expected<ReleaseOutcome, WriteFailure>)> done);
    /// What registering would record. The latest wins: an earlier draft under way is given up.
    void draftRegistration(const RegistrationRequest& request, QObject* context,
                           std::function<void(std::expected<RegistrationDraft, WriteFailure>)> done);
    /// Registers, then rescans.
    void registerVersion(const RegistrationRequest& request, QObject* context,
                         std::function<void(std::expected<RegistrationResult, WriteFailure>)> done);
    /// Whether a note about this version can be kept; the Problem says why not.
    void findNoteObstacle(const VersionId& version, QObject* context, std::function<void(std::optional<Problem>)> done);
    /// Writes into the journal, then rescans. Answers the number of the journal entry.
    void writeNote(const VersionId& version, const std::string& text, QObject* context,
                   std::function<void(std::expected<std::int64_t, WriteFailure>)> done);

Q_SIGNALS:
    void catalogChanged(const colophon::CatalogPointer& catalog);
    /// Comes before the catalog that was read with them.
    void journalsChanged();
    void stateChanged(colophon::Workspace::State state);
    /// `done` of about `expected` (0: unknown) items are read.
    void progressed(qint64 done, qint64 expected);
    void watchReachChanged();
    /// A location could not be opened at all.
    void openFailed(const colophon::Problem& problem);

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace colophon
