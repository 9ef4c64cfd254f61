#include "ui/history/historytabletext.h"

#include <QHeaderView>

#include <algorithm>

namespace colophon {

TextTable historyText(const HistoryModel& model, const QHeaderView& header, const QModelIndexList& rows)
{
    QList<int> columns;
    for (int column = 0; column < model.columnCount(); ++column) {
        if (!header.isSectionHidden(column))
            columns.append(column);
    }
    TextTable table;
    table.header.append(HistoryModel::tr("Model"));
    for (const int column : columns)
        table.header.append(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    QModelIndexList ordered = rows;
    std::ranges::sort(ordered, {}, [](const QModelIndex& index) { return std::pair(index.internalId(), index.row()); });
    for (const QModelIndex& row : std::as_const(ordered)) {
        QStringList cells{row.data(ModelNameRole).toString()};
        for (const int column : columns)
            cells.append(row.siblingAtColumn(column).data(CopyRole).toString());
        table.rows.append(cells);
    }
    return table;
}

} // namespace colophon
