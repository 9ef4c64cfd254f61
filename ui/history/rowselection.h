#pragma once

#include <QItemSelectionModel>

namespace colophon {

/// Selects whole rows, whoever asks. A tree that selects by rows itself gives assistive tools the wrong row: Qt counts
/// it from the parent and takes it for one counted from the top of the table.
class RowSelection : public QItemSelectionModel
{
    Q_OBJECT

public:
    using QItemSelectionModel::QItemSelectionModel;
    using QItemSelectionModel::select;

    void select(const QItemSelection& selection, SelectionFlags command) override;

    /// These rows and no others. Rows that follow each other become one range: Qt's work grows with the square of them.
    void setRows(const QModelIndexList& rows);
};

} // namespace colophon
