#include "ui/releases/releasespage.h"

#include "models/store/registry.h"
#include "ui/releases/holderpane.h"
#include "ui/releases/journalstrip.h"
#include "ui/releases/releaseanswer.h"
#include "ui/releases/releasesdelegate.h"
#include "ui/releases/timelinewidget.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/exportdialog.h"
#include "ui/widgets/firstfocus.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QDateTimeEdit>
#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace colophon {

namespace {

constexpr int kClockInterval = 10'000;

/// The model of the selection, or the only one, or the first with releases.
std::shared_ptr<const Model> modelToShow(const Catalog& catalog, const Selection& selection)
{
    const Version* version = catalog.version(selection.version().toStdString());
    const std::string wanted = !selection.model().isEmpty() ? selection.model().toStdString()
        : version                                           ? version->model.text()
                                                            : std::string();
    std::shared_ptr<const Model> withReleases;
    for (const std::shared_ptr<const Model>& model : catalog.models()) {
        if (model->name.text() == wanted)
            return model;
        if (!withReleases && !model->releases.empty())
            withReleases = model;
    }
    return withReleases || catalog.models().empty() ? withReleases : catalog.models().front();
}

TextTable releaseTexts(const ReleasesModel& releases)
{
    TextTable table;
    for (int column = 0; column < releases.columnCount(); ++column)
        table.header.append(releases.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    for (int row = 0; row < releases.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < releases.columnCount(); ++column)
            cells.append(releases.index(row, column).data(CopyRole).toString());
        table.rows.append(cells);
    }
    return table;
}

/// Why an embedded registry cannot be read: then that nothing is recorded would be a wrong answer.
const Problem* unreadRegistry(const Catalog& catalog)
{
    const auto isRegistry = [](const Problem& problem) {
        return problem.file == kRegistryPath && problem.severity == Problem::Severity::Error;
    };
    const auto found = std::ranges::find_if(catalog.problems(), isRegistry);
    return found == catalog.problems().end() ? nullptr : &*found;
}

} // namespace

ReleasesPage::ReleasesPage(Workspace& workspace, Selection& selection, ChosenVersions& chosen, ActionRegistry& actions,
                           QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_chosen(chosen)
    , m_actions(actions)
    , m_releases(new ReleasesModel(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_strip(new JournalStrip(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_strip);
    layout->addWidget(m_stack);

    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(QStringLiteral("releasesSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeCentre());
    m_holder = new HolderPane(chosen, splitter);
    splitter->addWidget(m_holder);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({Theme::instance().scaled(1050), Theme::instance().scaled(340)});
    m_stack->addWidget(splitter);
    m_stack->addWidget(m_empty);
    setFirstFocus(*this, m_table);

    connect(m_empty, &EmptyState::primaryTriggered, this,
            [this] { m_actions.action(QStringLiteral("version.markProduction"))->trigger(); });
    connect(m_holder, &HolderPane::rollBackRequested, this,
            [this] { Q_EMIT rollBackRequested(modelName(), QString::fromStdString(productionStage().text())); });
    connect(m_holder, &HolderPane::markRequested, this,
            [this](const QString& id) { Q_EMIT markRequested(id, QString::fromStdString(productionStage().text())); });
    connect(m_strip, &JournalStrip::statusChanged, this, &ReleasesPage::statusChanged);
    connect(&workspace, &Workspace::journalsChanged, this, &ReleasesPage::showJournals);
    connect(&workspace, &Workspace::catalogChanged, this, &ReleasesPage::refresh);
    connect(&selection, &Selection::modelChanged, this, &ReleasesPage::refresh);
    connect(&selection, &Selection::versionsChanged, this, &ReleasesPage::refresh);
    connect(&chosen, &ChosenVersions::changed, this, &ReleasesPage::refresh);
    m_clock.setInterval(kClockInterval);
    connect(&m_clock, &QTimer::timeout, this, &ReleasesPage::tick);
    m_clock.start();
    refresh();
}

QWidget* ReleasesPage::makeBar()
{
    auto* bar = new QWidget(this);
    m_bar = bar;
    const Theme& theme = Theme::instance();
    bar->setFixedHeight(theme.scaled(40));
    bar->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(theme.scaled(10), 0, theme.scaled(10), 0);
    layout->setSpacing(theme.scaled(8));
    m_title = new PlainLabel({}, bar);
    m_title->setType(TypeSize::Body, QFont::DemiBold);
    layout->addWidget(m_title);
    layout->addSpacing(theme.scaled(8));

    auto* question = new QLabel(tr("In production on"), bar);
    m_date = new QDateTimeEdit(bar);
    m_date->setDisplayFormat(QStringLiteral("d MMM yyyy, HH:mm"));
    m_date->setCalendarPopup(true);
    m_date->setMinimumWidth(theme.scaled(168));
    m_date->setAccessibleName(tr("In production on"));
    question->setBuddy(m_date);
    connect(m_date, &QDateTimeEdit::dateTimeChanged, this,
            [this](const QDateTime& time) { ask({time.toMSecsSinceEpoch()}); });
    layout->addWidget(question);
    layout->addWidget(m_date);

    auto* today = new QPushButton(tr("Today"), bar);
    connect(today, &QPushButton::clicked, this, [this] { followClock(); });
    layout->addWidget(today);
    for (const int days : {-1, 1}) {
        auto* step = new IconButton(days < 0 ? QStringLiteral("chevron-left") : QStringLiteral("chevron-right"),
                                    days < 0 ? tr("Previous day") : tr("Next day"), bar);
        connect(step, &QAbstractButton::clicked, this,
                [this, days] { m_date->setDateTime(m_date->dateTime().addDays(days)); });
        layout->addWidget(step);
    }
    m_journal = new PlainLabel({}, bar);
    m_journal->setTone(Tone::Positive);
    layout->addStretch();
    layout->addWidget(m_journal);
    QPushButton* exportButton = makeButton(tr("Export…"), QStringLiteral("download"), ButtonRole::Plain, bar);
    connect(exportButton, &QPushButton::clicked, this, &ReleasesPage::exportHistory);
    layout->addWidget(exportButton);
    bar->installEventFilter(this);
    return bar;
}

QWidget* ReleasesPage::makeCentre()
{
    auto* centre = new QWidget(this);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeBar());

    m_timeline = new TimelineWidget(centre);
    connect(m_timeline, &TimelineWidget::momentChanged, this, &ReleasesPage::ask);
    connect(m_timeline, &TimelineWidget::versionActivated, this, &ReleasesPage::showRequested);
    layout->addWidget(m_timeline);

    m_answer = new ReleaseAnswer(centre);
    connect(m_answer, &ReleaseAnswer::showRequested, this, &ReleasesPage::showRequested);
    connect(m_answer, &ReleaseAnswer::compareRequested, this, [this](const QString& id) {
        if (const auto model = shownModel(); model && model->holder(productionStage()))
            Q_EMIT compareRequested({QString::fromStdString(model->holder(productionStage())->id), id});
    });
    layout->addWidget(m_answer);

    m_table = new QTableView(centre);
    m_table->setObjectName(QStringLiteral("releaseHistory"));
    m_table->setAccessibleName(tr("Release history"));
    m_table->setModel(m_releases);
    m_table->setItemDelegate(new ReleasesDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Theme::instance().scaled(30));
    setUpReleaseColumns(*m_table->horizontalHeader());
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) { selectRow(current.row()); });
    connect(m_table, &QTableView::doubleClicked, this,
            [this](const QModelIndex& index) { Q_EMIT showRequested(index.data(VersionIdRole).toString()); });
    layout->addWidget(m_table, 1);
    return centre;
}

/// What is said elsewhere, too, makes way first: the model in the window's title, the chain in the table.
void ReleasesPage::fitBar()
{
    m_title->setVisible(true);
    m_journal->setVisible(true);
    for (PlainLabel* label : {m_journal, m_title}) {
        m_bar->layout()->invalidate();
        if (m_bar->layout()->minimumSize().width() > m_bar->width())
            label->setVisible(false);
    }
}

bool ReleasesPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_bar && event->type() == QEvent::Resize)
        fitBar();
    return QWidget::eventFilter(watched, event);
}

QString ReleasesPage::modelName() const
{
    return m_releases->model() ? QString::fromStdString(m_releases->model()->name.text()) : QString();
}

std::shared_ptr<const Model> ReleasesPage::shownModel() const
{
    return m_releases->model();
}

/// Of a broken journal the strip speaks; nothing is said while nobody has looked.
void ReleasesPage::showJournals()
{
    const std::vector<CheckedJournal>& journals = m_workspace.journals();
    m_releases->setJournals(journals);
    m_strip->setJournals(journals);
    const std::int64_t count = entryCount(journals);
    const bool isIntact = count > 0 && brokenJournal(journals) == nullptr;
    m_journal->setFullText(isIntact ? tr("Journal intact: %1 of %1").arg(count) : QString());
    fitBar();
}

void ReleasesPage::refresh()
{
    const std::shared_ptr<const Model> before = m_releases->model();
    const std::shared_ptr<const Model> model = modelToShow(*m_workspace.catalog(), m_selection);
    m_releases->setModel(model);
    const bool hasReleases = model && !model->releases.empty();
    m_stack->setCurrentIndex(hasReleases ? 0 : 1);
    if (const Problem* problem = unreadRegistry(*m_workspace.catalog()); problem && !hasReleases) {
        m_empty->setContent(QStringLiteral("triangle-alert"), tr("The releases cannot be read"),
                            QString::fromStdString(problem->reason + " " + problem->hint));
        m_empty->setPrimaryAction({}, {});
        return;
    }
    if (!hasReleases) {
        m_empty->setContent(QStringLiteral("flag"),
                            model ? tr("No release recorded for %1").arg(modelName()) : tr("No model is open"),
                            tr("Mark a version as production, and who, when and why are kept here."));
        m_empty->setPrimaryAction(model ? tr("Mark a version as production…") : QString(), QStringLiteral("flag"));
        return;
    }
    m_title->setFullText(tr("Releases of %1").arg(modelName()));
    showJournals();
    m_timeline->setModel(model);
    m_holder->setModel(model);
    const bool isSameLine = before && before->name == model->name;
    if (isSameLine && !m_followsClock)
        setMoment(m_timeline->moment());
    else
        followClock();
}

/// The user's question; it stands until another model is shown.
void ReleasesPage::ask(Timestamp moment)
{
    m_followsClock = false;
    setMoment(moment);
}

void ReleasesPage::followClock()
{
    m_followsClock = true;
    setMoment(Timestamp::now());
}

/// What is told relative to now grows old: the mark, how long the holder has been there, and the answer itself.
void ReleasesPage::tick()
{
    if (!isVisible() || !shownModel())
        return;
    m_timeline->setModel(shownModel());
    m_holder->tick();
    if (m_followsClock)
        followClock();
}

void ReleasesPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    tick();
}

void ReleasesPage::setMoment(Timestamp moment)
{
    const QSignalBlocker blockDate(m_date);
    m_date->setDateTime(QDateTime::fromMSecsSinceEpoch(moment.milliseconds));
    m_timeline->setMoment(moment);
    const std::shared_ptr<const Model> model = shownModel();
    if (!model)
        return;
    m_answer->setMoment(*model, productionStage(), moment);
    if (const ReleaseEvent* release = lastEvent(*model, productionStage(), moment)) {
        const QSignalBlocker blockTable(m_table->selectionModel());
        const int row = m_releases->rowOfRelease(static_cast<std::size_t>(release - model->releases.data()));
        // Selecting a row begins at its first cell; who walks down a column stays in it.
        if (row != m_table->currentIndex().row())
            m_table->selectRow(row);
        m_table->viewport()->update();
    }
}

void ReleasesPage::selectRow(int row)
{
    if (const ReleaseEvent* release = m_releases->event(row))
        ask(release->effective);
}

void ReleasesPage::exportHistory()
{
    const auto table = [model = shownModel(), journals = m_workspace.journals()]() -> std::function<TextTable()> {
        return [model, journals] {
            ReleasesModel releases;
            releases.setJournals(journals);
            releases.setModel(model);
            return releaseTexts(releases);
        };
    };
    const QString name = tr("releases of %1").arg(modelName());
    std::vector<ExportItem> items;
    if (m_releases->rowCount() > 0) {
        items.push_back({tr("Release history"), name, tableFormats(tr("Releases of %1").arg(modelName()), table)});
        items.push_back(
            {tr("Timeline"), tr("timeline of %1").arg(modelName()),
             pictureFormats(m_timeline, [this](QPainter& painter, QSize) { m_timeline->render(&painter); })});
    } else {
        Q_EMIT statusChanged(tr("There is no release to export"));
    }
    openExport(std::move(items), this, [this](const QString& sentence) { Q_EMIT statusChanged(sentence); });
}

} // namespace colophon
