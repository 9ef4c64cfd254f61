#include "models/items/text.h"
#include "ui/history/historytable.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QResizeEvent>
#include <QSignalBlocker>

/// Columns of the history table: their widths, and which of them there is room for.
namespace colophon {

namespace {

constexpr int kVersionWidth = 280;
constexpr int kMetricWidth = 112;
constexpr int kCreatedWidth = 84;
constexpr int kAuthorWidth = 100;
constexpr int kReasonLeast = 190; ///< other columns leave before the reason gets narrower

} // namespace

QString HistoryTable::columnKey(int column) const
{
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
    Q_EMIT columnChoicesChanged();
}

bool HistoryTable::isColumnShown(const QString& key) const
{
    for (int column = 0; column < m_model.columnCount(); ++column) {
        if (columnKey(column) == key)
            return !isColumnHidden(column);
    }
    return false;
}

void HistoryTable::setColumnChoices(const QVariantMap& choices)
{
    m_columnChoices = choices;
    fitColumns();
}

void HistoryTable::prepareColumns()
{
    const Theme& theme = Theme::instance();
    {
        // Newest first is how the model begins; saying so must not sort it again.
        const QSignalBlocker blocker(header());
        if (!m_model.isSorted())
            header()->setSortIndicator(m_model.createdColumn(), Qt::DescendingOrder);
    }
    header()->setStretchLastSection(true);
    header()->setSectionsMovable(false);
    header()->resizeSection(HistoryModel::VersionColumn, theme.scaled(kVersionWidth));
    for (int column = HistoryModel::FirstMetricColumn; column < m_model.createdColumn(); ++column)
        header()->resizeSection(column, theme.scaled(kMetricWidth));
    header()->resizeSection(m_model.createdColumn(), theme.scaled(kCreatedWidth));
    header()->resizeSection(m_model.authorColumn(), theme.scaled(kAuthorWidth));
    fitColumns();
}

void HistoryTable::fitColumns()
{
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
}

void HistoryTable::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitColumns();
}

} // namespace colophon
