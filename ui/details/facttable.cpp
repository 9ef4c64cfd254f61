#include "ui/details/facttable.h"

#include "models/items/roles.h"
#include "ui/widgets/numberpainter.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/stylepainting.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace colophon {

namespace {

constexpr int kKeyWidth = 128;
constexpr int kNumberWidth = 76; ///< numbers of a section end below each other
constexpr int kOriginWidth = 80;

/// Values strong, origins small and muted: the value is what is read.
class FactDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        paintFact(painter, option, index);
        if (option.state & QStyle::State_HasFocus)
            stylepainting::focusRing(*painter, option.rect, 1);
    }

private:
    static void paintFact(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
    {
        const Theme& theme = Theme::instance();
        const bool isSelected = option.state & QStyle::State_Selected;
        if (isSelected || (option.state & QStyle::State_MouseOver))
            painter->fillRect(option.rect, theme.colour(isSelected ? Tone::Selection : Tone::Hover));
        if (index.column() == FactModel::ValueColumn)
            return paintValue(*painter, option, index);
        const bool isOrigin = index.column() == FactModel::OriginColumn;
        const int left = isOrigin ? theme.scaled(4) : theme.scaled(26);
        painter->setPen(theme.colour(isSelected ? Tone::SelectionText : isOrigin ? Tone::Muted : Tone::Text));
        drawText(*painter, option.rect.adjusted(left, 0, isOrigin ? 0 : -theme.scaled(4), 0),
                 theme.font(isOrigin ? TypeSize::Caption : TypeSize::Small), isOrigin ? Qt::AlignRight : Qt::AlignLeft,
                 Qt::ElideMiddle, index.data().toString());
    }

    static void drawText(QPainter& painter, const QRect& place, const QFont& font, Qt::Alignment alignment,
                         Qt::TextElideMode mode, const QString& text)
    {
        painter.setFont(font);
        painter.drawText(place, alignment | Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetrics(font).elidedText(text, mode, place.width()));
    }

    static void paintValue(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
    {
        const Theme& theme = Theme::instance();
        const bool isSelected = option.state & QStyle::State_Selected;
        const QRect place = option.rect.adjusted(theme.scaled(4), 0, -theme.scaled(4), 0);
        painter.setPen(theme.colour(isSelected ? Tone::SelectionText : Tone::Text));
        if (!index.data(FactModel::IsNumberRole).toBool())
            return drawText(painter, place, theme.font(TypeSize::Small, QFont::Medium), Qt::AlignLeft, Qt::ElideRight,
                            index.data().toString());
        QRect number = place;
        number.setWidth(std::min(place.width(), theme.scaled(kNumberWidth)));
        painter.setFont(theme.font(TypeSize::Small, QFont::DemiBold));
        paintNumber(painter, number, Qt::AlignRight | Qt::AlignVCenter, index.data().toString());
        painter.setPen(theme.colour(isSelected ? Tone::SelectionText : Tone::Muted));
        const QRect noise(number.right() + theme.scaled(12), place.top(),
                          place.right() - number.right() - theme.scaled(12), place.height());
        drawText(painter, noise, theme.font(TypeSize::Small), Qt::AlignLeft, Qt::ElideRight,
                 index.data(FactModel::NoiseRole).toString());
    }
};

QString valueAndNoise(const DetailFact& fact)
{
    return fact.noise.isEmpty() ? fact.value : QString(fact.value + u' ' + fact.noise);
}

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
                               ? QStringLiteral("%1, %2, from %3").arg(fact.key, valueAndNoise(fact), fact.origin)
                               : index.column() == KeyColumn ? fact.key
                                                             : fact.origin);
    case NoiseRole:
        return fact.noise;
    case IsNumberRole:
        return fact.isNumber;
    case CopyRole:
        return index.column() == KeyColumn ? fact.key : index.column() == ValueColumn ? fact.full : fact.origin;
    case Qt::ToolTipRole:
        return plainToolTip(QStringLiteral("%1: %2\n%3").arg(fact.key, fact.full, fact.place));
    default:
        return {};
    }
}

QVariant FactModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == KeyColumn ? tr("Fact") : section == ValueColumn ? tr("Value") : tr("Read from");
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
    setSelectionMode(QAbstractItemView::ExtendedSelection);
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
    horizontalHeader()->resizeSection(FactModel::KeyColumn, Theme::instance().scaled(kKeyWidth));
    horizontalHeader()->resizeSection(FactModel::OriginColumn, Theme::instance().scaled(kOriginWidth));
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
