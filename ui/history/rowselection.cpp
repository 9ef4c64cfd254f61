#include "ui/history/rowselection.h"

namespace colophon {

void RowSelection::select(const QItemSelection& selection, SelectionFlags command)
{
    QItemSelectionModel::select(selection, command | Rows);
}

} // namespace colophon
