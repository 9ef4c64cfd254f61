#include "models/items/savedfilters.h"
#include "tests/gui/findcontrols.h"
#include "tests/gui/window/sessionprogram.h"
#include "ui/compare/comparepage.h"
#include "ui/details/notedialog.h"
#include "ui/history/historypage.h"
#include "ui/history/historytable.h"
#include "ui/shell/sidebarlist.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QInputDialog>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>

using namespace colophon;
using test::findNamed;
using test::seen;
using test::SessionProgram;
using test::showsText;

namespace {

void choose(const SessionProgram& program, std::initializer_list<std::pair<const char*, const char*>> versions)
{
    for (const auto& [model, label] : versions)
        program.session->chosen().choose(program.id(model, label));
}

/// Answers the question for a name.
void giveName(const SessionProgram& program, const QString& name)
{
    QInputDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = program.window().findChild<QInputDialog*>()));
    dialog->setTextValue(name);
    dialog->accept();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

QString filterNames(const SessionProgram& program)
{
    Q_UNUSED(program)
    QStringList names;
    const auto* list = seen<SidebarList>(QStringLiteral("Saved filters"));
    for (int row = 0; list && row < list->model()->rowCount(); ++row)
        names.append(list->model()->index(row, 0).data().toString());
    return names.join(u'|');
}

} // namespace

/// How the parts of the window follow what is chosen in others.
class FollowingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void detailsFollowTheModelThatIsShown();
    void detailsSayWhenTheFilterHidesTheirVersion();
    void theTitleNamesWhatIsCompared();
    void onlyDifferencesIsTickedAsThePageShows();
    void aKeyThatLeadsNowhereSaysWhy();
    void versionsAreAddedWithoutLeavingTheComparison();
    void aFullChoiceLeavesItsListAsItIs();
    void allChosenVersionsAreTakenOutAtOnce();
    void theChosenAreNamedWithTheirModels();
    void aSavedFilterIsAskedForItsNameAndStaysInItsProject();
    void theNameOfAFilterIsSeenWhole_data();
    void theNameOfAFilterIsSeenWhole();
    void aNoteIsOfferedBesideWhatIsMissing();

private:
    QTemporaryDir m_settings;
};

void FollowingTest::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("ColophonTest"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    Theme::install(*qApp);
}

void FollowingTest::detailsFollowTheModelThatIsShown()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->selection().setModel(QStringLiteral("churn"));
    program.session->selection().setVersions({program.id("churn", "v1.2.0")});
    QTRY_VERIFY(seen<QWidget>(QStringLiteral("churn v1.2.0")));
    program.session->selection().setModel(QStringLiteral("ranker"));
    QTRY_VERIFY(!seen<QWidget>(QStringLiteral("churn v1.2.0")));
    QVERIFY(seen<QWidget>(QStringLiteral("Model ranker")));
    QTRY_VERIFY(seen<QPushButton>(QStringLiteral("Show v1.0.0")));
    QTest::mouseClick(seen<QPushButton>(QStringLiteral("Show v1.0.0")), Qt::LeftButton);
    QTRY_VERIFY(seen<QWidget>(QStringLiteral("ranker v1.0.0")));
    program.session->selection().setModel(QStringLiteral("churn"));
    QTRY_VERIFY(seen<QWidget>(QStringLiteral("churn v1.2.0")));
}

void FollowingTest::detailsSayWhenTheFilterHidesTheirVersion()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    const QString id = program.id("churn", "v1.2.0");
    program.session->selection().setVersions({id});
    auto* page = program.window().findChild<HistoryPage*>(QStringLiteral("historyPage"));
    auto* details = seen<QWidget>(QStringLiteral("Details"));
    QVERIFY(details);
    const QString sentence = QStringLiteral("Hidden by the filter");
    page->setFilterText(QStringLiteral("label:v1.0.0"), false);
    QVERIFY(showsText(*details, sentence));
    program.trigger("view.readAgain");
    QTRY_VERIFY(program.isReady());
    QCOMPARE(program.session->selection().version(), id);
    QVERIFY(showsText(*details, sentence));
    QAbstractButton* clear = findNamed<QAbstractButton>(*details, QStringLiteral("Clear filter"));
    QVERIFY(clear);
    QTest::mouseClick(clear, Qt::LeftButton);
    QVERIFY(page->filterText().isEmpty());
    QVERIFY(!showsText(*details, sentence));
    QCOMPARE(program.session->selection().version(), id);
}

void FollowingTest::theTitleNamesWhatIsCompared()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->selection().setModel(QStringLiteral("ranker"));
    choose(program, {{"churn", "v1.0.0"}, {"churn", "v1.2.0"}});
    program.window().showView(QStringLiteral("compare"));
    QCOMPARE(program.window().windowTitle(), QStringLiteral("Compare 2 versions of churn – Colophon"));
    choose(program, {{"ranker", "v1.0.0"}});
    QCOMPARE(program.window().windowTitle(), QStringLiteral("Compare 3 versions of 2 models – Colophon"));
}

void FollowingTest::onlyDifferencesIsTickedAsThePageShows()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    choose(program, {{"churn", "v1.0.0"}, {"churn", "v1.2.0"}});
    program.window().showView(QStringLiteral("compare"));
    QAction* entry = program.session->actions().action(QStringLiteral("compare.onlyDifferences"));
    auto* box = seen<QCheckBox>(QStringLiteral("Only differences"));
    QVERIFY(box);
    QVERIFY(!entry->isChecked());
    box->click();
    QVERIFY(entry->isChecked());
    entry->trigger();
    QVERIFY(!box->isChecked());
    box->click();
    program.window().findChild<ComparePage*>()->setArrangement({});
    QVERIFY(!box->isChecked());
    QVERIFY(!entry->isChecked());
}

void FollowingTest::aKeyThatLeadsNowhereSaysWhy()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->selection().setVersions({program.id("churn", "v1.2.0")});
    auto* table = program.window().findChild<HistoryTable*>();
    QVERIFY(table);
    QTRY_VERIFY(program.window().isActiveWindow());
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down, Qt::AltModifier);
    QTRY_VERIFY(showsText(program.window(), QStringLiteral("Nothing is known to come from this version")));
    QCOMPARE(program.session->selection().version(), program.id("churn", "v1.2.0"));
    program.session->selection().setVersions({program.id("churn", "v1.0.0")});
    QTest::keyClick(table, Qt::Key_Up, Qt::AltModifier);
    QTRY_VERIFY(showsText(program.window(), QStringLiteral("No parent is known")));
    QCOMPARE(program.session->selection().version(), program.id("churn", "v1.0.0"));
    QTest::keyClick(table, Qt::Key_Down, Qt::AltModifier);
    QTRY_COMPARE(program.session->selection().version(), program.id("churn", "v1.1.0"));
}

void FollowingTest::versionsAreAddedWithoutLeavingTheComparison()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    choose(program, {{"churn", "v1.0.0"}, {"churn", "v1.2.0"}});
    program.window().showView(QStringLiteral("compare"));
    QTest::mouseClick(seen<QPushButton>(QStringLiteral("Add version")), Qt::LeftButton);
    auto* field = seen<QLineEdit>(QStringLiteral("Find a version to add"));
    QVERIFY(field);
    const auto* found = seen<QListView>(QStringLiteral("Found"));
    QVERIFY(found);
    QCOMPARE(found->model()->rowCount(), 2);
    QCOMPARE(found->model()->index(0, 0).data().toString(), QStringLiteral("churn v1.1.0"));
    QTest::keyClicks(field, QStringLiteral("rank 1.0"));
    QCOMPARE(found->model()->rowCount(), 1);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(program.session->chosen().contains(program.id("ranker", "v1.0.0")));
    QVERIFY(field->isVisible());
    field->clear();
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(program.session->chosen().count(), 4);
    QVERIFY(showsText(*field->window(), QStringLiteral("Nothing is left to add")));
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QCOMPARE(program.window().currentView(), QStringLiteral("compare"));
}

void FollowingTest::aFullChoiceLeavesItsListAsItIs()
{
    const SessionProgram program;
    for (int i = 0; i < int(ChosenVersions::kMost) - 3; ++i)
        program.addVersion("many", "v1." + std::to_string(i) + ".0");
    program.open();
    QTRY_VERIFY(program.isReady());
    QStringList ids;
    for (const auto& model : program.session->workspace().catalog()->models()) {
        for (const Version& version : model->versions)
            ids.append(QString::fromStdString(version.id));
    }
    QCOMPARE(ids.size(), ChosenVersions::kMost + 1);
    program.session->chosen().replace(ids.first(ChosenVersions::kMost));
    program.window().showView(QStringLiteral("compare"));
    QTest::mouseClick(seen<QPushButton>(QStringLiteral("Add version")), Qt::LeftButton);
    auto* field = seen<QLineEdit>(QStringLiteral("Find a version to add"));
    const auto* found = seen<QListView>(QStringLiteral("Found"));
    QVERIFY(field && found);
    QCOMPARE(found->model()->rowCount(), 1);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(found->model()->rowCount(), 1);
    QCOMPARE(program.session->chosen().count(), ChosenVersions::kMost);
    QTest::keyClick(field, Qt::Key_Escape);
}

void FollowingTest::allChosenVersionsAreTakenOutAtOnce()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    const QString name = QStringLiteral("Clear chosen versions");
    const ActionRegistry& actions = program.session->actions();
    QVERIFY(!actions.action(QStringLiteral("version.clearChosen"))->isEnabled());
    QVERIFY(!seen<QAbstractButton>(name));
    const auto chooseTwo = [&] { choose(program, {{"churn", "v1.0.0"}, {"churn", "v1.2.0"}}); };
    chooseTwo();
    auto* inSidebar = seen<QAbstractButton>(name);
    QVERIFY(inSidebar && !program.window().findChild<ComparePage*>());
    QTest::mouseClick(inSidebar, Qt::LeftButton);
    QCOMPARE(program.session->chosen().count(), 0);
    QVERIFY(!seen<QAbstractButton>(name));
    QCOMPARE(actions.reasonOff(QStringLiteral("version.clearChosen")), QStringLiteral("No version is chosen"));

    chooseTwo();
    program.window().showView(QStringLiteral("compare"));
    auto* inCompare = test::findNamed<QAbstractButton>(*program.window().findChild<ComparePage*>(), name);
    QVERIFY(inCompare);
    QTest::mouseClick(inCompare, Qt::LeftButton);
    QCOMPARE(program.session->chosen().count(), 0);
    QVERIFY(showsText(program.window(), QStringLiteral("Choose at least two versions")));
}

void FollowingTest::theChosenAreNamedWithTheirModels()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    const auto listed = [] {
        QStringList names;
        const auto* list = seen<QListView>(QStringLiteral("Chosen to compare"));
        for (int row = 0; list && row < list->model()->rowCount(); ++row)
            names.append(list->model()->index(row, 0).data().toString());
        return names.join(u'|');
    };
    choose(program, {{"churn", "v1.0.0"}, {"churn", "v1.2.0"}});
    QCOMPARE(listed(), QStringLiteral("v1.0.0|v1.2.0"));
    choose(program, {{"ranker", "v1.0.0"}});
    QCOMPARE(listed(), QStringLiteral("churn v1.0.0|churn v1.2.0|ranker v1.0.0"));
}

void FollowingTest::aSavedFilterIsAskedForItsNameAndStaysInItsProject()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    auto* page = program.window().findChild<HistoryPage*>(QStringLiteral("historyPage"));
    Q_EMIT page->filterSaveAsked(QStringLiteral("accuracy > 0.8"));
    auto* dialog = program.window().findChild<QInputDialog*>();
    QVERIFY(dialog);
    QCOMPARE(dialog->textValue(), QStringLiteral("accuracy > 0.8"));
    // A name that is taken is not given twice.
    giveName(program, QStringLiteral("Missing facts"));
    giveName(program, QStringLiteral("Good ones"));
    QTRY_VERIFY2(filterNames(program).contains(QStringLiteral("Good ones")), qPrintable(filterNames(program)));
    QVERIFY(filterNames(program).contains(QStringLiteral("Missing facts")));
    // The same text again is the same filter.
    Q_EMIT page->filterSaveAsked(QStringLiteral("accuracy > 0.8"));
    giveName(program, QStringLiteral("Best ones"));
    QTRY_VERIFY(filterNames(program).contains(QStringLiteral("Best ones")));
    QVERIFY(!filterNames(program).contains(QStringLiteral("Good ones")));
    const SessionProgram other;
    other.open();
    QTRY_VERIFY(other.isReady());
    SavedFilters filters;
    filters.setProject(other.session->workspace().paths());
    QVERIFY(!filters.named(QStringLiteral("Best ones")));
    filters.setProject(program.session->workspace().paths());
    QVERIFY(filters.named(QStringLiteral("Best ones")));
}

void FollowingTest::theNameOfAFilterIsSeenWhole_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("large window") << QSize(1600, 1000);
    QTest::newRow("smallest window") << QSize(960, 600);
}

void FollowingTest::theNameOfAFilterIsSeenWhole()
{
    QFETCH(QSize, size);
    const SessionProgram program;
    program.window().resize(size);
    program.open();
    QTRY_VERIFY(program.isReady());
    auto* page = program.window().findChild<HistoryPage*>(QStringLiteral("historyPage"));
    Q_EMIT page->filterSaveAsked(QStringLiteral("metric.accuracy > 0.8 and stage:staging"));
    auto* dialog = program.window().findChild<QInputDialog*>();
    QVERIFY(dialog);
    const auto* field = dialog->findChild<QLineEdit*>();
    QTRY_VERIFY(field && field->isVisible());
    const QFontMetrics metrics(field->font());
    QVERIFY2(field->width() > metrics.horizontalAdvance(field->text()) + 8, qPrintable(field->text()));
    QVERIFY(field->width() > 32 * metrics.averageCharWidth());
    QVERIFY(dialog->width() <= program.window().width());
}

void FollowingTest::aNoteIsOfferedBesideWhatIsMissing()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->selection().setVersions({program.id("churn", "v1.1.0")});
    QTRY_VERIFY(seen<QPushButton>(QStringLiteral("Write a note…")));
    QTest::mouseClick(seen<QPushButton>(QStringLiteral("Write a note…")), Qt::LeftButton);
    QTRY_VERIFY(program.window().findChild<NoteDialog*>());
    QCOMPARE(program.window().findChild<NoteDialog*>()->windowTitle(),
             QStringLiteral("Write a note about churn v1.1.0"));
}

QTEST_MAIN(FollowingTest)
#include "tst_following.moc"
