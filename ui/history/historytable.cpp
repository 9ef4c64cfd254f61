#include "ui/history/historytable.h"

#include "models/items/text.h"
#include "ui/history/historydelegate.h"
#include "ui/history/historyheader.h"
#include "ui/history/historytabletext.h"
#include "ui/history/lanepainter.h"
#include "ui/history/rowselection.h"
#include "ui/widgets/textexport.h"
#include "ui/widgets/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace colophon {

namespace {

/// Ancestors looked at for the highlighted path; nobody scrolls further along one line.
constexpr int kPathLimit = 5'000;
/// Rows below those in sight that the path is followed to.
constexpr int kPathAhead = 200;

} // namespace

HistoryTable::HistoryTable(HistoryModel& model, ChosenVersions& chosen, QWidget* parent)
    : QTreeView(parent)
    , m_model(model)
    , m_chosen(chosen)
    , m_delegate(new HistoryDelegate(model, this))
    , m_rowSelection(new RowSelection(&model, this))
{
    setObjectName(QStringLiteral("versions"));
    setAccessibleName(tr("Versions"));
    setHeader(new HistoryHeader(model, this));
    setModel(&model);
    setSelectionModel(m_rowSelection);
    setItemDelegate(m_delegate);
    prepareBehaviour();
    prepareColumns();
    setSortingEnabled(true);
    followHeader();
    followModel();
    followUser();
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_delegate->measureAgain();
        prepareColumns();
        doItemsLayout();
    });
}

void HistoryTable::prepareBehaviour()
{
    setRootIsDecorated(false);
    setIndentation(0);
    setExpandsOnDoubleClick(false);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectItems); // RowSelection makes rows of them
    setAllColumnsShowFocus(true);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

/// Place, selection and open models stay through every change of the rows.
void HistoryTable::followModel()
{
    connect(&m_model, &QAbstractItemModel::layoutAboutToBeChanged, this, &HistoryTable::rememberTop);
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, [this] {
        expandModels();
        fitColumns();
        restoreTop();
        updatePath();
    });
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_isArranging = false;
        prepareColumns();
        expandModels();
        selectIds(m_wanted);
    });
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_isArranging = true; // the header gives sections of other columns new widths
        m_pathEnd = QModelIndex();
    });
    connect(&m_model, &HistoryModel::lanesReady, viewport(), qOverload<>(&QWidget::update));
}

void HistoryTable::followUser()
{
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &HistoryTable::followPath);
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        m_collapsed.insert(index.data(ModelNameRole).toString());
        Q_EMIT arrangementChanged();
    });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        if (m_collapsed.remove(index.data(ModelNameRole).toString()))
            Q_EMIT arrangementChanged();
    });
    connect(header(), &QWidget::customContextMenuRequested, this,
            [this](const QPoint& place) { Q_EMIT columnMenuAsked(header()->mapToGlobal(place)); });
}

QStringList HistoryTable::selectedIds() const
{
    QStringList ids{firstSelectedId()};
    // Not selectedRows(): it looks through all ranges for every row.
    const QItemSelection ranges = selectionModel()->selection();
    for (const QItemSelectionRange& range : ranges) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            ids.append(m_model.index(row, HistoryModel::VersionColumn, range.parent()).data(VersionIdRole).toString());
    }
    ids.removeAll(QString());
    ids.removeDuplicates();
    return ids;
}

/// The current version if it is selected.
QString HistoryTable::firstSelectedId() const
{
    const QModelIndex current = currentIndex();
    if (current.isValid() && selectionModel()->isRowSelected(current.row(), current.parent()))
        return current.data(VersionIdRole).toString();
    const QItemSelection ranges = selectionModel()->selection();
    return ranges.isEmpty() ? QString() : ranges.first().topLeft().data(VersionIdRole).toString();
}

void HistoryTable::selectIds(const QStringList& ids)
{
    m_wanted = ids;
    if (selectedIds() == ids)
        return;
    m_isSelecting = true;
    QModelIndexList rows;
    for (const QString& id : ids) {
        const QModelIndex index = m_model.indexOf(id);
        if (index.isValid())
            rows.append(index);
    }
    const QModelIndex first = ids.isEmpty() ? QModelIndex() : m_model.indexOf(ids.first());
    if (first.isValid()) {
        expand(first.parent());
        selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
        scrollTo(first);
    }
    m_rowSelection->setRows(rows);
    m_isSelecting = false;
    updatePath();
}

QMimeData* HistoryTable::copySelected() const
{
    return toMimeData(historyText(m_model, *header(), selectionModel()->selectedRows(HistoryModel::VersionColumn)));
}

QString HistoryTable::selectedAsMarkdown() const
{
    return toMarkdown(historyText(m_model, *header(), selectionModel()->selectedRows(HistoryModel::VersionColumn)));
}

void HistoryTable::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        for (const QString& id : selectedIds())
            m_chosen.toggle(id);
        return;
    }
    // The window's: it knows what Alt and an arrow do, or why they do nothing here.
    if (event->modifiers() & Qt::AltModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        return event->ignore();
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        if (m_model.model(currentIndex()))
            return setExpanded(currentIndex(), !isExpanded(currentIndex()));
        return Q_EMIT openAsked(currentIndex().data(VersionIdRole).toString());
    }
    QTreeView::keyPressEvent(event);
}

QModelIndex HistoryTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    // Rows are moved between, not cells.
    if (action == MoveRight && m_model.version(currentIndex()))
        return currentIndex();
    return QTreeView::moveCursor(action, modifiers);
}

void HistoryTable::mousePressEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && m_model.model(index))
        return setExpanded(index.siblingAtColumn(0), !isExpanded(index.siblingAtColumn(0)));
    QTreeView::mousePressEvent(event);
}

void HistoryTable::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && m_model.version(index))
        Q_EMIT openAsked(index.data(VersionIdRole).toString());
}

void HistoryTable::contextMenuEvent(QContextMenuEvent* event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isByKey ? currentIndex() : indexAt(event->pos());
    if (!m_model.version(index))
        return;
    Q_EMIT menuAsked(isByKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void HistoryTable::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    announceSelection();
}

QRegion HistoryTable::visualRegionForSelection(const QItemSelection& selection) const
{
    // Qt measures every row above each range; to paint what is in sight costs less.
    constexpr qsizetype kMeasured = 16;
    return selection.size() > kMeasured ? viewport()->rect() : QTreeView::visualRegionForSelection(selection);
}

void HistoryTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTreeView::currentChanged(current, previous);
    announceSelection();
}

void HistoryTable::announceSelection()
{
    // While rows are remade Qt reports rows that are going; what is selected afterwards is announced then.
    if (m_isSelecting || !m_delegate)
        return;
    const QStringList ids = selectedIds();
    updatePath();
    if (ids.isEmpty() || ids == m_wanted)
        return;
    m_wanted = ids;
    Q_EMIT selectionChosen(ids);
}

void HistoryTable::rememberTop()
{
    m_isSelecting = true;
    m_pathEnd = QModelIndex();
    m_top = verticalScrollBar()->value() > 0 ? QPersistentModelIndex(indexAt(QPoint(1, 1))) : QPersistentModelIndex();
}

void HistoryTable::restoreTop()
{
    m_isSelecting = false;
    if (m_top.isValid())
        scrollTo(m_top, PositionAtTop);
    m_top = QPersistentModelIndex();
}

void HistoryTable::expandModels()
{
    if (!m_model.isGrouped())
        return;
    const QSignalBlocker blocker(this);
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row, 0);
        setExpanded(index, !m_collapsed.contains(index.data(ModelNameRole).toString()));
    }
}

/// Edges of the first selected version's recorded past, by the rows the lanes name them with.
void HistoryTable::updatePath()
{
    m_path.clear();
    m_pathStart = firstSelectedId();
    m_pathEnd = m_model.isSorted() ? QModelIndex() : m_model.indexOf(m_pathStart);
    m_delegate->setPath(m_path, m_pathStart);
    followPath();
    viewport()->update();
}

/// Only as far as rows are in sight; scrolling follows it further.
void HistoryTable::followPath()
{
    if (!m_pathEnd.isValid())
        return;
    const QModelIndex last = indexAt(viewport()->rect().bottomLeft());
    const auto isInSight = [&](const QModelIndex& row) {
        return !last.isValid() || row.parent() != last.parent() || row.row() <= last.row() + kPathAhead;
    };
    QModelIndex child = m_pathEnd;
    while (child.isValid() && m_path.size() < kPathLimit && isInSight(child)) {
        const Version* version = m_model.version(child);
        const bool goesOn = !version->parents.empty() && !isInferred(version->parents.front().evidence);
        const QModelIndex parent = goesOn ? m_model.indexOf(version->parents.front().parent) : QModelIndex();
        const bool isBelow = parent.isValid() && parent.parent() == child.parent() && parent.row() > child.row();
        if (isBelow)
            m_path.insert(laneEdge(static_cast<std::uint32_t>(child.row()), static_cast<std::uint32_t>(parent.row())));
        child = isBelow ? parent : QModelIndex();
    }
    m_pathEnd = child;
    m_delegate->setPath(m_path, m_pathStart);
}

} // namespace colophon
