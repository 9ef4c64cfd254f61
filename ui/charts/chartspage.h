#pragma once

#include "models/items/choice.h"
#include "models/items/metricdirections.h"
#include "models/items/workspace.h"
#include "ui/plots/plotcursor.h"

#include <QWidget>

class QGridLayout;
class QPushButton;
class QStackedWidget;

namespace colophon {

class ActionRegistry;
class BarsView;
class ChartsSidebar;
class CurveLoader;
class CurveView;
class EmptyState;
class PlotPanel;
class SegmentedControl;
class TrendView;
class VersionPicker;

/// The charts of the chosen versions, large: metric curves, the trend over versions and bars, with one cursor and the
/// values at it in the list at the left.
class ChartsPage : public QWidget
{
    Q_OBJECT

public:
    ChartsPage(Workspace& workspace, Selection& selection, ChosenVersions& chosen, ActionRegistry& actions,
               QWidget* parent = nullptr);

    /// Directions of metrics that were corrected.
    void setDirections(const Directions& directions);
    void zoomIn();
    void zoomOut();
    void showAll();
    /// Writes one of the charts that are shown to a file, as the user says.
    void exportChart();

Q_SIGNALS:
    void statusChanged(const QString& text);
    /// Nothing is chosen yet: versions are looked for in the history.
    void historyRequested();
    void versionActivated(const QString& id);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeBar();
    QWidget* makeCharts();
    void addPanel(PlotPanel* panel, const QString& name);
    void connectParts();
    void linkCursors();
    bool isNarrow() const;
    void arrange(int shown);
    void updateArrangement();
    void refreshLater();
    void refresh();
    void showMetric();
    void showCurves();
    void applyControls();
    void offerOtherCharts();
    std::vector<const Version*> shownVersions() const;

    Workspace& m_workspace;
    Selection& m_selection;
    ChosenVersions& m_chosen;
    PlotCursor m_cursor; ///< of the curves and of the list beside them
    PlotCursor m_trendCursor;
    PlotCursor m_barsCursor;
    CurveLoader* m_loader;
    ChartsSidebar* m_sidebar;
    SegmentedControl* m_choice;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    VersionPicker* m_picker;
    EmptyState* m_noCurve = nullptr;
    QPushButton* m_zoom = nullptr;
    QPushButton* m_zoomBack = nullptr;
    QWidget* m_charts = nullptr;
    QGridLayout* m_grid = nullptr;
    std::vector<PlotPanel*> m_panels;
    CurveView* m_curves = nullptr;
    TrendView* m_trend = nullptr;
    BarsView* m_bars = nullptr;
    CatalogPointer m_catalog; ///< keeps the versions of the plots alive
    std::vector<Name> m_curveKeys; ///< metrics that the shown versions have curves of
    Directions m_directions;
    int m_wanted = 0; ///< the segment the user chose
    bool m_isStale = true;
};

} // namespace colophon
