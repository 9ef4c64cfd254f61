#include "models/items/roles.h"
#include "tests/gui/findcontrols.h"
#include "tests/gui/window/sessionprogram.h"
#include "ui/compare/comparepage.h"
#include "ui/compare/comparisonview.h"
#include "ui/details/detailspane.h"
#include "ui/history/historypage.h"
#include "ui/history/historytable.h"
#include "ui/history/metricbutton.h"
#include "ui/widgets/collapsiblesection.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QMenu>
#include <QSplitter>
#include <QTreeWidget>

using namespace colophon;
using test::seen;
using test::SessionProgram;

namespace {

HistoryTable* table(const SessionProgram& program)
{
    return program.window().findChild<HistoryTable*>(QStringLiteral("versions"));
}

HistoryPage* historyPage(const SessionProgram& program)
{
    return program.window().findChild<HistoryPage*>(QStringLiteral("historyPage"));
}

int columnNamed(const HistoryTable& table, const QString& name)
{
    for (int column = 0; column < table.model()->columnCount(); ++column) {
        if (table.model()->headerData(column, Qt::Horizontal).toString() == name)
            return column;
    }
    return -1;
}

QStringList labels(const HistoryTable& table)
{
    QStringList result;
    const QModelIndex model = table.model()->index(0, 0);
    for (int row = 0; row < table.model()->rowCount(model); ++row)
        result.append(table.model()->index(row, 0, model).data().toString());
    return result;
}

/// Chooses from the menu of the metric over Evolution.
void chooseDirection(const SessionProgram& program, const QString& text)
{
    const auto* button = program.window().findChild<MetricButton*>();
    QVERIFY(button);
    QCOMPARE(button->metric(), Name("accuracy"));
    Q_EMIT button->menu()->aboutToShow();
    const QList<QAction*> actions = button->menu()->actions();
    const auto found = std::ranges::find_if(actions, [&](const QAction* action) { return action->text() == text; });
    QVERIFY(found != actions.end());
    (*found)->trigger();
}

/// How the second version that is compared stands to the baseline by accuracy.
Standing comparedStanding(const SessionProgram& program)
{
    program.window().showView(QStringLiteral("compare"));
    const QAbstractItemModel& model = *program.window().findChild<ComparisonView*>()->model();
    for (int group = 0; group < model.rowCount(); ++group) {
        const QModelIndex parent = model.index(group, 0);
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex key = model.index(row, 0, parent);
            if (key.data(KeyRole).toString() == QStringLiteral("accuracy"))
                return static_cast<Standing>(key.siblingAtColumn(2).data(StandingRole).toInt());
        }
    }
    return Standing::Missing;
}

/// The direction that the list of metrics at the left of the charts tells for the first of them.
QString chartedDirection(const SessionProgram& program)
{
    program.window().showView(QStringLiteral("charts"));
    const auto* metrics = seen<QTreeWidget>(QStringLiteral("Metrics"));
    return metrics ? metrics->topLevelItem(0)->text(0) + u' ' + metrics->topLevelItem(0)->text(1) : QString();
}

} // namespace

/// What the user arranged is there again after the program ended, or crashed.
class RestartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void chosenVersionsKeepTheirColoursAndBaseline();
    void columnsKeepWidthOrderAndChoice();
    void sortingAndClosedGroupsComeBack();
    void theViewOfAPlaceComesBack();
    void theComparisonIsShownAsItWasLeft();
    void theSelectedVersionComesBack();
    void aCorrectedDirectionHoldsEverywhereAndComesBack();
    void splittersAndOpenSectionsComeBack();
    void everyPlaceHasItsOwnArrangement();
    void whatIsGoneIsLeftOut();
    void aCrashCostsNothing();

private:
    QTemporaryDir m_settings;
};

void RestartTest::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("ColophonTest"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    Theme::install(*qApp);
}

void RestartTest::chosenVersionsKeepTheirColoursAndBaseline()
{
    SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    const QString first = program.id("churn", "v1.0.0");
    const QString second = program.id("churn", "v1.1.0");
    const QString third = program.id("churn", "v1.2.0");
    ChosenVersions& before = program.session->chosen();
    before.choose(first);
    before.choose(second);
    before.choose(third);
    before.unchoose(first);
    before.setBaseline(third);
    const int colourOfSecond = before.slot(second);
    const int colourOfThird = before.slot(third);
    program.restart();
    program.open();
    QTRY_VERIFY(program.isReady());
    const ChosenVersions& after = program.session->chosen();
    QTRY_COMPARE(after.ids(), QStringList({third, second}));
    QCOMPARE(after.slot(second), colourOfSecond);
    QCOMPARE(after.slot(third), colourOfThird);
}

void RestartTest::columnsKeepWidthOrderAndChoice()
{
    SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    HistoryTable* before = table(program);
    const int accuracy = columnNamed(*before, QStringLiteral("accuracy"));
    const int author = columnNamed(*before, QStringLiteral("Author"));
    QVERIFY(accuracy > 0 && author > 0);
    before->header()->resizeSection(accuracy, 151);
    before->setColumnChosen(QStringLiteral("f1"), false);
    before->header()->moveSection(before->header()->visualIndex(author), 1);
    program.restart();
    program.open();
    QTRY_VERIFY(program.isReady());
    HistoryTable* after = table(program);
    QTRY_COMPARE(after->header()->sectionSize(columnNamed(*after, QStringLiteral("accuracy"))), 151);
    QVERIFY(after->isColumnHidden(columnNamed(*after, QStringLiteral("f1"))));
    QCOMPARE(after->header()->visualIndex(columnNamed(*after, QStringLiteral("Author"))), 1);
}

void RestartTest::sortingAndClosedGroupsComeBack()
{
    SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    HistoryTable* before = table(program);
    before->sortByColumn(0, Qt::AscendingOrder);
    const QModelIndex ranker = before->model()->index(1, 0);
    QCOMPARE(ranker.data().toString(), QStringLiteral("ranker"));
    before->collapse(ranker);
    program.restart();
    program.open();
    QTRY_VERIFY(program.isReady());
    HistoryTable* after = table(program);
    QTRY_COMPARE(labels(*after),
                 QStringList({QStringLiteral("v1.0.0"), QStringLiteral("v1.1.0"), QStringLiteral("v1.2.0")}));
    QVERIFY(after->isExpanded(after->model()->index(0, 0)));
    QVERIFY(!after->isExpanded(after->model()->index(1, 0)));
}

void RestartTest::theViewOfAPlaceComesBack()
{
    SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->selection().setModel(QStringLiteral("churn"));
    program.trigger("view.releases");
    program.restart();
    program.open();
    QTRY_COMPARE(program.window().currentView(), QStringLiteral("releases"));
    QCOMPARE(program.session->selection().model(), QStringLiteral("churn"));
}

void RestartTest::theComparisonIsShownAsItWasLeft()
{
    SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->compare({program.id("churn", "v1.0.0"), program.id("churn", "v1.1.0")});
    const auto page = [&program] { return program.window().findChild<ComparePage*>(); };
    QVERIFY(page());
    const auto press = [&page](const char* name) {
        QAbstractButton* button = test::buttonIn(*page(), QString::fromLatin1(name));
        QVERIFY2(button, name);
        button->click();
    };
    press("Only differences");
    press("%");
    press("Table");
    Q_EMIT page()->findChild<ComparisonView*>()->muteRequested(QStringLiteral("f1"));
    program.restart();
    program.open();
    QTRY_VERIFY(program.isReady());
    QTRY_VERIFY(page());
    for (const char* name : {"Only differences", "%", "Table"})
        QTRY_VERIFY2(test::buttonIn(*page(), QString::fromLatin1(name))->isChecked(), name);
    QCOMPARE(page()->findChild<ComparisonModel*>()->muted(), QSet<QString>{QStringLiteral("f1")});
}

void RestartTest::theSelectedVersionComesBack()
{
    SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    const QString id = program.id("churn", "v1.1.0");
    program.session->selection().setVersions({id});
    program.restart();
    program.open();
    QTRY_VERIFY(program.isReady());
    QTRY_COMPARE(program.session->selection().version(), id);
}

void RestartTest::aCorrectedDirectionHoldsEverywhereAndComesBack()
{
    SessionProgram program;
    program.tree.write("models/churn/v1.3.0/model.onnx", "another model");
    program.tree.write("models/churn/v1.3.0/metrics.json", R"({"accuracy": 0.5})");
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->chosen().replace({program.id("churn", "v1.2.0"), program.id("churn", "v1.3.0")});
    QCOMPARE(comparedStanding(program), Standing::Worse);
    QCOMPARE(chartedDirection(program), QStringLiteral("accuracy higher is better"));
    program.window().showView(QStringLiteral("history"));
    chooseDirection(program, QStringLiteral("Lower is better"));
    QCOMPARE(comparedStanding(program), Standing::Better);
    QCOMPARE(chartedDirection(program), QStringLiteral("accuracy lower is better"));
    program.restart();
    program.open();
    QTRY_VERIFY(program.isReady());
    QTRY_COMPARE(comparedStanding(program), Standing::Better);
    QCOMPARE(chartedDirection(program), QStringLiteral("accuracy lower is better"));
    program.window().showView(QStringLiteral("history"));
    chooseDirection(program, QStringLiteral("Higher is better"));
    QCOMPARE(comparedStanding(program), Standing::Worse);
}

void RestartTest::splittersAndOpenSectionsComeBack()
{
    SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    QSplitter* before = historyPage(program)->splitter();
    before->setSizes({200, before->height() - 200});
    const QList<int> sizes = before->sizes();
    Q_EMIT before->splitterMoved(sizes.first(), 1);
    program.session->selection().setVersions({program.id("churn", "v1.0.0")});
    const auto section = [&program](const QString& title) -> CollapsibleSection* {
        for (CollapsibleSection* each : program.window().findChildren<CollapsibleSection*>()) {
            if (each->title() == title && each->isVisible())
                return each;
        }
        return nullptr;
    };
    QTRY_VERIFY(section(QStringLiteral("Files")));
    section(QStringLiteral("Files"))->setOpen(true);
    program.restart();
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->selection().setVersions({program.id("churn", "v1.0.0")});
    QTRY_COMPARE(historyPage(program)->splitter()->sizes(), sizes);
    QTRY_VERIFY(section(QStringLiteral("Files")) && section(QStringLiteral("Files"))->isOpen());
}

void RestartTest::everyPlaceHasItsOwnArrangement()
{
    SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->chosen().choose(program.id("churn", "v1.0.0"));
    const QString chosen = program.session->chosen().ids().first();
    const QString other = program.path() + QStringLiteral("/models/ranker");
    program.window().openLocations({other});
    QTRY_VERIFY(program.isReady() && program.session->workspace().catalog()->versionCount() == 1);
    QCOMPARE(program.session->chosen().count(), 0);
    program.open();
    QTRY_COMPARE(program.session->chosen().ids(), QStringList(chosen));
}

void RestartTest::whatIsGoneIsLeftOut()
{
    SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->chosen().choose(program.id("churn", "v1.0.0"));
    program.session->chosen().choose(program.id("churn", "v1.2.0"));
    const QString left = program.id("churn", "v1.2.0");
    program.tree.remove("models/churn/v1.0.0");
    program.restart();
    program.open();
    QTRY_COMPARE(program.session->chosen().ids(), QStringList(left));
}

void RestartTest::aCrashCostsNothing()
{
    SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    const QString chosen = program.id("churn", "v1.1.0");
    program.session->chosen().choose(chosen);
    // What a crash leaves is what is in the file: nothing is written at the end for it.
    const QString file = program.settings.filePath(QStringLiteral("window.ini"));
    const auto isWritten = [&file, &chosen] {
        QSettings left(file, QSettings::IniFormat);
        left.beginGroup(QStringLiteral("places"));
        for (const QString& key : left.childKeys()) {
            const QVariantList versions = left.value(key).toMap().value(QStringLiteral("chosen")).toList();
            if (!versions.isEmpty() && versions.first().toList().first() == chosen)
                return true;
        }
        return false;
    };
    QTRY_VERIFY(isWritten());
}

QTEST_MAIN(RestartTest)
#include "tst_restart.moc"
