#pragma once

#include "models/catalog/catalog.h"
#include "ui/widgets/picklist.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace colophon {

class ChosenVersions;
class VersionChoices;
class Workspace;

/// The list below "Add version": what is picked is chosen for comparison, and the plots stay in sight meanwhile.
class VersionPicker : public QObject, private PickSource
{
    Q_OBJECT

public:
    /// Workspace and choice must outlive it.
    VersionPicker(Workspace& workspace, ChosenVersions& chosen, QWidget* parent);
    ~VersionPicker() override;

    void openBelow(QWidget& button);

private:
    PickFound find(const QStringList& words, qsizetype limit) override;
    bool pick(const QString& id) override;
    void closed() override;
    void prepareSome();
    void follow(const CatalogPointer& catalog);
    void dropOld();

    ChosenVersions& m_chosen;
    PickList* m_list;
    CatalogPointer m_catalog; ///< the newest
    QTimer m_rest; ///< until nothing else is to be done
    std::unique_ptr<VersionChoices> m_choices; ///< of the catalog that the list was opened for last
};

} // namespace colophon
