#include "ui/register/registerflow.h"

#include "models/items/text.h"
#include "ui/register/registerdialog.h"

#include <algorithm>

namespace colophon {

RegisterFlow::RegisterFlow(Workspace& workspace, Selection& selection, QWidget* window)
    : QObject(window)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_window(window)
{
    connect(&workspace, &Workspace::catalogChanged, this, &RegisterFlow::selectNew);
}

RegisterDialog* RegisterFlow::dialog() const
{
    return m_dialog;
}

void RegisterFlow::open()
{
    if (m_dialog || m_workspace.paths().isEmpty())
        return;
    const CatalogPointer catalog = m_workspace.catalog();
    const Version* selected = catalog->version(m_selection.version().toStdString());
    const QString model = selected ? toQString(selected->model) : m_selection.model();
    m_dialog = new RegisterDialog(m_workspace, model, selected ? toQString(selected->label) : QString(), m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &RegisterDialog::registered, this, &RegisterFlow::finish);
    m_dialog->open();
}

void RegisterFlow::finish(const QString& model, const QString& label)
{
    m_newModel = model;
    m_newLabel = label;
    Q_EMIT registered(tr("%1 %2 is registered.").arg(model, label));
}

/// The catalog that holds the new version comes with the reading that follows the writing.
void RegisterFlow::selectNew(const CatalogPointer& catalog)
{
    const Model* model = m_newLabel.isEmpty() ? nullptr : catalog->model(m_newModel.toStdString());
    if (!model)
        return;
    const auto found = std::ranges::find(model->versions, m_newLabel.toStdString(), &Version::label);
    if (found == model->versions.end())
        return;
    m_newLabel.clear();
    if (!m_selection.model().isEmpty())
        m_selection.setModel(m_newModel);
    m_selection.setVersions({toQString(found->id)});
}

} // namespace colophon
