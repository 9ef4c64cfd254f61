#include "ui/compare/comparisonview.h"

#include "models/compare/numbertext.h"
#include "models/items/comparisoncells.h"
#include "models/items/comparisonmodel.h"
#include "models/items/roles.h"
#include "ui/compare/comparisondelegate.h"
#include "ui/compare/comparisonheader.h"
#include "ui/compare/textdifferencedialog.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace colophon {

namespace {

constexpr int kPinnedColumns = 2;

/// What the table and its pinned part have in common.
void setUpTree(QTreeView& tree, ComparisonModel& model)
{
    tree.setModel(&model);
    tree.setItemDelegate(new ComparisonDelegate(&tree));
    tree.setIndentation(0);
    tree.setRootIsDecorated(false);
    tree.setItemsExpandable(true);
    tree.setUniformRowHeights(false);
    tree.setFrameShape(QFrame::NoFrame);
    tree.setSelectionBehavior(QAbstractItemView::SelectItems);
    tree.setSelectionMode(QAbstractItemView::ExtendedSelection);
    tree.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    tree.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    tree.setEditTriggers(QAbstractItemView::NoEditTriggers);
    tree.setMouseTracking(true);
}

/// "± 0.007 (5 seeds)"; empty where no noise is claimed.
QString noiseText(const ComparisonCell& cell, const Version& version)
{
    if (!cell.noise)
        return {};
    const double noise = *cell.noise;
    const QString text = QStringLiteral("± ") + QString::fromStdString(numberText(noise, decimalsFor({&noise, 1})));
    const QString source = visibleText(QString::fromStdString(version.facts.noiseSource));
    return source.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, source);
}

} // namespace

ComparisonView::ComparisonView(ComparisonModel& model, QWidget* parent)
    : QTreeView(parent)
    , m_model(model)
    , m_header(new ComparisonHeader(this))
{
    setObjectName(QStringLiteral("comparisonTable"));
    setAccessibleName(tr("Comparison"));
    setHeader(m_header);
    setUpTree(*this, model);
    m_pinned = makePinned();
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        showAllGroups();
        fitColumns();
    });
    connect(this, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        if (!m_model.row(index))
            setExpanded(index.siblingAtColumn(0), !isExpanded(index.siblingAtColumn(0)));
    });
    connect(this, &QTreeView::clicked, this, &ComparisonView::showDifferenceOf);
    connect(this, &QTreeView::entered, this, [this](const QModelIndex& index) {
        pointAtRow(index);
        pointAt(versionOf(index));
    });
    connect(this, &QTreeView::viewportEntered, this, [this] {
        pointAtRow({});
        pointAt({});
    });
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, &ComparisonView::placePinned);
    connect(&Theme::instance(), &Theme::changed, this, [this] { fitColumns(); });
    showAllGroups();
    fitColumns();
}

QTreeView* ComparisonView::makePinned()
{
    auto* pinned = new QTreeView(this);
    auto* header = new ComparisonHeader(pinned);
    pinned->setHeader(header);
    setUpTree(*pinned, m_model);
    pinned->setSelectionModel(selectionModel());
    // The table itself tells everything; a second voice would only repeat the first two columns.
    pinned->setFocusPolicy(Qt::NoFocus);
    pinned->setAccessibleName(tr("Keys and baseline"));
    pinned->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    pinned->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, pinned->verticalScrollBar(), &QScrollBar::setValue);
    connect(pinned->verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(), &QScrollBar::setValue);
    connect(this, &QTreeView::expanded, pinned, &QTreeView::expand);
    connect(this, &QTreeView::collapsed, pinned, &QTreeView::collapse);
    connect(pinned, &QTreeView::clicked, this, &QTreeView::clicked);
    connect(pinned, &QTreeView::entered, this, &QTreeView::entered);
    connect(header, &ComparisonHeader::moveRequested, m_header, &ComparisonHeader::moveRequested);
    pinned->hide();
    return pinned;
}

void ComparisonView::showAllGroups()
{
    expandAll();
    m_pinned->expandAll();
    for (int group = 0; group < m_model.rowCount(); ++group) {
        setFirstColumnSpanned(group, {}, true);
        m_pinned->setFirstColumnSpanned(group, {}, true);
    }
}

void ComparisonView::fitColumns()
{
    const Theme& theme = Theme::instance();
    const int columns = m_model.columnCount();
    const int keyWidth = theme.scaled(158);
    const int baselineWidth = theme.scaled(142);
    const int candidates = columns - kPinnedColumns;
    int width = theme.scaled(206);
    if (candidates > 0) {
        const int share = (viewport()->width() - keyWidth - baselineWidth) / candidates;
        width = std::max(share, theme.scaled(176));
    }
    for (QTreeView* tree : {static_cast<QTreeView*>(this), m_pinned}) {
        for (int column = 0; column < columns; ++column) {
            tree->setColumnWidth(column, column == 0 ? keyWidth : column == 1 ? baselineWidth : width);
            tree->setColumnHidden(column, tree == m_pinned && column >= kPinnedColumns);
        }
    }
    placePinned();
}

void ComparisonView::placePinned()
{
    const int width = columnWidth(0) + (m_model.columnCount() > 1 ? columnWidth(1) : 0);
    m_pinned->setGeometry(frameWidth(), frameWidth(), width, header()->height() + viewport()->height());
    m_pinned->setVisible(horizontalScrollBar()->value() > 0);
    m_pinned->raise();
}

void ComparisonView::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

void ComparisonView::scrollContentsBy(int dx, int dy)
{
    QTreeView::scrollContentsBy(dx, dy);
    m_pinned->verticalScrollBar()->setValue(verticalScrollBar()->value());
}

void ComparisonView::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem row = option;
    // Every cell paints its own ground; the style's row ground would shine through the tinted cells.
    row.features &= ~QStyleOptionViewItem::Alternate;
    QTreeView::drawRow(painter, row, index);
}

/// "Row accuracy · v1.2.0, 0.821, … · ± 0.007 (5 seeds) · higher is better"
QString ComparisonView::explanation(const QModelIndex& index) const
{
    const ComparisonRow* row = m_model.row(index);
    if (!row || !m_model.comparison())
        return {};
    QStringList parts{tr("Row %1").arg(QString::fromStdString(row->key.text()))};
    if (index.column() > 0) {
        const auto column = static_cast<std::size_t>(index.column() - 1);
        parts.append(index.data(Qt::AccessibleTextRole).toString());
        parts.append(noiseText(row->cells[column], *m_model.comparison()->versions[column]));
    }
    if (row->direction != Direction::None)
        parts.append(row->direction == Direction::Higher ? tr("higher is better") : tr("lower is better"));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString ComparisonView::versionOf(const QModelIndex& index) const
{
    return m_model.row(index) && index.column() > 0 ? index.data(VersionIdRole).toString() : QString();
}

void ComparisonView::pointAt(const QString& versionId)
{
    if (versionId == m_pointed)
        return;
    m_pointed = versionId;
    m_header->setPointed(versionId);
    static_cast<ComparisonHeader*>(m_pinned->header())->setPointed(versionId);
    showPointed();
    Q_EMIT versionPointed(versionId);
}

void ComparisonView::pointAtRow(const QModelIndex& index)
{
    const QModelIndex row = m_model.row(index) ? index.siblingAtColumn(0) : QModelIndex();
    if (row == m_pointedRow)
        return;
    m_pointedRow = row;
    showPointed();
}

void ComparisonView::showPointed()
{
    const int column = columnOf(m_pointed);
    for (QTreeView* tree : {static_cast<QTreeView*>(this), m_pinned}) {
        static_cast<ComparisonDelegate*>(tree->itemDelegate())->setPointed(m_pointedRow, column);
        tree->viewport()->update();
    }
}

int ComparisonView::columnOf(const QString& versionId) const
{
    for (int column = 1; !versionId.isEmpty() && column < m_model.columnCount(); ++column) {
        if (m_model.headerData(column, Qt::Horizontal, VersionIdRole).toString() == versionId)
            return column;
    }
    return -1;
}

void ComparisonView::leaveEvent(QEvent* event)
{
    QTreeView::leaveEvent(event);
    pointAtRow({});
    pointAt({});
}

void ComparisonView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        showDifferenceOf(currentIndex());
    else
        QTreeView::keyPressEvent(event);
}

/// Texts that differ from the baseline's are shown side by side; numbers say all in their cells.
void ComparisonView::showDifferenceOf(const QModelIndex& index)
{
    const ComparisonRow* row = m_model.row(index);
    const std::shared_ptr<const Comparison> comparison = m_model.comparison();
    if (!row || index.column() == 0)
        return;
    const auto column = static_cast<std::size_t>(index.column() - 1);
    const ComparisonCell& before = row->cells[comparison->baseline];
    const ComparisonCell& after = row->cells[column];
    const bool isText = !before.number && !after.number;
    if (column == comparison->baseline || !isText || before.text == after.text)
        return;
    auto* dialog = new TextDifferenceDialog(QString::fromStdString(rowTitle(*row)),
                                            {comparedName(*comparison, comparison->baseline), before.text},
                                            {comparedName(*comparison, column), after.text}, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ComparisonView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTreeView::currentChanged(current, previous);
    Q_EMIT explained(explanation(current));
    const QString version = versionOf(current);
    if (hasFocus() && !version.isEmpty()) // not when rows are laid out anew
        Q_EMIT versionEntered(version);
}

void ComparisonView::contextMenuEvent(QContextMenuEvent* event)
{
    const QModelIndex index = event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    const ComparisonRow* row = m_model.row(index);
    if (!row)
        return;
    const QString key = QString::fromStdString(row->key.text());
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addBaselineAction(*menu, index);
    connect(menu->addAction(tr("Mute this key")), &QAction::triggered, this,
            [this, key] { Q_EMIT muteRequested(key); });
    QAction* chart = menu->addAction(tr("Chart this metric"));
    chart->setEnabled(row->group == FactGroup::Metrics);
    connect(chart, &QAction::triggered, this, [this, key] { Q_EMIT chartRequested(key); });
    if (const QString value = index.data(CopyRole).toString(); index.column() > 0 && !value.isEmpty()) {
        connect(menu->addAction(tr("Copy value")), &QAction::triggered, this,
                [value] { QGuiApplication::clipboard()->setText(value); });
    }
    connect(menu->addAction(tr("Copy row")), &QAction::triggered, this, [this, at = QPersistentModelIndex(index)] {
        if (at.isValid())
            Q_EMIT copyRequested({titlesToCopy(), {textsOfRow(at)}});
    });
    menu->popup(event->reason() == QContextMenuEvent::Keyboard ? viewport()->mapToGlobal(visualRect(index).center())
                                                               : event->globalPos());
}

void ComparisonView::addBaselineAction(QMenu& menu, const QModelIndex& index)
{
    const QString version = versionOf(index);
    const std::shared_ptr<const Comparison> comparison = m_model.comparison();
    const auto column = static_cast<std::size_t>(std::max(0, index.column() - 1));
    if (version.isEmpty() || column == comparison->baseline)
        return;
    const QString label = visibleText(comparedName(*comparison, column)).replace(u'&', QStringLiteral("&&"));
    connect(menu.addAction(tr("Make %1 the baseline").arg(label)), &QAction::triggered, this,
            [this, version] { Q_EMIT baselineRequested(version); });
    menu.addSeparator();
}

void ComparisonView::setChangeForm(CompareBar::ChangeForm form)
{
    for (QTreeView* tree : {static_cast<QTreeView*>(this), m_pinned}) {
        static_cast<ComparisonDelegate*>(tree->itemDelegate())->setChangeForm(form);
        tree->viewport()->update();
    }
}

void ComparisonView::showData()
{
    for (int group = 0; group < m_model.rowCount(); ++group) {
        const QModelIndex index = m_model.index(group, 0);
        if (static_cast<FactGroup>(index.data(FactGroupRole).toInt()) != FactGroup::Datasets)
            continue;
        setExpanded(index, true);
        scrollTo(index, QAbstractItemView::PositionAtTop);
        setCurrentIndex(m_model.index(0, 0, index));
    }
}

TextTable ComparisonView::tableToCopy() const
{
    TextTable table{titlesToCopy(), {}};
    const QModelIndexList selected = selectionModel()->selectedIndexes();
    const auto isSelected = [&](const QModelIndex& key) {
        return selected.isEmpty()
            || std::ranges::any_of(selected, [&](const QModelIndex& index) { return index.siblingAtColumn(0) == key; });
    };
    for (int group = 0; group < m_model.rowCount(); ++group) {
        const QModelIndex parent = m_model.index(group, 0);
        for (int row = 0; row < m_model.rowCount(parent); ++row) {
            const QModelIndex key = m_model.index(row, 0, parent);
            if (isSelected(key))
                table.rows.append(textsOfRow(key));
        }
    }
    return table;
}

QStringList ComparisonView::textsOfRow(const QModelIndex& index) const
{
    QStringList cells;
    for (int column = 0; column < m_model.columnCount(); ++column)
        cells.append(index.siblingAtColumn(column).data(CopyRole).toString());
    return cells;
}

QStringList ComparisonView::titlesToCopy() const
{
    QStringList titles;
    for (int column = 0; column < m_model.columnCount(); ++column)
        titles.append(m_model.headerData(column, Qt::Horizontal, CopyRole).toString());
    return titles;
}

} // namespace colophon
