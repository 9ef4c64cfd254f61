#include "ui/plots/plottable.h"

#include "models/compare/numbertext.h"
#include "ui/widgets/plaintext.h"

#include <algorithm>

namespace colophon {

namespace {

/// Every distinct x of all curves, in order.
std::vector<double> unionOfSteps(const std::vector<CurveSeries>& series)
{
    std::vector<double> all;
    for (const CurveSeries& one : series) {
        if (!one.curve)
            continue;
        const auto middle = all.insert(all.end(), one.curve->x().begin(), one.curve->x().end());
        std::inplace_merge(all.begin(), middle, all.end());
    }
    all.erase(std::ranges::unique(all).begin(), all.end());
    return all;
}

QVariant alignment(bool isText)
{
    return QVariant::fromValue(int((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
}

} // namespace

TextTableModel::TextTableModel(TextTable table, QObject* parent)
    : QAbstractTableModel(parent)
    , m_table(std::move(table))
{
}

int TextTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_table.rows.size());
}

int TextTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_table.header.size());
}

QVariant TextTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole)
        return visibleText(m_table.rows.at(index.row()).value(index.column()));
    return role == Qt::TextAlignmentRole ? alignment(index.column() == 0) : QVariant();
}

QVariant TextTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return visibleText(m_table.header.value(section));
    if (role == Qt::ToolTipRole)
        return plainToolTip(visibleText(m_table.header.value(section)));
    return role == Qt::TextAlignmentRole ? alignment(section == 0) : QVariant();
}

CurveTableModel::CurveTableModel(QString xName, std::vector<CurveSeries> series, QObject* parent)
    : QAbstractTableModel(parent)
    , m_xName(std::move(xName))
    , m_series(std::move(series))
    , m_rows(unionOfSteps(m_series))
{
}

int CurveTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CurveTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 1 + int(m_series.size());
}

QString CurveTableModel::cell(int row, int column) const
{
    const double x = m_rows[std::size_t(row)];
    if (column == 0)
        return QString::fromStdString(exactText(x));
    const auto& curve = m_series[std::size_t(column - 1)].curve;
    if (!curve)
        return {};
    // Several points of one step are all told.
    const auto [first, last] = std::ranges::equal_range(curve->x(), x);
    QStringList texts;
    for (auto at = first; at != last; ++at)
        texts << QString::fromStdString(exactText(curve->y()[std::size_t(at - curve->x().begin())]));
    return texts.join(QStringLiteral("; "));
}

QVariant CurveTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole)
        return cell(index.row(), index.column());
    return role == Qt::TextAlignmentRole ? alignment(false) : QVariant();
}

QVariant CurveTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return section == 0 ? m_xName : visibleText(m_series[std::size_t(section - 1)].name);
    if (role == Qt::ToolTipRole && section > 0)
        return plainToolTip(visibleText(m_series[std::size_t(section - 1)].name));
    return role == Qt::TextAlignmentRole ? alignment(false) : QVariant();
}

TextTable textsOf(const QAbstractTableModel& model)
{
    TextTable table;
    for (int column = 0; column < model.columnCount(); ++column)
        table.header << model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(row, column).data().toString();
        table.rows << cells;
    }
    return table;
}

} // namespace colophon
