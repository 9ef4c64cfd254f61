#pragma once

#include "models/items/choice.h"
#include "models/items/workspace.h"

#include <QHash>
#include <QObject>

namespace colophon {

/// Keeps the selected versions inside the model that is shown. Going to another model selects what was selected in it
/// before; nothing if nothing was: a command must not act on a version of a model that is out of sight.
class SelectionMemory : public QObject
{
    Q_OBJECT

public:
    SelectionMemory(const Workspace& workspace, Selection& selection, QObject* parent = nullptr);

private:
    void remember(const QStringList& ids);
    void follow(const QString& model);
    QStringList ofModel(const QStringList& ids, const QString& model) const;

    const Workspace& m_workspace;
    Selection& m_selection;
    QHash<QString, QStringList> m_last; ///< what was selected in each model
};

} // namespace colophon
