#pragma once

#include <QStyledItemDelegate>

class QHeaderView;

namespace colophon {

/// Paints the release history: stage in its tone, "from → to" with the new holder in bold, rollback and "now" badges.
class ReleasesDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    static void paintGround(QPainter& painter, const QStyleOptionViewItem& option);
    void paintChange(QPainter& painter, const QRect& rectangle, const QModelIndex& index, const QColor& ink) const;
    void paintRecorded(QPainter& painter, const QRect& rectangle, const QModelIndex& index, const QColor& ink) const;
};

/// Widths of the columns of the release history; "Why" takes the rest.
void setUpReleaseColumns(QHeaderView& header);

} // namespace colophon
