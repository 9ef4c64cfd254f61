#include "ui/shell/commandpalette.h"

#include "ui/shell/labels.h"
#include "ui/shell/palettedelegate.h"
#include "ui/shell/panel.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/icons.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace colophon {

namespace {

constexpr int kPanelWidth = 680;
constexpr int kPanelTop = 104;
constexpr int kFieldHeight = 46;
constexpr int kFooterHeight = 32;

} // namespace

CommandPalette::CommandPalette(QWidget* window)
    : QWidget(window)
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Command palette"));
    buildPanel();
    window->installEventFilter(this);
    hide();
}

void CommandPalette::buildPanel()
{
    m_panel = new Panel(this);
    auto* layout = new QVBoxLayout(m_panel);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);

    m_list = new QListView(m_panel);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setAccessibleName(tr("Results"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);

    layout->addWidget(buildField());
    layout->addWidget(new Line(Qt::Horizontal, m_panel));
    layout->addWidget(m_list);
    layout->addWidget(new Line(Qt::Horizontal, m_panel));
    layout->addWidget(buildFooter());
}

QWidget* CommandPalette::buildField()
{
    auto* row = new QWidget(m_panel);
    row->setFixedHeight(Theme::instance().scaled(kFieldHeight));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(14, 0, 14, 0);
    layout->setSpacing(10);
    auto* sign = new IconLabel(QStringLiteral("search"), Tone::Muted, row);
    m_field = new QLineEdit(row);
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_field->setAccessibleName(tr("Search versions and commands"));
    m_field->setPlaceholderText(tr("Search versions and commands"));
    m_field->setFrame(false);
    m_field->setFont(Theme::instance().font(TypeSize::Title));
    m_field->installEventFilter(this);
    m_count = makeLabel({}, {.tone = Tone::Muted, .size = TypeSize::Small}, row);
    layout->addWidget(sign);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_count);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::updateQuery);
    return row;
}

QWidget* CommandPalette::buildFooter()
{
    auto* row = new QWidget(m_panel);
    row->setFixedHeight(Theme::instance().scaled(kFooterHeight));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(14, 0, 14, 0);
    const LabelStyle style{.tone = Tone::Muted, .size = TypeSize::Small};
    layout->addWidget(makeLabel(tr("↑ ↓ choose    Enter run    Tab more actions    Esc close"), style, row));
    layout->addStretch();
    layout->addWidget(makeLabel(tr("> commands only    @ versions    # stages    ? help"), style, row));
    return row;
}

void CommandPalette::addProvider(PaletteProvider provider)
{
    m_providers.push_back(std::move(provider));
}

void CommandPalette::open(const QString& prefix)
{
    std::vector<PaletteEntry> entries;
    for (const PaletteProvider& provider : m_providers)
        std::ranges::move(provider(), std::back_inserter(entries));
    std::ranges::move(helpEntries(), std::back_inserter(entries));
    if (m_search)
        m_search->begin();
    m_model.setEntries(std::move(entries), m_search);
    m_showsMore = false;
    QWidget* focus = window()->focusWidget();
    if (!isVisible())
        m_focusBefore = focus && !isAncestorOf(focus) ? focus : nullptr;

    if (m_field->text() == prefix)
        updateQuery(prefix);
    else
        m_field->setText(prefix); // asks by itself
    setGeometry(parentWidget()->rect());
    show();
    raise();
    placePanel();
    m_field->setFocus(Qt::PopupFocusReason);
    QAccessibleEvent event(this, QAccessible::PopupMenuStart);
    QAccessible::updateAccessibility(&event);
}

void CommandPalette::close()
{
    if (!isVisible())
        return;
    hide();
    m_model.setEntries({});
    if (m_search)
        m_search->end();
    restoreFocus();
    QAccessibleEvent event(this, QAccessible::PopupMenuEnd);
    QAccessible::updateAccessibility(&event);
}

void CommandPalette::restoreFocus()
{
    if (m_focusBefore && m_focusBefore->isVisible() && m_focusBefore->isEnabled())
        m_focusBefore->setFocus(Qt::PopupFocusReason);
    else
        Q_EMIT focusLost();
}

void CommandPalette::updateQuery(const QString& text)
{
    m_model.setQuery(text);
    m_count->setFullText(tr("%n results", nullptr, m_model.matchCount()));
    if (m_model.firstEntry() >= 0)
        m_list->setCurrentIndex(m_model.index(m_model.firstEntry()));
    m_list->scrollToTop();
    placePanel();
}

void CommandPalette::placePanel()
{
    const Theme& theme = Theme::instance();
    const int margin = theme.scaled(16);
    const int width = std::min(theme.scaled(kPanelWidth), this->width() - 2 * margin);
    int rows = 0;
    int entries = 0;
    for (int row = 0; row < m_model.rowCount() && entries < int(PaletteModel::kMostRows); ++row) {
        rows += m_list->sizeHintForRow(row);
        entries += m_model.index(row).data(PaletteModel::IsTitleRole).toBool() ? 0 : 1;
    }
    const int top = std::min(theme.scaled(kPanelTop), height() / 6);
    const int chrome = theme.scaled(kFieldHeight) + theme.scaled(kFooterHeight) + 4;
    const int height = std::min(rows + chrome + 4, this->height() - top - margin);
    m_list->setFixedHeight(std::max(0, height - chrome));
    m_panel->setGeometry((this->width() - width) / 2, top, width, height);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress)
        return handleKey(static_cast<QKeyEvent*>(event)->key());
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        setGeometry(parentWidget()->rect());
        placePanel();
    }
    return QWidget::eventFilter(watched, event);
}

bool CommandPalette::handleKey(int key)
{
    switch (key) {
    case Qt::Key_Escape:
        m_showsMore ? leaveMore() : close();
        return true;
    case Qt::Key_Tab:
        if (showMore())
            return true;
        [[fallthrough]];
    case Qt::Key_Down:
        moveCurrent(1);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab:
        moveCurrent(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_list->currentIndex());
        return true;
    default:
        return false;
    }
}

/// What else can be done with the current entry; false if there is nothing else.
bool CommandPalette::showMore()
{
    const PaletteEntry* entry = m_model.entry(m_list->currentIndex());
    if (!entry || !entry->more || m_showsMore)
        return false;
    m_queryBefore = m_field->text();
    m_model.setEntries(entry->more());
    m_showsMore = true;
    m_field->clear();
    updateQuery({});
    return true;
}

void CommandPalette::leaveMore()
{
    open(m_queryBefore);
}

std::vector<PaletteEntry> CommandPalette::helpEntries()
{
    std::vector<PaletteEntry> entries;
    const auto add = [&](const QString& prefix, const QString& text, const QString& icon) {
        entries.push_back({.group = PaletteEntry::Group::Help,
                           .text = QStringLiteral("%1  %2").arg(prefix, text),
                           .detail = {},
                           .icon = icon,
                           .keys = {},
                           .reasonOff = {},
                           .run = [this, prefix] { open(prefix); }});
    };
    add(QStringLiteral(">"), tr("commands only"), QStringLiteral("terminal"));
    add(QStringLiteral("@"), tr("versions, by model, label, stage or reason"), QStringLiteral("box"));
    add(QStringLiteral("#"), tr("stages and who holds them"), QStringLiteral("flag"));
    return entries;
}

void CommandPalette::moveCurrent(int step)
{
    const int count = m_model.rowCount();
    int row = m_list->currentIndex().row();
    for (int tried = 0; tried < count; ++tried) {
        row = (row + step + count) % count;
        if (m_model.flags(m_model.index(row)).testFlag(Qt::ItemIsEnabled)) {
            m_list->setCurrentIndex(m_model.index(row));
            return;
        }
    }
}

void CommandPalette::run(const QModelIndex& index)
{
    if (const int row = index.row(); m_model.expand(index)) {
        placePanel();
        m_list->setCurrentIndex(m_model.index(row)); // the first that was not there before
        return;
    }
    const PaletteEntry* entry = m_model.runnable(index);
    if (!entry)
        return;
    const auto command = entry->run;
    close();
    command();
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), Theme::instance().colour(Tone::Scrim));
}

void CommandPalette::mousePressEvent(QMouseEvent* event)
{
    if (!m_panel->geometry().contains(event->pos()))
        close();
}

} // namespace colophon
