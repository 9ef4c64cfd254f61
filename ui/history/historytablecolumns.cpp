#include "models/items/text.h"
#include "ui/history/historydelegate.h"
#include "ui/history/historytable.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QSignalBlocker>

#include <algorithm>

/// Columns of the history table: their widths, and which of them there is room for.
namespace colophon {

namespace {

constexpr int kVersionWidth = 280;
constexpr int kMetricWidth = 112;
constexpr int kMetricMost = 150; ///< to which long numbers widen a column while the reason has room
constexpr int kCreatedWidth = 84;
constexpr int kAuthorWidth = 100;
constexpr int kReasonLeast = 150; ///< other columns leave before the reason gets narrower

} // namespace

QString HistoryTable::columnKey(int column) const
{
    if (column == HistoryModel::VersionColumn)
        return QStringLiteral("/version");
    if (column == m_model.createdColumn())
        return QStringLiteral("/created");
    if (column == m_model.authorColumn())
        return QStringLiteral("/author");
    if (column == m_model.reasonColumn())
        return QStringLiteral("/reason");
    return m_model.headerData(column, Qt::Horizontal, KeyRole).toString();
}

void HistoryTable::setColumnChosen(const QString& key, bool isShown)
{
    m_columnChoices.insert(key, isShown);
    fitColumns();
    Q_EMIT arrangementChanged();
}

int HistoryTable::columnOf(const QString& key) const
{
    for (int column = 0; column < m_model.columnCount(); ++column) {
        if (columnKey(column) == key)
            return column;
    }
    return -1;
}

bool HistoryTable::isColumnShown(const QString& key) const
{
    const int column = columnOf(key);
    return column >= 0 && !isColumnHidden(column);
}

QVariantMap HistoryTable::arrangement() const
{
    const bool isNewestFirst = !m_model.isSorted();
    const QString sorting = !m_wantedSorting.isEmpty() ? m_wantedSorting
        : isNewestFirst                                ? QString()
                                                       : columnKey(header()->sortIndicatorSection());
    const Qt::SortOrder order = m_wantedSorting.isEmpty() ? header()->sortIndicatorOrder() : m_wantedOrder;
    return {{QStringLiteral("shown"), m_columnChoices},
            {QStringLiteral("widths"), m_columnWidths},
            {QStringLiteral("order"), m_columnOrder},
            {QStringLiteral("sorting"), sorting},
            {QStringLiteral("ascending"), order == Qt::AscendingOrder},
            {QStringLiteral("closed"), QStringList(m_collapsed.begin(), m_collapsed.end())}};
}

void HistoryTable::setArrangement(const QVariantMap& arrangement)
{
    m_columnChoices = arrangement.value(QStringLiteral("shown")).toMap();
    m_columnWidths = arrangement.value(QStringLiteral("widths")).toMap();
    m_columnOrder = arrangement.value(QStringLiteral("order")).toStringList();
    m_wantedSorting = arrangement.value(QStringLiteral("sorting")).toString();
    m_wantedOrder = arrangement.value(QStringLiteral("ascending")).toBool() ? Qt::AscendingOrder : Qt::DescendingOrder;
    const QStringList closed = arrangement.value(QStringLiteral("closed")).toStringList();
    m_collapsed = QSet<QString>(closed.begin(), closed.end());
    prepareColumns();
    expandModels();
}

/// What the user does to the header is told; what the program does is not.
void HistoryTable::followHeader()
{
    connect(header(), &QHeaderView::sectionResized, this, [this](int column, int before, int width) {
        const bool isStretched = header()->visualIndex(column) == header()->count() - 1;
        if (m_isArranging || isStretched || before == 0 || width == 0)
            return;
        m_columnWidths.insert(columnKey(column), width);
        Q_EMIT arrangementChanged();
    });
    connect(header(), &QHeaderView::sectionMoved, this, [this] {
        if (m_isArranging)
            return;
        m_columnOrder.clear();
        for (int place = 0; place < header()->count(); ++place)
            m_columnOrder.append(columnKey(header()->logicalIndex(place)));
        Q_EMIT arrangementChanged();
    });
    connect(header(), &QHeaderView::sortIndicatorChanged, this, [this] {
        m_wantedSorting.clear();
        Q_EMIT arrangementChanged();
    });
}

void HistoryTable::prepareColumns()
{
    const Theme& theme = Theme::instance();
    const QScopedValueRollback arranging(m_isArranging, true);
    {
        // Newest first is how the model begins; saying so must not sort it again.
        const QSignalBlocker blocker(header());
        if (!m_model.isSorted())
            header()->setSortIndicator(m_model.createdColumn(), Qt::DescendingOrder);
    }
    header()->setStretchLastSection(true);
    header()->setSectionsMovable(true);
    header()->setFirstSectionMovable(false);
    const auto setWidth = [this, &theme](int column, int width) {
        const int chosen = m_columnWidths.value(columnKey(column), 0).toInt();
        header()->resizeSection(column, chosen > 0 ? chosen : theme.scaled(width));
    };
    setWidth(HistoryModel::VersionColumn, kVersionWidth);
    for (int column = HistoryModel::FirstMetricColumn; column < m_model.createdColumn(); ++column)
        setWidth(column, kMetricWidth);
    setWidth(m_model.createdColumn(), kCreatedWidth);
    setWidth(m_model.authorColumn(), kAuthorWidth);
    setWidth(m_model.reasonColumn(), kReasonLeast);
    orderColumns();
    fitColumns();
    restoreSorting();
}

/// Columns that the user never saw keep their places behind those that were moved.
void HistoryTable::orderColumns()
{
    int place = 0;
    for (const QString& key : std::as_const(m_columnOrder)) {
        const int column = columnOf(key);
        if (column >= 0)
            header()->moveSection(header()->visualIndex(column), place++);
    }
}

void HistoryTable::restoreSorting()
{
    const int column = m_wantedSorting.isEmpty() ? -1 : columnOf(m_wantedSorting);
    if (column < 0)
        return;
    m_wantedSorting.clear();
    sortByColumn(column, m_wantedOrder);
}

void HistoryTable::fitColumns()
{
    const QScopedValueRollback arranging(m_isArranging, true);
    for (int column = HistoryModel::FirstMetricColumn; column < m_model.createdColumn(); ++column) {
        if (!m_columnWidths.contains(columnKey(column)))
            header()->resizeSection(column, Theme::instance().scaled(kMetricWidth));
    }
    // What leaves first when it gets narrow: the second metric and further ones, then the author, then more.
    QList<int> leaving;
    for (int column = HistoryModel::FirstMetricColumn + 1; column < m_model.createdColumn(); ++column)
        leaving.append(column);
    if (leaving.size() > 1)
        leaving.insert(1, m_model.authorColumn());
    else
        leaving.append(m_model.authorColumn());
    leaving.append(m_model.createdColumn());
    int needed = Theme::instance().scaled(kReasonLeast);
    for (int column = 0; column < m_model.reasonColumn(); ++column) {
        const QVariant choice = m_columnChoices.value(columnKey(column));
        const bool isShown = !choice.isValid() || choice.toBool();
        setColumnHidden(column, !isShown);
        if (isShown)
            needed += header()->sectionSize(column);
    }
    setColumnHidden(m_model.reasonColumn(), !m_columnChoices.value(columnKey(m_model.reasonColumn()), true).toBool());
    for (const int column : std::as_const(leaving)) {
        if (needed <= viewport()->width())
            break;
        if (isColumnHidden(column) || m_columnChoices.contains(columnKey(column)))
            continue;
        needed -= header()->sectionSize(column);
        setColumnHidden(column, true);
    }
    widenMetrics(viewport()->width() - needed);
}

/// Long numbers take what the reason can spare, the first metric first.
void HistoryTable::widenMetrics(int spare)
{
    const std::vector<Name> keys = m_model.metrics();
    for (int column = HistoryModel::FirstMetricColumn; column < m_model.createdColumn() && spare > 0; ++column) {
        if (isColumnHidden(column) || m_columnWidths.contains(columnKey(column)))
            continue;
        const int before = header()->sectionSize(column);
        const int wanted
            = m_delegate->wantedMetricWidth(keys[static_cast<std::size_t>(column - HistoryModel::FirstMetricColumn)]);
        const int width = std::clamp(wanted, before, before + spare);
        header()->resizeSection(column, std::min(width, Theme::instance().scaled(kMetricMost)));
        spare -= header()->sectionSize(column) - before;
    }
}

void HistoryTable::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitColumns();
    followPath();
}

} // namespace colophon
