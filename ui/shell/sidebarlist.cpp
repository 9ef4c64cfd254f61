#include "ui/shell/sidebarlist.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/stylepainting.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

namespace colophon {

namespace {

constexpr int kLeft = 10;
constexpr int kIndent = 18;
constexpr int kIconSize = 16;
constexpr int kGap = 8;

QColor tone(Tone which)
{
    return Theme::instance().colour(which);
}

void paintGround(QPainter& painter, const QStyleOptionViewItem& option)
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    const QRectF box = QRectF(option.rect).adjusted(2, 0, -2, 0);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (isSelected || isHovered) {
        painter.setBrush(tone(isSelected ? Tone::Selection : Tone::Hover));
        painter.drawRoundedRect(box, 5, 5);
    }
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter.setPen(QPen(stylepainting::focusColour(), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4);
    }
}

} // namespace

void SidebarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    paintGround(*painter, option);

    const Theme& theme = Theme::instance();
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const qreal ratio = painter->device()->devicePixelRatioF();
    const int middle = option.rect.top() + (option.rect.height() - kIconSize) / 2;
    int left = option.rect.left() + kLeft + kIndent * index.data(SidebarModel::DepthRole).toInt();
    painter->drawPixmap(left, middle,
                        iconPixmap(index.data(SidebarModel::IconRole).toString(), kIconSize,
                                   tone(isSelected ? Tone::Accent : Tone::Muted), ratio));
    left += kIconSize + kGap;

    QRect area(left, option.rect.top(), option.rect.right() - left - kLeft, option.rect.height());
    const int count = index.data(SidebarModel::CountRole).toInt();
    if (count >= 0) {
        const QString number = QLocale().toString(count);
        painter->setFont(theme.font(TypeSize::Small));
        painter->setPen(tone(isSelected ? Tone::SelectionText : Tone::Muted));
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, number);
        area.setRight(area.right() - painter->fontMetrics().horizontalAdvance(number) - kGap);
    }
    const bool hasProblem = index.data(SidebarModel::ProblemRole).toBool();
    if (hasProblem)
        area.setRight(area.right() - kIconSize - 4);

    painter->setFont(theme.font(TypeSize::Body, isSelected ? QFont::DemiBold : QFont::Normal));
    painter->setPen(tone(isSelected ? Tone::SelectionText : Tone::Text));
    const QString text
        = painter->fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideMiddle, area.width());
    painter->drawText(area, Qt::AlignVCenter | Qt::TextSingleLine, text);
    if (hasProblem)
        painter->drawPixmap(area.left() + painter->fontMetrics().horizontalAdvance(text) + 6, middle + 1,
                            iconPixmap(QStringLiteral("triangle-alert"), kIconSize - 2, tone(Tone::Warning), ratio));
    painter->restore();
}

QSize SidebarDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {option.rect.width(), Theme::instance().scaled(kRowHeight)};
}

SidebarList::SidebarList(const QString& name, QWidget* parent)
    : QListView(parent)
{
    setAccessibleName(name);
    setModel(&m_items);
    setItemDelegate(new SidebarDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setEditTriggers(NoEditTriggers);
    viewport()->setAutoFillBackground(false);
}

void SidebarList::setItems(SidebarItems items)
{
    const QString current = currentId();
    m_items.setItems(std::move(items));
    updateGeometry();
    setChosen(m_chosen);
    const int row = m_items.rowOf(current);
    if (row >= 0)
        selectionModel()->setCurrentIndex(m_items.index(row), QItemSelectionModel::NoUpdate);
}

void SidebarList::setChosen(const QString& id)
{
    m_chosen = id;
    const int row = m_items.rowOf(id);
    if (row < 0)
        selectionModel()->clearSelection();
    else
        selectionModel()->select(m_items.index(row), QItemSelectionModel::ClearAndSelect);
}

QString SidebarList::currentId() const
{
    return currentIndex().data(SidebarModel::IdRole).toString();
}

QSize SidebarList::sizeHint() const
{
    return {160, m_items.rowCount() * Theme::instance().scaled(SidebarDelegate::kRowHeight)};
}

QSize SidebarList::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void SidebarList::pick(const QModelIndex& index, Qt::KeyboardModifiers modifiers)
{
    if (index.isValid())
        Q_EMIT picked(index.data(SidebarModel::IdRole).toString(), modifiers.testFlag(Qt::ControlModifier));
}

void SidebarList::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        pick(currentIndex(), event->modifiers());
        return;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        // Moving the focus must not change what is chosen: that is what Enter does.
        const int row = currentIndex().row() + (event->key() == Qt::Key_Up ? -1 : 1);
        if (row >= 0 && row < m_items.rowCount())
            selectionModel()->setCurrentIndex(m_items.index(row), QItemSelectionModel::NoUpdate);
        return;
    }
    case Qt::Key_Delete:
        if (currentIndex().isValid())
            Q_EMIT removeAsked(currentId());
        return;
    default:
        QListView::keyPressEvent(event);
        setChosen(m_chosen);
    }
}

void SidebarList::mouseReleaseEvent(QMouseEvent* event)
{
    QListView::mouseReleaseEvent(event);
    setChosen(m_chosen);
    if (event->button() == Qt::LeftButton)
        pick(indexAt(event->pos()), event->modifiers());
}

void SidebarList::focusInEvent(QFocusEvent* event)
{
    QListView::focusInEvent(event);
    if (currentIndex().isValid() || m_items.rowCount() == 0)
        return;
    const int row = std::max(0, m_items.rowOf(m_chosen));
    selectionModel()->setCurrentIndex(m_items.index(row), QItemSelectionModel::NoUpdate);
}

} // namespace colophon
