#pragma once

#include "models/catalog/catalog.h"
#include "ui/shell/panel.h"

#include <QSet>
#include <QStringList>

class QMenu;
class QVBoxLayout;

namespace colophon {

class ActionRegistry;
class ChosenVersions;
class SavedFilters;
class Selection;
class SidebarList;
class Workspace;

/// What the sidebar is about.
struct SidebarSubjects
{
    Workspace& workspace;
    Selection& selection;
    ChosenVersions& chosen;
    SavedFilters& filters;
    ActionRegistry& actions;
};

/// The left pane: locations, models, stages, saved filters, and the versions chosen for comparison.
class Sidebar : public Ground
{
    Q_OBJECT

public:
    explicit Sidebar(const SidebarSubjects& subjects, QWidget* parent = nullptr);

Q_SIGNALS:
    /// Show versions that fit this text of the filter language; `adds`: and what is filtered already.
    void filterRequested(const QString& text, bool adds);

private:
    SidebarList* addSection(QVBoxLayout& layout, const QString& title, QWidget* button = nullptr);
    void connectLists();
    /// Does nothing as long as nothing that is shown has changed: counting walks over all versions.
    void refresh();
    void refreshFilters();
    void showFilterMenu(const QPoint& position);
    void renameFilter(const QString& name);
    void removeFilter(const QString& text);

    struct Counted
    {
        CatalogPointer catalog;
        QString model;
        QStringList paths;

        friend bool operator==(const Counted&, const Counted&) = default;
    };

    SidebarSubjects m_subjects;
    Counted m_counted; ///< what the lists show
    SidebarList* m_locations = nullptr;
    SidebarList* m_models = nullptr;
    SidebarList* m_stages = nullptr;
    SidebarList* m_filters = nullptr;
};

} // namespace colophon
