#pragma once

#include "models/items/choice.h"
#include "models/items/jobs.h"
#include "models/items/metricdirections.h"
#include "models/items/recentlocations.h"
#include "models/items/savedfilters.h"
#include "models/items/selectionmemory.h"
#include "models/items/workspace.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/viewstate.h"

#include <memory>

namespace colophon {

class DetailsPane;
class PlaceMemory;
class RegisterFlow;
class ReleaseFlow;

/// One window with everything it works on: the composition root of the program. Members are declared in the order in
/// which they need each other.
class Session : public QObject
{
    Q_OBJECT

public:
    /// `stateFile`: where the arrangement of the window is kept. `indexFolder`: where catalogs are remembered between
    /// starts; empty: nowhere.
    explicit Session(const QString& stateFile, const std::string& indexFolder = {});
    ~Session() override;

    MainWindow& window() { return *m_window; }
    JobRunner& jobs() { return m_jobs; }
    Workspace& workspace() { return m_workspace; }
    Selection& selection() { return m_selection; }
    ChosenVersions& chosen() { return m_chosen; }
    ActionRegistry& actions() { return m_actions; }
    ReleaseFlow& releases() { return *m_releases; }
    RegisterFlow& registering() { return *m_registering; }
    RecentLocations& recent() { return m_recent; }

    void openSample();
    /// Shows these versions side by side, the first as the baseline.
    void compare(const QStringList& versionIds);

private:
    ShellSubjects subjects();
    void addPages();
    void saveFilter(const QString& text);
    QWidget* makeHistory(QWidget* parent);
    QWidget* makeCompare(QWidget* parent);
    QWidget* makeCharts(QWidget* parent);
    QWidget* makeReleases(QWidget* parent);
    template <typename Page> void tellDirections(Page* page);
    template <typename Slot> void onVisible(const char* action, QWidget* page, Slot slot);

    JobRunner m_jobs;
    Workspace m_workspace;
    Selection m_selection;
    SelectionMemory m_selectionMemory{m_workspace, m_selection};
    ChosenVersions m_chosen;
    MetricDirections m_directions;
    SavedFilters m_filters;
    RecentLocations m_recent;
    ViewState m_viewState;
    ActionRegistry m_actions;
    std::unique_ptr<MainWindow> m_window;
    PlaceMemory* m_places = nullptr; ///< the window's
    DetailsPane* m_details = nullptr; ///< the window's
    std::unique_ptr<ReleaseFlow> m_releases;
    std::unique_ptr<RegisterFlow> m_registering;
};

} // namespace colophon
