#include "models/items/catalogmemory.h"

#include "models/items/catalogsharing.h"

#include <QFileInfo>

#include <utility>

namespace colophon {

namespace {

/// Asks the file system, which may answer slowly. Empty when one of the paths is not there.
std::vector<std::string> canonicalPaths(const QStringList& paths)
{
    std::vector<std::string> result;
    for (const QString& path : paths) {
        const QString canonical = QFileInfo(path).canonicalFilePath();
        if (canonical.isEmpty())
            return {};
        result.push_back(canonical.toStdString());
    }
    return result;
}

} // namespace

CatalogMemory::CatalogMemory(CatalogIndex index, JobRunner& jobs, QObject* parent)
    : QObject(parent)
    , m_index(std::move(index))
    , m_jobs(jobs)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, &CatalogMemory::write);
}

CatalogMemory::~CatalogMemory()
{
    flush();
}

void CatalogMemory::recall(const QStringList& paths, QObject* context,
                           std::function<void(const std::optional<RememberedCatalog>&)> done)
{
    flush();
    m_paths = paths;
    m_stored.reset();
    m_jobs.start(QStringLiteral("workspace.recall"), {}, context,
                 [this, index = m_index, memory = QPointer<CatalogMemory>(this), paths,
                  done = std::move(done)](const JobControl&) {
                     const auto keys = canonicalPaths(paths);
                     auto remembered = keys.empty() ? std::nullopt : index.load(keys);
                     return [this, memory, paths, done, remembered = std::move(remembered)] {
                         if (memory && remembered && m_paths == paths && !m_stored)
                             m_stored = remembered->catalog;
                         done(remembered);
                     };
                 });
}

void CatalogMemory::remember(const QStringList& paths, const CatalogPointer& catalog)
{
    if (paths != m_paths) {
        flush();
        m_paths = paths;
        m_stored.reset();
    }
    m_pending = catalog;
    if (!m_rest.isActive())
        write();
}

void CatalogMemory::flush()
{
    m_rest.stop();
    m_isWriting = false;
    write();
}

void CatalogMemory::finishWriting()
{
    m_isWriting = false;
    if (!m_rest.isActive())
        write();
}

void CatalogMemory::write()
{
    if (!m_pending || m_isWriting)
        return;
    const CatalogPointer catalog = std::exchange(m_pending, nullptr);
    const CatalogPointer stored = std::exchange(m_stored, catalog);
    const bool isStored = stored && showTheSame(*stored, *catalog);
    m_isWriting = true;
    m_rest.start();
    // For the runner, which waits for it: the memory may be gone before it is written.
    m_jobs.start(
        {}, {}, &m_jobs,
        [index = m_index, memory = QPointer<CatalogMemory>(this), paths = m_paths, catalog,
         isStored](const JobControl&) {
            const auto keys = canonicalPaths(paths);
            // A catalog that cannot be remembered is read again the next time; nothing else depends on it.
            if (!keys.empty() && isStored)
                index.confirm(keys);
            else if (!keys.empty())
                static_cast<void>(index.save(keys, *catalog));
            return [memory] {
                if (memory)
                    memory->finishWriting();
            };
        },
        JobRunner::Cancelling::Refused);
}

} // namespace colophon
