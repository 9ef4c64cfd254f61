#include "ui/start/recentlist.h"

#include "models/items/recentlocations.h"
#include "ui/start/recentdelegate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace colophon {

namespace {

constexpr int kMostRows = 6;

RecentLocation locationAt(const QModelIndex& index)
{
    return index.data(RecentLocations::LocationRole).value<RecentLocation>();
}

} // namespace

RecentList::RecentList(RecentLocations& recent, QWidget* parent)
    : QListView(parent)
    , m_recent(recent)
{
    m_shown.setSourceModel(&recent);
    m_shown.setFilterRole(Qt::AccessibleTextRole);
    m_shown.setFilterCaseSensitivity(Qt::CaseInsensitive);
    setModel(&m_shown);
    setItemDelegate(new RecentDelegate(this));
    setAccessibleName(tr("Recent"));
    setMouseTracking(true);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const auto changed = [this] {
        updateGeometry();
        if (!currentIndex().isValid() && m_shown.rowCount() > 0)
            setCurrentIndex(m_shown.index(0, 0));
    };
    connect(&m_shown, &QAbstractItemModel::modelReset, this, changed);
    connect(&m_shown, &QAbstractItemModel::rowsInserted, this, changed);
    connect(&m_shown, &QAbstractItemModel::rowsRemoved, this, changed);
    changed();
}

void RecentList::setSearch(const QString& text)
{
    m_shown.setFilterFixedString(text);
}

QSize RecentList::sizeHint() const
{
    const int rows = qBound(1, m_shown.rowCount(), kMostRows);
    return {Theme::instance().scaled(400),
            rows * Theme::instance().scaled(RecentDelegate::kRowHeight) + 2 * frameWidth()};
}

QSize RecentList::minimumSizeHint() const
{
    return {Theme::instance().scaled(280), sizeHint().height()};
}

void RecentList::open(const QModelIndex& index, bool inNewWindow)
{
    if (!index.isValid())
        return;
    const RecentLocation location = locationAt(index);
    if (inNewWindow)
        Q_EMIT newWindowRequested(location.paths);
    else
        Q_EMIT openRequested(location.paths);
}

void RecentList::togglePin(const QModelIndex& index)
{
    m_recent.setPinned(m_shown.mapToSource(index).row(), !locationAt(index).isPinned);
}

void RecentList::forget(const QModelIndex& index)
{
    if (index.isValid())
        m_recent.forget(m_shown.mapToSource(index).row());
}

void RecentList::showMenu(const QModelIndex& index, const QPoint& globalPosition)
{
    if (!index.isValid())
        return;
    // The model may change while the menu is open.
    const QPersistentModelIndex at(index);
    const bool isPinned = locationAt(index).isPinned;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open"), this, [this, at] { open(at, false); });
    menu->addAction(tr("Open in a new window"), this, [this, at] { open(at, true); });
    menu->addSeparator();
    menu->addAction(isPinned ? tr("Do not keep on top") : tr("Keep on top"), this, [this, at] { togglePin(at); });
    menu->addAction(tr("Forget"), this, [this, at] { forget(at); });
    menu->popup(globalPosition);
}

void RecentList::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        open(currentIndex(), event->modifiers().testFlag(Qt::ControlModifier));
        return;
    case Qt::Key_Delete:
        forget(currentIndex());
        return;
    case Qt::Key_Space:
        if (currentIndex().isValid())
            togglePin(currentIndex());
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

void RecentList::mouseReleaseEvent(QMouseEvent* event)
{
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || !index.isValid())
        return;
    if (!RecentDelegate::pinRect(visualRect(index)).contains(event->pos()))
        open(index, event->modifiers().testFlag(Qt::ControlModifier));
    else if (locationAt(index).isPinned)
        togglePin(index);
    else
        showMenu(index, event->globalPosition().toPoint());
}

void RecentList::contextMenuEvent(QContextMenuEvent* event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isByKey ? currentIndex() : indexAt(event->pos());
    showMenu(index, isByKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

void RecentList::paintEvent(QPaintEvent* event)
{
    QListView::paintEvent(event);
    if (m_shown.rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setFont(Theme::instance().font(TypeSize::Body));
    painter.setPen(Theme::instance().colour(Tone::Muted));
    painter.drawText(viewport()->rect(), Qt::AlignCenter,
                     m_recent.rowCount() == 0 ? tr("Nothing opened yet") : tr("No recent location contains this"));
}

} // namespace colophon
