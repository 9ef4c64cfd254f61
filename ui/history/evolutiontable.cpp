#include "ui/history/evolutiontable.h"

#include "models/compare/numbertext.h"
#include "models/items/roles.h"
#include "models/items/text.h"
#include "ui/history/evolutionwords.h"
#include "ui/widgets/plaintext.h"

namespace colophon {

EvolutionTable::EvolutionTable(QObject* parent)
    : QAbstractTableModel(parent)
    , m_data(std::make_shared<EvolutionData>())
{
}

void EvolutionTable::setData(std::shared_ptr<const EvolutionData> data)
{
    beginResetModel();
    m_data = std::move(data);
    endResetModel();
}

std::size_t EvolutionTable::nodeOf(const QModelIndex& index) const
{
    return m_data->nodes.size() - 1 - static_cast<std::size_t>(index.row());
}

int EvolutionTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_data->nodes.size());
}

int EvolutionTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EvolutionTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const std::size_t node = nodeOf(index);
    switch (role) {
    case Qt::DisplayRole:
        return cellText(node, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == Label ? spokenNode(*m_data, node) : cellText(node, index.column());
    case VersionIdRole:
        return toQString(m_data->nodes[node].version->id);
    default:
        return {};
    }
}

QString EvolutionTable::cellText(std::size_t node, int column) const
{
    const Version& version = *m_data->nodes[node].version;
    switch (column) {
    case Label:
        return visibleText(toQString(displayLabel(version)));
    case Value:
        return valueText(*m_data, node);
    case ChangeToParent:
        return changeToParentText(*m_data, node);
    case Parent:
        if (const EvolutionEdge* edge = m_data->parentEdge(node))
            return edgeText(*m_data, *edge).section(u'\n', 0, 0);
        return {};
    case Created:
        return version.facts.created ? toQString(dateTimeText(*version.facts.created, Timestamp::now()))
                                     : tr("not recorded");
    case Stages:
        return visibleText(toStringList(version.stages).join(QStringLiteral(", ")));
    default:
        return {};
    }
}

QVariant EvolutionTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Label:
        return tr("Version");
    case Value:
        return m_data->metric.text().empty() ? tr("Metric") : visibleText(toQString(m_data->metric));
    case ChangeToParent:
        return tr("Change to parent");
    case Parent:
        return tr("Parent");
    case Created:
        return tr("Created");
    case Stages:
        return tr("Stages");
    default:
        return {};
    }
}

} // namespace colophon
