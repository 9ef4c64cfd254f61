#include "models/items/savedfilters.h"

#include <QCryptographicHash>
#include <QSettings>

#include <algorithm>

namespace colophon {

namespace {

/// Before filters belonged to projects, all were kept here.
const QString& commonGroup()
{
    static const QString name = QStringLiteral("savedFilters");
    return name;
}

/// Paths hold characters that keys may not.
QString groupOf(const QStringList& paths)
{
    const QByteArray digest
        = QCryptographicHash::hash(paths.join(u'\n').toUtf8(), QCryptographicHash::Sha256).toHex().left(24);
    return QStringLiteral("filtersOf_%1").arg(QString::fromLatin1(digest));
}

std::vector<SavedFilter> startingFilters()
{
    return {{SavedFilters::tr("Missing facts"),
             QStringLiteral("missing:time or missing:author or missing:code or missing:data or "
                            "missing:parameters or missing:metrics")},
            {SavedFilters::tr("Files changed since"), QStringLiteral("file:changed")}};
}

std::vector<SavedFilter> read(QSettings& settings, const QString& group)
{
    std::vector<SavedFilter> filters;
    const int count = settings.beginReadArray(group);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        filters.push_back({settings.value("name").toString(), settings.value("text").toString()});
    }
    settings.endArray();
    return filters;
}

} // namespace

SavedFilters::SavedFilters(QObject* parent)
    : QObject(parent)
{
    setProject({});
}

void SavedFilters::setProject(const QStringList& paths)
{
    const QString group = groupOf(paths);
    if (group == m_group)
        return;
    m_group = group;
    QSettings settings;
    const QStringList groups = settings.childGroups();
    if (groups.contains(group))
        m_filters = read(settings, group);
    else
        m_filters = groups.contains(commonGroup()) ? read(settings, commonGroup()) : startingFilters();
    Q_EMIT changed();
}

const SavedFilter* SavedFilters::named(const QString& name) const
{
    const auto found = std::ranges::find(m_filters, name, &SavedFilter::name);
    return found == m_filters.end() ? nullptr : &*found;
}

void SavedFilters::save(const SavedFilter& filter)
{
    const auto known = std::ranges::find(m_filters, filter.name, &SavedFilter::name);
    if (known != m_filters.end())
        *known = filter;
    else
        m_filters.push_back(filter);
    store();
}

void SavedFilters::remove(const QString& name)
{
    std::erase_if(m_filters, [&name](const SavedFilter& filter) { return filter.name == name; });
    store();
}

void SavedFilters::rename(const QString& name, const QString& newName)
{
    const auto filter = std::ranges::find(m_filters, name, &SavedFilter::name);
    if (filter == m_filters.end() || newName.isEmpty() || named(newName))
        return;
    filter->name = newName;
    store();
}

void SavedFilters::store()
{
    QSettings settings;
    settings.remove(m_group);
    settings.beginWriteArray(m_group, int(m_filters.size()));
    for (int i = 0; i < int(m_filters.size()); ++i) {
        settings.setArrayIndex(i);
        settings.setValue("name", m_filters[std::size_t(i)].name);
        settings.setValue("text", m_filters[std::size_t(i)].text);
    }
    settings.endArray();
    settings.sync();
    Q_EMIT changed();
}

} // namespace colophon
