#include "models/items/readingsnapshot.h"

#include "models/items/catalogsharing.h"

#include <utility>

namespace colophon {

bool ReadingSnapshot::offer(const Locations& locations)
{
    const std::scoped_lock lock(m_mutex);
    m_news.locations = locations;
    return !std::exchange(m_isTold, true);
}

bool ReadingSnapshot::offer(CatalogPointer partial)
{
    const std::scoped_lock lock(m_mutex);
    m_news.catalog = std::move(partial);
    return !std::exchange(m_isTold, true);
}

CatalogPointer ReadingSnapshot::shareKnown(CatalogPointer newer) const
{
    CatalogPointer known;
    {
        const std::scoped_lock lock(m_mutex);
        known = m_known;
    }
    return known && newer ? sharingModels(*known, std::move(newer)) : newer;
}

ReadingSnapshot::News ReadingSnapshot::take()
{
    const std::scoped_lock lock(m_mutex);
    m_isTold = false;
    return {m_news.locations, std::exchange(m_news.catalog, nullptr)};
}

void ReadingSnapshot::setKnown(CatalogPointer shown)
{
    const std::scoped_lock lock(m_mutex);
    m_known = std::move(shown);
}

} // namespace colophon
