#include "app/window/session.h"

#include "app/sourcekinds.h"
#include "app/window/actionwiring.h"
#include "app/window/copying.h"
#include "app/window/helptexts.h"
#include "app/window/placememory.h"
#include "app/window/sampleproject.h"
#include "models/catalog/address.h"
#include "ui/charts/chartspage.h"
#include "ui/compare/comparepage.h"
#include "ui/details/detailspane.h"
#include "ui/history/historypage.h"
#include "ui/register/registerflow.h"
#include "ui/releases/releaseflow.h"
#include "ui/releases/releasespage.h"
#include "ui/shell/actions.h"
#include "ui/shell/filternaming.h"
#include "ui/shell/settingswindow.h"
#include "ui/start/startpage.h"
#include "ui/widgets/toast.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QProcess>
#include <QUrl>

#include <algorithm>

namespace colophon {

namespace {

void openInNewWindow(const QStringList& paths)
{
    QProcess::startDetached(QCoreApplication::applicationFilePath(), paths);
}

} // namespace

/// Runs while the page is the one that is seen: several pages answer to one action.
template <typename Slot> void Session::onVisible(const char* action, QWidget* page, Slot slot)
{
    connect(m_actions.action(QString::fromLatin1(action)), &QAction::triggered, page, [page, slot] {
        if (page->isVisible())
            slot();
    });
}

/// Every page judges metrics by the same directions, now and whenever one is corrected.
template <typename Page> void Session::tellDirections(Page* page)
{
    page->setDirections(m_directions.values());
    connect(&m_directions, &MetricDirections::changed, page,
            [this, page] { page->setDirections(m_directions.values()); });
}

Session::Session(const QString& stateFile, const std::string& indexFolder)
    : m_workspace(sourceKinds(), m_jobs)
    , m_recent(m_jobs)
    , m_viewState(stateFile)
{
    if (!indexFolder.empty())
        m_workspace.setIndex(CatalogIndex(indexFolder));
    restoreTheme(m_viewState);
    addActions(m_actions);
    m_window = std::make_unique<MainWindow>(subjects());
    m_releases = std::make_unique<ReleaseFlow>(m_workspace, m_chosen, m_window.get());
    m_registering = std::make_unique<RegisterFlow>(m_workspace, m_selection, m_window.get());
    tellDirections(m_releases.get());
    m_places = new PlaceMemory(m_workspace, m_selection, m_chosen, m_directions, m_viewState, *m_window);
    addPages();
    connect(&m_chosen, &ChosenVersions::refused, m_window.get(), [this] {
        m_window->showHint(tr("At most %n versions can be compared at once", nullptr, int(ChosenVersions::kMost)));
    });
    connect(&m_workspace, &Workspace::stateChanged, &m_filters, [this] { m_filters.setProject(m_workspace.paths()); });
    wireActions(*this);
    wireCopying(*this);
}

Session::~Session()
{
    // The window goes before what remembers it.
    m_viewState.flush();
}

ShellSubjects Session::subjects()
{
    return {.jobs = m_jobs,
            .workspace = m_workspace,
            .selection = m_selection,
            .chosen = m_chosen,
            .filters = m_filters,
            .recent = m_recent,
            .actions = m_actions,
            .viewState = m_viewState};
}

void Session::addPages()
{
    auto* start = new StartPage(m_recent, m_actions);
    connect(start, &StartPage::openRequested, m_window.get(), &MainWindow::openLocations);
    connect(start, &StartPage::newWindowRequested, this, &openInNewWindow);
    connect(start, &StartPage::helpRequested, this,
            [this](const QString& topic) { showHelp(topic, m_workspace.paths().value(0), m_window.get()); });
    m_window->setStartPage(start);

    m_window->addView({.id = QStringLiteral("history")}, [this](QWidget* parent) { return makeHistory(parent); });
    m_window->addView({.id = QStringLiteral("compare"), .hasSidebar = false, .hasDetails = false},
                      [this](QWidget* parent) { return makeCompare(parent); });
    m_window->addView({.id = QStringLiteral("charts"), .hasSidebar = false, .hasDetails = false},
                      [this](QWidget* parent) { return makeCharts(parent); });
    m_window->addView({.id = QStringLiteral("releases"), .hasDetails = false},
                      [this](QWidget* parent) { return makeReleases(parent); });
    auto* details = new DetailsPane(m_workspace, m_selection, m_chosen, m_actions);
    m_details = details;
    tellDirections(details);
    connect(details, &DetailsPane::statusChanged, m_window.get(), &MainWindow::showHint);
    connect(details, &DetailsPane::compareRequested, this, &Session::compare);
    connect(details, &DetailsPane::noteRequested, m_actions.action(QStringLiteral("version.note")), &QAction::trigger);
    connect(details, &DetailsPane::filterRequested, m_window.get(),
            [this](const QString& text) { Q_EMIT m_window->filterRequested(text, true); });
    const QString openSections = QStringLiteral("details/open");
    if (const QVariant kept = m_viewState.value(openSections); kept.isValid())
        details->setOpenSections(kept.toStringList());
    connect(details, &DetailsPane::openSectionsChanged, this,
            [this, details, openSections] { m_viewState.setValue(openSections, details->openSections()); });
    m_window->setDetails(details);
}

QWidget* Session::makeHistory(QWidget* parent)
{
    auto* page = new HistoryPage(m_workspace, m_selection, m_chosen, m_actions, parent);
    tellDirections(page);
    connect(page, &HistoryPage::directionCorrected, &m_directions, &MetricDirections::correct);
    connect(page, &HistoryPage::filterSaveAsked, this, &Session::saveFilter);
    connect(page, &HistoryPage::detailsAsked, this, [this](const QString& id) {
        m_selection.setVersions({id});
        m_window->showDetails();
    });
    connect(page, &HistoryPage::selectionHidden, m_details, &DetailsPane::setHiddenByFilter);
    connect(page, &HistoryPage::compareAsked, this, [this] { m_window->showView(QStringLiteral("compare")); });
    connect(m_window.get(), &MainWindow::filterRequested, page, [this, page](const QString& text, bool adds) {
        m_window->showView(QStringLiteral("history"));
        page->setFilterText(text, adds);
    });
    connect(m_actions.action(QStringLiteral("view.evolution")), &QAction::toggled, page,
            &HistoryPage::setEvolutionVisible);
    onVisible("edit.find", page, [page] { page->focusFilter(); });
    connect(page, &HistoryPage::statusChanged, m_window.get(), &MainWindow::showHint);
    connect(page, &HistoryPage::openAsked, m_window.get(), &MainWindow::openLocations);
    m_places->setHistoryPage(page);
    onVisible("file.export", page, [page] { page->exportHistory(); });
    return page;
}

QWidget* Session::makeCompare(QWidget* parent)
{
    auto* page = new ComparePage(m_workspace, m_selection, m_chosen, m_actions, parent);
    tellDirections(page);
    m_places->setComparePage(page);
    connect(page, &ComparePage::statusChanged, m_window.get(), &MainWindow::showHint);
    connect(page, &ComparePage::historyRequested, this, [this] { m_window->showView(QStringLiteral("history")); });
    onVisible("edit.find", page, [page] { page->focusSearch(); });
    for (const bool asMarkdown : {false, true}) {
        onVisible(asMarkdown ? "edit.copyMarkdown" : "edit.copy", page, [page, asMarkdown] {
            if (!isInPlainTable())
                page->copySelection(asMarkdown);
        });
    }
    onVisible("file.export", page, [page] { page->exportComparison(); });
    onVisible("compare.nextDifference", page, [page] { page->showDifference(1); });
    onVisible("compare.previousDifference", page, [page] { page->showDifference(-1); });
    return page;
}

QWidget* Session::makeCharts(QWidget* parent)
{
    auto* page = new ChartsPage(m_workspace, m_selection, m_chosen, m_actions, parent);
    tellDirections(page);
    connect(page, &ChartsPage::statusChanged, m_window.get(), &MainWindow::showHint);
    connect(page, &ChartsPage::historyRequested, this, [this] { m_window->showView(QStringLiteral("history")); });
    connect(page, &ChartsPage::versionActivated, this, [this](const QString& id) { m_selection.setVersions({id}); });
    onVisible("file.export", page, [page] { page->exportChart(); });
    onVisible("view.zoomIn", page, [page] { page->zoomIn(); });
    onVisible("view.zoomOut", page, [page] { page->zoomOut(); });
    onVisible("view.zoomAll", page, [page] { page->showAll(); });
    return page;
}

QWidget* Session::makeReleases(QWidget* parent)
{
    auto* page = new ReleasesPage(m_workspace, m_selection, m_chosen, m_actions, parent);
    tellDirections(page);
    connect(page, &ReleasesPage::rollBackRequested, m_releases.get(), &ReleaseFlow::rollBack);
    connect(page, &ReleasesPage::markRequested, m_releases.get(), &ReleaseFlow::markAs);
    connect(page, &ReleasesPage::statusChanged, m_window.get(), &MainWindow::showHint);
    connect(page, &ReleasesPage::compareRequested, this, &Session::compare);
    onVisible("edit.find", page, [page] { page->focusDate(); });
    onVisible("file.export", page, [page] { page->exportHistory(); });
    connect(page, &ReleasesPage::showRequested, this, [this](const QString& id) {
        m_selection.setVersions({id});
        m_window->showView(QStringLiteral("history"));
    });
    return page;
}

/// A filter that is saved already may get another name.
void Session::saveFilter(const QString& text)
{
    const auto& filters = m_filters.filters();
    const auto known = std::ranges::find(filters, text, &SavedFilter::text);
    const QString own = known == filters.end() ? QString() : known->name;
    const FilterNaming naming{
        .title = tr("Save filter"), .proposal = own.isEmpty() ? filterNameOf(text) : own, .own = own};
    askFilterName(m_window.get(), m_filters, naming, [this, text, own](const QString& name) {
        if (own.isEmpty())
            m_filters.save({name, text});
        else
            m_filters.rename(own, name);
        m_window->showHint(tr("The filter is kept as “%1” in the sidebar").arg(name));
    });
}

void Session::compare(const QStringList& versionIds)
{
    m_chosen.replace(versionIds);
    m_window->showView(QStringLiteral("compare"));
}

void Session::openSample()
{
    m_jobs.start(QStringLiteral("sample"), tr("Preparing the sample project"), this, [this](const JobControl&) {
        const auto folder = sampleProject();
        return [this, folder] {
            if (folder)
                m_window->openLocations({*folder});
            else
                m_window->showProblem(folder.error());
        };
    });
}

} // namespace colophon
