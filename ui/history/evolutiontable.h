#pragma once

#include "ui/history/evolutiondata.h"

#include <QAbstractTableModel>

#include <memory>

namespace colophon {

/// The versions of Evolution as a table: what the drawing shows, readable line by line. Newest first.
class EvolutionTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Label, Value, ChangeToParent, Parent, Created, Stages, ColumnCount };

    explicit EvolutionTable(QObject* parent = nullptr);

    void setData(std::shared_ptr<const EvolutionData> data);
    std::size_t nodeOf(const QModelIndex& index) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    using QAbstractTableModel::setData;
    QString cellText(std::size_t node, int column) const;

    std::shared_ptr<const EvolutionData> m_data;
};

} // namespace colophon
