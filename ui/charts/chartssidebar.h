#pragma once

#include "models/catalog/name.h"
#include "ui/charts/chartedversionrow.h"
#include "ui/plots/plotcursor.h"
#include "ui/plots/series.h"

#include <QSet>
#include <QWidget>

class QCheckBox;
class QTreeWidget;
class QVBoxLayout;

namespace colophon {

class PlainLabel;

/// At the left of the charts: the versions with their values at the cursor, the metrics, and how curves are drawn.
class ChartsSidebar : public QWidget
{
    Q_OBJECT

public:
    explicit ChartsSidebar(PlotCursor& cursor, QWidget* parent = nullptr);

    void setVersions(const std::vector<ChartedVersion>& versions);
    /// Keeps the chosen metric if it is still among them.
    void setMetrics(const std::vector<Name>& metrics);
    void setCurves(const std::vector<CurveSeries>& curves);

    Name metric() const;
    bool isShown(const QString& id) const { return !m_hidden.contains(id); }
    bool showsBand() const;
    bool isLogarithmic() const;

Q_SIGNALS:
    void addRequested();
    void metricChosen();
    void shownVersionsChanged();
    void optionsChanged();

private:
    void addRow(const ChartedVersion& version);
    void updateValues();

    PlotCursor& m_cursor;
    QVBoxLayout* m_layout;
    PlainLabel* m_cursorPlace;
    QWidget* m_rows = nullptr;
    QTreeWidget* m_metrics;
    QCheckBox* m_band;
    QCheckBox* m_logarithmic;
    std::vector<ChartedVersion> m_versions;
    std::vector<CurveSeries> m_curves;
    std::vector<ChartedVersionRow*> m_versionRows;
    QSet<QString> m_hidden;
};

} // namespace colophon
