#include "models/items/selectionmemory.h"

#include "models/items/text.h"

namespace colophon {

SelectionMemory::SelectionMemory(const Workspace& workspace, Selection& selection, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_selection(selection)
{
    connect(&selection, &Selection::versionsChanged, this, &SelectionMemory::remember);
    connect(&selection, &Selection::modelChanged, this, &SelectionMemory::follow);
}

void SelectionMemory::remember(const QStringList& ids)
{
    const Version* first = m_workspace.catalog()->version(ids.value(0).toStdString());
    if (first)
        m_last.insert(toQString(first->model), ofModel(ids, toQString(first->model)));
}

/// All models together show every version: nothing has to go.
void SelectionMemory::follow(const QString& model)
{
    if (model.isEmpty())
        return;
    QStringList ids = ofModel(m_selection.versions(), model);
    if (ids.isEmpty())
        ids = ofModel(m_last.value(model), model);
    m_selection.setVersions(ids);
}

/// Those that are still there.
QStringList SelectionMemory::ofModel(const QStringList& ids, const QString& model) const
{
    const CatalogPointer catalog = m_workspace.catalog();
    QStringList found;
    for (const QString& id : ids) {
        const Version* version = catalog->version(id.toStdString());
        if (version && toQString(version->model) == model)
            found.append(id);
    }
    return found;
}

} // namespace colophon
