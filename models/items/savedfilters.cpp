#include "models/items/savedfilters.h"

#include <QSettings>

#include <algorithm>

namespace colophon {

namespace {

const QString& groupName()
{
    static const QString name = QStringLiteral("savedFilters");
    return name;
}

} // namespace

SavedFilters::SavedFilters(QObject* parent)
    : QObject(parent)
{
    QSettings settings;
    if (!settings.childGroups().contains(groupName())) {
        m_filters = {{tr("Missing facts"),
                      QStringLiteral("missing:time or missing:author or missing:code or missing:data or "
                                     "missing:parameters or missing:metrics")},
                     {tr("Files changed since"), QStringLiteral("file:changed")}};
        return;
    }
    const int count = settings.beginReadArray(groupName());
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        m_filters.push_back({settings.value("name").toString(), settings.value("text").toString()});
    }
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
    const bool isTaken = std::ranges::find(m_filters, newName, &SavedFilter::name) != m_filters.end();
    if (filter == m_filters.end() || newName.isEmpty() || isTaken)
        return;
    filter->name = newName;
    store();
}

void SavedFilters::store()
{
    QSettings settings;
    settings.remove(groupName());
    settings.beginWriteArray(groupName(), int(m_filters.size()));
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
