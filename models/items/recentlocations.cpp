#include "models/items/recentlocations.h"

#include "models/items/jobs.h"
#include "models/items/workspacequeries.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <tuple>
#include <utility>

namespace colophon {

namespace {

const QString& groupName()
{
    static const QString name = QStringLiteral("recentLocations");
    return name;
}

std::vector<RecentLocation> load()
{
    std::vector<RecentLocation> result;
    QSettings settings;
    const int count = std::min(settings.beginReadArray(groupName()), RecentLocations::kLimit);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        RecentLocation location{
            .paths = settings.value("paths").toStringList(),
            .sources = settings.value("sources").toString(),
            .production = settings.value("production").toString(),
            .versions = settings.value("versions").toLongLong(),
            .openedAt = settings.value("openedAt").toLongLong(),
            .isPinned = settings.value("pinned").toBool(),
        };
        if (!location.paths.isEmpty())
            result.push_back(std::move(location));
    }
    return result;
}

void sortLocations(std::vector<RecentLocation>& locations)
{
    std::ranges::stable_sort(locations, [](const RecentLocation& left, const RecentLocation& right) {
        return std::tuple(left.isPinned, left.openedAt) > std::tuple(right.isPinned, right.openedAt);
    });
}

RecentLocation::Reach reachOf(const QStringList& paths)
{
    auto reach = RecentLocation::Reach::There;
    for (const QString& path : paths) {
        const QFileInfo info(path);
        if (!info.exists())
            return RecentLocation::Reach::Gone;
        if (!info.isReadable())
            reach = RecentLocation::Reach::Forbidden;
    }
    return reach;
}

QString nameOf(const RecentLocation& location)
{
    QStringList names;
    for (const QString& path : location.paths)
        names.append(displayPath(QFileInfo(path).fileName()));
    return names.join(QStringLiteral(", "));
}

/// What a screen reader says, and what type-ahead looks at.
QString spokenText(const RecentLocation& location)
{
    QStringList parts{nameOf(location), displayPath(location.path())};
    for (const QString& part : {location.sources, location.production, reachText(location.reach)}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    parts.append(RecentLocations::tr("%n versions", nullptr, int(location.versions)));
    if (location.isPinned)
        parts.append(RecentLocations::tr("pinned"));
    return parts.join(QStringLiteral(", "));
}

} // namespace

RecentLocations::RecentLocations(JobRunner& jobs, QObject* parent)
    : QAbstractListModel(parent)
    , m_jobs(jobs)
    , m_locations(load())
{
    sortLocations(m_locations);
}

void RecentLocations::remember(const RecentLocation& location)
{
    auto locations = m_locations;
    RecentLocation added = location;
    const auto known = std::ranges::find(locations, location.paths, &RecentLocation::paths);
    if (known != locations.end()) {
        added.isPinned = known->isPinned;
        locations.erase(known);
    }
    locations.insert(locations.begin(), std::move(added));
    sortLocations(locations);
    if (locations.size() > std::size_t(kLimit))
        locations.resize(kLimit);
    replace(std::move(locations));
}

void RecentLocations::forget(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    m_locations.erase(m_locations.begin() + row);
    endRemoveRows();
    store();
}

void RecentLocations::setPinned(int row, bool pinned)
{
    if (row < 0 || row >= rowCount())
        return;
    auto locations = m_locations;
    locations[std::size_t(row)].isPinned = pinned;
    sortLocations(locations);
    replace(std::move(locations));
}

void RecentLocations::checkReach()
{
    QList<QStringList> asked;
    for (const RecentLocation& location : m_locations)
        asked.append(location.paths);
    m_jobs.start(QStringLiteral("recent.reach"), {}, this, [this, asked](const JobControl& control) {
        QList<std::pair<QStringList, RecentLocation::Reach>> answers;
        for (const QStringList& paths : asked) {
            if (!control.isStopped())
                answers.append({paths, reachOf(paths)});
        }
        return [this, answers] {
            for (const auto& [paths, reach] : answers) {
                const auto found = std::ranges::find(m_locations, paths, &RecentLocation::paths);
                if (found != m_locations.end())
                    found->reach = reach;
            }
            if (!m_locations.empty())
                Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        };
    });
}

void RecentLocations::replace(std::vector<RecentLocation> locations)
{
    beginResetModel();
    m_locations = std::move(locations);
    endResetModel();
    store();
}

void RecentLocations::store() const
{
    QSettings settings;
    settings.remove(groupName());
    settings.beginWriteArray(groupName(), rowCount());
    for (int i = 0; i < rowCount(); ++i) {
        const RecentLocation& location = m_locations[std::size_t(i)];
        settings.setArrayIndex(i);
        settings.setValue("paths", location.paths);
        settings.setValue("sources", location.sources);
        settings.setValue("production", location.production);
        settings.setValue("versions", location.versions);
        settings.setValue("openedAt", location.openedAt);
        settings.setValue("pinned", location.isPinned);
    }
    settings.endArray();
    settings.sync();
}

int RecentLocations::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_locations.size());
}

QVariant RecentLocations::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RecentLocation& location = m_locations[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return nameOf(location);
    case Qt::AccessibleTextRole:
        return spokenText(location);
    case LocationRole:
        return QVariant::fromValue(location);
    default:
        return {};
    }
}

QString reachText(RecentLocation::Reach reach)
{
    switch (reach) {
    case RecentLocation::Reach::Gone:
        return RecentLocations::tr("is not connected");
    case RecentLocation::Reach::Forbidden:
        return RecentLocations::tr("may not be read by you");
    case RecentLocation::Reach::Unknown:
    case RecentLocation::Reach::There:
        return {};
    }
    return {};
}

} // namespace colophon
