#pragma once

#include "models/catalog/name.h"
#include "models/items/metriccurve.h"
#include "models/items/metricdirections.h"
#include "ui/charts/chartedversionrow.h"
#include "ui/plots/plotcursor.h"
#include "ui/plots/series.h"

#include <QSet>
#include <QWidget>

class QScrollArea;
class QTreeWidget;
class QVBoxLayout;

namespace colophon {

class CurveControls;
class PlainLabel;

/// At the left of the charts: the versions with their values at the cursor, the metrics, and how curves are drawn.
class ChartsSidebar : public QWidget
{
    Q_OBJECT

public:
    explicit ChartsSidebar(PlotCursor& cursor, QWidget* parent = nullptr);

    void setVersions(const std::vector<ChartedVersion>& versions);
    /// Keeps the chosen metric if it is still among them.
    void setMetrics(const std::vector<Name>& metrics, const Directions& directions);
    void setCurves(const std::vector<CurveSeries>& curves, CurveAxis across);

    Name metric() const;
    /// Chooses a metric of the list.
    void chooseMetric(Name metric);
    bool isShown(const QString& id) const { return !m_hidden.contains(id); }
    CurveControls& controls() const { return *m_controls; }
    QWidget& addButton() const { return *m_add; }

Q_SIGNALS:
    void addRequested();
    void metricChosen();
    void shownVersionsChanged();

private:
    void makeVersions();
    void makeMetrics();
    void addRow(const ChartedVersion& version);
    void updateValues();
    void showValues(const QHash<QString, double>& byVersion, const QSet<QString>& otherData);

    PlotCursor& m_cursor;
    QVBoxLayout* m_layout;
    PlainLabel* m_cursorPlace = nullptr;
    QScrollArea* m_rowsArea = nullptr;
    QWidget* m_rows = nullptr;
    QTreeWidget* m_metrics = nullptr;
    QWidget* m_add = nullptr;
    CurveControls* m_controls;
    std::vector<ChartedVersion> m_versions;
    std::vector<CurveSeries> m_curves;
    CurveAxis m_across = CurveAxis::Step;
    std::vector<ChartedVersionRow*> m_versionRows;
    QSet<QString> m_hidden;
};

} // namespace colophon
