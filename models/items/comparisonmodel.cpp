#include "models/items/comparisonmodel.h"

#include "models/compare/livetest.h"
#include "models/compare/noiserows.h"
#include "models/compare/numbertext.h"
#include "models/items/comparisoncells.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace colophon {

namespace {

/// Internal id of a group row; rows of facts carry the number of their group instead.
constexpr quintptr kGroupId = ~quintptr(0);

bool isTextOfKey(const ComparisonRow& row, const QString& search)
{
    return search.isEmpty() || QString::fromStdString(row.key.text()).contains(search, Qt::CaseInsensitive);
}

/// "change to v1.1.1 · ≈ within noise of 5 seeds"
QString meaningOfChanges(const Comparison& comparison)
{
    const Version& baseline = *comparison.versions[comparison.baseline];
    const QString change = ComparisonModel::tr("change to %1").arg(comparedName(comparison, comparison.baseline));
    if (baseline.facts.noiseSource.empty())
        return change;
    return ComparisonModel::tr("%1 · ≈ within noise of %2")
        .arg(change, QString::fromStdString(baseline.facts.noiseSource));
}

} // namespace

struct ComparisonModel::Private
{
    struct Group
    {
        FactGroup group;
        std::vector<const ComparisonRow*> shown;
        int total = 0;
        int differing = 0;
    };

    const ChosenVersions& chosen;
    std::shared_ptr<const Comparison> comparison;
    std::vector<Group> groups;
    QSet<QString> muted;
    QString search;
    bool onlyDifferences = false;
    int total = 0; ///< rows that are told at all
    int differing = 0;

    void rebuild();
    bool isShown(const ComparisonRow& row) const;
};

bool ComparisonModel::Private::isShown(const ComparisonRow& row) const
{
    return (!onlyDifferences || row.differs) && isTextOfKey(row, search)
        && !muted.contains(QString::fromStdString(row.key.text()));
}

void ComparisonModel::Private::rebuild()
{
    groups.clear();
    total = 0;
    differing = 0;
    if (!comparison)
        return;
    for (const ComparisonRow& row : comparison->rows) {
        if (isToldAsNoise(*comparison, row))
            continue;
        if (groups.empty() || groups.back().group != row.group)
            groups.push_back({row.group, {}, 0, 0});
        Group& group = groups.back();
        ++group.total;
        group.differing += row.differs ? 1 : 0;
        ++total;
        differing += row.differs ? 1 : 0;
        if (isShown(row))
            group.shown.push_back(&row);
    }
    std::erase_if(groups, [](const Group& group) { return group.shown.empty(); });
    // Who and when stand in the header already; what the versions are worth comes first.
    std::ranges::stable_partition(groups, [](const Group& group) { return group.group != FactGroup::Identity; });
}

ComparisonModel::ComparisonModel(ChosenVersions& chosen, QObject* parent)
    : QAbstractItemModel(parent)
    , m_private(std::make_unique<Private>(Private{chosen, {}, {}, {}, {}}))
{
}

ComparisonModel::~ComparisonModel() = default;

void ComparisonModel::setComparison(std::shared_ptr<const Comparison> comparison)
{
    beginResetModel();
    m_private->comparison = std::move(comparison);
    m_private->rebuild();
    endResetModel();
    Q_EMIT countsChanged();
}

std::shared_ptr<const Comparison> ComparisonModel::comparison() const
{
    return m_private->comparison;
}

void ComparisonModel::setOnlyDifferences(bool only)
{
    if (only == m_private->onlyDifferences)
        return;
    beginResetModel();
    m_private->onlyDifferences = only;
    m_private->rebuild();
    endResetModel();
    Q_EMIT countsChanged();
}

bool ComparisonModel::onlyDifferences() const
{
    return m_private->onlyDifferences;
}

void ComparisonModel::setSearch(const QString& text)
{
    if (text == m_private->search)
        return;
    beginResetModel();
    m_private->search = text;
    m_private->rebuild();
    endResetModel();
    Q_EMIT countsChanged();
}

void ComparisonModel::setMuted(const QSet<QString>& keys)
{
    if (keys == m_private->muted)
        return;
    beginResetModel();
    m_private->muted = keys;
    m_private->rebuild();
    endResetModel();
    Q_EMIT countsChanged();
}

QSet<QString> ComparisonModel::muted() const
{
    return m_private->muted;
}

int ComparisonModel::shownRows() const
{
    std::size_t count = 0;
    for (const Private::Group& group : m_private->groups)
        count += group.shown.size();
    return static_cast<int>(count);
}

int ComparisonModel::totalRows() const
{
    return m_private->total;
}

int ComparisonModel::differingRows() const
{
    return m_private->differing;
}

const ComparisonRow* ComparisonModel::row(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == kGroupId)
        return nullptr;
    return m_private->groups[index.internalId()].shown[static_cast<std::size_t>(index.row())];
}

int ComparisonModel::differenceNumber(const QModelIndex& index) const
{
    const ComparisonRow* current = row(index);
    if (!current || !current->differs)
        return 0;
    int number = 1;
    for (const Private::Group& group : m_private->groups) {
        for (const ComparisonRow* shown : group.shown) {
            if (shown == current)
                return number;
            number += shown->differs ? 1 : 0;
        }
    }
    return 0;
}

QModelIndex ComparisonModel::nextDifference(const QModelIndex& from, int step) const
{
    // All rows in the order they are shown, so that the search can start anywhere and wrap around.
    std::vector<QModelIndex> order;
    for (int group = 0; group < rowCount(); ++group) {
        const QModelIndex parent = index(group, 0);
        for (int child = 0; child < rowCount(parent); ++child)
            order.push_back(index(child, 0, parent));
    }
    const qsizetype count = static_cast<qsizetype>(order.size());
    const auto start = std::ranges::find(order, from.siblingAtColumn(0));
    qsizetype position = start == order.end() ? (step > 0 ? -1 : count) : start - order.begin();
    for (qsizetype tries = 0; tries < count; ++tries) {
        position = (position + step + count) % count;
        if (row(order[static_cast<std::size_t>(position)])->differs)
            return order[static_cast<std::size_t>(position)];
    }
    return {};
}

QModelIndex ComparisonModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return parent.isValid() ? createIndex(row, column, static_cast<quintptr>(parent.row()))
                            : createIndex(row, column, kGroupId);
}

QModelIndex ComparisonModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == kGroupId)
        return {};
    return createIndex(static_cast<int>(child.internalId()), 0, kGroupId);
}

int ComparisonModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_private->groups.size());
    if (parent.internalId() != kGroupId || parent.column() != 0)
        return 0;
    return static_cast<int>(m_private->groups[static_cast<std::size_t>(parent.row())].shown.size());
}

int ComparisonModel::columnCount(const QModelIndex&) const
{
    return 1 + (m_private->comparison ? static_cast<int>(m_private->comparison->versions.size()) : 0);
}

QVariant ComparisonModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.internalId() == kGroupId) {
        const Private::Group& group = m_private->groups[static_cast<std::size_t>(index.row())];
        if (role == DeltaTextRole && group.group == FactGroup::Metrics)
            return meaningOfChanges(*m_private->comparison);
        return comparisonGroupData({group.group, group.total, group.differing}, index.column(), role);
    }
    const ComparisonRow& shown = *row(index);
    if (index.column() == 0)
        return comparisonKeyData(shown, role);
    return comparisonCellData(*m_private->comparison, shown, static_cast<std::size_t>(index.column() - 1), role);
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (section == 0)
        return role == Qt::DisplayRole || role == CopyRole ? QVariant(tr("Fact")) : QVariant();
    const auto column = static_cast<std::size_t>(section - 1);
    const Version& version = *m_private->comparison->versions[column];
    const QString id = QString::fromStdString(version.id);
    switch (role) {
    case ColourSlotRole:
        return m_private->chosen.slot(id);
    case BaselineRole:
        return column == m_private->comparison->baseline;
    case LiveTestRole: {
        const Model* model = m_private->comparison->catalog->model(version.model.text());
        return model ? QString::fromStdString(liveBadge(*model, version)) : QString();
    }
    default:
        return comparisonHeaderData(*m_private->comparison, column, role);
    }
}

} // namespace colophon
