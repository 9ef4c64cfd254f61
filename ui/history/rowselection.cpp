#include "ui/history/rowselection.h"

#include <algorithm>

namespace colophon {

namespace {

/// `rows` have one parent.
void appendRanges(QItemSelection& selection, QModelIndexList rows)
{
    std::ranges::sort(rows, {}, &QModelIndex::row);
    for (auto first = rows.cbegin(); first != rows.cend();) {
        const auto isGap
            = [](const QModelIndex& above, const QModelIndex& below) { return below.row() > above.row() + 1; };
        const auto last = std::adjacent_find(first, rows.cend(), isGap);
        const QModelIndex& bottom = last == rows.cend() ? rows.last() : *last;
        const int columns = bottom.model()->columnCount(bottom.parent());
        selection.append(QItemSelectionRange(first->siblingAtColumn(0), bottom.siblingAtColumn(columns - 1)));
        first = last == rows.cend() ? last : last + 1;
    }
}

} // namespace

void RowSelection::select(const QItemSelection& selection, SelectionFlags command)
{
    QItemSelectionModel::select(selection, command | Rows);
}

void RowSelection::setRows(const QModelIndexList& rows)
{
    QHash<QModelIndex, QModelIndexList> rowsOfParent;
    for (const QModelIndex& row : rows)
        rowsOfParent[row.parent()].append(row);
    QItemSelection selection;
    for (const QModelIndexList& siblings : rowsOfParent)
        appendRanges(selection, siblings);
    // Whole rows already: Qt would make them anew one by one, each compared with all before it.
    QItemSelectionModel::select(selection, ClearAndSelect);
}

} // namespace colophon
