#include "models/items/workspacequeries.h"

#include "models/files/rootfolder.h"
#include "models/releases/locations.h"

#include <QDir>

#include <algorithm>

namespace colophon {

namespace {

/// Records of the version, those of the source that the metric's value came from first.
std::vector<const Record*> recordsFor(const Version& version, Name key)
{
    const Metric* metric = version.facts.metric(key);
    const Origin* origin = metric ? version.facts.origin(metric->origin) : nullptr;
    std::vector<const Record*> records;
    for (const Record& record : version.records)
        records.push_back(&record);
    std::ranges::stable_partition(
        records, [origin](const Record* record) { return origin && record->source == origin->source; });
    return records;
}

Problem missingVersion(const VersionId& id)
{
    return {.file = id,
            .reason = "This version is no longer there.",
            .hint = "Read the location again, and choose a version that is still listed."};
}

} // namespace

std::expected<MetricHistory, Problem> readHistory(const Catalog& catalog,
                                                  std::span<const std::shared_ptr<Location>> locations,
                                                  const VersionId& id, Name key, const std::stop_token& stop)
{
    const Version* version = catalog.version(id);
    if (!version)
        return std::unexpected(missingVersion(id));

    std::optional<Problem> firstProblem;
    for (const Record* record : recordsFor(*version, key)) {
        Source* const source = placeOf(locations, catalog, record->source).source;
        if (!source)
            continue;
        auto history = source->metricHistory(record->native, key, stop);
        if (history)
            return history;
        if (!firstProblem)
            firstProblem = std::move(history.error());
    }
    return std::unexpected(firstProblem.value_or(missingVersion(id)));
}

QString displayPath(const QString& path)
{
    const QString home = QDir::homePath();
    QString shown = path;
    if (home != u"/" && (path == home || path.startsWith(home + u'/')))
        shown = u'~' + path.mid(home.size());
    return QString::fromStdString(toDisplayText(shown.toStdString()));
}

} // namespace colophon
