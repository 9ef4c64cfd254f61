#pragma once

#include "ui/compare/comparebar.h"

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace colophon {

struct Change;

/// Paints the comparison: group rows, keys with their direction, metric cells with value, change and bar, text cells
/// tinted where they differ from the baseline.
class ComparisonDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setChangeForm(CompareBar::ChangeForm form) { m_form = form; }
    /// Row and column that the pointer is on are marked softly; the column also when a chart points at its version.
    void setPointed(const QModelIndex& row, int column);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintGroup(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintKey(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintMetric(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintText(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintBar(QPainter& painter, const QRect& cell, const QModelIndex& index) const;
    void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    colophon::Change changeOf(const QModelIndex& index) const;

    bool isBesidePointer(const QModelIndex& index) const;

    CompareBar::ChangeForm m_form = CompareBar::ChangeForm::Both;
    QPersistentModelIndex m_pointedRow; ///< its first cell
    int m_pointedColumn = -1;
};

} // namespace colophon
