#pragma once

#include "ui/details/factsections.h"

#include <QAbstractTableModel>
#include <QTableView>

namespace colophon {

/// Rows of facts as an item model: key, value, origin.
class FactModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { KeyColumn, ValueColumn, OriginColumn, ColumnCount };
    enum Role { NoiseRole = Qt::UserRole, IsNumberRole };

    explicit FactModel(std::vector<DetailFact> rows, QObject* parent = nullptr);

    const DetailFact& row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<DetailFact> m_rows;
};

/// The facts of one section, as high as its rows. Every fact can be copied, filtered by, and says where it comes from.
class FactTable : public QTableView
{
    Q_OBJECT

public:
    FactTable(const QString& name, std::vector<DetailFact> rows, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void filterRequested(const QString& text);
    void statusChanged(const QString& text);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    int rowHeight() const;

    FactModel* m_model;
};

} // namespace colophon
