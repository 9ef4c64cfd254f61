#include "app/window/session.h"

#include "app/sourcekinds.h"
#include "app/window/actionwiring.h"
#include "app/window/sampleproject.h"
#include "models/catalog/address.h"
#include "ui/releases/releaseflow.h"
#include "ui/releases/releasespage.h"
#include "ui/shell/actions.h"
#include "ui/shell/settingswindow.h"
#include "ui/start/startpage.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/toast.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QProcess>
#include <QUrl>

namespace colophon {

namespace {

void openInNewWindow(const QStringList& paths)
{
    QProcess::startDetached(QCoreApplication::applicationFilePath(), paths);
}

} // namespace

Session::Session(const QString& stateFile)
    : m_workspace(sourceKinds(), m_jobs)
    , m_recent(m_jobs)
    , m_viewState(stateFile)
{
    restoreTheme(m_viewState);
    addActions(m_actions);
    m_window = std::make_unique<MainWindow>(subjects());
    m_releases = std::make_unique<ReleaseFlow>(m_workspace, m_chosen, m_window.get());
    addPages();
    wireActions(*this);
}

Session::~Session() = default;

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
    m_window->setStartPage(start);

    const auto empty = [](const char* icon, const QString& title) {
        return [icon, title](QWidget* parent) { return new EmptyState(QString::fromLatin1(icon), title, {}, parent); };
    };
    m_window->addView({.id = QStringLiteral("history")}, empty("git-branch", tr("History")));
    m_window->addView({.id = QStringLiteral("compare"), .hasSidebar = false, .hasDetails = false},
                      empty("columns-3", tr("Compare")));
    m_window->addView({.id = QStringLiteral("charts"), .hasSidebar = false, .hasDetails = false},
                      empty("chart-spline", tr("Charts")));
    m_window->addView({.id = QStringLiteral("releases"), .hasDetails = false}, [this](QWidget* parent) {
        auto* page = new ReleasesPage(m_workspace, m_selection, m_chosen, m_actions, parent);
        connect(page, &ReleasesPage::rollBackRequested, m_releases.get(), &ReleaseFlow::rollBack);
        connect(page, &ReleasesPage::markRequested, m_releases.get(), &ReleaseFlow::markAs);
        connect(page, &ReleasesPage::statusChanged, m_window.get(), &MainWindow::showHint);
        return page;
    });
    m_window->setDetails(new EmptyState(QStringLiteral("mouse-pointer-click"), tr("No version selected"),
                                        tr("Click a version to see who made it, from what, when and why.")));
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
