#include "models/items/historymodel.h"

#include "models/catalog/unreadfiles.h"
#include "models/items/historycelldata.h"
#include "models/items/historycells.h"
#include "models/items/historylanes.h"
#include "models/items/historyrows.h"
#include "models/items/historywords.h"
#include "models/items/text.h"

#include <QMimeData>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace colophon {

namespace {

constexpr std::size_t kDefaultMetrics = 3;
/// Internal id of model rows; version rows have the number of their group plus one.
constexpr quintptr kModelRow = 0;

/// The headline metrics that lead in most versions of the shown models: what is looked at first weighs most.
std::vector<Name> defaultMetrics(const Catalog& catalog, const std::string& modelName)
{
    std::map<Name, std::size_t> weight;
    std::vector<Name> order;
    for (const std::shared_ptr<const Model>& model : catalog.models()) {
        if (!modelName.empty() && model->name != modelName)
            continue;
        std::size_t lead = kDefaultMetrics;
        for (const Name key : headlineMetrics(*model, kDefaultMetrics)) {
            if (weight[key] == 0)
                order.push_back(key);
            weight[key] += model->versions.size() * lead--;
        }
    }
    std::ranges::stable_sort(order, [&](Name left, Name right) { return weight[left] > weight[right]; });
    order.resize(std::min(order.size(), kDefaultMetrics));
    return order;
}

/// "v1.2.0, production, 1 file not read".
QString spokenLabel(const Version& version, int unread)
{
    QStringList parts(toQString(displayLabel(version)));
    parts += toStringList(version.stages);
    if (unread > 0)
        parts.append(HistoryModel::tr("%n files not read", nullptr, unread));
    return parts.join(QStringLiteral(", "));
}

} // namespace

struct HistoryModel::Private
{
    explicit Private(ChosenVersions& chosenVersions)
        : chosen(chosenVersions)
    {
    }

    void remake(CatalogPointer catalog)
    {
        if (catalog != rows.catalog()) {
            cells.setCatalog(catalog);
            words.setCatalog(catalog);
            positionsOf.reset();
        }
        rows.rebuild(std::move(catalog), query, [this](const Model& model) { return words.of(model); });
        lanes.begin(rows);
    }

    ChosenVersions& chosen;
    HistoryRows rows;
    HistoryQuery query;
    std::vector<Name> metrics;
    bool hasOwnMetrics = false; ///< columns were chosen, not the default
    HistoryCells cells;
    HistoryWords words;
    HistoryLanes lanes;
    QStringList lastChosen;
    std::optional<QStringList> positionsOf; ///< versions asked for last, of this catalog: the same ones at every key
    std::vector<VersionPosition> positions;
};

HistoryModel::HistoryModel(ChosenVersions& chosen, QObject* parent)
    : QAbstractItemModel(parent)
    , m_private(std::make_unique<Private>(chosen))
{
    connect(&chosen, &ChosenVersions::changed, this, &HistoryModel::updateChosen);
    connect(&m_private->lanes, &HistoryLanes::ready, this, &HistoryModel::lanesReady);
    m_private->lastChosen = chosen.ids();
}

HistoryModel::~HistoryModel() = default;

void HistoryModel::setCatalog(CatalogPointer catalog)
{
    if (catalog && !m_private->hasOwnMetrics) {
        const std::vector<Name> metrics = defaultMetrics(*catalog, m_private->query.model);
        if (!metrics.empty() && metrics != m_private->metrics)
            resetColumns(metrics);
    }
    rebuild(std::move(catalog));
}

CatalogPointer HistoryModel::catalog() const
{
    return m_private->rows.catalog();
}

void HistoryModel::setModelName(const QString& name)
{
    if (modelName() == name)
        return;
    m_private->query.model = name.toStdString();
    setCatalog(catalog());
}

QString HistoryModel::modelName() const
{
    return toQString(m_private->query.model);
}

void HistoryModel::setGrouped(bool isGrouped)
{
    if (m_private->query.isGrouped == isGrouped)
        return;
    // Every row gets another parent: nothing that a view remembers of the layout stays true.
    beginResetModel();
    m_private->query.isGrouped = isGrouped;
    m_private->remake(catalog());
    endResetModel();
}

bool HistoryModel::isGrouped() const
{
    return m_private->query.isGrouped;
}

void HistoryModel::setFilter(const Filter& filter)
{
    if (m_private->query.filter.text() == filter.text())
        return;
    m_private->query.filter = filter;
    rebuild(catalog());
}

const Filter& HistoryModel::filter() const
{
    return m_private->query.filter;
}

void HistoryModel::setMetrics(const std::vector<Name>& keys)
{
    m_private->hasOwnMetrics = true;
    if (keys != m_private->metrics)
        resetColumns(keys);
}

std::vector<Name> HistoryModel::metrics() const
{
    return m_private->metrics;
}

void HistoryModel::setDirection(Name key, Direction direction)
{
    m_private->cells.setDirection(key, direction);
    const int column = metricColumn(key);
    if (column < 0)
        return;
    Q_EMIT headerDataChanged(Qt::Horizontal, column, column);
    emitRows(column, column, {StandingRole, DirectionRole});
}

Direction HistoryModel::direction(Name key) const
{
    return m_private->cells.direction(key);
}

HistoryMetricCell HistoryModel::metricCell(const Version& version, Name key) const
{
    return m_private->cells.metric(version, key);
}

int HistoryModel::decimals(const Model& model, Name key) const
{
    return m_private->cells.decimals(model, key);
}

int HistoryModel::metricColumn(Name key) const
{
    const auto found = std::ranges::find(m_private->metrics, key);
    return found == m_private->metrics.end() ? -1
                                             : FirstMetricColumn + static_cast<int>(found - m_private->metrics.begin());
}

int HistoryModel::createdColumn() const
{
    return FirstMetricColumn + static_cast<int>(m_private->metrics.size());
}

int HistoryModel::authorColumn() const
{
    return createdColumn() + 1;
}

int HistoryModel::reasonColumn() const
{
    return createdColumn() + 2;
}

QModelIndex HistoryModel::indexOf(const QString& versionId) const
{
    return indexOf(versionId.toStdString());
}

QModelIndex HistoryModel::indexOf(const VersionId& versionId) const
{
    const std::optional<VersionPlace> place = m_private->rows.find(versionId);
    return place ? createIndex(place->row, VersionColumn, static_cast<quintptr>(place->group) + 1) : QModelIndex();
}

const Version* HistoryModel::version(const QModelIndex& index) const
{
    if (!index.isValid() || index.model() != this || index.internalId() == kModelRow)
        return nullptr;
    return m_private->rows.version(static_cast<int>(index.internalId()) - 1, index.row());
}

const Model* HistoryModel::model(const QModelIndex& index) const
{
    if (!index.isValid() || index.model() != this || index.internalId() != kModelRow)
        return nullptr;
    const std::vector<HistoryRows::Group>& groups = m_private->rows.groups();
    const auto row = static_cast<std::size_t>(index.row());
    return row < groups.size() ? groups[row].model.get() : nullptr;
}

int HistoryModel::hiddenByFilter(const QStringList& versionIds) const
{
    Private& known = *m_private;
    if (known.positionsOf != versionIds) {
        known.positionsOf = versionIds;
        known.positions.clear();
        for (const QString& id : versionIds) {
            if (const auto position = catalog() ? catalog()->position(id.toStdString()) : std::nullopt)
                known.positions.push_back(*position);
        }
    }
    return known.rows.hiddenByFilter(known.positions);
}

int HistoryModel::shownVersions() const
{
    return m_private->rows.shown();
}

int HistoryModel::totalVersions() const
{
    return m_private->rows.total();
}

bool HistoryModel::isSorted() const
{
    return m_private->query.order.key != HistoryOrder::Key::History;
}

int HistoryModel::laneCount(const QModelIndex& index) const
{
    return isSorted() || !version(index) ? 0 : m_private->lanes.count(index.internalId() - 1);
}

QModelIndex HistoryModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (parent.isValid())
        return createIndex(row, column, static_cast<quintptr>(parent.row()) + 1);
    return createIndex(row, column, isGrouped() ? kModelRow : quintptr{1});
}

QModelIndex HistoryModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == kModelRow || !isGrouped())
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, VersionColumn, kModelRow);
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    const std::vector<HistoryRows::Group>& groups = m_private->rows.groups();
    if (!parent.isValid() && isGrouped())
        return static_cast<int>(groups.size());
    if (!parent.isValid())
        return m_private->rows.shown();
    if (parent.column() != VersionColumn || parent.internalId() != kModelRow)
        return 0;
    return static_cast<int>(groups[static_cast<std::size_t>(parent.row())].versions.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const
{
    Q_UNUSED(parent);
    return reasonColumn() + 1;
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    if (const Version* shown = version(index))
        return versionData(*shown, index, role);
    if (const Model* shown = model(index))
        return modelRowData(*shown, index.column(), role);
    return {};
}

const Model* HistoryModel::modelOf(const Version& version) const
{
    return m_private->rows.catalog()->model(version.model.text());
}

QVariant HistoryModel::versionData(const Version& version, const QModelIndex& index, int role) const
{
    const int column = index.column();
    switch (role) {
    case VersionIdRole:
        return toQString(version.id);
    case ModelNameRole:
        return toQString(version.model);
    case RowKindRole:
        return static_cast<int>(RowKind::Version);
    case ColourSlotRole:
        return m_private->chosen.slot(toQString(version.id));
    case BaselineRole:
        return m_private->chosen.baseline() == toQString(version.id);
    case LaneRole:
        if (const LaneRow* lanes = column == VersionColumn && !isSorted()
                ? m_private->lanes.row(index.internalId() - 1, static_cast<std::size_t>(index.row()))
                : nullptr)
            return QVariant::fromValue(*lanes);
        return {};
    default:
        break;
    }
    HistoryCells& cells = m_private->cells;
    if (column == VersionColumn && role == UnreadFilesRole)
        return unreadFileTexts(*m_private->rows.catalog(), version);
    if (column == VersionColumn && role == Qt::AccessibleTextRole)
        return spokenLabel(version, static_cast<int>(unreadFiles(*m_private->rows.catalog(), version).size()));
    if (column == VersionColumn)
        return role == PastStagesRole ? QVariant(toStringList(version.pastStages))
                                      : labelCellData(role == LiveTestRole ? modelOf(version) : nullptr, version, role);
    if (column < createdColumn()) {
        const Name key = m_private->metrics[static_cast<std::size_t>(column - FirstMetricColumn)];
        return role == DirectionRole ? QVariant(static_cast<int>(cells.direction(key)))
                                     : metricCellData(cells.metric(version, key), role);
    }
    if (column == createdColumn())
        return createdCellData(version, role);
    return column == authorColumn() ? authorCellData(version, role) : reasonCellData(version, role);
}

QVariant HistoryModel::modelRowData(const Model& model, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case ModelNameRole:
        return column == VersionColumn || role == ModelNameRole ? QVariant(toQString(model.name)) : QVariant();
    case RowKindRole:
        return static_cast<int>(RowKind::Model);
    case StagesRole:
        return heldStages(model);
    case StageHoldersRole:
        return stageHolderLabels(model);
    case Qt::AccessibleTextRole:
        return column == VersionColumn
            ? QVariant(
                  tr("%1, %n versions", nullptr, static_cast<int>(model.versions.size())).arg(toQString(model.name)))
            : QVariant();
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const bool isMetric = section >= FirstMetricColumn && section < createdColumn();
    const Name key = isMetric ? m_private->metrics[static_cast<std::size_t>(section - FirstMetricColumn)] : Name();
    switch (role) {
    case Qt::DisplayRole:
        if (isMetric)
            return toQString(key);
        if (section == VersionColumn)
            return tr("Version");
        if (section == createdColumn())
            return tr("Created");
        return section == authorColumn() ? tr("Author") : tr("Reason");
    case KeyRole:
        return isMetric ? QVariant(toQString(key)) : QVariant();
    case DirectionRole:
        return isMetric ? QVariant(static_cast<int>(direction(key))) : QVariant();
    default:
        return {};
    }
}

Qt::ItemFlags HistoryModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (index.internalId() == kModelRow)
        return Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QStringList HistoryModel::mimeTypes() const
{
    return {QString::fromLatin1(kVersionsMimeType)};
}

QMimeData* HistoryModel::mimeData(const QModelIndexList& indexes) const
{
    QStringList ids;
    QStringList labels;
    for (const QModelIndex& index : indexes) {
        const Version* dragged = index.column() == indexes.first().column() ? version(index) : nullptr;
        if (!dragged)
            continue;
        ids.append(toQString(dragged->id));
        labels.append(toQString(displayLabel(*dragged)));
    }
    auto* data = new QMimeData;
    data->setData(QString::fromLatin1(kVersionsMimeType), ids.join(u'\n').toUtf8());
    data->setText(labels.join(u'\n'));
    return data;
}

void HistoryModel::sort(int column, Qt::SortOrder order)
{
    HistoryOrder next;
    next.isDescending = order == Qt::DescendingOrder;
    if (column == createdColumn())
        next.key = next.isDescending ? HistoryOrder::Key::History : HistoryOrder::Key::Created;
    else if (column == authorColumn())
        next.key = HistoryOrder::Key::Author;
    else if (column == reasonColumn())
        next.key = HistoryOrder::Key::Reason;
    else if (column == VersionColumn)
        next.key = HistoryOrder::Key::Label;
    else if (column >= FirstMetricColumn && column < createdColumn()) {
        next.key = HistoryOrder::Key::Metric;
        next.metric = m_private->metrics[static_cast<std::size_t>(column - FirstMetricColumn)];
    }
    if (next == m_private->query.order)
        return;
    m_private->query.order = next;
    rebuild(catalog());
}

/// Remakes the rows inside a layout change. Rows may come and go in it: one notification costs the same for any number
/// of them, where removing and inserting ranges one by one would be quadratic in views.
void HistoryModel::rebuild(CatalogPointer catalog)
{
    Q_EMIT layoutAboutToBeChanged();
    // The catalog of before keeps the versions alive that the remembered rows point to.
    const CatalogPointer before = this->catalog();
    const QModelIndexList from = persistentIndexList();
    std::vector<PersistentRow> remembered;
    remembered.reserve(static_cast<std::size_t>(from.size()));
    for (const QModelIndex& index : from)
        remembered.push_back({version(index), model(index), index.column()});
    m_private->remake(std::move(catalog));
    QModelIndexList to;
    to.reserve(from.size());
    for (const PersistentRow& row : remembered)
        to.append(placeOf(row));
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged();
    Q_EMIT shownVersionsChanged(shownVersions(), totalVersions());
}

QModelIndex HistoryModel::placeOf(const PersistentRow& row) const
{
    if (row.version) {
        const QModelIndex found = indexOf(row.version->id);
        return found.isValid() ? found.siblingAtColumn(row.column) : QModelIndex();
    }
    if (!row.model)
        return {};
    const std::optional<int> group = m_private->rows.findGroup(row.model->name.text());
    return group ? createIndex(*group, row.column, kModelRow) : QModelIndex();
}

void HistoryModel::resetColumns(const std::vector<Name>& keys)
{
    beginResetModel();
    m_private->metrics = keys;
    HistoryOrder& order = m_private->query.order;
    if (order.key == HistoryOrder::Key::Metric && metricColumn(order.metric) < 0) {
        order = {};
        m_private->remake(catalog());
    }
    endResetModel();
}

void HistoryModel::updateChosen()
{
    QStringList touched = std::exchange(m_private->lastChosen, m_private->chosen.ids());
    touched.append(m_private->lastChosen);
    touched.removeDuplicates();
    for (const QString& id : std::as_const(touched)) {
        const QModelIndex index = indexOf(id);
        if (index.isValid())
            Q_EMIT dataChanged(index, index.siblingAtColumn(reasonColumn()), {ColourSlotRole, BaselineRole});
    }
}

void HistoryModel::emitRows(int firstColumn, int lastColumn, const QList<int>& roles)
{
    const auto emitBelow = [&](const QModelIndex& parent) {
        const int rows = rowCount(parent);
        if (rows > 0)
            Q_EMIT dataChanged(index(0, firstColumn, parent), index(rows - 1, lastColumn, parent), roles);
    };
    if (!isGrouped())
        return emitBelow({});
    for (int row = 0; row < rowCount(); ++row)
        emitBelow(index(row, VersionColumn));
}

} // namespace colophon
