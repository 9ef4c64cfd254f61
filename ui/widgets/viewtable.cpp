#include "ui/widgets/viewtable.h"

#include <QHeaderView>
#include <QTableView>
#include <QTreeView>

#include <algorithm>

namespace colophon {

namespace {

const QHeaderView* headerOf(const QAbstractItemView& view)
{
    if (const auto* table = qobject_cast<const QTableView*>(&view))
        return table->horizontalHeader();
    const auto* tree = qobject_cast<const QTreeView*>(&view);
    return tree ? tree->header() : nullptr;
}

QList<int> shownColumns(const QAbstractItemView& view)
{
    const QHeaderView* header = headerOf(view);
    if (!header)
        return {0};
    QList<int> columns;
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        if (!header->isSectionHidden(column))
            columns.append(column);
    }
    return columns;
}

QModelIndexList rowsInOrder(const QAbstractItemView& view)
{
    QModelIndexList rows;
    for (const QModelIndex& index : view.selectionModel()->selectedIndexes())
        rows.append(index.siblingAtColumn(0));
    if (rows.isEmpty() && view.currentIndex().isValid())
        rows.append(view.currentIndex().siblingAtColumn(0));
    const auto place = [&view](const QModelIndex& index) { return view.visualRect(index).top(); };
    std::ranges::sort(rows, [&place](const QModelIndex& left, const QModelIndex& right) {
        return left.parent() == right.parent() ? left.row() < right.row() : place(left) < place(right);
    });
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

QString cellText(const QModelIndex& index, int fullRole)
{
    const QVariant full = index.data(fullRole);
    return full.isValid() ? full.toString() : index.data().toString();
}

} // namespace

TextTable selectedRows(const QAbstractItemView& view, int fullRole)
{
    TextTable table;
    const QList<int> columns = shownColumns(view);
    for (const int column : columns)
        table.header.append(view.model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    for (const QModelIndex& row : rowsInOrder(view)) {
        QStringList cells;
        for (const int column : columns)
            cells.append(cellText(row.siblingAtColumn(column), fullRole));
        table.rows.append(cells);
    }
    return table;
}

} // namespace colophon
