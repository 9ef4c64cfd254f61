#include "ui/releases/releasespage.h"

#include "models/releases/releasenotes.h"
#include "models/store/registry.h"
#include "ui/releases/holderpane.h"
#include "ui/releases/journalstrip.h"
#include "ui/releases/releaseanswer.h"
#include "ui/releases/releasenotesdialog.h"
#include "ui/releases/releasesbar.h"
#include "ui/releases/releasesdelegate.h"
#include "ui/releases/timelinewidget.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/exportdialog.h"
#include "ui/widgets/firstfocus.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QPainter>
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
    , m_bar(new ReleasesBar(actions, this))
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
    connectBar();
    connectActions();

    connect(m_empty, &EmptyState::primaryTriggered, this,
            [this] { m_actions.action(QStringLiteral("version.markProduction"))->trigger(); });
    connect(m_holder, &HolderPane::rollBackRequested, this,
            [this] { Q_EMIT rollBackRequested(modelName(), QString::fromStdString(productionStage().text())); });
    connect(m_holder, &HolderPane::markRequested, this,
            [this](const QString& id) { Q_EMIT markRequested(id, QString::fromStdString(productionStage().text())); });
    connect(m_holder, &HolderPane::notesRequested, this, &ReleasesPage::writeNotes);
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

void ReleasesPage::connectBar()
{
    connect(m_bar, &ReleasesBar::momentChosen, this, &ReleasesPage::ask);
    connect(m_bar, &ReleasesBar::nowChosen, this, [this] {
        m_bar->setMoment(Timestamp::now());
        followClock();
    });
    connect(m_bar, &ReleasesBar::exportAsked, this, &ReleasesPage::exportHistory);
}

void ReleasesPage::connectActions()
{
    for (const int direction : {-1, 1}) {
        const auto id = direction < 0 ? QStringLiteral("release.previous") : QStringLiteral("release.next");
        connect(m_actions.action(id), &QAction::triggered, this, [this, direction] {
            if (isVisible())
                stepRelease(direction);
        });
    }
    QAction* holder = m_actions.action(QStringLiteral("view.holder"));
    connect(holder, &QAction::toggled, m_holder, &QWidget::setVisible);
    m_holder->setVisible(holder->isChecked());
}

QWidget* ReleasesPage::makeCentre()
{
    auto* centre = new QWidget(this);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_bar);

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

void ReleasesPage::setDirections(const Directions& directions)
{
    m_directions = directions;
    m_holder->setDirections(directions);
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
    m_bar->setJournal(isIntact ? tr("Journal intact: %1 of %1").arg(count) : QString(),
                      isIntact ? tr("Intact: %1").arg(count) : QString());
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
    m_bar->setTitle(tr("Releases of %1").arg(modelName()));
    showScope();
    showJournals();
    m_timeline->setModel(model);
    m_holder->setModel(model);
    const bool isSameLine = before && before->name == model->name;
    if (isSameLine && !m_followsClock)
        setMoment(m_timeline->moment());
    else
        followClock();
}

/// Releases are told of one model at a time; which one it is must be said where the user chose none.
void ReleasesPage::showScope()
{
    const auto count = static_cast<int>(m_workspace.catalog()->models().size());
    m_bar->setScope(m_selection.model().isEmpty() && count > 1
                        ? tr("These are the releases of %1, one of %2 models. Choose another model in the sidebar.")
                              .arg(modelName())
                              .arg(count)
                        : QString());
}

void ReleasesPage::focusDate()
{
    if (m_stack->currentIndex() == 0)
        m_bar->focusMoment();
    else
        Q_EMIT statusChanged(tr("There is no date to ask about: no release is recorded here"));
}

/// The user's question; it stands until another model is shown.
void ReleasesPage::ask(Timestamp moment)
{
    m_followsClock = false;
    m_bar->setMoment(moment);
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
    updateSteps();
    tick();
}

void ReleasesPage::setMoment(Timestamp moment)
{
    // Whoever is typing a date goes on with it while the clock ticks or something was read.
    if (!m_bar->isBeingTyped())
        m_bar->setMoment(moment);
    m_timeline->setMoment(moment);
    const std::shared_ptr<const Model> model = shownModel();
    updateSteps();
    if (!model)
        return;
    if (m_followsClock)
        m_holder->setNow();
    else
        m_holder->setMoment(moment);
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

const ReleaseEvent* ReleasesPage::releaseBeside(int direction) const
{
    const std::shared_ptr<const Model> model = shownModel();
    if (!model)
        return nullptr;
    const Timestamp moment = m_timeline->moment();
    const ReleaseEvent* nearest = nullptr;
    for (const ReleaseEvent& release : model->releases) {
        const bool isThere = direction < 0 ? release.effective < moment : release.effective > moment;
        const bool isNearer = !nearest
            || (direction < 0 ? release.effective >= nearest->effective : release.effective < nearest->effective);
        if (release.stage == productionStage() && isThere && isNearer)
            nearest = &release;
    }
    return nearest;
}

void ReleasesPage::stepRelease(int direction)
{
    if (const ReleaseEvent* release = releaseBeside(direction))
        ask(release->effective);
}

void ReleasesPage::updateSteps()
{
    if (!isVisible())
        return;
    m_actions.setReasonOff(QStringLiteral("release.previous"),
                           releaseBeside(-1) ? QString() : tr("No earlier release is recorded"));
    m_actions.setReasonOff(QStringLiteral("release.next"),
                           releaseBeside(1) ? QString() : tr("No later release is recorded"));
}

void ReleasesPage::writeNotes()
{
    const std::shared_ptr<const Model> model = shownModel();
    const Timestamp moment = m_followsClock ? Timestamp::now() : m_timeline->moment();
    const ReleaseEvent* release = model ? releaseInForce(*model, productionStage(), moment) : nullptr;
    const Version* version = release && release->to ? model->find(*release->to) : nullptr;
    if (!version)
        return;
    const std::string notes = releaseNotes(m_workspace.catalog(), *model, *release,
                                           releaseLabel(m_workspace.journals(), *release), m_directions);
    const QString subject = modelName() + u' ' + QString::fromStdString(displayLabel(*version));
    auto* dialog = new ReleaseNotesDialog(subject, QString::fromStdString(notes), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ReleaseNotesDialog::done, this, &ReleasesPage::statusChanged);
    dialog->open();
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
