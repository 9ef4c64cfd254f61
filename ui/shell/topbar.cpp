#include "ui/shell/topbar.h"

#include "ui/shell/palettedelegate.h"
#include "ui/shell/textbutton.h"
#include "ui/widgets/accessiblerole.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plaintext.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

namespace colophon {

namespace {

constexpr int kBarHeight = 42;
constexpr int kButtonHeight = 30;
constexpr int kSearchWidth = 300;

QHBoxLayout* rowLayout(QWidget* widget)
{
    auto* layout = new QHBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    return layout;
}

} // namespace

SearchButton::SearchButton(QWidget* parent)
    : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("searchButton"));
    setAccessibleName(tr("Search versions and commands"));
    setPlainToolTip(*this, tr("Search versions and commands (Ctrl+K)"));
    setFocusPolicy(Qt::TabFocus); // A click goes to the palette, which gives the focus back to where it was.
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
}

void SearchButton::setCompact(bool compact)
{
    m_isCompact = compact;
    updateGeometry();
    update();
}

QSize SearchButton::sizeHint() const
{
    const Theme& theme = Theme::instance();
    return {theme.scaled(m_isCompact ? kButtonHeight + 4 : kSearchWidth), theme.scaled(kButtonHeight - 2)};
}

void SearchButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(theme.colour(Tone::Field));
    painter.setBrush(theme.colour(underMouse() ? Tone::Hover : Tone::Surface));
    painter.drawRoundedRect(box, 5, 5);
    const int iconLeft = m_isCompact ? (width() - 16) / 2 : 9;
    painter.drawPixmap(iconLeft, (height() - 16) / 2,
                       iconPixmap(QStringLiteral("search"), 16, theme.colour(Tone::Muted), devicePixelRatioF()));
    if (m_isCompact)
        return;
    painter.setFont(theme.font(TypeSize::Body));
    painter.setPen(theme.colour(Tone::Faint));
    const QRect area = rect().adjusted(32, 0, -8, 0);
    painter.drawText(area, Qt::AlignVCenter | Qt::TextSingleLine, accessibleName());
    paintKeyCap(painter, area, QStringLiteral("Ctrl+K"));
}

TopBar::TopBar(ActionRegistry& actions, QMenu& locationMenu, QWidget* parent)
    : Ground(Tone::Window, Qt::BottomEdge, parent)
{
    setObjectName(QStringLiteral("topBar"));
    setAccessibleRole(*this, QAccessible::ToolBar);
    setAccessibleName(tr("Tool bar"));
    setFixedHeight(Theme::instance().scaled(kBarHeight));
    m_left = buildLeft(actions, locationMenu);
    m_views = new SegmentedControl(tr("View"), this);
    m_views->setLarge(true);
    m_right = buildRight(actions);
}

QWidget* TopBar::buildLeft(ActionRegistry& actions, QMenu& locationMenu)
{
    auto* part = new QWidget(this);
    auto* layout = rowLayout(part);
    const auto add
        = [&](const char* id) { layout->addWidget(new IconButton(actions.action(QString::fromLatin1(id)), part)); };
    add("go.back");
    add("go.forward");
    auto* separator = new Line(Qt::Vertical, part);
    separator->setFixedHeight(Theme::instance().scaled(20));
    layout->addSpacing(4);
    layout->addWidget(separator);
    layout->addSpacing(4);
    add("view.sidebar");

    m_location = new TextButton(part);
    m_location->setObjectName(QStringLiteral("locationButton"));
    m_location->setIconName(QStringLiteral("folder-open"));
    m_location->setOpensMenu(true);
    connect(m_location, &QAbstractButton::clicked, &locationMenu, [this, &locationMenu] {
        locationMenu.popup(m_location->mapToGlobal(QPoint(0, m_location->height() + 2)));
    });
    m_location->setFont(Theme::instance().font(TypeSize::Body, QFont::Medium));
    m_location->setFixedHeight(Theme::instance().scaled(kButtonHeight));
    layout->addWidget(m_location);
    add("view.readAgain");
    return part;
}

QWidget* TopBar::buildRight(ActionRegistry& actions)
{
    auto* part = new QWidget(this);
    auto* layout = rowLayout(part);
    m_search = new SearchButton(part);
    connect(m_search, &QAbstractButton::clicked, actions.action(QStringLiteral("go.palette")), &QAction::trigger);
    layout->addWidget(m_search);
    for (const char* id : {"view.theme", "view.details"})
        layout->addWidget(new IconButton(actions.action(QString::fromLatin1(id)), part));
    return part;
}

void TopBar::setLocationText(const QString& text, const QString& toolTip)
{
    constexpr int kLongestText = 230;
    const QFontMetrics metrics(m_location->font());
    m_location->setText(metrics.elidedText(visibleText(text), Qt::ElideMiddle, Theme::instance().scaled(kLongestText)));
    m_location->setAccessibleName(tr("Location: %1").arg(text));
    setPlainToolTip(*m_location, toolTip);
    placeParts();
}

void TopBar::addView(QAction* action)
{
    m_views->addSegment(action, action->icon().name());
    // Between what is at their left and right.
    QWidget* before = m_left->findChildren<QAbstractButton*>().last();
    for (QAbstractButton* segment : m_views->findChildren<QAbstractButton*>()) {
        setTabOrder(before, segment);
        before = segment;
    }
    placeParts();
}

void TopBar::setViewsVisible(bool visible)
{
    m_views->setVisible(visible);
}

void TopBar::setCompact(bool compact)
{
    m_search->setCompact(compact);
    placeParts();
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    Ground::resizeEvent(event);
    placeParts();
}

/// The views stand in the middle of the window, whatever is at their sides, as long as there is room.
void TopBar::placeParts()
{
    constexpr int kMargin = 10;
    const auto place = [this](QWidget* part, int left) {
        const QSize size = part->sizeHint();
        part->setGeometry(left, (height() - size.height()) / 2, size.width(), size.height());
    };
    place(m_left, kMargin);
    place(m_right, width() - kMargin - m_right->sizeHint().width());
    const int viewsWidth = m_views->sizeHint().width();
    const int middle = (width() - viewsWidth) / 2;
    const int lowest = m_left->geometry().right() + kMargin;
    const int highest = m_right->geometry().left() - kMargin - viewsWidth;
    place(m_views, std::max(lowest, std::min(middle, highest)));
}

} // namespace colophon
