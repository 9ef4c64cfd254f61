// How the window follows what it shows: reading, places, actions.
#include "models/files/rootfolder.h"
#include "models/items/choice.h"
#include "models/items/recentlocations.h"
#include "models/items/workspace.h"
#include "models/items/workspacequeries.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/locationmenu.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/panecycle.h"
#include "ui/shell/problemspanel.h"
#include "ui/shell/readingstrip.h"
#include "ui/shell/settingswindow.h"
#include "ui/shell/shortcutswindow.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/statusline.h"
#include "ui/shell/taskspopup.h"
#include "ui/shell/topbar.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/viewstate.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDateTime>
#include <QFileInfo>
#include <QStackedWidget>

#include <algorithm>
#include <iterator>

namespace colophon {

namespace {

QString shown(std::string_view text)
{
    return QString::fromStdString(toDisplayText(text));
}

/// "Git, GTO, MLflow files"
QString sourcesText(const Catalog& catalog)
{
    QStringList kinds;
    for (const SourceInfo& source : catalog.sources()) {
        const QString kind = sourceKindText(source.kind);
        if (!kinds.contains(kind))
            kinds.append(kind);
    }
    return kinds.join(QStringLiteral(", "));
}

/// "production v1.1.1", "4 in production", or nothing.
QString productionText(const Catalog& catalog)
{
    QStringList labels;
    for (const auto& model : catalog.models()) {
        if (const Version* holder = model->holder(productionStage()))
            labels.append(shown(displayLabel(*holder)));
    }
    if (labels.size() == 1)
        return MainWindow::tr("production %1").arg(labels.first());
    return labels.isEmpty() ? QString() : MainWindow::tr("%n in production", nullptr, int(labels.size()));
}

/// "baseline v1.1.1 (production)"
QString baselineText(const Version& baseline)
{
    const QString label = shown(displayLabel(baseline));
    return baseline.holds(productionStage()) ? MainWindow::tr("baseline %1 (production)").arg(label)
                                             : MainWindow::tr("baseline %1").arg(label);
}

/// The model that all these versions are of; "2 models" if they are of several.
QString modelsText(const Catalog& catalog, const QStringList& ids)
{
    QStringList models;
    for (const QString& id : ids) {
        const Version* version = catalog.version(id.toStdString());
        if (version && !models.contains(shown(version->model.text())))
            models.append(shown(version->model.text()));
    }
    return models.size() == 1 ? models.first() : MainWindow::tr("%n models", nullptr, int(models.size()));
}

QString paneAction(Panes::Side side)
{
    return side == Panes::Side::Left ? QStringLiteral("view.sidebar") : QStringLiteral("view.details");
}

QString paneKey(const QString& view, Panes::Side side)
{
    return QStringLiteral("panes/%1.%2").arg(view, paneAction(side));
}

QString paneWidthKey(const QString& view, Panes::Side side)
{
    return paneKey(view, side) + QStringLiteral(".width");
}

std::size_t completeVersions(const Catalog& catalog)
{
    std::size_t count = 0;
    for (const auto& model : catalog.models()) {
        for (const Version& version : model->versions)
            count += missingFacts(version).empty() ? 1 : 0;
    }
    return count;
}

/// As if the key for it were on the keyboard.
void openContextMenu()
{
    QWidget* widget = QApplication::focusWidget();
    if (!widget)
        return;
    const QPoint middle = widget->rect().center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, middle, widget->mapToGlobal(middle));
    QCoreApplication::sendEvent(widget, &event);
}

} // namespace

void MainWindow::connectWorkspace()
{
    Workspace& workspace = m_subjects.workspace;
    connect(&workspace, &Workspace::stateChanged, this, &MainWindow::followState);
    connect(&workspace, &Workspace::catalogChanged, this, &MainWindow::followCatalog);
    connect(&workspace, &Workspace::openFailed, this, &MainWindow::showProblem);
    connect(&m_interrupted, &InterruptedWatch::changed, this, &MainWindow::followInterrupted);
    connect(&m_interrupted, &InterruptedWatch::settlingFailed, this, &MainWindow::showProblem);
    connect(&m_subjects.selection, &Selection::versionsChanged, this, &MainWindow::updateSummary);
    connect(&m_subjects.selection, &Selection::modelChanged, this, &MainWindow::updateTitle);
    connect(&m_subjects.chosen, &ChosenVersions::changed, this, [this] {
        updateSummary();
        updateTitle();
    });
    connect(m_locationMenu, &LocationMenu::openRequested, this, &MainWindow::openLocations);
    connect(m_sidebar, &Sidebar::filterRequested, this, [this](const QString& text, bool adds) {
        showView(QStringLiteral("history"));
        Q_EMIT filterRequested(text, adds);
    });
    connect(m_problemsPanel, &ProblemsPanel::closeRequested, this, [this] { showProblems(false); });
    connect(m_problemsPanel, &ProblemsPanel::readAgainRequested, &workspace, &Workspace::rescan);
}

void MainWindow::followState()
{
    const Workspace::State state = m_subjects.workspace.state();
    const bool isOpen = state != Workspace::State::Empty;
    const bool leavesStart = isOpen && m_frame->currentWidget() != m_panes;
    m_frame->setCurrentIndex(isOpen || m_frame->count() == 1 ? 0 : 1);
    m_topBar->setViewsVisible(isOpen);
    m_stoppedStrip->setVisible(state == Workspace::State::Stopped);
    if (state == Workspace::State::Stopped) {
        m_stoppedStrip->setMessage(tr("Reading was stopped."), stoppedText());
    }
    if (state == Workspace::State::Ready) {
        m_errorStrip->hide();
        rememberLocation();
    }
    if (isOpen && m_currentView.isEmpty() && !m_views.empty())
        showView(m_views.front().spec.id);
    if (leavesStart && m_pages->currentWidget())
        PaneCycle::focusInside(*m_pages->currentWidget());
    updateTitle();
    updateSummary();
    updateActions();
}

QString MainWindow::stoppedText() const
{
    if (m_subjects.workspace.rememberedAt() != 0)
        return tr("What was read the last time is shown; what changed since is not.");
    const QString where = m_readingStrip->stoppedText();
    return where.isEmpty() ? tr("What was read so far is shown.") : tr("What was read so far is shown: %1.").arg(where);
}

void MainWindow::followCatalog(const CatalogPointer& catalog)
{
    m_problems.setCatalog(catalog);
    updateTitle();
    m_problemsPanel->setSummary(
        tr("%1 of %2 versions are complete").arg(completeVersions(*catalog)).arg(qulonglong(catalog->versionCount())));
    updateSummary();
    updateActions();
}

/// A release that a crash cut off. Finding it writes nothing; completing its journal is the user's click.
void MainWindow::followInterrupted()
{
    std::vector<Problem> problems;
    std::ranges::transform(m_interrupted.releases(), std::back_inserter(problems), &problemOf);
    m_problems.setReleaseProblems(problems);
    m_interruptedStrip->setVisible(!problems.empty());
    if (problems.empty())
        return;
    const QString more
        = problems.size() == 1 ? QString() : tr("%n more are among the problems.", nullptr, int(problems.size()) - 1);
    m_interruptedStrip->setMessage(shown(problems.front().reason), more);
}

void MainWindow::showProblem(const Problem& problem)
{
    m_problems.addOpeningProblem(problem);
    const QString reason = shown(problem.reason);
    m_errorStrip->setMessage(problem.file.empty() ? reason : tr("%1: %2").arg(shown(problem.file), reason),
                             shown(problem.hint));
    m_errorStrip->show();
}

void MainWindow::showRefusal(const QString& model, const QString& title, const QString& text)
{
    m_refusedModel = model;
    m_refusalStrip->setMessage(shown(title.toStdString()), shown(text.toStdString()));
    m_refusalStrip->show();
}

void MainWindow::hideRefusal()
{
    m_refusalStrip->hide();
}

void MainWindow::rememberLocation()
{
    const CatalogPointer catalog = m_subjects.workspace.catalog();
    m_subjects.recent.remember({.paths = m_subjects.workspace.paths(),
                                .sources = sourcesText(*catalog),
                                .production = productionText(*catalog),
                                .versions = qint64(catalog->versionCount()),
                                .openedAt = QDateTime::currentMSecsSinceEpoch(),
                                .isPinned = false,
                                .reach = RecentLocation::Reach::There});
}

void MainWindow::updateTitle()
{
    const QStringList paths = m_subjects.workspace.paths();
    if (paths.isEmpty()) {
        setWindowTitle(QStringLiteral("Colophon"));
        m_topBar->setLocationText(tr("No location open"), tr("Open a folder, or one that was open lately"));
        return;
    }
    const QString path
        = paths.size() == 1 ? displayPath(paths.first()) : tr("%n locations", nullptr, int(paths.size()));
    setWindowTitle(windowTitleText());
    m_topBar->setLocationText(path, paths.join(u'\n'));
}

/// What is shown, and where it is from: "churn – ~/projects/churn – Colophon", "Compare 4 versions of churn –
/// Colophon".
QString MainWindow::windowTitleText() const
{
    const QString path = m_subjects.workspace.paths().value(0);
    const QString place = displayPath(QFileInfo(path).fileName());
    const QString model = m_subjects.selection.model();
    const QString subject = model.isEmpty() ? place : shown(model.toStdString());
    QString title = QStringLiteral("%1 – %2").arg(subject, displayPath(path));
    const QStringList chosen = m_subjects.chosen.ids();
    if (m_currentView == u"compare" && chosen.size() >= 2)
        title = tr("Compare %n versions of %1", nullptr, int(chosen.size()))
                    .arg(modelsText(*m_subjects.workspace.catalog(), chosen));
    else if (m_currentView == u"charts")
        title = tr("Charts of %1").arg(subject);
    else if (m_currentView == u"releases")
        title = tr("Releases of %1").arg(subject);
    return QStringLiteral("%1 – Colophon").arg(title);
}

void MainWindow::updateSummary()
{
    const CatalogPointer catalog = m_subjects.workspace.catalog();
    QStringList parts;
    const QStringList selected = m_subjects.selection.versions();
    if (!selected.isEmpty())
        parts.append(tr("%n selected", nullptr, int(selected.size())));
    if (m_subjects.chosen.count() > 0)
        parts.append(tr("%n chosen", nullptr, int(m_subjects.chosen.count())));
    const Version* baseline = catalog->version(m_subjects.chosen.baseline().toStdString());
    if (baseline && width() >= Theme::instance().scaled(1080))
        parts.append(baselineText(*baseline));
    m_statusLine->setSummary(parts.join(QStringLiteral(" · ")));
}

void MainWindow::connectNavigation()
{
    connect(&m_navigation, &Navigation::went, this, &MainWindow::goTo);
    connect(&m_navigation, &Navigation::changed, this, &MainWindow::updateActions);
    connect(&m_subjects.selection, &Selection::modelChanged, this, &MainWindow::notePlace);
    connect(&m_subjects.selection, &Selection::versionsChanged, this, &MainWindow::notePlace);
}

void MainWindow::notePlace()
{
    if (m_subjects.workspace.state() == Workspace::State::Empty || m_currentView.isEmpty())
        return;
    m_navigation.note(
        {.view = m_currentView, .model = m_subjects.selection.model(), .version = m_subjects.selection.version()});
}

void MainWindow::goTo(const Place& place)
{
    m_subjects.selection.setModel(place.model);
    m_subjects.selection.setVersions(place.version.isEmpty() ? QStringList() : QStringList{place.version});
    showView(place.view);
}

void MainWindow::connectActions()
{
    const auto on = [this](const char* id, auto slot) {
        connect(m_subjects.actions.action(QString::fromLatin1(id)), &QAction::triggered, this, slot);
    };
    on("file.openFolder", &MainWindow::openFolderDialog);
    on("file.openFile", &MainWindow::openFileDialog);
    on("file.close", [this] { openLocations({}); });
    on("file.quit", [this] { close(); });
    on("edit.findEverywhere", [this] { m_palette->open(QStringLiteral("@")); });
    on("edit.settings", [this] { (new SettingsWindow(m_subjects, this))->open(); });
    on("view.readAgain", [this] { m_subjects.workspace.rescan(); });
    on("view.theme", [this] {
        Theme& theme = Theme::instance();
        theme.setMode(theme.isDark() ? Theme::Mode::Light : Theme::Mode::Dark);
        m_subjects.viewState.setValue(QStringLiteral("theme"), int(theme.mode()));
    });
    on("go.back", [this] { m_navigation.back(); });
    on("go.forward", [this] { m_navigation.forward(); });
    on("go.nextPane", [this] { m_paneCycle->next(); });
    on("go.previousPane", [this] { m_paneCycle->previous(); });
    on("go.contextMenu", &openContextMenu);
    on("go.palette", [this] { m_palette->open(); });
    on("version.compare", [this] { showView(QStringLiteral("compare")); });
    on("tools.tasks", [this] { m_tasks->toggle(); });
    on("tools.problems", [this](bool checked) { showProblems(checked); });
    on("help.shortcuts", [this] { (new ShortcutsWindow(m_subjects.actions, this))->show(); });
    for (const char* part : {"evolution", "holder"})
        rememberShown(QString::fromLatin1(part));
    connectPaneToggle(Panes::Side::Left);
    connectPaneToggle(Panes::Side::Right);
}

/// Whether a part inside a view is seen: as it was left.
void MainWindow::rememberShown(const QString& part)
{
    QAction* action = m_subjects.actions.action(QStringLiteral("view.") + part);
    action->setChecked(m_subjects.viewState.value(part, true).toBool());
    connect(action, &QAction::toggled, this, [this, part](bool shown) { m_subjects.viewState.setValue(part, shown); });
}

void MainWindow::connectPaneToggle(Panes::Side side)
{
    QAction* action = m_subjects.actions.action(paneAction(side));
    action->setChecked(m_panes->isShown(side));
    connect(action, &QAction::triggered, this, [this, side] { m_panes->toggle(side); });
    connect(m_panes, &Panes::shownChanged, action, [side, action](Panes::Side changed, bool shown) {
        if (changed == side)
            action->setChecked(shown);
    });
    connect(m_panes, &Panes::wantedChanged, this, [this, side](Panes::Side changed, bool wanted) {
        if (changed == side && !m_currentView.isEmpty())
            m_subjects.viewState.setValue(paneKey(m_currentView, side), wanted);
    });
    connect(m_panes, &Panes::widthChosen, this, [this, side](Panes::Side changed, int width) {
        if (changed == side && !m_currentView.isEmpty())
            m_subjects.viewState.setValue(paneWidthKey(m_currentView, side), width);
    });
}

/// Which side panes a view has, and how wide they are: what the user chose for it last, else what suits it.
void MainWindow::applyPanes(const ViewSpec& spec)
{
    const auto wanted = [&](Panes::Side side, bool fallback) {
        return m_subjects.viewState.value(paneKey(spec.id, side), fallback).toBool();
    };
    for (const Panes::Side side : {Panes::Side::Left, Panes::Side::Right})
        m_panes->setChosenWidth(side, m_subjects.viewState.value(paneWidthKey(spec.id, side), 0).toInt());
    m_panes->setWanted(Panes::Side::Left, wanted(Panes::Side::Left, spec.hasSidebar));
    m_panes->setWanted(Panes::Side::Right, wanted(Panes::Side::Right, spec.hasDetails));
}

void MainWindow::updateActions()
{
    ActionRegistry& actions = m_subjects.actions;
    const bool isOpen = m_subjects.workspace.state() != Workspace::State::Empty;
    const QString closed = isOpen ? QString() : tr("Open a location first");
    for (const char* id : {"file.close", "file.register", "file.export", "view.history", "view.compare", "view.charts",
                           "view.releases", "view.readAgain", "view.sidebar", "view.details", "view.evolution",
                           "view.holder", "edit.find", "edit.findEverywhere"})
        actions.setReasonOff(QString::fromLatin1(id), closed);
    actions.setReasonOff(QStringLiteral("go.back"),
                         m_navigation.canGoBack() ? QString() : tr("There is nothing to go back to"));
    actions.setReasonOff(QStringLiteral("go.forward"),
                         m_navigation.canGoForward() ? QString() : tr("There is nothing to go forward to"));
    actions.setReasonOff(QStringLiteral("file.connect"), tr("This version reads folders and MLflow file stores only"));
}

} // namespace colophon
