#include "ui/shell/panes.h"

#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QResizeEvent>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace colophon {

namespace {

constexpr int kSidebarWidth = 208;
constexpr int kSidebarLeast = 208;
constexpr int kSidebarMost = 320;
constexpr int kDetailsWidth = 372;
constexpr int kDetailsNarrow = 320;
constexpr int kDetailsLeast = 320;
constexpr int kDetailsMost = 520;
constexpr int kContentLeast = 320;
constexpr int kRoomForSidebar = 1180;
constexpr int kRoomForDetails = 1080;
constexpr int kRoomForWideDetails = 1360;

} // namespace

/// Widths are kept over restarts and may come from an earlier version of the program: the limits hold for them, too.
int Panes::SidePane::width() const
{
    const int wanted = chosenWidth > 0 ? chosenWidth : usualWidth;
    return widget ? std::clamp(wanted, widget->minimumWidth(), widget->maximumWidth()) : wanted;
}

Panes::Panes(QWidget* parent)
    : QWidget(parent)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    const Theme& theme = Theme::instance();
    m_splitter->setObjectName(QStringLiteral("panesSplitter"));
    m_splitter->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    pane(Side::Left) = {.lowestWidth = theme.scaled(kRoomForSidebar), .usualWidth = theme.scaled(kSidebarWidth)};
    pane(Side::Right) = {.lowestWidth = theme.scaled(kRoomForDetails), .usualWidth = theme.scaled(kDetailsWidth)};
    connect(m_splitter, &QSplitter::splitterMoved, this, &Panes::noteWidths);
}

void Panes::setContent(QWidget* content)
{
    // The pages ask for different widths, and for that of the widest once they were all shown. It is the content that
    // makes do with what is left, not the side panes.
    content->setMinimumWidth(Theme::instance().scaled(kContentLeast));
    m_splitter->insertWidget(pane(Side::Left).widget ? 1 : 0, content);
    m_splitter->setStretchFactor(m_splitter->indexOf(content), 1);
}

void Panes::setSidePane(Side side, QWidget* widget)
{
    const Theme& theme = Theme::instance();
    const bool isLeft = side == Side::Left;
    pane(side).widget = widget;
    widget->setMinimumWidth(theme.scaled(isLeft ? kSidebarLeast : kDetailsLeast));
    widget->setMaximumWidth(theme.scaled(isLeft ? kSidebarMost : kDetailsMost));
    m_splitter->insertWidget(isLeft ? 0 : m_splitter->count(), widget);
    m_splitter->setStretchFactor(m_splitter->indexOf(widget), 0);
    widget->installEventFilter(this);
    arrange(side);
}

QWidget* Panes::sidePane(Side side) const
{
    return pane(side).widget;
}

void Panes::setWanted(Side side, bool wanted)
{
    if (std::exchange(pane(side).isWanted, wanted) != wanted)
        Q_EMIT wantedChanged(side, wanted);
    arrange(side);
}

void Panes::setChosenWidth(Side side, int width)
{
    pane(side).chosenWidth = width;
    applyWidths();
}

bool Panes::isShown(Side side) const
{
    const SidePane& that = pane(side);
    return that.widget && (that.isOver || (that.hasRoom && that.isWanted));
}

void Panes::toggle(Side side)
{
    const SidePane& that = pane(side);
    if (that.hasRoom)
        setWanted(side, !that.isWanted);
    else if (that.isOver)
        closeOver(side);
    else
        openOver(side);
}

void Panes::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const Theme& theme = Theme::instance();
    const bool isWide = width() >= theme.scaled(kRoomForWideDetails);
    pane(Side::Right).usualWidth = theme.scaled(isWide ? kDetailsWidth : kDetailsNarrow);
    for (const Side side : {Side::Left, Side::Right}) {
        SidePane& that = pane(side);
        const bool hasRoom = width() >= that.lowestWidth;
        if (std::exchange(that.hasRoom, hasRoom) != hasRoom || !event->oldSize().isValid())
            arrange(side);
        else if (that.isOver)
            placeOver(side);
    }
    applyWidths();
}

void Panes::arrange(Side side)
{
    SidePane& that = pane(side);
    if (!that.widget)
        return;
    if (that.isOver)
        closeOver(side);
    const bool shown = that.hasRoom && that.isWanted;
    that.widget->setVisible(shown);
    applyWidths();
    Q_EMIT shownChanged(side, shown);
}

/// Gives the side panes their widths and the content the rest. Left to itself the splitter would share out what a pane
/// that comes and goes takes, and the panes would shrink a little each time.
void Panes::applyWidths()
{
    QList<int> sizes = m_splitter->sizes();
    int rest = m_splitter->width();
    int content = -1;
    for (int index = 0; index < sizes.size(); ++index) {
        const QWidget* widget = m_splitter->widget(index);
        const bool isSide = widget == pane(Side::Left).widget || widget == pane(Side::Right).widget;
        if (!isSide) {
            content = index;
            continue;
        }
        const SidePane& that = pane(widget == pane(Side::Left).widget ? Side::Left : Side::Right);
        if (widget->isHidden())
            continue;
        sizes[index] = that.width();
        rest -= that.width() + m_splitter->handleWidth();
    }
    if (content < 0 || rest <= 0)
        return;
    sizes[content] = rest;
    m_splitter->setSizes(sizes);
}

void Panes::noteWidths()
{
    for (const Side side : {Side::Left, Side::Right}) {
        SidePane& that = pane(side);
        if (!that.widget || that.isOver || that.widget->isHidden() || that.widget->width() == that.width())
            continue;
        that.chosenWidth = that.widget->width();
        Q_EMIT widthChosen(side, that.chosenWidth);
    }
}

void Panes::openOver(Side side)
{
    SidePane& that = pane(side);
    that.isOver = true;
    that.widget->setParent(this);
    placeOver(side);
    that.widget->show();
    that.widget->raise();
    // The focus goes along, so that Esc and leaving it close the pane again.
    QWidget* first = that.widget->nextInFocusChain();
    while (first && first != that.widget && (first->focusPolicy() & Qt::TabFocus) == 0)
        first = first->nextInFocusChain();
    (first ? first : that.widget)->setFocus(Qt::PopupFocusReason);
    Q_EMIT shownChanged(side, true);
}

void Panes::closeOver(Side side)
{
    SidePane& that = pane(side);
    if (!std::exchange(that.isOver, false))
        return;
    that.widget->hide();
    m_splitter->insertWidget(side == Side::Left ? 0 : m_splitter->count(), that.widget);
    that.widget->setVisible(that.hasRoom && that.isWanted);
    applyWidths();
    Q_EMIT shownChanged(side, isShown(side));
}

void Panes::placeOver(Side side)
{
    const SidePane& that = pane(side);
    const int left = side == Side::Left ? 0 : width() - that.width();
    that.widget->setGeometry(left, 0, that.width(), height());
}

bool Panes::eventFilter(QObject* watched, QEvent* event)
{
    for (const Side side : {Side::Left, Side::Right}) {
        if (watched != pane(side).widget || !pane(side).isOver || event->type() != QEvent::KeyPress)
            continue;
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
            closeOver(side);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace colophon
