#pragma once

#include "models/items/choice.h"
#include "models/items/metricdirections.h"
#include "models/items/workspace.h"
#include "ui/widgets/viewstate.h"

#include <QPointer>

namespace colophon {

class ComparePage;
class HistoryPage;
class MainWindow;

/// Remembers for each opened place what was looked at: the view, the model, the chosen versions with their colours and
/// baseline, corrected directions of metrics, columns, sorting and groups. A place that is opened again looks as it was
/// left; a crash costs nothing.
class PlaceMemory : public QObject
{
    Q_OBJECT

public:
    PlaceMemory(Workspace& workspace, Selection& selection, ChosenVersions& chosen, MetricDirections& directions,
                ViewState& viewState, MainWindow& window);

    /// The page is made when it is shown first; what is remembered of it waits until then.
    void setHistoryPage(HistoryPage* page);
    void setComparePage(ComparePage* page);

    static constexpr qsizetype kMostPlaces = 40; ///< the one opened longest ago is forgotten first

private:
    void followState(Workspace::State state);
    void followCatalog(const CatalogPointer& catalog);
    void arrive();
    void leave();
    void rememberOrder();
    void restoreChosen(bool isWhole);
    void restoreSelected(bool isWhole);
    void save();
    QVariantMap present() const;

    Workspace& m_workspace;
    Selection& m_selection;
    ChosenVersions& m_chosen;
    MetricDirections& m_directions;
    ViewState& m_viewState;
    MainWindow& m_window;
    QPointer<HistoryPage> m_history;
    QPointer<ComparePage> m_compare;
    QString m_waitsForVersion; ///< id of the version that was selected before, not read yet
    QString m_place; ///< key of what is open; empty until its first rows are there
    bool m_waitsForChosen = false; ///< versions that were chosen before are not read yet
};

} // namespace colophon
