#pragma once

#include "models/catalog/catalog.h"

#include <QAbstractListModel>
#include <QString>

#include <vector>

namespace colophon {

/// One row of a list of the sidebar.
struct SidebarItem
{
    QString id = {}; ///< what a click is about: model name, filter text, source
    QString icon = {}; ///< name in resources/icons
    QString text = {};
    int count = -1; ///< of versions; -1: none shown
    int depth = 0; ///< indentation
    bool hasProblem = false;
    QString detail = {}; ///< for the tool tip

    friend bool operator==(const SidebarItem&, const SidebarItem&) = default;
};

using SidebarItems = std::vector<SidebarItem>;

/// Models whose versions a click on a filter finds: the one that is shown, or all if none is.
std::vector<const Model*> modelsInSight(const Catalog& catalog, const QString& shownModel);

/// The locations with their sources below them, each with how many versions of the shown model it knows.
SidebarItems locationItems(const Catalog& catalog, const QStringList& paths, const QString& shownModel);
/// "All models", then each by name; the id is the name of the model, empty for all.
SidebarItems modelItems(const Catalog& catalog);
/// Stages that versions of any model hold, so that the list stays as it is from model to model; each with its filter as
/// id and how many versions of the shown model fit.
SidebarItems stageItems(const Catalog& catalog, const QString& shownModel);

/// A list of the sidebar as an item model.
class SidebarModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< QString
        IconRole, ///< QString
        CountRole, ///< int
        DepthRole, ///< int
        ProblemRole, ///< bool
    };

    using QAbstractListModel::QAbstractListModel;

    void setItems(SidebarItems items);
    int rowOf(const QString& id) const; ///< -1 if there is none

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    SidebarItems m_items;
};

} // namespace colophon
