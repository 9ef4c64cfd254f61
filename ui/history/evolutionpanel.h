#pragma once

#include "models/items/historymodel.h"
#include "ui/history/evolutiondata.h"

#include <QHash>
#include <QWidget>

#include <memory>

class QStackedWidget;
class QTreeView;

namespace colophon {

class ActionRegistry;
class EvolutionLegend;
class EvolutionTable;
class EvolutionView;
class IconButton;
class MetricButton;
class PlainLabel;
class SegmentedControl;

/// Evolution with its header: which metric, over time or in order, zoom, and the same as a table.
class EvolutionPanel : public QWidget
{
    Q_OBJECT

public:
    /// Directions of metrics are the table's: `model` is asked and told.
    EvolutionPanel(HistoryModel& model, ChosenVersions& chosen, QWidget* parent = nullptr);
    /// The buttons of the drawing tell the keys of the actions that do the same.
    void tellKeys(const ActionRegistry& actions);

    void showModel(const CatalogPointer& catalog, const QString& modelName);
    QString modelName() const { return m_modelName; }
    EvolutionView* view() const { return m_view; }
    void setSelected(const QStringList& ids);
    bool isTable() const;

Q_SIGNALS:
    void selectionAsked(const QStringList& ids);
    void openAsked(const QString& id);
    void directionCorrected(colophon::Name metric, colophon::Direction direction);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* makeHeader();
    void makeTwin();
    void chooseMetric(Name metric);
    void correctDirection(Direction direction);
    void remake();
    void showData(std::shared_ptr<const EvolutionData> data);
    void showTwin(bool isShown);
    void placeLegend();

    HistoryModel& m_model;
    CatalogPointer m_catalog;
    QString m_modelName;
    Name m_metric;
    QHash<QString, Name> m_metricOfModel; ///< chosen by the user
    quint64 m_generation = 0; ///< of the data asked for: late answers are dropped
    PlainLabel* m_title;
    MetricButton* m_metricButton;
    SegmentedControl* m_axis;
    bool m_wantsOrder = false; ///< also while a model without times can only be shown in order
    PlainLabel* m_note; ///< what the axis does to time
    EvolutionLegend* m_legend;
    IconButton* m_zoomButton;
    IconButton* m_allButton;
    IconButton* m_twinButton;
    QStackedWidget* m_stack;
    EvolutionView* m_view;
    EvolutionTable* m_table;
    QTreeView* m_twin;
};

} // namespace colophon
