#include "ui/shell/actions.h"

#include "ui/widgets/actionregistry.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

namespace colophon {

namespace {

constexpr ActionSpec kFileActions[] = {
    {"file.openFolder", QT_TRANSLATE_NOOP("Actions", "Open &folder…"), "folder-open", "Ctrl+O",
     QT_TRANSLATE_NOOP("Actions", "Open a project folder or an MLflow store")},
    {"file.openFile", QT_TRANSLATE_NOOP("Actions", "Open f&ile…"), "file-text", "",
     QT_TRANSLATE_NOOP("Actions", "Open the folder or store around a file and show what it belongs to")},
    {"file.connect", QT_TRANSLATE_NOOP("Actions", "&Connect to a registry…"), "server", "Ctrl+Shift+O",
     QT_TRANSLATE_NOOP("Actions", "Open a model registry that runs as a server")},
    {"file.sample", QT_TRANSLATE_NOOP("Actions", "Explore the &sample project"), "package", "",
     QT_TRANSLATE_NOOP("Actions", "Open a small project with three stories, in a copy that you can change")},
    {"file.register", QT_TRANSLATE_NOOP("Actions", "&Register a version…"), "plus", "Ctrl+N",
     QT_TRANSLATE_NOOP("Actions", "Add a version with its files, parent and reason to the registry of this folder")},
    {"file.export", QT_TRANSLATE_NOOP("Actions", "&Export this view…"), "download", "Ctrl+S",
     QT_TRANSLATE_NOOP("Actions", "Write what this view shows to a file")},
    {"file.close", QT_TRANSLATE_NOOP("Actions", "C&lose location"), "x", "Ctrl+W",
     QT_TRANSLATE_NOOP("Actions", "Close what is open and return to the start page")},
    {"file.quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), "", "Ctrl+Q",
     QT_TRANSLATE_NOOP("Actions", "Close the window")},
};

constexpr ActionSpec kEditActions[] = {
    {"edit.undo", QT_TRANSLATE_NOOP("Actions", "&Undo"), "undo-2", "Ctrl+Z",
     QT_TRANSLATE_NOOP("Actions", "Take the last release back")},
    {"edit.redo", QT_TRANSLATE_NOOP("Actions", "&Redo"), "", "Ctrl+Shift+Z",
     QT_TRANSLATE_NOOP("Actions", "Make the release again that was taken back")},
    {"edit.copy", QT_TRANSLATE_NOOP("Actions", "&Copy"), "copy", "Ctrl+C",
     QT_TRANSLATE_NOOP("Actions", "Copy what is selected as text and as a table for spreadsheets")},
    {"edit.copyMarkdown", QT_TRANSLATE_NOOP("Actions", "Copy as &Markdown"), "", "Ctrl+Shift+C",
     QT_TRANSLATE_NOOP("Actions", "Copy what is selected as a Markdown table")},
    {"edit.find", QT_TRANSLATE_NOOP("Actions", "&Find or filter here"), "list-filter", "Ctrl+F",
     QT_TRANSLATE_NOOP("Actions", "Filter versions, or find a row of the comparison")},
    {"edit.clearFilter", QT_TRANSLATE_NOOP("Actions", "C&lear filter"), "circle-x", "",
     QT_TRANSLATE_NOOP("Actions", "Show every version again, also those that the filter hides")},
    {"edit.findEverywhere", QT_TRANSLATE_NOOP("Actions", "Find &everywhere…"), "search", "Ctrl+Shift+F",
     QT_TRANSLATE_NOOP("Actions", "Search versions, stages and releases of everything that is open")},
    {"edit.settings", QT_TRANSLATE_NOOP("Actions", "&Settings…"), "sliders-horizontal", "Ctrl+,",
     QT_TRANSLATE_NOOP("Actions", "Choose colours, and forget saved filters and recent locations")},
};

constexpr ActionSpec kViewActions[] = {
    {"view.history", QT_TRANSLATE_NOOP("Actions", "&History"), "git-branch", "Ctrl+1",
     QT_TRANSLATE_NOOP("Actions", "Versions as a tree with their lineage and evolution"), true},
    {"view.compare", QT_TRANSLATE_NOOP("Actions", "&Compare"), "columns-3", "Ctrl+2",
     QT_TRANSLATE_NOOP("Actions", "The chosen versions side by side against a baseline"), true},
    {"view.charts", QT_TRANSLATE_NOOP("Actions", "C&harts"), "chart-spline", "Ctrl+3",
     QT_TRANSLATE_NOOP("Actions", "Curves, trends and scatter plots of the chosen versions"), true},
    {"view.releases", QT_TRANSLATE_NOOP("Actions", "&Releases"), "flag", "Ctrl+4",
     QT_TRANSLATE_NOOP("Actions", "Who was in production when, by whom and why"), true},
    {"view.sidebar", QT_TRANSLATE_NOOP("Actions", "Toggle &sidebar"), "panel-left", "Ctrl+B",
     QT_TRANSLATE_NOOP("Actions", "Show or hide locations, models, stages and saved filters"), true},
    {"view.details", QT_TRANSLATE_NOOP("Actions", "Toggle &details"), "panel-right", "Ctrl+I",
     QT_TRANSLATE_NOOP("Actions", "Show or hide who, what, when and why of the selected version"), true},
    {"view.evolution", QT_TRANSLATE_NOOP("Actions", "Toggle &Evolution"), "", "Ctrl+E",
     QT_TRANSLATE_NOOP("Actions", "Show or hide the picture of how a metric evolved"), true},
    {"view.holder", QT_TRANSLATE_NOOP("Actions", "Toggle &production holder"), "panel-right", "Ctrl+Shift+I",
     QT_TRANSLATE_NOOP("Actions", "Show or hide who holds production, beside the releases"), true},
    {"view.theme", QT_TRANSLATE_NOOP("Actions", "&Theme"), "sun-moon", "",
     QT_TRANSLATE_NOOP("Actions", "Change the colours between light and dark mode")},
    {"view.zoomIn", QT_TRANSLATE_NOOP("Actions", "Zoom &in"), "zoom-in",
     "Ctrl++, Ctrl+=", QT_TRANSLATE_NOOP("Actions", "Show less of the chart, larger")},
    {"view.zoomOut", QT_TRANSLATE_NOOP("Actions", "Zoom &out"), "", "Ctrl+-",
     QT_TRANSLATE_NOOP("Actions", "Show more of the chart, smaller")},
    {"view.zoomAll", QT_TRANSLATE_NOOP("Actions", "Show &all"), "maximize", "Ctrl+0",
     QT_TRANSLATE_NOOP("Actions", "Show the whole chart")},
    {"view.readAgain", QT_TRANSLATE_NOOP("Actions", "&Read again"), "refresh-cw", "F5",
     QT_TRANSLATE_NOOP("Actions", "Read everything again; selection and place stay")},
};

constexpr ActionSpec kGoActions[] = {
    {"go.back", QT_TRANSLATE_NOOP("Actions", "&Back"), "arrow-left", "Alt+Left",
     QT_TRANSLATE_NOOP("Actions", "To where you were before")},
    {"go.forward", QT_TRANSLATE_NOOP("Actions", "&Forward"), "arrow-right", "Alt+Right",
     QT_TRANSLATE_NOOP("Actions", "To where you were before going back")},
    {"go.parent", QT_TRANSLATE_NOOP("Actions", "To the &parent"), "", "Alt+Up",
     QT_TRANSLATE_NOOP("Actions", "Select the version that this one was made from")},
    {"go.child", QT_TRANSLATE_NOOP("Actions", "To the first &child"), "", "Alt+Down",
     QT_TRANSLATE_NOOP("Actions", "Select the first version that was made from this one")},
    {"go.nextPane", QT_TRANSLATE_NOOP("Actions", "&Next pane"), "", "F6",
     QT_TRANSLATE_NOOP("Actions", "Move the keyboard to the next part of the window")},
    {"go.previousPane", QT_TRANSLATE_NOOP("Actions", "Previo&us pane"), "", "Shift+F6",
     QT_TRANSLATE_NOOP("Actions", "Move the keyboard to the part of the window before")},
    {"go.contextMenu", QT_TRANSLATE_NOOP("Actions", "Open the &menu of this"), "", "Shift+F10",
     QT_TRANSLATE_NOOP("Actions", "Open the menu of what the keyboard is on, as the right mouse button does")},
    {"go.palette", QT_TRANSLATE_NOOP("Actions", "Search versions and &commands…"), "search", "Ctrl+K, Ctrl+Shift+P",
     QT_TRANSLATE_NOOP("Actions", "Type to find a version, a stage, a release or a command")},
};

constexpr ActionSpec kVersionActions[] = {
    {"version.choose", QT_TRANSLATE_NOOP("Actions", "Choose &for comparison"), "columns-3", "",
     QT_TRANSLATE_NOOP("Actions", "Add the selected version to the comparison, or take it out (Space)")},
    {"version.compare", QT_TRANSLATE_NOOP("Actions", "&Compare the chosen versions"), "columns-3",
     "Ctrl+Return, Ctrl+Enter", QT_TRANSLATE_NOOP("Actions", "Show the chosen versions side by side")},
    {"version.clearChosen", QT_TRANSLATE_NOOP("Actions", "C&lear chosen versions"), "circle-x", "",
     QT_TRANSLATE_NOOP("Actions", "Take all versions out of the comparison")},
    {"version.baseline", QT_TRANSLATE_NOOP("Actions", "Make &baseline"), "pin", "Shift+B",
     QT_TRANSLATE_NOOP("Actions", "Compare all other chosen versions with this one")},
    {"version.markProduction", QT_TRANSLATE_NOOP("Actions", "&Mark as production…"), "flag", "Ctrl+Shift+M",
     QT_TRANSLATE_NOOP("Actions", "See what will change, give a reason, and put this version into production")},
    {"version.markStaging", QT_TRANSLATE_NOOP("Actions", "Mark as &staging…"), "circle-dot", "",
     QT_TRANSLATE_NOOP("Actions", "See what will change, give a reason, and put this version into staging")},
    {"version.copy", QT_TRANSLATE_NOOP("Actions", "Copy &name"), "copy", "",
     QT_TRANSLATE_NOOP("Actions", "Copy the address of this version for the command line")},
    {"version.note", QT_TRANSLATE_NOOP("Actions", "Write a &note…"), "message-square-text", "F2",
     QT_TRANSLATE_NOOP("Actions", "Add a note to the journal of this version")},
};

constexpr ActionSpec kOtherActions[] = {
    {"compare.onlyDifferences", QT_TRANSLATE_NOOP("Actions", "Only &differences"), "", "",
     QT_TRANSLATE_NOOP("Actions", "Hide rows in which all versions are equal"), true},
    {"compare.nextDifference", QT_TRANSLATE_NOOP("Actions", "&Next difference"), "chevron-down", "F8",
     QT_TRANSLATE_NOOP("Actions", "Go to the next row that differs")},
    {"compare.previousDifference", QT_TRANSLATE_NOOP("Actions", "&Previous difference"), "chevron-up", "Shift+F8",
     QT_TRANSLATE_NOOP("Actions", "Go to the row before that differs")},
    {"release.previous", QT_TRANSLATE_NOOP("Actions", "&Previous release"), "step-back", "Ctrl+PgUp",
     QT_TRANSLATE_NOOP("Actions", "Show what was in production from the release before on")},
    {"release.next", QT_TRANSLATE_NOOP("Actions", "&Next release"), "step-forward", "Ctrl+PgDown",
     QT_TRANSLATE_NOOP("Actions", "Show what was in production from the next release on")},
    {"release.rollBack", QT_TRANSLATE_NOOP("Actions", "&Roll back…"), "history", "Ctrl+Shift+R",
     QT_TRANSLATE_NOOP("Actions", "Put the version before back into production")},
    {"release.confirm", QT_TRANSLATE_NOOP("Actions", "&Confirm the release"), "circle-check", "",
     QT_TRANSLATE_NOOP("Actions", "Do what the open release window says (Ctrl+Enter)")},
    {"tools.problems", QT_TRANSLATE_NOOP("Actions", "&Problems"), "triangle-alert", "Ctrl+Shift+X",
     QT_TRANSLATE_NOOP("Actions", "Everything that could not be read or understood, with what to do"), true},
    {"tools.tasks", QT_TRANSLATE_NOOP("Actions", "&Tasks"), "loader-circle", "Ctrl+Shift+T",
     QT_TRANSLATE_NOOP("Actions", "What is being read or written now, with Cancel")},
    {"help.shortcuts", QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"), "keyboard", "F1",
     QT_TRANSLATE_NOOP("Actions", "Every command with its keys")},
    {"help.about", QT_TRANSLATE_NOOP("Actions", "&About Colophon"), "book-marked", "",
     QT_TRANSLATE_NOOP("Actions", "Version and licence")},
};

struct MenuSpec
{
    const char* title;
    const char* name;
    QStringList ids; ///< "-" is a separator
};

QStringList ids(const char* joined)
{
    return QString::fromLatin1(joined).split(u' ');
}

QList<MenuSpec> menus()
{
    return {
        {QT_TRANSLATE_NOOP("Actions", "&File"), "fileMenu",
         ids("file.openFolder file.openFile file.connect file.sample - file.register file.export - file.close "
             "file.quit")},
        {QT_TRANSLATE_NOOP("Actions", "&Edit"), "editMenu",
         ids("edit.undo edit.redo - edit.copy edit.copyMarkdown - edit.find edit.clearFilter "
             "edit.findEverywhere - edit.settings")},
        {QT_TRANSLATE_NOOP("Actions", "&View"), "viewMenu",
         ids("view.history view.compare view.charts view.releases - view.sidebar view.details view.evolution "
             "view.holder - "
             "compare.onlyDifferences - view.zoomIn view.zoomOut view.zoomAll - view.theme view.readAgain")},
        {QT_TRANSLATE_NOOP("Actions", "&Go"), "goMenu",
         ids("go.palette - go.back go.forward - go.parent go.child - compare.nextDifference "
             "compare.previousDifference - go.nextPane go.previousPane go.contextMenu")},
        {QT_TRANSLATE_NOOP("Actions", "V&ersion"), "versionMenu",
         ids("version.choose version.baseline version.compare version.clearChosen - version.markProduction "
             "version.markStaging - "
             "version.copy version.note")},
        {QT_TRANSLATE_NOOP("Actions", "&Release"), "releaseMenu",
         ids("release.previous release.next - release.rollBack - release.confirm")},
        {QT_TRANSLATE_NOOP("Actions", "&Tools"), "toolsMenu", ids("tools.problems tools.tasks")},
        {QT_TRANSLATE_NOOP("Actions", "&Help"), "helpMenu", ids("help.shortcuts - help.about")},
    };
}

template <std::size_t N> void addTable(ActionRegistry& actions, const ActionSpec (&table)[N])
{
    for (const ActionSpec& spec : table)
        actions.add(spec);
}

} // namespace

void addActions(ActionRegistry& actions)
{
    addTable(actions, kFileActions);
    addTable(actions, kEditActions);
    addTable(actions, kViewActions);
    addTable(actions, kGoActions);
    addTable(actions, kVersionActions);
    addTable(actions, kOtherActions);
    actions.action(QStringLiteral("view.holder"))->setChecked(true); // seen unless somebody hides it
    actions.setReasonOff(QStringLiteral("edit.clearFilter"),
                         QCoreApplication::translate("Actions", "There is no filter"));
}

void fillMenuBar(QMenuBar& menuBar, const ActionRegistry& actions)
{
    for (const MenuSpec& spec : menus()) {
        QMenu* menu = menuBar.addMenu(QCoreApplication::translate("Actions", spec.title));
        menu->setObjectName(QString::fromLatin1(spec.name));
        actions.fillMenu(*menu, spec.ids);
    }
}

} // namespace colophon
