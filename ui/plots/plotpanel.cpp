#include "ui/plots/plotpanel.h"

#include "ui/plots/plotexport.h"
#include "ui/plots/plotview.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/savefile.h"
#include "ui/widgets/textexport.h"

#include <QAbstractTableModel>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QPointer>
#include <QStackedLayout>
#include <QTableView>

#include <algorithm>

namespace colophon {

namespace {

QTableView* makeTable(QWidget* parent)
{
    auto* table = new QTableView(parent);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTextElideMode(Qt::ElideMiddle);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(Theme::instance().scaled(26));
    table->horizontalHeader()->setDefaultSectionSize(Theme::instance().scaled(110));
    table->horizontalHeader()->setStretchLastSection(true);
    return table;
}

/// Heads name metrics and versions: they are shown in full, up to a width that leaves room for others.
void fitColumns(QTableView& table)
{
    const Theme& theme = Theme::instance();
    QHeaderView* header = table.horizontalHeader();
    for (int column = 0; column < header->count(); ++column) {
        const int wanted = header->sectionSizeHint(column) + theme.scaled(8);
        header->resizeSection(column, std::clamp(wanted, theme.scaled(110), theme.scaled(420)));
    }
    // A stretched section may also shrink, and would cut its head.
    header->setStretchLastSection(header->length() <= table.viewport()->width());
}

} // namespace

PlotPanel::PlotPanel(const QString& title, PlotView* view, QWidget* parent)
    : QWidget(parent)
    , m_view(view)
    , m_table(makeTable(this))
    , m_stack(new QStackedLayout)
    , m_titleRow(new QHBoxLayout)
    , m_title(new PlainLabel(title, this))
    , m_note(new PlainLabel({}, this))
    , m_problem(new PlainLabel({}, this))
    , m_tableButton(new IconButton(QStringLiteral("table-2"), tr("Show as table"), this))
    , m_largeButton(new IconButton(QStringLiteral("maximize-2"), tr("Open large"), this))
    , m_menuButton(new IconButton(QStringLiteral("ellipsis"), tr("Export chart"), this))
{
    m_title->setType(TypeSize::Body, QFont::DemiBold);
    m_note->setType(TypeSize::Small);
    m_note->setTone(Tone::Muted);
    m_note->setElide(Qt::ElideRight);
    m_problem->setType(TypeSize::Small);
    m_problem->setTone(Tone::Warning);
    m_problem->setElide(Qt::ElideMiddle);
    m_problem->setContentsMargins(10, 4, 10, 0);
    m_problem->hide();
    m_tableButton->setCheckable(true);
    auto* menu = new QMenu(m_menuButton);
    fillMenu(*menu);
    connect(m_menuButton, &QToolButton::clicked, menu,
            [this, menu] { menu->popup(m_menuButton->mapToGlobal(QPoint(0, m_menuButton->height()))); });

    m_titleRow->setContentsMargins(10, 4, 6, 4);
    m_titleRow->setSpacing(8);
    m_titleRow->addWidget(m_title);
    m_titleRow->addWidget(m_note, 1);
    m_titleRow->addWidget(m_tableButton);
    m_titleRow->addWidget(m_largeButton);
    m_titleRow->addWidget(m_menuButton);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_table);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_titleRow);
    layout->addWidget(m_problem);
    layout->addLayout(m_stack, 1);
    setAccessibleName(title);
    orderTabs();

    connect(m_tableButton, &QToolButton::toggled, this, &PlotPanel::updateContent);
    connect(m_largeButton, &QToolButton::clicked, this, [this] { Q_EMIT largeRequested(!m_isLarge); });
    connect(m_view, &PlotView::contentChanged, this, &PlotPanel::updateContent);
    updateContent();
}

void PlotPanel::setTitle(const QString& title)
{
    m_title->setFullText(title);
    setAccessibleName(title);
}

void PlotPanel::setNote(const QString& note)
{
    m_note->setFullText(note);
}

void PlotPanel::setProblem(const QString& text)
{
    m_problem->setFullText(text);
    m_problem->setVisible(!text.isEmpty());
}

void PlotPanel::addControl(QWidget* control)
{
    m_titleRow->insertWidget(m_titleRow->indexOf(m_note), control);
    m_controls.append(control);
    orderTabs();
}

/// As it is seen: the title row from the left, then the chart or its table.
void PlotPanel::orderTabs()
{
    QWidgetList order;
    for (QWidget* control : std::as_const(m_controls))
        order.append(control->focusProxy() ? control->focusProxy() : control); // a combo field itself takes no focus
    order += {m_tableButton, m_largeButton, m_menuButton, m_view, m_table};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void PlotPanel::setEmptyState(QWidget* state)
{
    delete m_empty;
    m_empty = state;
    m_stack->addWidget(state);
    updateContent();
}

bool PlotPanel::showsTable() const
{
    return m_tableButton->isChecked();
}

void PlotPanel::setTableShown(bool shown)
{
    m_tableButton->setChecked(shown);
}

void PlotPanel::setLarge(bool large)
{
    m_isLarge = large;
    m_largeButton->setCheckable(true);
    m_largeButton->setChecked(large);
    m_largeButton->setName(large ? tr("Show all charts") : tr("Open large"));
}

void PlotPanel::updateContent()
{
    QAbstractItemModel* earlier = m_table->model();
    if (m_empty && m_view->isEmpty()) {
        m_stack->setCurrentWidget(m_empty);
    } else if (showsTable()) {
        m_table->setModel(m_view->tableModel(m_table));
        fitColumns(*m_table);
        m_table->setAccessibleName(tr("%1 as a table").arg(m_view->accessibleName()));
        delete earlier;
        m_stack->setCurrentWidget(m_table);
    } else {
        m_stack->setCurrentWidget(m_view);
    }
}

void PlotPanel::fillMenu(QMenu& menu)
{
    menu.addAction(tr("Export as PNG…"), this, [this] { exportAs(Format::Png); });
    menu.addAction(tr("Export as SVG…"), this, [this] { exportAs(Format::Svg); });
    menu.addAction(tr("Export as CSV…"), this, [this] { exportAs(Format::Csv); });
    menu.addSeparator();
    menu.addAction(icon(QStringLiteral("copy")), tr("Copy picture"), this, &PlotPanel::copyPicture);
    menu.addAction(icon(QStringLiteral("table-2")), tr("Copy table"), this, &PlotPanel::copyTable);
    menu.addSeparator();
    menu.addAction(icon(QStringLiteral("maximize-2")), tr("Open large"), this,
                   [this] { Q_EMIT largeRequested(!m_isLarge); });
}

void PlotPanel::exportAs(Format format)
{
    const ExportFormat chosen = plotFormats(*m_view)[std::size_t(format)];
    const QStringList filters{QStringLiteral("%1 (*.%2)").arg(chosen.name, chosen.suffix)};
    const QPointer<PlotPanel> self = this;
    fileAsker()(this, {tr("Export chart"), fileName(chosen.suffix), filters}, [self, format](const QString& path) {
        if (self && !path.isEmpty())
            self->write(path, format);
    });
}

void PlotPanel::write(const QString& path, Format format)
{
    const auto target = exportTarget(path, plotFormats(*m_view), std::size_t(format));
    if (!target) {
        Q_EMIT notice(target.error(), true);
        return;
    }
    const auto done = [this, written = target->path](const std::expected<void, QString>& saved) {
        Q_EMIT notice(saved ? tr("Saved as %1.").arg(written) : saved.error(), !saved);
    };
    saveInBackground(target->path, target->format.prepare(), this, done);
}

ExportItem PlotPanel::exportItem() const
{
    return {accessibleName(), accessibleName(), plotFormats(*m_view)};
}

void PlotPanel::copyPicture()
{
    QGuiApplication::clipboard()->setImage(plotImage(*m_view, m_view->size(), 2));
}

void PlotPanel::copyTable()
{
    QGuiApplication::clipboard()->setMimeData(toMimeData(m_view->table()));
}

/// A name without anything that means something to a file system.
QString PlotPanel::fileName(const QString& suffix) const
{
    QString name;
    for (const QChar c : accessibleName())
        name += c.isLetterOrNumber() || c == u'-' || c == u'_' ? c : QChar(u'_');
    return name.left(80) + u'.' + suffix;
}

void PlotPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::instance();
    painter.fillRect(rect(), theme.colour(Tone::Surface));
    painter.fillRect(QRect(0, m_titleRow->geometry().bottom(), width(), 1), theme.colour(Tone::Grid));
}

} // namespace colophon
