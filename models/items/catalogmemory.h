#pragma once

#include "models/items/jobs.h"
#include "models/store/catalogindex.h"

#include <QStringList>
#include <QTimer>

#include <functional>
#include <optional>

namespace colophon {

/// Keeps the catalog of what is open in the index, and brings it back. All work is done on worker threads; a location
/// that changes all the time is written at most every kRest.
class CatalogMemory : public QObject
{
    Q_OBJECT

public:
    CatalogMemory(CatalogIndex index, JobRunner& jobs, QObject* parent = nullptr);
    ~CatalogMemory() override; ///< writes what is left to write

    /// `done` is called in the context's thread; empty when nothing is remembered of these paths.
    void recall(const QStringList& paths, QObject* context,
                std::function<void(const std::optional<RememberedCatalog>&)> done);
    /// The catalog of a whole reading.
    void remember(const QStringList& paths, const CatalogPointer& catalog);
    /// The paths are closed: writes what is left to write.
    void flush();

    static constexpr int kRest = 10'000; ///< milliseconds

private:
    void write();
    void finishWriting();

    CatalogIndex m_index;
    JobRunner& m_jobs;
    QTimer m_rest; ///< since the last write
    bool m_isWriting = false;
    QStringList m_paths; ///< of the catalogs below
    CatalogPointer m_pending; ///< to be written; null if nothing is
    CatalogPointer m_stored; ///< what the index holds; null if not known
};

} // namespace colophon
