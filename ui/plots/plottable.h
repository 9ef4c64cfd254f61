#pragma once

#include "ui/plots/series.h"
#include "ui/widgets/textexport.h"

#include <QAbstractTableModel>

namespace colophon {

/// A finished table of texts as an item model: the table twin of small plots.
class TextTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit TextTableModel(TextTable table, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    TextTable m_table;
};

/// Every point of every curve: one row for each x, one column for each curve. Texts are made when they are shown, so a
/// million points cost no more than their x values.
class CurveTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    CurveTableModel(QString xName, std::vector<CurveSeries> series, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString cell(int row, int column) const;

    QString m_xName;
    std::vector<CurveSeries> m_series;
    std::vector<double> m_rows; ///< all x of all curves, each once
};

/// All cells of a model as texts, header included.
TextTable textsOf(const QAbstractTableModel& model);

} // namespace colophon
