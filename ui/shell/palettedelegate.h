#pragma once

#include <QStyledItemDelegate>

namespace colophon {

/// Draws the rows of the palette: group titles, entries with icon or version mark, matched letters, reason and keys.
class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    static constexpr int kRowHeight = 34; ///< at the reference font
    static constexpr int kTitleHeight = 28;
};

/// Draws keys as a small outlined cap, right-aligned in `area`; returns the width taken.
int paintKeyCap(QPainter& painter, const QRect& area, const QString& keys);

} // namespace colophon
