#pragma once

#include "models/items/historymodel.h"

#include <QPersistentModelIndex>
#include <QSet>
#include <QTreeView>

namespace colophon {

class HistoryDelegate;
class RowSelection;

/// The tree table of versions: model rows that open and close, version rows with their lineage.
class HistoryTable : public QTreeView
{
    Q_OBJECT

public:
    HistoryTable(HistoryModel& model, ChosenVersions& chosen, QWidget* parent = nullptr);

    QStringList selectedIds() const; ///< current one first
    /// Selects these versions as far as they are shown, and brings the first into sight.
    void selectIds(const QStringList& ids);
    /// Rows under the header as texts, for the clipboard.
    QMimeData* copySelected() const;
    QString selectedAsMarkdown() const;

    /// Whether the user wants a column; without a choice it shows as far as there is room.
    void setColumnChosen(const QString& key, bool isShown);
    bool isColumnShown(const QString& key) const;
    QString columnKey(int column) const; ///< metric key, or "version", "created", "author", "reason" after a slash
    /// What the user arranged: columns with their widths and order, sorting, closed models. To be kept over a restart;
    /// what the present catalog does not have waits for one that has it.
    QVariantMap arrangement() const;
    void setArrangement(const QVariantMap& arrangement);

Q_SIGNALS:
    void selectionChosen(const QStringList& ids);
    void openAsked(const QString& id);
    void menuAsked(const QPoint& globalPosition);
    void columnMenuAsked(const QPoint& globalPosition);
    void arrangementChanged();

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void keyPressEvent(QKeyEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void prepareBehaviour();
    void followModel();
    void followUser();
    void rememberTop();
    void restoreTop();
    void expandModels();
    void followHeader();
    void prepareColumns();
    void orderColumns();
    void restoreSorting();
    void fitColumns();
    void widenMetrics(int spare);
    int columnOf(const QString& key) const;
    void updatePath();
    void followPath();
    QString firstSelectedId() const;
    void announceSelection();
    void drawModelRow(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void drawHolders(QPainter& painter, const QRect& rect, const QModelIndex& index) const;

    HistoryModel& m_model;
    ChosenVersions& m_chosen;
    HistoryDelegate* m_delegate;
    RowSelection* m_rowSelection;
    QPersistentModelIndex m_top;
    QString m_pathStart; ///< id of the version whose past is shown
    QSet<quint64> m_path; ///< edges of the selected version's past that were followed so far
    QPersistentModelIndex m_pathEnd; ///< where following goes on; invalid at the end of it and while rows change
    QSet<QString> m_collapsed; ///< names of closed models: they stay closed when a filter hides and shows them
    QVariantMap m_columnChoices;
    QVariantMap m_columnWidths; ///< set by the user
    QStringList m_columnOrder; ///< keys from left to right, once the user has moved one
    QString m_wantedSorting; ///< key of a column that is not there yet
    Qt::SortOrder m_wantedOrder = Qt::DescendingOrder;
    bool m_isArranging = false; ///< columns are arranged by the program, not by the user
    QStringList m_wanted; ///< selection to restore after a reset
    bool m_isSelecting = false; ///< the selection is set from outside
};

} // namespace colophon
