#pragma once

#include "models/items/historymodel.h"
#include "ui/history/metricfit.h"
#include "ui/widgets/numberpainter.h"

#include <QPersistentModelIndex>
#include <QSet>
#include <QStyledItemDelegate>

namespace colophon {

/// How a metric cell's change is marked in the table, on cards and in Details.
Change changeOf(Standing standing, double delta, const QString& deltaText, const QString& note = {});

/// Paints the cells of version rows in the history table.
class HistoryDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit HistoryDelegate(const HistoryModel& model, QObject* parent = nullptr);

    /// Edges of the selected version's recorded past, and the id of that version.
    void setPath(const QSet<quint64>& path, const QString& currentId);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Width of a metric's column in which no decimal has to go.
    int wantedMetricWidth(Name key) const;
    /// Fonts have changed.
    void measureAgain() { m_fit.clear(); }
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

private:
    void paintVersion(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintMetric(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintText(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    int paintLineage(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    QString toolTip(const QModelIndex& index) const;

    const HistoryModel& m_model;
    mutable MetricFit m_fit; ///< remembers what it measured
    QPersistentModelIndex m_pathGroup; ///< edges are named by rows of this group
    QSet<quint64> m_path;
    QString m_currentId;
};

} // namespace colophon
