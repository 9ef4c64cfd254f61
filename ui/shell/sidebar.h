#pragma once

#include "ui/shell/panel.h"

#include <QSet>

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
    void refresh();
    void refreshFilters();
    void showFilterMenu(const QPoint& position);
    void renameFilter(const QString& name);
    void removeFilter(const QString& text);

    SidebarSubjects m_subjects;
    SidebarList* m_locations = nullptr;
    SidebarList* m_models = nullptr;
    SidebarList* m_stages = nullptr;
    SidebarList* m_filters = nullptr;
};

} // namespace colophon
