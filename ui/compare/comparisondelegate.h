#pragma once

#include "ui/compare/comparebar.h"

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

    CompareBar::ChangeForm m_form = CompareBar::ChangeForm::Both;
};

} // namespace colophon
