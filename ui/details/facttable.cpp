#include "ui/details/facttable.h"

#include "ui/widgets/plaintext.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

namespace colophon {

namespace {

/// Keys muted, values dark, origins small: the value is what is read.
class FactDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::instance();
        const bool isSelected = option.state & QStyle::State_Selected;
        if (isSelected || (option.state & QStyle::State_MouseOver))
            painter->fillRect(option.rect, theme.colour(isSelected ? Tone::Selection : Tone::Hover));
        const bool isValue = index.column() == FactModel::ValueColumn;
        const bool isOrigin = index.column() == FactModel::OriginColumn;
        const QFont font
            = theme.font(isOrigin ? TypeSize::Caption : TypeSize::Small, isValue ? QFont::Medium : QFont::Normal);
        painter->setFont(font);
        painter->setPen(theme.colour(isSelected ? Tone::SelectionText : isValue ? Tone::Text : Tone::Muted));
        const int margin = theme.scaled(4);
        const QRect place = option.rect.adjusted(index.column() == 0 ? theme.scaled(26) : margin, 0, -margin, 0);
        const Qt::TextElideMode mode = isValue ? Qt::ElideRight : Qt::ElideMiddle;
        painter->drawText(place, (isOrigin ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                          QFontMetrics(font).elidedText(index.data().toString(), mode, place.width()));
    }
};

} // namespace

FactModel::FactModel(std::vector<DetailFact> rows, QObject* parent)
    : QAbstractTableModel(parent)
    , m_rows(std::move(rows))
{
}

int FactModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FactModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant FactModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DetailFact& fact = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return visibleText(index.column() == KeyColumn         ? fact.key
                               : index.column() == ValueColumn ? fact.value
                                                               : fact.origin);
    case Qt::AccessibleTextRole:
        return visibleText(index.column() == ValueColumn
                               ? QStringLiteral("%1, %2, from %3").arg(fact.key, fact.value, fact.origin)
                               : index.column() == KeyColumn ? fact.key
                                                             : fact.origin);
    case Qt::ToolTipRole:
        return plainToolTip(QStringLiteral("%1: %2\n%3").arg(fact.key, fact.full, fact.place));
    default:
        return {};
    }
}

FactTable::FactTable(const QString& name, std::vector<DetailFact> rows, QWidget* parent)
    : QTableView(parent)
    , m_model(new FactModel(std::move(rows), this))
{
    setAccessibleName(name);
    setModel(m_model);
    setItemDelegate(new FactDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(rowHeight());
    horizontalHeader()->hide();
    horizontalHeader()->setMinimumSectionSize(1);
    horizontalHeader()->setSectionResizeMode(FactModel::KeyColumn, QHeaderView::Interactive);
    horizontalHeader()->setSectionResizeMode(FactModel::ValueColumn, QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(FactModel::OriginColumn, QHeaderView::Interactive);
    horizontalHeader()->resizeSection(FactModel::KeyColumn, Theme::instance().scaled(140));
    horizontalHeader()->resizeSection(FactModel::OriginColumn, Theme::instance().scaled(80));
}

int FactTable::rowHeight() const
{
    return Theme::instance().scaled(22);
}

QSize FactTable::sizeHint() const
{
    return {Theme::instance().scaled(320), m_model->rowCount() * rowHeight() + 2};
}

QSize FactTable::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

/// The pane scrolls, not the section.
void FactTable::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

void FactTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (current.isValid()) {
        const DetailFact& fact = m_model->row(current.row());
        Q_EMIT statusChanged(tr("%1: read from %2").arg(fact.key, fact.place.isEmpty() ? fact.origin : fact.place));
    }
}

void FactTable::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    const DetailFact fact = m_model->row(index.row());
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Copy value")), &QAction::triggered, this,
            [fact] { QApplication::clipboard()->setText(fact.full); });
    connect(menu->addAction(tr("Copy key and value")), &QAction::triggered, this,
            [fact] { QApplication::clipboard()->setText(fact.key + u'\t' + fact.full); });
    QAction* where = menu->addAction(tr("Show where it comes from"));
    connect(where, &QAction::triggered, this,
            [this, fact] { Q_EMIT statusChanged(tr("%1: read from %2").arg(fact.key, fact.place)); });
    QAction* filter = menu->addAction(tr("Filter by this"));
    filter->setEnabled(!fact.filter.isEmpty());
    connect(filter, &QAction::triggered, this, [this, fact] { Q_EMIT filterRequested(fact.filter); });
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

} // namespace colophon
