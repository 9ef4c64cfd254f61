#include "app/window/session.h"
#include "models/store/registry.h"
#include "tests/support/tampering.h"
#include "tests/support/temptree.h"
#include "ui/shell/chosenpanel.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/panes.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace colophon;

namespace {

QString nameOf(QWidget* widget)
{
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name) : QString();
}

/// The visible widget of this kind with this accessible name; null if there is none.
template <typename Kind> Kind* find(QWidget& window, const QString& name)
{
    const auto all = window.findChildren<Kind*>();
    for (Kind* widget : all) {
        if (widget->isVisible() && nameOf(widget) == name)
            return widget;
    }
    return nullptr;
}

/// Parts of a control, such as the header of a table or the sign in a field, are known by the whole.
bool isControl(const QWidget* widget)
{
    if (qobject_cast<const QHeaderView*>(widget) || qobject_cast<const QLineEdit*>(widget->parent()))
        return false;
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget)
        || qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractItemView*>(widget);
}

QModelIndex rowWith(const QAbstractItemView& view, const QString& text)
{
    for (int row = 0; row < view.model()->rowCount(); ++row) {
        const QModelIndex index = view.model()->index(row, 0);
        if (index.data().toString() == text)
            return index;
    }
    return {};
}

/// The whole program on a project of its own: two models, one broken sidecar, one name with markup in it.
struct Program
{
    test::TempTree tree;
    QTemporaryDir settings;
    Session session{settings.filePath(QStringLiteral("window.ini"))};

    Program()
    {
        for (const char* label : {"v1.0.0", "v1.1.0", "v1.2.0"})
            add("churn", label);
        add("<b>bold</b>", "v1.0.0");
        tree.write("models/churn/v1.1.0/metrics.json", R"({"accuracy": 0.9)");
        session.window().resize(1600, 1000);
        session.window().show();
        // Under a bare X server there is no window manager that would give the window the focus.
        if (QTest::qWaitForWindowExposed(&session.window()))
            QApplication::setActiveWindow(&session.window());
    }

    void add(const std::string& model, const std::string& label) const
    {
        const std::string folder = "models/" + model + "/" + label;
        tree.write(folder + "/model.onnx", model + label);
        tree.write(folder + "/metrics.json", R"({"accuracy": 0.9})");
    }

    MainWindow& window() { return session.window(); }
    QString path() const { return QString::fromStdString(tree.path()); }
    void open() { window().openLocations({path()}); }
    bool isReady() { return session.workspace().state() == Workspace::State::Ready; }

    QStringList ids(const char* model)
    {
        QStringList result;
        for (const Version& version : session.workspace().catalog()->model(model)->versions)
            result.append(QString::fromStdString(version.id));
        return result;
    }
};

} // namespace

class ShellTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void everyActionHasTextAndSentence();
    void noTwoActionsShareAKey();
    void everyControlHasAName_data();
    void everyControlHasAName();
    void mainControlsHaveTheirAgreedNames();
    void paletteRunsACommandByKeyboard();
    void paletteFindsAVersion();
    void problemsAreListedWithPlaceAndHint();
    void locationIsRememberedAndOpensAgainByKeyboard();
    void missingRecentLocationSaysWhy();
    void clickOnAModelShowsIt();
    void chosenVersionsAreListedAndTakenOut();
    void sidePanesKeepTheirWidthsOverEveryView();
    void theNarrowestSidebarCutsNothing();
    void whatWasSaidOfAPageGoesWithIt();
    void backAndForwardReturnToPlaces();
    void f6ReachesEveryPane();
    void f6StopsAtEveryPartOfTheHistory();
    void markupInNamesIsText();
    void narrowWindowOpensTheSidebarOverTheContent();
    void failedOpeningTellsInAStripAndKeepsTheStartOver();
    void aRefusedReleaseLeadsToTheReleases();
    void aModelFileLeadsToItsFolder();
    void interruptedReleaseIsToldAndSettledByAClick();
    void actionsSayWhyTheyAreOff();
    void themeIsRemembered();

private:
    QTemporaryDir m_settings;
};

void ShellTest::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("ColophonTest"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    Theme::install(*qApp);
}

void ShellTest::init()
{
    QSettings().clear();
}

void ShellTest::everyActionHasTextAndSentence()
{
    Program program;
    const auto actions = program.session.actions().actions();
    QCOMPARE_GE(actions.size(), 50);
    for (const QAction* action : actions) {
        QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
        QVERIFY2(!action->statusTip().isEmpty(), qPrintable(action->objectName()));
        QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->objectName()));
    }
}

void ShellTest::noTwoActionsShareAKey()
{
    Program program;
    QCOMPARE(program.session.actions().shortcutClashes(), QStringList());
}

void ShellTest::everyControlHasAName_data()
{
    QTest::addColumn<QString>("view");
    for (const char* view : {"start", "history", "compare", "charts", "releases"})
        QTest::newRow(view) << QString::fromLatin1(view);
}

void ShellTest::everyControlHasAName()
{
    QFETCH(QString, view);
    Program program;
    if (view != u"start") {
        program.open();
        QTRY_VERIFY(program.isReady());
        program.session.chosen().replace(program.ids("churn"));
        program.session.selection().setVersions({program.ids("churn").first()});
        program.window().showView(view);
        program.window().showProblems(true);
    }
    QStringList nameless;
    const auto widgets = program.window().findChildren<QWidget*>();
    for (QWidget* widget : widgets) {
        if (widget->isVisible() && isControl(widget) && !widget->objectName().startsWith(u"qt_")
            && nameOf(widget).isEmpty())
            nameless.append(QStringLiteral("%1 in %2")
                                .arg(QString::fromLatin1(widget->metaObject()->className()),
                                     QString::fromLatin1(widget->parent()->metaObject()->className())));
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
}

void ShellTest::mainControlsHaveTheirAgreedNames()
{
    Program program;
    for (const char* name :
         {"Open folder…", "Connect to a registry…", "Explore the sample project", "Search versions and commands",
          "Back", "Forward", "Toggle sidebar", "Read again", "Theme", "Toggle details"})
        QVERIFY2(find<QAbstractButton>(program.window(), QString::fromUtf8(name)), name);

    program.open();
    QTRY_VERIFY(program.isReady());
    for (const char* name : {"History", "Compare", "Charts", "Releases"})
        QVERIFY2(find<QAbstractButton>(program.window(), QString::fromUtf8(name)), name);
    program.session.chosen().replace(program.ids("churn"));
    for (const char* name : {"Models", "Chosen to compare"})
        QVERIFY2(find<QAbstractItemView>(program.window(), QString::fromUtf8(name)), name);
}

void ShellTest::paletteRunsACommandByKeyboard()
{
    Program program;
    program.open();
    QTRY_VERIFY(program.isReady());
    QTest::keyClick(&program.window(), Qt::Key_K, Qt::ControlModifier);
    auto* field = find<QLineEdit>(program.window(), QStringLiteral("Search versions and commands"));
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral(">releases"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(program.window().currentView(), QStringLiteral("releases"));
    QVERIFY(!field->isVisible());
}

void ShellTest::paletteFindsAVersion()
{
    Program program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.window().palettePopup().open(QStringLiteral("@"));
    auto* field = find<QLineEdit>(program.window(), QStringLiteral("Search versions and commands"));
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("churn 1.1"));
    QTest::keyClick(field, Qt::Key_Return);
    const Version* version
        = program.session.workspace().catalog()->version(program.session.selection().version().toStdString());
    QVERIFY(version);
    QCOMPARE(version->label, std::string("v1.1.0"));
}

void ShellTest::problemsAreListedWithPlaceAndHint()
{
    Program program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session.actions().action(QStringLiteral("tools.problems"))->trigger();
    auto* list = find<QAbstractItemView>(program.window(), QStringLiteral("Problems"));
    QVERIFY(list);
    QVERIFY(list->hasFocus());
    QCOMPARE_GE(list->model()->rowCount(), 1);
    const QModelIndex first = list->model()->index(0, 0);
    QVERIFY(first.data(ProblemsModel::PlaceRole).toString().startsWith(u"models/churn/v1.1.0/metrics.json"));
    QVERIFY(!first.data(ProblemsModel::HintRole).toString().isEmpty());
    QVERIFY(!first.data(Qt::AccessibleTextRole).toString().isEmpty());
}

void ShellTest::locationIsRememberedAndOpensAgainByKeyboard()
{
    Program program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session.actions().action(QStringLiteral("file.close"))->trigger();
    auto* list = find<QAbstractItemView>(program.window(), QStringLiteral("Recent"));
    QVERIFY(list);
    QCOMPARE(list->model()->rowCount(), 1);
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY(program.isReady());
    QCOMPARE(program.session.workspace().paths(), QStringList{program.path()});
}

void ShellTest::missingRecentLocationSaysWhy()
{
    Program program;
    program.session.recent().remember(
        {.paths = {QStringLiteral("/media/usb/gone")}, .sources = {}, .production = {}, .openedAt = 1});
    program.session.recent().checkReach();
    const QModelIndex first = program.session.recent().index(0);
    QTRY_VERIFY(first.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("is not connected")));
    program.session.recent().forget(0);
    QCOMPARE(program.session.recent().rowCount(), 0);
}

void ShellTest::clickOnAModelShowsIt()
{
    Program program;
    program.open();
    QTRY_VERIFY(program.isReady());
    auto* models = find<QAbstractItemView>(program.window(), QStringLiteral("Models"));
    QVERIFY(models);
    const QModelIndex churn = rowWith(*models, QStringLiteral("churn"));
    QVERIFY(churn.isValid());
    QTest::mouseClick(models->viewport(), Qt::LeftButton, {}, models->visualRect(churn).center());
    QCOMPARE(program.session.selection().model(), QStringLiteral("churn"));
}

void ShellTest::chosenVersionsAreListedAndTakenOut()
{
    Program program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session.chosen().replace(program.ids("churn"));
    auto* list = find<QAbstractItemView>(program.window(), QStringLiteral("Chosen to compare"));
    QVERIFY(list);
    QCOMPARE(list->model()->rowCount(), 3);
    QVERIFY(find<QPushButton>(program.window(), QStringLiteral("Compare 3 versions")));
    auto* remove = find<QAbstractButton>(program.window(), QStringLiteral("Remove v1.1.0 from comparison"));
    QVERIFY(remove);
    QTest::mouseClick(remove, Qt::LeftButton);
    QTRY_COMPARE(program.session.chosen().count(), 2);
    QVERIFY(find<QPushButton>(program.window(), QStringLiteral("Compare 2 versions")));

    list->setCurrentIndex(list->model()->index(1, 0));
    const QString second = program.session.chosen().ids().at(1);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(program.session.chosen().baseline(), second);
}

void ShellTest::sidePanesKeepTheirWidthsOverEveryView()
{
    Program program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.window().resize(1440, 900);
    program.session.selection().setVersions({program.ids("churn").first()});
    program.session.chosen().replace(program.ids("churn"));
    auto* panes = program.window().findChild<Panes*>();
    QWidget* sidebar = panes->sidePane(Panes::Side::Left);
    QWidget* details = panes->sidePane(Panes::Side::Right);
    const Theme& theme = Theme::instance();
    QTRY_COMPARE(sidebar->width(), theme.scaled(208));
    const int detailsWidth = details->width();
    for (int i = 0; i < 2; ++i) {
        for (const char* view : {"compare", "charts", "releases", "history"}) {
            program.window().showView(QString::fromLatin1(view));
            QApplication::sendPostedEvents();
        }
        QTRY_COMPARE(program.window().currentView(), QStringLiteral("history"));
        QCOMPARE(sidebar->width(), theme.scaled(208));
        QCOMPARE(details->width(), detailsWidth);
    }
}

void ShellTest::theNarrowestSidebarCutsNothing()
{
    Program program;
    program.open();
    QTRY_VERIFY(program.isReady());
    auto* panes = program.window().findChild<Panes*>();
    panes->setChosenWidth(Panes::Side::Left, 1);
    for (const int count : {1, 3}) {
        program.session.chosen().replace(program.ids("churn").first(count));
        QApplication::sendPostedEvents();
        const QWidget* panel = panes->sidePane(Panes::Side::Left)->findChild<ChosenPanel*>();
        QVERIFY(panel && panel->isVisible());
        const auto parts = panel->findChildren<QWidget*>();
        for (QWidget* part : parts) {
            if (qobject_cast<QPushButton*>(part) || qobject_cast<QLabel*>(part))
                QVERIFY2(part->width() >= part->sizeHint().width(),
                         qPrintable(QStringLiteral("%1: %2 of %3")
                                        .arg(nameOf(part))
                                        .arg(part->width())
                                        .arg(part->sizeHint().width())));
        }
    }
}

void ShellTest::whatWasSaidOfAPageGoesWithIt()
{
    Program program;
    program.open();
    QTRY_VERIFY(program.isReady());
    const auto isTold = [&] { return find<QLabel>(program.window(), QStringLiteral("Saved as x.csv.")) != nullptr; };
    program.window().showHint(QStringLiteral("Saved as x.csv."));
    QVERIFY(isTold());
    program.window().showView(QStringLiteral("releases"));
    QVERIFY(!isTold());
    program.window().showHint(QStringLiteral("Saved as x.csv."));
    program.open();
    QVERIFY(!isTold());
}

void ShellTest::backAndForwardReturnToPlaces()
{
    Program program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.window().showView(QStringLiteral("releases"));
    program.window().showView(QStringLiteral("compare"));
    QTest::keyClick(&program.window(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(program.window().currentView(), QStringLiteral("releases"));
    QTest::keyClick(&program.window(), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(program.window().currentView(), QStringLiteral("compare"));
}

void ShellTest::f6ReachesEveryPane()
{
    Program program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session.selection().setVersions({program.ids("churn").first()});
    QSet<QString> visited;
    for (int i = 0; i < 8; ++i) {
        program.session.actions().action(QStringLiteral("go.nextPane"))->trigger();
        for (QWidget* at = program.window().focusWidget(); at; at = at->parentWidget())
            visited += {at->objectName(), QString::fromLatin1(at->metaObject()->className())};
    }
    for (const char* pane : {"topBar", "sidebar", "statusLine"})
        QVERIFY2(visited.contains(QString::fromLatin1(pane)), pane);
    QVERIFY(visited.contains(QStringLiteral("colophon::HistoryPage")));
    QVERIFY(visited.contains(QStringLiteral("colophon::DetailsPane")));
}

void ShellTest::f6StopsAtEveryPartOfTheHistory()
{
    Program program;
    program.open();
    QTRY_VERIFY(program.isReady());
    find<QAbstractItemView>(program.window(), QStringLiteral("Stage"))->setFocus();
    const auto press = [&program](const char* action) {
        program.session.actions().action(QString::fromLatin1(action))->trigger();
        const QString name = nameOf(program.window().focusWidget());
        return name.section(u' ', 0, 0);
    };
    for (const char* part : {"Evolution", "Filter", "Versions"})
        QCOMPARE(press("go.nextPane"), QString::fromLatin1(part));
    for (const char* part : {"Filter", "Evolution"})
        QCOMPARE(press("go.previousPane"), QString::fromLatin1(part));
    QVERIFY(press("go.previousPane") != QStringLiteral("Evolution"));
}

void ShellTest::markupInNamesIsText()
{
    Program program;
    program.open();
    QTRY_VERIFY(program.isReady());
    const QString model = QStringLiteral("<b>bold<");
    auto* models = find<QAbstractItemView>(program.window(), QStringLiteral("Models"));
    QVERIFY(models);
    program.session.selection().setModel(models->model()->index(1, 0).data().toString());
    const auto labels = program.window().findChildren<QLabel*>();
    for (const QLabel* label : labels)
        QVERIFY2(label->textFormat() == Qt::PlainText || !label->text().contains(u'<'), qPrintable(label->text()));
    const auto widgets = program.window().findChildren<QWidget*>();
    for (const QWidget* widget : widgets)
        QVERIFY2(!widget->toolTip().contains(QStringLiteral("<b>bold")), qPrintable(widget->toolTip()));
    for (int row = 0; row < models->model()->rowCount(); ++row)
        QVERIFY(!models->model()->index(row, 0).data(Qt::ToolTipRole).toString().contains(model));
}

void ShellTest::narrowWindowOpensTheSidebarOverTheContent()
{
    Program program;
    program.open();
    QTRY_VERIFY(program.isReady());
    auto* panes = program.window().findChild<Panes*>();
    QVERIFY(panes->isShown(Panes::Side::Left));
    program.window().resize(1000, 700);
    QTRY_VERIFY(!panes->isShown(Panes::Side::Left));
    QVERIFY(!panes->isShown(Panes::Side::Right));

    QTest::keyClick(&program.window(), Qt::Key_B, Qt::ControlModifier);
    QVERIFY(panes->isShown(Panes::Side::Left));
    QVERIFY(panes->sidePane(Panes::Side::Left)->isVisible());
    QTest::keyClick(program.window().focusWidget(), Qt::Key_Escape);
    QVERIFY(!panes->isShown(Panes::Side::Left));

    program.window().resize(1600, 1000);
    QTRY_VERIFY(panes->isShown(Panes::Side::Left) && panes->isShown(Panes::Side::Right));
}

void ShellTest::failedOpeningTellsInAStripAndKeepsTheStartOver()
{
    Program program;
    program.window().openLocations({QStringLiteral("/nowhere/at/all")});
    QTRY_COMPARE(program.session.workspace().state(), Workspace::State::Failed);
    QVERIFY(find<QAbstractButton>(program.window(), QStringLiteral("Try again")));
    program.session.actions().action(QStringLiteral("tools.problems"))->trigger();
    auto* list = find<QAbstractItemView>(program.window(), QStringLiteral("Problems"));
    QVERIFY(list);
    QCOMPARE(list->model()->rowCount(), 1);
    QCOMPARE(program.session.recent().rowCount(), 0);
}

void ShellTest::aRefusedReleaseLeadsToTheReleases()
{
    Program program;
    program.window().openLocations({program.path()});
    QTRY_COMPARE(program.session.workspace().state(), Workspace::State::Ready);
    program.window().showRefusal(QStringLiteral("churn"), QStringLiteral("It cannot be taken back any more."),
                                 QStringLiteral("v1.2.0 holds production now."));
    auto* strip = find<Banner>(program.window(),
                               QStringLiteral("It cannot be taken back any more. v1.2.0 holds production now."));
    QVERIFY(strip);
    QVERIFY(!find<QAbstractButton>(program.window(), QStringLiteral("Try again")));
    program.session.workspace().rescan();
    QTRY_COMPARE(program.session.workspace().state(), Workspace::State::Ready);
    QVERIFY(strip->isVisible());
    QTest::mouseClick(find<QAbstractButton>(program.window(), QStringLiteral("Open Releases")), Qt::LeftButton);
    QCOMPARE(program.window().currentView(), QStringLiteral("releases"));
    QCOMPARE(program.session.selection().model(), QStringLiteral("churn"));
    QVERIFY(!strip->isVisible());
}

void ShellTest::aModelFileLeadsToItsFolder()
{
    Program program;
    program.window().openLocations({program.path() + QStringLiteral("/models/churn/v1.0.0/model.onnx")});
    QTRY_COMPARE(program.session.workspace().state(), Workspace::State::Failed);
    auto* open = find<QAbstractButton>(program.window(), QStringLiteral("Open the folder that holds it"));
    QVERIFY(open);
    open->click();
    QTRY_COMPARE(program.session.workspace().state(), Workspace::State::Ready);
    QCOMPARE(program.session.workspace().catalog()->versionCount(), std::size_t(1));
}

void ShellTest::interruptedReleaseIsToldAndSettledByAClick()
{
    Program program;
    test::interruptRelease(program.tree.path());
    const std::string before = program.tree.snapshot();
    program.open();
    auto* strip = program.window().findChild<Banner*>(QStringLiteral("interruptedStrip"));
    QTRY_VERIFY(strip->isVisible());
    QStringList texts;
    const auto labels = strip->findChildren<QLabel*>();
    for (const QLabel* label : labels)
        texts.append(label->text());
    QVERIFY(texts.join(u' ').contains(QStringLiteral("churn v1.0.0 into production")));
    QVERIFY(texts.join(u' ').contains(QStringLiteral("does not show it")));
    QTRY_VERIFY(program.isReady() && program.session.jobs().isIdle());
    QCOMPARE(program.tree.snapshot(), before);

    auto* settle = find<QAbstractButton>(program.window(), QStringLiteral("Complete the journal"));
    QVERIFY(settle);
    settle->click();
    QTRY_VERIFY(!strip->isVisible());
    QVERIFY(readRegistry(program.tree.path())->openIntents.empty());
    QTRY_VERIFY(program.isReady() && program.session.jobs().isIdle());
}

void ShellTest::actionsSayWhyTheyAreOff()
{
    Program program;
    ActionRegistry& actions = program.session.actions();
    for (const QAction* action : actions.actions()) {
        if (!action->isEnabled())
            QVERIFY2(!actions.reasonOff(action->objectName()).isEmpty(), qPrintable(action->objectName()));
    }
}

void ShellTest::themeIsRemembered()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("window.ini"));
    Theme::instance().setMode(Theme::Mode::Light);
    {
        Session session(file);
        session.actions().action(QStringLiteral("view.theme"))->trigger();
        QVERIFY(Theme::instance().isDark());
    }
    Theme::instance().setMode(Theme::Mode::Light);
    const Session session(file);
    QVERIFY(Theme::instance().isDark());
    Theme::instance().setMode(Theme::Mode::Light);
}

QTEST_MAIN(ShellTest)
#include "tst_shell.moc"
