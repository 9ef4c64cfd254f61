#pragma once

#include "models/items/jobs.h"
#include "models/releases/journalchecks.h"
#include "models/sources/location.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace colophon {

using Locations = std::vector<std::shared_ptr<Location>>;

/// What opening and reading some paths gave.
struct ReadingResult
{
    Locations locations; ///< those that could be opened
    std::vector<Problem> failures; ///< one for each that could not
    CatalogPointer catalog; ///< null if none could be opened
    std::vector<CheckedJournal> journals; ///< of a reading that was not stopped
    qint64 startedAt = 0; ///< milliseconds since 1970 UTC
    qint64 duration = 0; ///< milliseconds
    bool wasStopped = false;
};

/// What a reading tells while it runs; called on the worker thread.
struct ReadingCallbacks
{
    std::function<void(const Locations&)> opened;
    std::function<void(CatalogPointer)> partial;
};

/// Opens the paths, probes them for all systems and scans what is found. Blocking.
ReadingResult readLocations(const QStringList& paths, const std::vector<SourceKind>& kinds,
                            const ReadingCallbacks& callbacks, const JobControl& control);

} // namespace colophon
