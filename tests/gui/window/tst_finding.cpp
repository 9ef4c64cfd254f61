#include "models/items/savedfilters.h"
#include "tests/gui/window/sessionprogram.h"
#include "ui/history/historypage.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/sidebarlist.h"
#include "ui/widgets/theme.h"

#include <QInputDialog>
#include <QLineEdit>
#include <QListView>
#include <QMenu>

using namespace colophon;
using test::seen;
using test::SessionProgram;

namespace {

QStringList rowsOf(const QAbstractItemView& view)
{
    QStringList rows;
    for (int row = 0; row < view.model()->rowCount(); ++row)
        rows.append(view.model()->index(row, 0).data().toString());
    return rows;
}

void click(SidebarList& list, const QString& text, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    const qsizetype row = rowsOf(list).indexOf(text);
    QVERIFY2(row >= 0, qPrintable(rowsOf(list).join(u'|')));
    const QRect place = list.visualRect(list.model()->index(int(row), 0));
    QTest::mouseClick(list.viewport(), Qt::LeftButton, modifiers, place.center());
}

QString filterText(const SessionProgram& program)
{
    return program.window().findChild<HistoryPage*>(QStringLiteral("historyPage"))->filterText();
}

/// Puts a version into production without asking anybody.
void markAsProduction(const SessionProgram& program, const char* label)
{
    Workspace& workspace = program.session->workspace();
    ReleaseRequest request;
    request.model = Name("churn");
    request.stage = productionStage();
    request.to = program.version("churn", label)->id;
    request.reason = "A reason that is long enough for a gate that failed";
    request.despiteFailedGates = true;
    bool isDone = false;
    workspace.planRelease(request, &program.window(), [&](const std::expected<ReleasePlan, Problem>& plan) {
        QVERIFY(plan);
        workspace.applyRelease(
            *plan, &program.window(),
            [&isDone](const std::expected<ReleaseOutcome, WriteFailure>& outcome) { isDone = outcome.has_value(); });
    });
    QTRY_VERIFY(isDone);
    QTRY_VERIFY(program.isReady() && program.version("churn", label)->holds(productionStage()));
}

} // namespace

/// Ways to a version and to what can be done with it: palette, sidebar, keys.
class FindingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tabShowsWhatElseCanBeDoneWithAVersion();
    void everyVersionCanBeReachedInThePalette();
    void thePaletteGivesTheFocusBack_data();
    void thePaletteGivesTheFocusBack();
    void theQuestionMarkExplainsTheSigns();
    void whatWasInProductionIsListedAndFiltered();
    void numbersBesideFiltersAreOfTheShownModel();
    void controlAndClickNarrowsTheFilter();
    void savedFiltersAreRenamedAndRemoved();
    void controlAndEnterComparesTheChosen();

private:
    QTemporaryDir m_settings;
};

void FindingTest::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("ColophonTest"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    Theme::install(*qApp);
}

void FindingTest::tabShowsWhatElseCanBeDoneWithAVersion()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.trigger("go.palette");
    auto* field = seen<QLineEdit>(QStringLiteral("Search versions and commands"));
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("@churn v1.1.0"));
    QTest::keyClick(field, Qt::Key_Tab);
    const QListView& results = *seen<QListView>(QStringLiteral("Results"));
    QVERIFY2(rowsOf(results).contains(QStringLiteral("Mark v1.1.0 as production…")),
             qPrintable(rowsOf(results).join(u'|')));
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(field->text(), QStringLiteral("@churn v1.1.0"));
    QTest::keyClick(field, Qt::Key_Tab);
    QTest::keyClicks(field, QStringLiteral("comparison"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(program.session->chosen().ids(), QStringList(program.id("churn", "v1.1.0")));
    QVERIFY(!program.window().palettePopup().isVisible());
}

void FindingTest::everyVersionCanBeReachedInThePalette()
{
    const SessionProgram program;
    for (int i = 1; i <= 20; ++i)
        program.addVersion("many", "v3." + std::to_string(i) + ".0");
    program.open();
    QTRY_VERIFY(program.isReady());
    program.trigger("go.palette");
    auto* field = seen<QLineEdit>(QStringLiteral("Search versions and commands"));
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("@many"));
    const QListView& results = *seen<QListView>(QStringLiteral("Results"));
    const QString more = QStringLiteral("9 more versions");
    QVERIFY2(rowsOf(results).last() == more, qPrintable(rowsOf(results).join(u'|')));
    QTest::keyClick(field, Qt::Key_Up); // from the first row to the last
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(program.window().palettePopup().isVisible());
    for (int i = 1; i <= 20; ++i)
        QVERIFY(rowsOf(results).contains(QStringLiteral("many v3.%1.0").arg(i)));
    QVERIFY(program.window().palettePopup().rect().contains(results.geometry()));
    const QString chosen = results.currentIndex().data().toString();
    QVERIFY2(chosen.startsWith(QStringLiteral("many v3.")), qPrintable(chosen));
    QTest::keyClick(field, Qt::Key_Return);
    const QString label = chosen.section(u' ', 1);
    QCOMPARE(program.session->selection().version(), program.id("many", qPrintable(label)));
}

void FindingTest::thePaletteGivesTheFocusBack_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("key");
    QTest::newRow("closed by Escape") << QString() << int(Qt::Key_Escape);
    QTest::newRow("a version was selected") << QStringLiteral("@churn v1.0.0") << int(Qt::Key_Return);
    QTest::newRow("a command that opens nothing") << QStringLiteral(">theme") << int(Qt::Key_Return);
}

void FindingTest::thePaletteGivesTheFocusBack()
{
    QFETCH(QString, typed);
    QFETCH(int, key);
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->selection().setVersions({program.id("churn", "v1.2.0")});
    QTRY_VERIFY(program.window().isActiveWindow());
    QStringList before;
    QStringList after;
    for (const char* name : {"Versions", "Evolution of churn", "Filter versions", "Models", "Saved filters"}) {
        QWidget* start = seen<QWidget>(QString::fromLatin1(name));
        QVERIFY2(start, name);
        for (const bool byMouse : {false, true}) {
            start->setFocus();
            QVERIFY2(QApplication::focusWidget(), name);
            before.append(test::accessibleNameOf(QApplication::focusWidget()));
            if (byMouse)
                QTest::mouseClick(program.window().findChild<QWidget*>(QStringLiteral("searchButton")), Qt::LeftButton);
            else
                QTest::keyClick(QApplication::focusWidget(), Qt::Key_K, Qt::ControlModifier);
            auto* field = program.window().findChild<QLineEdit*>(QStringLiteral("paletteField"));
            QVERIFY(field && field->hasFocus());
            QTest::keyClicks(field, typed);
            QTest::keyClick(field, Qt::Key(key));
            QVERIFY(!field->isVisible());
            after.append(QApplication::focusWidget() ? test::accessibleNameOf(QApplication::focusWidget()) : QString());
        }
    }
    QCOMPARE(after.join(u'|'), before.join(u'|'));
}

void FindingTest::theQuestionMarkExplainsTheSigns()
{
    const SessionProgram program;
    program.trigger("go.palette");
    auto* field = seen<QLineEdit>(QStringLiteral("Search versions and commands"));
    QTest::keyClicks(field, QStringLiteral("?"));
    const QListView& results = *seen<QListView>(QStringLiteral("Results"));
    QCOMPARE(rowsOf(results).size(), 4);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(field->text(), QStringLiteral(">"));
}

void FindingTest::whatWasInProductionIsListedAndFiltered()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    SidebarList& stages = *seen<SidebarList>(QStringLiteral("Stage"));
    QVERIFY(!rowsOf(stages).contains(QStringLiteral("Was production")));
    markAsProduction(program, "v1.0.0");
    markAsProduction(program, "v1.1.0");
    click(stages, QStringLiteral("Was production"));
    QCOMPARE(filterText(program), QStringLiteral("is:was-production"));
    HistoryPage& page = *program.window().findChild<HistoryPage*>(QStringLiteral("historyPage"));
    QTRY_COMPARE(page.model().shownVersions(), 1);
    QVERIFY(page.model().indexOf(program.id("churn", "v1.0.0")).isValid());
}

void FindingTest::numbersBesideFiltersAreOfTheShownModel()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    HistoryPage& page = *program.window().findChild<HistoryPage*>(QStringLiteral("historyPage"));
    const auto check = [&](const char* list, const QString& filter, int expected) {
        SidebarList& items = *seen<SidebarList>(QString::fromLatin1(list));
        const qsizetype row = rowsOf(items).indexOf(filter);
        QVERIFY(row >= 0);
        QCOMPARE(items.model()->index(int(row), 0).data(SidebarModel::CountRole).toInt(), expected);
        click(items, filter);
        QCOMPARE(page.model().shownVersions(), expected);
    };
    for (const auto& [model, versions] : {std::pair("ranker", 1), std::pair("churn", 3), std::pair("", 4)}) {
        program.session->selection().setModel(QString::fromLatin1(model));
        check("Stage", QStringLiteral("No stage"), versions);
        check("Saved filters", QStringLiteral("Missing facts"), versions);
        check("Locations", QStringLiteral("Folder"), versions);
    }
}

void FindingTest::controlAndClickNarrowsTheFilter()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    click(*seen<SidebarList>(QStringLiteral("Stage")), QStringLiteral("No stage"));
    QCOMPARE(filterText(program), QStringLiteral("not is:staged"));
    click(*seen<SidebarList>(QStringLiteral("Models")), QStringLiteral("ranker"), Qt::ControlModifier);
    HistoryPage& page = *program.window().findChild<HistoryPage*>(QStringLiteral("historyPage"));
    QTRY_COMPARE(page.model().shownVersions(), 1);
    QVERIFY(filterText(program).contains(QStringLiteral("not is:staged")));
    click(*seen<SidebarList>(QStringLiteral("Stage")), QStringLiteral("Production"));
    QCOMPARE(filterText(program), QStringLiteral("stage:production"));
}

void FindingTest::savedFiltersAreRenamedAndRemoved()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    SidebarList& filters = *seen<SidebarList>(QStringLiteral("Saved filters"));
    QVERIFY(rowsOf(filters).contains(QStringLiteral("Missing facts")));
    filters.setFocus();
    filters.selectionModel()->setCurrentIndex(filters.model()->index(0, 0), QItemSelectionModel::NoUpdate);
    Q_EMIT filters.customContextMenuRequested({-1, -1});
    QMenu* menu = nullptr;
    QTRY_VERIFY((menu = qobject_cast<QMenu*>(QApplication::activePopupWidget())));
    menu->actions().first()->trigger();
    menu->close();
    auto* dialog = program.window().findChild<QInputDialog*>();
    QVERIFY(dialog);
    dialog->setTextValue(QStringLiteral("Incomplete"));
    dialog->accept();
    QTRY_VERIFY(rowsOf(filters).contains(QStringLiteral("Incomplete")));
    QVERIFY(!rowsOf(filters).contains(QStringLiteral("Missing facts")));
    filters.selectionModel()->setCurrentIndex(filters.model()->index(0, 0), QItemSelectionModel::NoUpdate);
    QTest::keyClick(&filters, Qt::Key_Delete);
    QVERIFY(!rowsOf(filters).contains(QStringLiteral("Incomplete")));
    SavedFilters again;
    again.setProject(program.session->workspace().paths());
    QCOMPARE(int(again.filters().size()), filters.model()->rowCount());
}

void FindingTest::controlAndEnterComparesTheChosen()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    const QAction* compare = program.session->actions().action(QStringLiteral("version.compare"));
    QVERIFY(!compare->isEnabled());
    QVERIFY(compare->shortcuts().contains(QKeySequence(Qt::CTRL | Qt::Key_Return)));
    program.session->chosen().choose(program.id("churn", "v1.0.0"));
    program.session->chosen().choose(program.id("churn", "v1.2.0"));
    QTRY_VERIFY(program.window().isActiveWindow());
    QTest::keyClick(&program.window(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(program.window().currentView(), QStringLiteral("compare"));
}

QTEST_MAIN(FindingTest)
#include "tst_finding.moc"
