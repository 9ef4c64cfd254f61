#pragma once

#include "models/items/preparedchoices.h"
#include "ui/widgets/picklist.h"

#include <QObject>

namespace colophon {

class ChosenVersions;
class Workspace;

/// The list below "Add version": what is picked is chosen for comparison, and the plots stay in sight meanwhile.
class VersionPicker : public QObject, private PickSource
{
    Q_OBJECT

public:
    /// Workspace and choice must outlive it.
    VersionPicker(Workspace& workspace, ChosenVersions& chosen, QWidget* parent);

    void openBelow(QWidget& button);

private:
    PickFound find(const QStringList& words, qsizetype limit) override;
    bool pick(const QString& id) override;
    void closed() override;

    ChosenVersions& m_chosen;
    PickList* m_list;
    PreparedChoices m_prepared;
};

} // namespace colophon
