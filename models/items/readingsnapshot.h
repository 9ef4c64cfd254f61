#pragma once

#include "models/items/locationreader.h"

#include <mutex>

namespace colophon {

/// What lies between a reading on its worker thread and the GUI thread. Catalogs that come faster than they are shown
/// replace each other.
class ReadingSnapshot
{
public:
    struct News
    {
        Locations locations;
        CatalogPointer catalog; ///< of what was read so far; null if there is none newer than the last
    };

    /// For the worker. True: the GUI thread has to be told that there is something to take.
    bool offer(const Locations& locations);
    bool offer(CatalogPointer partial);
    /// For the worker: the whole catalog that is shown is the one to keep wherever the newer one is equal.
    CatalogPointer shareKnown(CatalogPointer newer) const;

    /// For the GUI thread.
    News take();
    void setKnown(CatalogPointer shown);

private:
    mutable std::mutex m_mutex;
    News m_news;
    CatalogPointer m_known; ///< null if what is shown is not whole
    bool m_isTold = false;
};

} // namespace colophon
