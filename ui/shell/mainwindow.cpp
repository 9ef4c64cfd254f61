#include "ui/shell/mainwindow.h"

#include "models/items/choice.h"
#include "models/items/recentlocations.h"
#include "models/items/workspace.h"
#include "models/items/workspacequeries.h"
#include "ui/shell/actions.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/drophint.h"
#include "ui/shell/locationmenu.h"
#include "ui/shell/paletteproviders.h"
#include "ui/shell/paletteversions.h"
#include "ui/shell/panecycle.h"
#include "ui/shell/problemspanel.h"
#include "ui/shell/readingstrip.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/statusline.h"
#include "ui/shell/taskspopup.h"
#include "ui/shell/topbar.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/viewstate.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusTipEvent>
#include <QVBoxLayout>
#include <QWindow>

namespace colophon {

namespace {

constexpr QSize kFirstSize(1440, 900);
constexpr QSize kLeastSize(960, 600);
constexpr int kProblemsHeight = 260;
constexpr int kRoomForWords = 1080; ///< below, the tool bar shows icons and the status bar only what changes

} // namespace

MainWindow::MainWindow(const ShellSubjects& subjects)
    : m_subjects(subjects)
    , m_problems(this)
    , m_interrupted(subjects.workspace, subjects.jobs)
    , m_navigation(this)
    , m_paneCycle(new PaneCycle(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setMinimumSize(kLeastSize);
    resize(kFirstSize);
    fillMenuBar(*menuBar(), m_subjects.actions);
    // Keys work whatever menu an action is in.
    addActions(m_subjects.actions.actions());
    buildFrame();
    buildPopups();
    connectWorkspace();
    connectNavigation();
    connectActions();
    m_subjects.viewState.keepWindow(this);
    followState();
    updateActions();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildFrame()
{
    auto* central = new QWidget(this);
    auto* layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);

    m_locationMenu = new LocationMenu(m_subjects.workspace, m_subjects.recent, m_subjects.actions, this);
    m_topBar = new TopBar(m_subjects.actions, *m_locationMenu, central);
    layout->addWidget(m_topBar);
    buildStrips(*layout);

    m_pages = new QStackedWidget;
    m_problemsPanel = new ProblemsPanel(m_problems);
    m_problemsPanel->hide();
    m_content = new QSplitter(Qt::Vertical);
    m_content->setObjectName(QStringLiteral("contentSplitter"));
    m_content->addWidget(m_pages);
    m_content->addWidget(m_problemsPanel);
    m_content->setStretchFactor(0, 3);
    m_content->setStretchFactor(1, 1);
    m_content->setChildrenCollapsible(false);

    m_panes = new Panes(central);
    m_sidebar = new Sidebar(
        {m_subjects.workspace, m_subjects.selection, m_subjects.chosen, m_subjects.filters, m_subjects.actions});
    m_panes->setSidePane(Panes::Side::Left, m_sidebar);
    m_panes->setContent(m_content);

    m_frame = new QStackedWidget(central);
    m_frame->addWidget(m_panes);
    layout->addWidget(m_frame, 1);
    m_statusLine = new StatusLine({m_subjects.workspace, m_subjects.chosen, m_problems, m_subjects.actions}, central);
    layout->addWidget(m_statusLine);
    setCentralWidget(central);

    for (QWidget* pane :
         {static_cast<QWidget*>(m_topBar), static_cast<QWidget*>(m_errorStrip), static_cast<QWidget*>(m_refusalStrip),
          static_cast<QWidget*>(m_stoppedStrip), static_cast<QWidget*>(m_readingStrip),
          static_cast<QWidget*>(m_sidebar), static_cast<QWidget*>(m_pages), static_cast<QWidget*>(m_problemsPanel)})
        m_paneCycle->add(pane);
}

void MainWindow::buildStrips(QVBoxLayout& layout)
{
    m_errorStrip = new Banner(Banner::Kind::Error, centralWidget());
    m_errorStrip->setDismissible(true);
    m_errorStrip->addLink(QStringLiteral("again"), tr("Try again"));
    m_errorStrip->addLink(QStringLiteral("other"), tr("Open another folder…"));
    connect(m_errorStrip, &Banner::linkTriggered, this, [this](const QString& id) {
        if (id == u"again")
            m_subjects.workspace.rescan();
        else
            openFolderDialog();
    });
    m_refusalStrip = new Banner(Banner::Kind::Error, centralWidget());
    m_refusalStrip->setObjectName(QStringLiteral("refusalStrip"));
    m_refusalStrip->setDismissible(true);
    m_refusalStrip->addLink(QStringLiteral("releases"), tr("Open Releases"));
    connect(m_refusalStrip, &Banner::linkTriggered, this, [this] {
        hideRefusal();
        if (!m_refusedModel.isEmpty())
            m_subjects.selection.setModel(m_refusedModel);
        showView(QStringLiteral("releases"));
    });
    m_stoppedStrip = new Banner(Banner::Kind::Warning, centralWidget());
    m_stoppedStrip->setDismissible(true);
    m_stoppedStrip->addLink(QStringLiteral("again"), tr("Read again"));
    connect(m_stoppedStrip, &Banner::linkTriggered, &m_subjects.workspace, &Workspace::rescan);
    m_interruptedStrip = new Banner(Banner::Kind::Warning, centralWidget());
    m_interruptedStrip->setObjectName(QStringLiteral("interruptedStrip"));
    m_interruptedStrip->setDismissible(true);
    m_interruptedStrip->addLink(QStringLiteral("settle"), tr("Complete the journal"));
    connect(m_interruptedStrip, &Banner::linkTriggered, &m_interrupted, &InterruptedWatch::settle);
    m_readingStrip = new ReadingStrip(m_subjects.workspace);
    for (QWidget* strip : {static_cast<QWidget*>(m_errorStrip), static_cast<QWidget*>(m_refusalStrip),
                           static_cast<QWidget*>(m_stoppedStrip), static_cast<QWidget*>(m_interruptedStrip),
                           static_cast<QWidget*>(m_readingStrip)}) {
        layout.addWidget(strip);
        strip->hide();
    }
}

void MainWindow::buildPopups()
{
    m_palette = new CommandPalette(this);
    m_palette->addProvider(commandEntries(m_subjects.actions));
    m_palette->addProvider(catalogEntries(m_subjects));
    m_palette->setSearch(new PaletteVersions(m_subjects, m_palette));
    connect(m_palette, &CommandPalette::focusLost, this, [this] {
        QWidget* shown = m_frame->currentWidget() == m_panes ? m_pages->currentWidget() : m_frame->currentWidget();
        if (shown)
            PaneCycle::focusInside(*shown);
    });
    m_tasks = new TasksPopup(m_subjects.jobs, this);
    m_toast = new Toast(this);
    m_dropHint = new DropHint(this);
}

void MainWindow::addView(const ViewSpec& spec, PageFactory factory)
{
    const QString id = spec.id;
    QAction* action = m_subjects.actions.action(QStringLiteral("view.") + id);
    m_topBar->addView(action);
    m_views.push_back({.spec = spec, .factory = std::move(factory), .page = {}});
    connect(action, &QAction::triggered, this, [this, id] { showView(id); });
}

MainWindow::View* MainWindow::findView(const QString& id)
{
    const auto found = std::ranges::find(m_views, id, [](const View& each) { return each.spec.id; });
    return found == m_views.end() ? nullptr : &*found;
}

QWidget* MainWindow::view(const QString& id)
{
    View* view = findView(id);
    if (!view)
        return nullptr;
    if (!view->page) {
        view->page = view->factory(m_pages);
        m_pages->addWidget(view->page);
        keepState(view->page);
        Q_EMIT pageCreated(id, view->page);
    }
    return view->page;
}

/// Splitters and columns that have a name keep their places over a restart.
void MainWindow::keepState(QWidget* page)
{
    const auto splitters = page->findChildren<QSplitter*>();
    for (QSplitter* splitter : splitters) {
        if (!splitter->objectName().isEmpty())
            m_subjects.viewState.keep(splitter);
    }
    const auto headers = page->findChildren<QHeaderView*>();
    for (QHeaderView* header : headers) {
        if (!header->objectName().isEmpty() && header->count() > 0)
            m_subjects.viewState.keep(header);
    }
}

void MainWindow::showView(const QString& id)
{
    QWidget* page = view(id);
    if (!page)
        return;
    for (const View& each : m_views)
        m_subjects.actions.action(QStringLiteral("view.") + each.spec.id)->setChecked(each.spec.id == id);
    // The keyboard goes along, unless it is in use elsewhere.
    const bool hadFocus = !focusWidget() || m_pages->isAncestorOf(focusWidget());
    m_pages->setCurrentWidget(page);
    if (hadFocus)
        PaneCycle::focusInside(*page);
    if (std::exchange(m_currentView, id) == id)
        return;
    // What was said of another page is no news on this one.
    m_statusLine->showHint({});
    applyPanes(findView(id)->spec);
    updateTitle();
    Q_EMIT viewChanged(id);
    notePlace();
}

void MainWindow::setStartPage(QWidget* page)
{
    m_frame->addWidget(page);
    m_paneCycle->add(page);
    followState();
}

void MainWindow::setDetails(QWidget* details)
{
    m_panes->setSidePane(Panes::Side::Right, details);
    m_subjects.viewState.keep(m_content);
    m_paneCycle->add(details);
    m_paneCycle->add(m_statusLine);
    m_paneCycle->add(m_toast);
}

void MainWindow::openLocations(const QStringList& paths)
{
    Q_EMIT leaving();
    m_errorStrip->hide();
    hideRefusal();
    m_stoppedStrip->hide();
    m_statusLine->showHint({});
    m_problems.clearOpeningProblems();
    m_navigation.clear();
    m_subjects.selection.setVersions({});
    m_subjects.selection.setModel({});
    m_subjects.chosen.clear();
    m_subjects.workspace.open(paths);
}

void MainWindow::openFolderDialog()
{
    auto* dialog = new QFileDialog(this, tr("Open folder"));
    dialog->setObjectName(QStringLiteral("openFolderDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::openLocations);
    dialog->open();
}

void MainWindow::openFileDialog()
{
    auto* dialog = new QFileDialog(this, tr("Open file"));
    dialog->setObjectName(QStringLiteral("openFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::openLocations);
    dialog->open();
}

void MainWindow::showProblems(bool shown)
{
    const bool wasShown = m_problemsPanel->isVisibleTo(m_content);
    m_problemsPanel->setVisible(shown);
    if (shown && !wasShown && m_content->sizes().value(1) == 0) {
        const int height = Theme::instance().scaled(kProblemsHeight);
        m_content->setSizes({std::max(0, m_content->height() - height), height});
    }
    m_subjects.actions.action(QStringLiteral("tools.problems"))->setChecked(shown);
    if (shown)
        m_problemsPanel->focusList();
}

void MainWindow::showDetails()
{
    if (!m_panes->isShown(Panes::Side::Right))
        m_panes->toggle(Panes::Side::Right);
}

void MainWindow::showHint(const QString& text)
{
    m_statusLine->showHint(text);
}

bool MainWindow::event(QEvent* event)
{
    // Menus tell what the entry under the pointer does.
    if (event->type() == QEvent::StatusTip) {
        m_statusLine->showHint(static_cast<QStatusTipEvent*>(event)->tip());
        return true;
    }
    return QMainWindow::event(event);
}

QString MainWindow::whyOff(const QAction& action) const
{
    const QString reason = m_subjects.actions.reasonOff(action.objectName());
    return reason.isEmpty() ? QString() : tr("%1: %2").arg(action.iconText(), reason);
}

/// Until it is true no more: the selection or what is read may change.
void MainWindow::tellWhyOff(const QAction& action)
{
    const QString told = whyOff(action);
    showHint(told);
    disconnect(m_toldWhyOff);
    m_toldWhyOff = connect(&action, &QAction::changed, this, [this, &action, told] {
        if (m_statusLine->hint() == told && whyOff(action) != told)
            showHint({});
    });
}

/// The key of a command that is not possible now says why, instead of doing nothing.
void MainWindow::keyPressEvent(QKeyEvent* event)
{
    const QKeySequence keys(event->keyCombination());
    for (const QAction* action : m_subjects.actions.actions()) {
        const QString reason = m_subjects.actions.reasonOff(action->objectName());
        if (!reason.isEmpty() && action->shortcuts().contains(keys))
            return tellWhyOff(*action);
    }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && m_frame->currentWidget() != m_panes)
        m_subjects.recent.checkReach();
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    applyWidth();
}

void MainWindow::applyWidth()
{
    const bool isCompact = width() < Theme::instance().scaled(kRoomForWords);
    m_topBar->setCompact(isCompact);
    m_statusLine->setCompact(isCompact);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_subjects.workspace.cancel();
    QMainWindow::closeEvent(event);
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    windowHandle()->installEventFilter(this);
}

/// From part to part as they are seen: pages are made when they are needed, so Qt's own order is that of their making.
bool MainWindow::focusNextPrevChild(bool next)
{
    return m_paneCycle->stepControl(next) || QMainWindow::focusNextPrevChild(next);
}

/// The mouse buttons for back and forward work over everything: tables and fields would keep them to themselves.
bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    const bool isPress = event->type() == QEvent::MouseButtonPress;
    if (watched != windowHandle() || !(isPress || event->type() == QEvent::MouseButtonRelease))
        return QMainWindow::eventFilter(watched, event);
    const Qt::MouseButton button = static_cast<QMouseEvent*>(event)->button();
    if (button != Qt::BackButton && button != Qt::ForwardButton)
        return false;
    if (isPress && button == Qt::BackButton)
        m_navigation.back();
    else if (isPress)
        m_navigation.forward();
    return true;
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const DropOffer offer = dropOffer(*event->mimeData());
    if (offer.text.isEmpty())
        return;
    m_dropHint->showOffer(offer);
    event->acceptProposedAction();
}

void MainWindow::dragMoveEvent(QDragMoveEvent* event)
{
    event->acceptProposedAction();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*)
{
    m_dropHint->hide();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    m_dropHint->hide();
    const DropOffer offer = dropOffer(*event->mimeData());
    if (offer.isPossible()) {
        event->acceptProposedAction();
        openLocations(offer.paths);
    }
}

} // namespace colophon
