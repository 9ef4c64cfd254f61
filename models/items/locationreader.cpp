#include "models/items/locationreader.h"

#include <QDateTime>
#include <QElapsedTimer>

namespace colophon {

namespace {

SourceId sourceIdAfter(const Locations& locations)
{
    std::size_t count = 0;
    for (const auto& location : locations)
        count += location->sources().size();
    return static_cast<SourceId>(count + 1);
}

void openAll(const QStringList& paths, const std::vector<SourceKind>& kinds, ReadingResult& result,
             const JobControl& control)
{
    for (const QString& path : paths) {
        if (control.isStopped())
            return;
        auto location = Location::open(path.toStdString(), kinds, sourceIdAfter(result.locations));
        if (location)
            result.locations.push_back(std::move(*location));
        else
            result.failures.push_back(std::move(location.error()));
    }
}

} // namespace

ReadingResult readLocations(const QStringList& paths, const std::vector<SourceKind>& kinds,
                            const ReadingCallbacks& callbacks, const JobControl& control)
{
    QElapsedTimer timer;
    timer.start();
    ReadingResult result;
    result.startedAt = QDateTime::currentMSecsSinceEpoch();

    openAll(paths, kinds, result, control);
    if (!result.locations.empty()) {
        callbacks.opened(result.locations);
        const ScanCallbacks scanCallbacks{
            .partial = callbacks.partial,
            .progress
            = [&control](
                  const ScanProgress& progress) { control.progress(qint64(progress.done), qint64(progress.expected)); },
        };
        result.catalog = scanLocations(result.locations, ScanOptions(), scanCallbacks, control.stop());
        if (!control.isStopped())
            result.journals = checkJournals(result.locations);
    }
    result.duration = timer.elapsed();
    result.wasStopped = control.isStopped();
    return result;
}

} // namespace colophon
