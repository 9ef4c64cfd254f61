#pragma once

#include "models/items/choice.h"
#include "models/items/workspace.h"

#include <QObject>
#include <QPointer>

namespace colophon {

class RegisterDialog;

/// Registers versions of the opened folder: the window, and the new row selected as soon as it is read.
class RegisterFlow : public QObject
{
    Q_OBJECT

public:
    RegisterFlow(Workspace& workspace, Selection& selection, QWidget* window);

    void open();
    RegisterDialog* dialog() const; ///< null when none is open

Q_SIGNALS:
    /// "churn v1.3.0 is registered."
    void registered(const QString& sentence);

private:
    void finish(const QString& model, const QString& label);
    void selectNew(const CatalogPointer& catalog);

    Workspace& m_workspace;
    Selection& m_selection;
    QWidget* m_window;
    QPointer<RegisterDialog> m_dialog;
    QString m_newModel; ///< registered, and not read yet
    QString m_newLabel;
};

} // namespace colophon
