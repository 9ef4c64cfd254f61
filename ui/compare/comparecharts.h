#pragma once

#include "models/compare/comparison.h"
#include "models/items/choice.h"
#include "models/items/metricdirections.h"
#include "models/items/workspace.h"
#include "ui/plots/plotcursor.h"
#include "ui/widgets/exportdialog.h"

#include <QWidget>

class QSplitter;

namespace colophon {

class BarsView;
class ComboField;
class CurveLoader;
class CurveView;
class EmptyState;
class PlotPanel;
class SegmentedControl;
class TrendView;

/// Charts beside the comparison: bars, metric curves and the trend over versions, with one cursor.
class CompareCharts : public QWidget
{
    Q_OBJECT

public:
    CompareCharts(Workspace& workspace, ChosenVersions& chosen, QWidget* parent = nullptr);

    /// Null: nothing is compared.
    void setComparison(std::shared_ptr<const Comparison> comparison, const Directions& directions);
    /// Shows the curve of this metric, if there is one, and its trend.
    void showCurve(const QString& metric);
    /// What the pointer is on, shared with the table.
    PlotCursor& plotCursor() { return m_cursor; }
    /// The charts that are seen, for a file.
    std::vector<ExportItem> exportItems() const;

Q_SIGNALS:
    void statusChanged(const QString& text);

private:
    PlotPanel* addPanel(PlotPanel* panel, bool isShown);
    void makePanels();
    void fillMetrics();
    void loadCurves();
    void showTrend();
    int slotOf(const QString& id) const { return m_chosen.slot(id); }

    Workspace& m_workspace;
    ChosenVersions& m_chosen;
    PlotCursor m_cursor;
    CurveLoader* m_loader;
    SegmentedControl* m_choice;
    QSplitter* m_splitter;
    std::vector<PlotPanel*> m_panels;
    BarsView* m_bars = nullptr;
    CurveView* m_curves = nullptr;
    TrendView* m_trend = nullptr;
    ComboField* m_curveMetric = nullptr;
    ComboField* m_trendMetric = nullptr;
    std::shared_ptr<const Comparison> m_comparison;
    Directions m_directions; ///< that were corrected
};

} // namespace colophon
