#pragma once

#include <QStyledItemDelegate>

namespace colophon {

/// Draws a recent location in two lines, with its pin or menu at the right; faint with its reason when it cannot be
/// opened now.
class RecentDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// Where a click pins, or opens the menu of the row.
    static QRect pinRect(const QRect& row);

    static constexpr int kRowHeight = 52; ///< at the reference font
};

} // namespace colophon
