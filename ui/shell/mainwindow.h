#pragma once

#include "models/catalog/catalog.h"
#include "models/items/interruptedwatch.h"
#include "models/items/problemsmodel.h"
#include "ui/shell/navigation.h"
#include "ui/shell/panes.h"
#include "ui/shell/shellsubjects.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>
#include <vector>

class QSplitter;
class QStackedWidget;
class QVBoxLayout;

namespace colophon {

class Banner;
class CommandPalette;
class DropHint;
class LocationMenu;
class PaneCycle;
class ProblemsPanel;
class ReadingStrip;
class Sidebar;
class StatusLine;
class TasksPopup;
class Toast;
class TopBar;

/// The window: menu bar, tool bar, sidebar, the views, Details and status bar. It knows no page: the composition root
/// plugs them in.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const ShellSubjects& subjects);
    ~MainWindow() override;

    using PageFactory = std::function<QWidget*(QWidget* parent)>;

    /// One of the views of the switch.
    struct ViewSpec
    {
        QString id; ///< "history"; its action is "view.history"
        bool hasSidebar = true; ///< at first; what the user chooses is remembered for each view
        bool hasDetails = true;
    };

    /// The page is made when the view is shown for the first time.
    void addView(const ViewSpec& spec, PageFactory factory);
    void setStartPage(QWidget* page);
    void setDetails(QWidget* details);

    void showView(const QString& id);
    QString currentView() const { return m_currentView; }
    /// Makes the page if it was not shown yet; null for an unknown id.
    QWidget* view(const QString& id);

    void openLocations(const QStringList& paths);
    void openFolderDialog();
    void openFileDialog();
    void showProblems(bool shown);
    void showDetails();
    void showHint(const QString& text);
    /// Something as a whole went wrong: a strip under the tool bar, and a row in the list of problems.
    void showProblem(const Problem& problem);
    /// A release could not be made or taken back: a strip that says so, and leads to the releases of `model`; empty: of
    /// the one that is shown.
    void showRefusal(const QString& model, const QString& title, const QString& text);
    void hideRefusal();
    Toast& toast() { return *m_toast; }
    CommandPalette& palettePopup() { return *m_palette; }

Q_SIGNALS:
    void viewChanged(const QString& id);
    /// What is open is about to be closed, with all that was chosen in it.
    void leaving();
    void pageCreated(const QString& id, QWidget* page);
    /// Show versions that fit this text of the filter language; `adds`: and what is filtered already.
    void filterRequested(const QString& text, bool adds);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct View
    {
        ViewSpec spec;
        PageFactory factory;
        QPointer<QWidget> page;
    };

    void buildFrame();
    void buildStrips(QVBoxLayout& layout);
    void buildPopups();
    void connectWorkspace();
    void connectNavigation();
    void connectActions();
    void rememberShown(const QString& part);
    void connectPaneToggle(Panes::Side side);
    void applyPanes(const ViewSpec& spec);
    QString windowTitleText() const;
    View* findView(const QString& id);
    void keepState(QWidget* page);

    void followState();
    QString stoppedText() const;
    void followCatalog(const CatalogPointer& catalog);
    void followInterrupted();
    void rememberLocation();
    void notePlace();
    void goTo(const Place& place);
    void updateTitle();
    void updateSummary();
    void updateActions();
    /// "Mark as production: already in production"; empty if nothing speaks against it.
    QString whyOff(const QAction& action) const;
    void tellWhyOff(const QAction& action);
    void applyWidth();

    ShellSubjects m_subjects;
    ProblemsModel m_problems;
    InterruptedWatch m_interrupted;
    Navigation m_navigation;
    std::vector<View> m_views;
    QString m_currentView;
    QMetaObject::Connection m_toldWhyOff; ///< withdraws what was told once it is true no more

    LocationMenu* m_locationMenu = nullptr;
    TopBar* m_topBar = nullptr;
    Banner* m_errorStrip = nullptr;
    Banner* m_refusalStrip = nullptr;
    QString m_refusedModel;
    Banner* m_stoppedStrip = nullptr;
    Banner* m_interruptedStrip = nullptr;
    ReadingStrip* m_readingStrip = nullptr;
    QStackedWidget* m_frame = nullptr; ///< start page, or the panes
    Panes* m_panes = nullptr;
    Sidebar* m_sidebar = nullptr;
    QSplitter* m_content = nullptr; ///< pages above problems
    QStackedWidget* m_pages = nullptr;
    ProblemsPanel* m_problemsPanel = nullptr;
    StatusLine* m_statusLine = nullptr;
    CommandPalette* m_palette = nullptr;
    TasksPopup* m_tasks = nullptr;
    Toast* m_toast = nullptr;
    DropHint* m_dropHint = nullptr;
    PaneCycle* m_paneCycle = nullptr;
};

} // namespace colophon
