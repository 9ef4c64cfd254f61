#include "ui/history/historypage.h"

#include "models/compare/numbertext.h"
#include "models/items/text.h"
#include "ui/history/evolutionpanel.h"
#include "ui/history/evolutionview.h"
#include "ui/history/filterdiagnosis.h"
#include "ui/history/filterline.h"
#include "ui/history/historyexport.h"
#include "ui/history/historytable.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/exportdialog.h"
#include "ui/widgets/firstfocus.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace colophon {

namespace {

constexpr int kEvolutionShare = 47; ///< per cent of the height at first

} // namespace

HistoryPage::HistoryPage(Workspace& workspace, Selection& selection, ChosenVersions& chosen, ActionRegistry& actions,
                         QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_chosen(chosen)
    , m_actions(actions)
    , m_model(chosen)
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_evolution(new EvolutionPanel(m_model, chosen, this))
    , m_filter(new FilterLine(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new HistoryTable(m_model, chosen, this))
    , m_nothingFound(new EmptyState(this))
    , m_noResult(new EmptyState(this))
    , m_onlyRegistered(new EmptyState(this))
{
    setObjectName(QStringLiteral("historyPage"));
    setFirstFocus(*this, m_table);
    m_evolution->tellKeys(actions);
    setFocusParts(*this, {m_evolution, m_filter, m_stack});
    layOut();
    connectModel();
    connectSelection();
    connectActions();
    setCatalog(workspace.catalog());
}

HistoryPage::~HistoryPage() = default;

void HistoryPage::layOut()
{
    auto* below = new QWidget(m_splitter);
    auto* column = new QVBoxLayout(below);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_filter);
    column->addWidget(m_stack, 1);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_noResult);
    m_stack->addWidget(m_nothingFound);
    m_stack->addWidget(m_onlyRegistered);
    m_splitter->setObjectName(QStringLiteral("historySplitter"));
    m_splitter->addWidget(m_evolution);
    m_splitter->addWidget(below);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, kEvolutionShare);
    m_splitter->setStretchFactor(1, 100 - kEvolutionShare);
    m_splitter->setSizes({kEvolutionShare, 100 - kEvolutionShare});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_splitter);
    m_noResult->setSecondaryAction(tr("Clear filter"));
    m_nothingFound->setSecondaryAction(tr("Open another folder…"));
    m_onlyRegistered->setPrimaryAction(tr("Show all models"), QStringLiteral("layers"));
}

void HistoryPage::connectModel()
{
    connect(&m_workspace, &Workspace::catalogChanged, this, &HistoryPage::setCatalog);
    connect(&m_workspace, &Workspace::stateChanged, this, &HistoryPage::updateContent);
    connect(&m_model, &HistoryModel::shownVersionsChanged, m_filter, &FilterLine::setCount);
    connect(&m_model, &HistoryModel::shownVersionsChanged, this, &HistoryPage::updateContent);
    connect(m_filter, &FilterLine::filterChanged, &m_model, &HistoryModel::setFilter);
    connect(m_filter, &FilterLine::filterChanged, this, &HistoryPage::followFilter);
    connect(m_filter, &FilterLine::groupingChosen, &m_model, &HistoryModel::setGrouped);
    connect(m_filter, &FilterLine::left, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(m_filter, &FilterLine::saveAsked, this, &HistoryPage::filterSaveAsked);
    connect(m_filter, &FilterLine::columnsAsked, this, &HistoryPage::openColumnMenu);
    connect(m_noResult, &EmptyState::primaryTriggered, this, &HistoryPage::dropCondition);
    connect(m_noResult, &EmptyState::secondaryTriggered, m_filter, &FilterLine::clear);
    connect(m_nothingFound, &EmptyState::primaryTriggered, this, &HistoryPage::actOnNothingFound);
    connect(m_nothingFound, &EmptyState::secondaryTriggered, m_actions.action(QStringLiteral("file.openFolder")),
            &QAction::trigger);
}

void HistoryPage::connectSelection()
{
    connect(m_table, &HistoryTable::selectionChosen, &m_selection, &Selection::setVersions);
    connect(m_evolution, &EvolutionPanel::selectionAsked, &m_selection, &Selection::setVersions);
    connect(m_table, &HistoryTable::openAsked, this, &HistoryPage::detailsAsked);
    connect(m_evolution, &EvolutionPanel::openAsked, this, &HistoryPage::detailsAsked);
    connect(m_evolution, &EvolutionPanel::directionCorrected, this, &HistoryPage::directionCorrected);
    connect(m_table, &HistoryTable::menuAsked, this, &HistoryPage::openMenu);
    connect(m_evolution->view(), &EvolutionView::menuAsked, this, &HistoryPage::openMenu);
    connect(m_table, &HistoryTable::columnMenuAsked, this, &HistoryPage::openColumnMenu);
    connect(m_table, &HistoryTable::arrangementChanged, this, &HistoryPage::arrangementChanged);
    connect(m_filter, &FilterLine::groupingChosen, this, &HistoryPage::arrangementChanged);
    connect(m_evolution->view(), &EvolutionView::compareAsked, this, [this](const QStringList& ids) {
        m_chosen.replace(ids);
        Q_EMIT compareAsked();
    });
    connect(&m_selection, &Selection::versionsChanged, this, [this](const QStringList& ids) {
        m_table->selectIds(ids);
        if (m_evolution->modelName() != evolutionModel())
            showEvolution();
        m_evolution->setSelected(ids);
        tellHidden();
    });
    connect(m_onlyRegistered, &EmptyState::primaryTriggered, this, [this] { m_selection.setModel({}); });
    connect(&m_selection, &Selection::modelChanged, this, [this](const QString& name) {
        m_model.setModelName(name);
        m_table->selectIds(m_selection.versions());
        showEvolution();
        updateContent();
        tellHidden();
    });
}

void HistoryPage::connectActions()
{
    const auto onVisible = [this](const char* id, auto act) {
        connect(m_actions.action(QString::fromLatin1(id)), &QAction::triggered, this, [this, act] {
            if (isVisible())
                act();
        });
    };
    onVisible("edit.find", [this] { focusFilter(); });
    onVisible("view.zoomIn", [this] { m_evolution->view()->zoomIn(); });
    onVisible("view.zoomOut", [this] { m_evolution->view()->zoomOut(); });
    onVisible("view.zoomAll", [this] { m_evolution->view()->showAll(); });
    onVisible("edit.copy", [this] {
        if (hasFocusInside())
            QApplication::clipboard()->setMimeData(m_table->copySelected());
    });
    onVisible("edit.copyMarkdown", [this] {
        if (hasFocusInside())
            QApplication::clipboard()->setText(m_table->selectedAsMarkdown());
    });
    connect(m_actions.action(QStringLiteral("view.evolution")), &QAction::toggled, this, &HistoryPage::updateContent);
    connect(m_actions.action(QStringLiteral("edit.clearFilter")), &QAction::triggered, m_filter, &FilterLine::clear);
}

QString HistoryPage::filterText() const
{
    return m_filter->text();
}

void HistoryPage::setFilterText(const QString& text, bool adds)
{
    m_filter->setText(text, adds);
}

void HistoryPage::focusFilter()
{
    m_filter->focusField();
}

QVariantMap HistoryPage::arrangement() const
{
    QVariantMap arrangement = m_table->arrangement();
    arrangement.insert(QStringLiteral("grouped"), m_model.isGrouped());
    if (m_hasOwnMetrics) {
        QStringList metrics;
        for (const Name metric : m_model.metrics())
            metrics.append(toQString(metric));
        arrangement.insert(QStringLiteral("metrics"), metrics);
    }
    return arrangement;
}

void HistoryPage::setArrangement(const QVariantMap& arrangement)
{
    const bool isGrouped = arrangement.value(QStringLiteral("grouped"), true).toBool();
    m_filter->setGrouped(isGrouped);
    m_model.setGrouped(isGrouped);
    const QVariant metrics = arrangement.value(QStringLiteral("metrics"));
    if (metrics.isValid()) {
        m_hasOwnMetrics = true;
        std::vector<Name> keys;
        for (const QString& key : metrics.toStringList())
            keys.emplace_back(key.toStdString());
        m_model.setMetrics(keys);
    }
    m_table->setArrangement(arrangement);
}

void HistoryPage::setDirections(const Directions& directions)
{
    if (directions == m_directions)
        return;
    // What is not corrected any more is again as its name suggests.
    for (const auto& [metric, before] : m_directions)
        m_model.setDirection(metric, directionOf(metric, directions));
    for (const auto& [metric, direction] : directions)
        m_model.setDirection(metric, direction);
    m_directions = directions;
    m_evolution->showModel(m_model.catalog(), m_evolution->modelName());
}

void HistoryPage::exportHistory()
{
    const auto table
        = [this] { return historyTexts(m_model, [this](int column) { return !m_table->isColumnHidden(column); }); };
    std::vector<ExportItem> items;
    if (m_model.shownVersions() > 0)
        items.push_back({tr("History table"), tr("history"), tableFormats(tr("History"), table)});
    EvolutionView* view = m_evolution->view();
    const std::shared_ptr<const EvolutionData> data = view->sharedData();
    if (m_evolution->isVisible() && !data->nodes.empty()) {
        std::vector<ExportFormat> formats
            = pictureFormats(view, [view](QPainter& painter, QSize) { view->render(&painter); });
        formats.push_back({tr("CSV table"), QStringLiteral("csv"), [data]() -> std::function<QByteArray()> {
                               return [data] { return toCsv(evolutionTexts(*data)).toUtf8(); };
                           }});
        items.push_back({tr("Evolution"), tr("evolution of %1").arg(m_evolution->modelName()), std::move(formats)});
    }
    if (items.empty())
        Q_EMIT statusChanged(tr("There is nothing to export"));
    openExport(std::move(items), this, [this](const QString& sentence) { Q_EMIT statusChanged(sentence); });
}

void HistoryPage::setEvolutionVisible(bool isVisible)
{
    m_actions.action(QStringLiteral("view.evolution"))->setChecked(isVisible);
}

void HistoryPage::setCatalog(const CatalogPointer& catalog)
{
    m_filter->setCatalog(catalog);
    m_model.setCatalog(catalog);
    showEvolution();
    m_table->selectIds(m_selection.versions());
    m_evolution->setSelected(m_selection.versions());
    updateContent();
    tellHidden();
}

void HistoryPage::followFilter()
{
    m_actions.setReasonOff(QStringLiteral("edit.clearFilter"),
                           m_model.filter().isEmpty() ? tr("There is no filter") : QString());
    tellHidden();
}

/// A selected version stays selected when the filter hides it: a filter is for looking, not for choosing anew.
void HistoryPage::tellHidden()
{
    const bool filters = isVisible() && !m_model.filter().isEmpty();
    const int hidden = filters ? m_model.hiddenByFilter(m_selection.versions()) : 0;
    if (std::exchange(m_hidden, hidden) != hidden)
        Q_EMIT selectionHidden(hidden);
}

void HistoryPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    tellHidden();
}

void HistoryPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    tellHidden();
}

/// The model that is asked for; else that of the selected version; else the one with most versions.
QString HistoryPage::evolutionModel() const
{
    const CatalogPointer catalog = m_model.catalog();
    if (!m_selection.model().isEmpty())
        return m_selection.model();
    if (const Version* version = catalog->version(m_selection.version().toStdString()))
        return toQString(version->model);
    const auto largest = std::ranges::max_element(
        catalog->models(), {}, [](const std::shared_ptr<const Model>& model) { return model->versions.size(); });
    return largest == catalog->models().end() ? QString() : toQString((*largest)->name);
}

void HistoryPage::showEvolution()
{
    m_evolution->showModel(m_model.catalog(), evolutionModel());
    m_evolution->setSelected(m_selection.versions());
}

void HistoryPage::updateContent()
{
    const CatalogPointer catalog = m_model.catalog();
    const Model* model = catalog->model(m_selection.model().toStdString());
    const bool isEmpty = catalog->versionCount() == 0;
    const bool isDone
        = m_workspace.state() == Workspace::State::Ready || m_workspace.state() == Workspace::State::Failed;
    const bool isOnlyRegistered = model && model->versions.empty();
    if (isOnlyRegistered && isDone)
        showOnlyRegistered(*model);
    else if (isEmpty && isDone)
        showNothingFound();
    else if (!isEmpty && m_model.shownVersions() == 0 && !m_model.filter().isEmpty())
        showNoResult();
    else
        m_stack->setCurrentWidget(m_table);
    const bool hasDrawing = !((isEmpty || isOnlyRegistered) && isDone);
    m_evolution->setVisible(hasDrawing && m_actions.action(QStringLiteral("view.evolution"))->isChecked());
    m_filter->setVisible(hasDrawing);
}

void HistoryPage::showNothingFound()
{
    QStringList names;
    for (const QString& path : m_workspace.paths())
        names.append(QDir(path).dirName());
    m_stack->setCurrentWidget(m_nothingFound);
    if (m_workspace.state() == Workspace::State::Failed)
        return showFailed(names.join(QStringLiteral(", ")));
    m_nothingFound->setPrimaryAction(tr("Register a version…"), QStringLiteral("plus"));
    m_nothingFound->setContent(
        QStringLiteral("folder-search"), tr("No model versions in %1").arg(names.join(QStringLiteral(", "))),
        tr("Colophon looked through %n files for MLflow stores, sidecars and names such as model_v1.2.0.pkl.", nullptr,
           static_cast<int>(m_workspace.filesLookedAt())));
}

void HistoryPage::showFailed(const QString& names)
{
    m_nothingFound->setContent(QStringLiteral("unplug"), tr("%1 could not be read").arg(names),
                               tr("The line above says why. Nothing was changed."));
    if (foldersOfFiles().isEmpty())
        m_nothingFound->setPrimaryAction(tr("Try again"), QStringLiteral("refresh-cw"));
    else
        m_nothingFound->setPrimaryAction(tr("Open the folder that holds it"), QStringLiteral("folder-open"));
}

void HistoryPage::actOnNothingFound()
{
    const bool hasFailed = m_workspace.state() == Workspace::State::Failed;
    if (const QStringList folders = foldersOfFiles(); hasFailed && !folders.isEmpty())
        Q_EMIT openAsked(folders);
    else
        m_actions.action(hasFailed ? QStringLiteral("view.readAgain") : QStringLiteral("file.register"))->trigger();
}

/// A single file was opened, such as one model file: what belongs to it stands around it.
QStringList HistoryPage::foldersOfFiles() const
{
    QStringList folders;
    for (const QString& path : m_workspace.paths()) {
        if (const QFileInfo file(path); file.isFile() && !folders.contains(file.path()))
            folders.append(file.path());
    }
    return folders;
}

/// A registry may know a model before its first version, or after its last one was deleted.
void HistoryPage::showOnlyRegistered(const Model& model)
{
    const Facts& facts = model.facts;
    QStringList sentences{facts.created
                              ? tr("Registered on %1.").arg(toQString(dateText(*facts.created, Timestamp::now())))
                              : tr("It is registered.")};
    for (const Note& note : facts.notes)
        sentences.append(toQString(note.text));
    m_onlyRegistered->setContent(QStringLiteral("box"), tr("%1 has no version").arg(toQString(model.name)),
                                 sentences.join(u' '));
    m_stack->setCurrentWidget(m_onlyRegistered);
}

void HistoryPage::showNoResult()
{
    const FilterDraft draft = filterDraft(toQString(m_model.filter().text()));
    const FilterDiagnosis diagnosis = diagnoseFilter(*m_model.catalog(), m_model.modelName().toStdString(), draft);
    m_noResult->setContent(QStringLiteral("search-x"), diagnosisTitle(diagnosis), diagnosisText(diagnosis));
    m_droppedToken = -1;
    QString drop;
    if (diagnosis.drop && diagnosis.conditions.size() > 1) {
        const ConditionReach& condition = diagnosis.conditions[*diagnosis.drop];
        m_droppedToken = condition.token;
        drop = tr("Drop “%1”").arg(shortCondition(condition.text));
    }
    m_noResult->setPrimaryAction(drop);
    m_stack->setCurrentWidget(m_noResult);
}

void HistoryPage::dropCondition()
{
    const FilterDraft draft = filterDraft(toQString(m_model.filter().text()));
    m_filter->setText(withoutToken(draft, m_droppedToken).text());
}

bool HistoryPage::hasFocusInside() const
{
    const QWidget* focus = QApplication::focusWidget();
    // The table twin of Evolution is copied by its own rows.
    return focus && isAncestorOf(focus) && (focus == m_table || !qobject_cast<const QAbstractItemView*>(focus));
}

} // namespace colophon
