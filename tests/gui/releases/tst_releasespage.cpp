#include "models/items/releasesmodel.h"
#include "models/items/roles.h"
#include "tests/gui/releases/releasespagescene.h"
#include "tests/support/tampering.h"
#include "ui/releases/holderpane.h"
#include "ui/releases/releasenotesdialog.h"
#include "ui/releases/releasespage.h"
#include "ui/releases/timelinewidget.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/momenttext.h"
#include "ui/widgets/savefile.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace colophon;
using namespace colophon::test;

namespace {

/// The pixel of an icon that stands out most from the ground in its corner.
QColor inkOf(const QImage& image)
{
    const QColor ground = image.pixelColor(0, 0);
    QColor ink = ground;
    const auto distance = [&ground](const QColor& colour) {
        return qAbs(colour.red() - ground.red()) + qAbs(colour.green() - ground.green())
            + qAbs(colour.blue() - ground.blue());
    };
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            ink = distance(pixel) > distance(ink) ? pixel : ink;
        }
    }
    return ink;
}

const QDateTime kMarch(QDate(2026, 3, 3), QTime(12, 0));

} // namespace

class ReleasesPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void theDateAnswersWhatWasInProduction();
    void dayStepsAndTodayMoveTheDate();
    void aTypedDateIsAnsweredOrToldToBeWrong();
    void aDateAloneAsksWhoHeldItAtTheEndOfThatDay();
    void theClockLeavesADateAloneThatIsBeingTyped();
    void releasesAreSteppedThroughByKeyAndButton();
    void thePaneTellsOfTheMomentThatIsAskedAbout();
    void thePaneIsHiddenByItsKey();
    void theFlagFollowsTheThemeAtOnce();
    void releaseNotesAreWrittenCopiedAndSaved();
    void withoutAChosenDateItFollowsTheClockAndEveryRelease();
    void aChosenDateStaysWhenSomethingIsReleased();
    void theHandleMovesByKeyboard();
    void theHandleMovesByMouse();
    void aRowMovesTheHandle();
    void beforeTheFirstReleaseNothingIsKnown();
    void afterAStageWasClearedItSaysByWhom();
    void aChangeByAnotherProgramIsNoSureAnswer();
    void rollingBackAndMarkingAreAskedFor();
    void theAnswerLeadsToTheVersionAndTheComparison();
    void narrowPagesCoverNothing();
    void theStateOfTheJournalStaysInNarrowPages();
    void withoutReleasesItSaysSo();
    void theLabelOfAReleaseIsShown();
    void anIntactJournalIsCounted();
    void aBrokenJournalIsSaidAndItsRowsAreNotChained();
};

void ReleasesPageTest::theDateAnswersWhatWasInProduction()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    QCOMPARE(scene.page.modelName(), QStringLiteral("churn"));
    QVERIFY(findNamed<QLineEdit>(scene.page, QStringLiteral("In production on")));
    scene.ask(kMarch);
    QVERIFY(
        showsText(scene.page, QStringLiteral("On 3 March 2026 at 12:00 local time, churn v1.1.0 was in production.")));
    QVERIFY(showsText(scene.page, QStringLiteral("Gradient boosting wins on every segment")));
    QCOMPARE(scene.moment(), kMarch);
    QCOMPARE(scene.table().currentIndex().row(), scene.rowOf(QStringLiteral("v1.1.0"), QStringLiteral("production")));
}

void ReleasesPageTest::dayStepsAndTodayMoveTheDate()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.ask(kMarch);
    scene.click(QStringLiteral("Next day"));
    QCOMPARE(scene.moment(), kMarch.addDays(1));
    scene.click(QStringLiteral("Previous day"));
    scene.click(QStringLiteral("Previous day"));
    QCOMPARE(scene.moment(), kMarch.addDays(-1));
    scene.click(QStringLiteral("Today"));
    QVERIFY(std::abs(scene.moment().secsTo(QDateTime::currentDateTime())) < 600);
    QVERIFY(showsText(scene.page, QStringLiteral("churn v1.1.1 was in production.")));
}

void ReleasesPageTest::aTypedDateIsAnsweredOrToldToBeWrong()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.type(QStringLiteral("2026-03-01 09:15"));
    QVERIFY(
        showsText(scene.page, QStringLiteral("On 1 March 2026 at 09:15 local time, churn v1.1.0 was in production.")));
    scene.type(QStringLiteral("2026-02-30"));
    QVERIFY(showsText(scene.page, QStringLiteral("There is no day 2026-02-30.")));
    QCOMPARE(scene.date().text(), QStringLiteral("2026-02-30"));
    QVERIFY(
        showsText(scene.page, QStringLiteral("On 1 March 2026 at 09:15 local time, churn v1.1.0 was in production.")));
    scene.click(QStringLiteral("Today"));
    QVERIFY(!showsText(scene.page, QStringLiteral("There is no day")));
    QCOMPARE(scene.date().text(), momentText(scene.moment()));
    scene.type(QStringLiteral("yesterday"));
    QCOMPARE(scene.moment().date(), QDate::currentDate().addDays(-1));
    scene.type(QStringLiteral("today"));
    QCOMPARE(scene.moment().date(), QDate::currentDate());
}

void ReleasesPageTest::aDateAloneAsksWhoHeldItAtTheEndOfThatDay()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.type(QStringLiteral("2026-02-10")); // v1.1.0 came that morning
    QVERIFY(showsText(scene.page, QStringLiteral("On 10 February 2026 at 23:59 local time, churn v1.1.0 was in")));
    scene.type(QStringLiteral("2026-02-09"));
    QVERIFY(showsText(scene.page, QStringLiteral("On 9 February 2026 at 23:59 local time, churn v1.0.0 was in")));
}

void ReleasesPageTest::theClockLeavesADateAloneThatIsBeingTyped()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.date().selectAll();
    QTest::keyClicks(&scene.date(), QStringLiteral("2026-0"));
    scene.page.hide();
    scene.page.show(); // what grew old is told anew
    QCOMPARE(scene.date().text(), QStringLiteral("2026-0"));
    scene.workspace.rescan();
    QTRY_VERIFY(scene.isReady());
    QCOMPARE(scene.date().text(), QStringLiteral("2026-0"));
}

void ReleasesPageTest::releasesAreSteppedThroughByKeyAndButton()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.ask(kMarch);
    scene.click(QStringLiteral("Previous release"));
    QCOMPARE(scene.table().currentIndex().row(), scene.rowOf(QStringLiteral("v1.1.0"), QStringLiteral("production")));
    QCOMPARE(scene.moment().date(), QDate(2026, 2, 10));
    scene.click(QStringLiteral("Previous release"));
    QCOMPARE(scene.moment().toUTC(), QDateTime(QDate(2026, 1, 12), QTime(9, 30), Qt::UTC));
    QAction* previous = scene.actions.action(QStringLiteral("release.previous"));
    QAction* next = scene.actions.action(QStringLiteral("release.next"));
    QVERIFY(!previous->isEnabled());
    QCOMPARE(previous->shortcut(), QKeySequence(QStringLiteral("Ctrl+PgUp")));
    QCOMPARE(next->shortcut(), QKeySequence(QStringLiteral("Ctrl+PgDown")));
    int steps = 0;
    for (; next->isEnabled(); ++steps) {
        const QDateTime before = scene.moment();
        next->trigger();
        QVERIFY(scene.moment() > before);
    }
    QVERIFY2(steps >= 2, qPrintable(QString::number(steps)));
    QVERIFY(showsText(scene.page, QStringLiteral("churn v1.1.1 was in production.")));
    scene.page.hide();
    const QDateTime last = scene.moment();
    previous->trigger();
    QCOMPARE(scene.moment(), last);
}

void ReleasesPageTest::thePaneTellsOfTheMomentThatIsAskedAbout()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    QTRY_VERIFY(scene.tellsOfHolder("In production now"));
    QCOMPARE(nameOf(&scene.holderPane()), QStringLiteral("Present holder"));
    QVERIFY(findNamed<QPushButton>(scene.page, QStringLiteral("Roll back to v1.1.0…")));

    scene.ask(kMarch);
    QTRY_VERIFY(scene.tellsOfHolder("In production on 3 Mar 2026, 12:00"));
    QVERIFY(!scene.tellsOfHolder("In production now"));
    QCOMPARE(nameOf(&scene.holderPane()), QStringLiteral("Holder on 3 Mar 2026, 12:00"));
    QVERIFY(scene.tellsOfHolder("for 35 days"));
    QVERIFY(scene.tellsOfHolder("Now v1.1.1 is in production."));
    QVERIFY(scene.tellsOfHolder("Before that in production"));
    QVERIFY(scene.tellsOfHolder("28 days in production"));
    QVERIFY(!findNamed<QPushButton>(scene.page, QStringLiteral("Roll back to v1.1.0…")));
    QSignalSpy mark(&scene.page, &ReleasesPage::markRequested);
    scene.click(QStringLiteral("Mark v1.1.0 as production…"));
    QCOMPARE(mark.front().front().toString(), scene.id("churn", "v1.1.0"));

    scene.ask(kMarch.addDays(1));
    QVERIFY(scene.tellsOfHolder("In production on 4 Mar 2026, 12:00"));
    scene.ask(QDateTime(QDate(2025, 12, 1), QTime(12, 0)));
    QTRY_VERIFY(scene.tellsOfHolder("Not known"));
    scene.click(QStringLiteral("Today"));
    QTRY_VERIFY(scene.tellsOfHolder("In production now"));
    QTRY_VERIFY(findNamed<QPushButton>(scene.page, QStringLiteral("Roll back to v1.1.0…")));
}

void ReleasesPageTest::thePaneIsHiddenByItsKey()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    QVERIFY(scene.holderPane().isVisible());
    QCOMPARE(scene.actions.action(QStringLiteral("view.holder"))->shortcut(),
             QKeySequence(QStringLiteral("Ctrl+Shift+I")));
    scene.click(QStringLiteral("Toggle production holder"));
    QVERIFY(!scene.holderPane().isVisible());
    scene.actions.action(QStringLiteral("view.holder"))->trigger();
    QVERIFY(scene.holderPane().isVisible());
}

void ReleasesPageTest::theFlagFollowsTheThemeAtOnce()
{
    Theme::instance().setMode(Theme::Mode::Light);
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    auto* flag = scene.page.findChild<QWidget*>(QStringLiteral("releaseAnswer"))->findChild<IconLabel*>();
    const auto lightness = [flag] { return inkOf(flag->grab().toImage()).lightnessF(); };
    QVERIFY2(lightness() < 0.5F, qPrintable(QString::number(lightness())));
    Theme::instance().setMode(Theme::Mode::Dark);
    QVERIFY2(lightness() > 0.5F, qPrintable(QString::number(lightness())));
    Theme::instance().setMode(Theme::Mode::Light);
}

void ReleasesPageTest::releaseNotesAreWrittenCopiedAndSaved()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.ask(kMarch);
    QTRY_VERIFY(scene.tellsOfHolder("In production on"));
    scene.click(QStringLiteral("Write release notes…"));
    auto* dialog = scene.window.findChild<ReleaseNotesDialog*>();
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), QStringLiteral("Release notes of churn v1.1.0"));
    auto* text = findNamed<QPlainTextEdit>(*dialog, QStringLiteral("Release notes"));
    QVERIFY(text);
    for (const char* part : {"# churn v1.1.0", "in place of v1.0.0", "> Gradient boosting wins on every segment",
                             "## What changed since v1.0.0", "| **Metrics** |", "| accuracy |"})
        QVERIFY2(text->toPlainText().contains(QString::fromLatin1(part)), qPrintable(text->toPlainText()));
    text->moveCursor(QTextCursor::End);
    QTest::keyClicks(text, QStringLiteral("Thanks to all."));
    QTest::mouseClick(buttonIn(*dialog, QStringLiteral("Copy")), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().endsWith(QStringLiteral("Thanks to all.")));

    const QString file = QString::fromStdString(scene.tree.path("notes.md"));
    QString suggested;
    fileAsker() = [&](QWidget*, const SaveRequest& request, const std::function<void(QString)>& chosen) {
        suggested = request.suggestedName;
        chosen(file);
    };
    QSignalSpy told(&scene.page, &ReleasesPage::statusChanged);
    QTest::mouseClick(buttonIn(*dialog, QStringLiteral("Save…")), Qt::LeftButton);
    QTRY_VERIFY(QFile::exists(file));
    QTRY_COMPARE(told.count(), 1);
    QCOMPARE(suggested, QStringLiteral("churn_v1.1.0.md"));
    QFile saved(file);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QVERIFY(saved.readAll().startsWith("# churn v1.1.0\n"));
}

void ReleasesPageTest::withoutAChosenDateItFollowsTheClockAndEveryRelease()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    const Timestamp before = scene.timeline().moment();
    scene.release("churn", "v1.2.0");
    QTRY_VERIFY(showsText(scene.page, QStringLiteral("churn v1.2.0 was in production.")));
    QVERIFY(scene.timeline().moment() > before);
    QCOMPARE(scene.table().currentIndex().row(), 0);

    const Timestamp after = scene.timeline().moment();
    scene.page.hide();
    QTRY_VERIFY(Timestamp::now() > after);
    scene.page.show();
    QVERIFY(scene.timeline().moment() > after);
}

void ReleasesPageTest::aChosenDateStaysWhenSomethingIsReleased()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.ask(kMarch);
    scene.release("churn", "v1.2.0");
    scene.page.hide();
    scene.page.show();
    QCOMPARE(scene.moment(), kMarch);
    scene.click(QStringLiteral("Today"));
    QVERIFY(showsText(scene.page, QStringLiteral("churn v1.2.0 was in production.")));
    scene.page.hide();
    const Timestamp today = scene.timeline().moment();
    QTRY_VERIFY(Timestamp::now() > today);
    scene.page.show();
    QVERIFY(scene.timeline().moment() > today);
}

void ReleasesPageTest::theHandleMovesByKeyboard()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.ask(kMarch);
    scene.timeline().setFocus();
    QTest::keyClick(&scene.timeline(), Qt::Key_Left);
    QCOMPARE(scene.moment().date(), QDate(2026, 3, 2));
    QTest::keyClick(&scene.timeline(), Qt::Key_Right);
    QCOMPARE(scene.moment().date(), QDate(2026, 3, 3));
    QTest::keyClick(&scene.timeline(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(scene.moment().date(), QDate(2026, 2, 3));
    QCOMPARE(scene.date().text(), QStringLiteral("3 Feb 2026, 12:00"));
    QVERIFY(showsText(scene.page, QStringLiteral("churn v1.0.0 was in production.")));
}

void ReleasesPageTest::theHandleMovesByMouse()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.ask(kMarch);
    QSignalSpy moved(&scene.timeline(), &TimelineWidget::momentChanged);
    const QPoint middle(scene.timeline().width() / 2, scene.timeline().height() / 2);
    QTest::mousePress(&scene.timeline(), Qt::LeftButton, {}, middle);
    QTest::mouseRelease(&scene.timeline(), Qt::LeftButton, {}, middle);
    QVERIFY(!moved.isEmpty());
    QVERIFY(scene.moment() != kMarch);
    QCOMPARE(scene.date().text(), momentText(scene.moment()));
}

void ReleasesPageTest::aRowMovesTheHandle()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    const int row = scene.rowOf(QStringLiteral("v1.0.0"), QStringLiteral("production"));
    QVERIFY(row >= 0);
    const QRect place = scene.table().visualRect(scene.table().model()->index(row, ReleasesModel::WhenColumn));
    QTest::mouseClick(scene.table().viewport(), Qt::LeftButton, {}, place.center());
    QCOMPARE(scene.moment().toUTC(), QDateTime(QDate(2026, 1, 12), QTime(9, 30), Qt::UTC));
    QVERIFY(showsText(scene.page, QStringLiteral("churn v1.0.0 was in production.")));
}

void ReleasesPageTest::beforeTheFirstReleaseNothingIsKnown()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.ask(QDateTime(QDate(2025, 12, 1), QTime(12, 0)));
    QVERIFY(showsText(scene.page, QStringLiteral("is not known.")));
    QVERIFY(showsText(scene.page, QStringLiteral("The first recorded release is later than that.")));
    QVERIFY(!findNamed<QPushButton>(scene.page, QStringLiteral("Compare with today")));
}

void ReleasesPageTest::afterAStageWasClearedItSaysByWhom()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.releaseTo("churn", std::nullopt);
    QTRY_VERIFY(showsText(scene.page, QStringLiteral("no version of churn was in production.")));
    QVERIFY(showsText(scene.page, QStringLiteral("v1.1.1 was taken out on")));
    QVERIFY(showsText(scene.page, QStringLiteral("“A reason that is long enough for everyone”")));
    QVERIFY(!showsText(scene.page, QStringLiteral("is not known.")));
    QCOMPARE(scene.table().currentIndex().row(), 0);

    for (const int row : {1, 0})
        scene.table().setCurrentIndex(scene.table().model()->index(row, 0));
    QTRY_VERIFY(scene.tellsOfHolder("No version"));
    scene.ask(QDateTime(QDate(2025, 12, 1), QTime(12, 0))); // nobody, too, but for another cause
    QTRY_VERIFY(scene.tellsOfHolder("Not known"));
    QVERIFY(!scene.tellsOfHolder("No version"));
}

void ReleasesPageTest::aChangeByAnotherProgramIsNoSureAnswer()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    const Version other = *scene.version("churn", "v1.1.0");
    scene.tree.write("sample/mlruns/models/churn/aliases/production", other.label);
    scene.workspace.rescan();
    QTRY_COMPARE(scene.holder("churn"), std::optional(other.id));
    QTRY_VERIFY(showsText(scene.page, QStringLiteral("production was changed outside of Colophon between")));
    QVERIFY(showsText(scene.page, QStringLiteral("churn v1.1.1 was in production by what is recorded.")));
    scene.ask(QDateTime(QDate(2026, 3, 3), QTime(12, 0)));
    QVERIFY(
        showsText(scene.page, QStringLiteral("On 3 March 2026 at 12:00 local time, churn v1.1.0 was in production.")));
    QVERIFY(!showsText(scene.page, QStringLiteral("changed outside")));
}

void ReleasesPageTest::rollingBackAndMarkingAreAskedFor()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    QSignalSpy rollBack(&scene.page, &ReleasesPage::rollBackRequested);
    scene.click(QStringLiteral("Roll back to v1.1.0…"));
    QCOMPARE(rollBack.count(), 1);
    QCOMPARE(rollBack.front(), (QVariantList{QStringLiteral("churn"), QStringLiteral("production")}));
    QSignalSpy mark(&scene.page, &ReleasesPage::markRequested);
    scene.click(QStringLiteral("Mark v1.0.0 as production"));
    QCOMPARE(mark.front().front().toString(), scene.id("churn", "v1.0.0"));
    QVERIFY(showsText(scene.page, QStringLiteral("35 days in production")));
}

void ReleasesPageTest::theAnswerLeadsToTheVersionAndTheComparison()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.ask(kMarch);
    QSignalSpy show(&scene.page, &ReleasesPage::showRequested);
    QSignalSpy compare(&scene.page, &ReleasesPage::compareRequested);
    scene.click(QStringLiteral("Show v1.1.0"));
    QCOMPARE(show.front().front().toString(), scene.id("churn", "v1.1.0"));
    scene.click(QStringLiteral("Compare with today"));
    QCOMPARE(compare.front().front().toStringList(),
             QStringList({scene.id("churn", "v1.1.1"), scene.id("churn", "v1.1.0")}));
}

void ReleasesPageTest::narrowPagesCoverNothing()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    for (const int width : {960, 1100, 1400}) {
        scene.resize({width, 520});
        QWidget* bar = scene.date().parentWidget()->parentWidget();
        QTRY_VERIFY2(overlapsIn(*bar).isEmpty(), qPrintable(overlapsIn(*bar).join(u',')));
    }
}

void ReleasesPageTest::theStateOfTheJournalStaysInNarrowPages()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    const QString count = QString::number(verifyJournal(scene.project())->length);
    for (const int width : {1400, 1100, 960}) {
        scene.resize({width, 520});
        QVERIFY2(showsText(scene.page, QStringLiteral("Journal intact: %1 of %1").arg(count)),
                 qPrintable(QString::number(width)));
    }
}

void ReleasesPageTest::withoutReleasesItSaysSo()
{
    ReleasesPageScene scene;
    scene.tree.write("sample/models/shop/v1.0.0/model.onnx", "1");
    scene.tree.write("sample/models/shop/v1.0.0/metrics.json", R"({"auc": 0.5})");
    scene.workspace.rescan();
    QTRY_VERIFY(scene.version("shop", "v1.0.0"));
    scene.selection.setModel(QStringLiteral("shop"));
    QTRY_VERIFY(showsText(scene.page, QStringLiteral("No release recorded for shop")));
    QVERIFY(findNamed<QPushButton>(scene.page, QStringLiteral("Mark a version as production…")));
}

void ReleasesPageTest::theLabelOfAReleaseIsShown()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    const QModelIndex change = scene.table().model()->index(0, ReleasesModel::ChangeColumn);
    QVERIFY(change.data(ReleasesModel::ReleaseLabelRole).toString().isEmpty());
    const std::string sql
        = "UPDATE journal SET payload = json_set(payload, '$.release_label', 'v7.0.0') WHERE number = ";
    const std::int64_t entry = scene.page.findChild<ReleasesModel*>()->event(0)->entry;
    tamper(scene.project(), sql + std::to_string(entry - 1));
    scene.workspace.rescan();
    QTRY_COMPARE(scene.table().model()->index(0, ReleasesModel::ChangeColumn).data(ReleasesModel::ReleaseLabelRole),
                 QVariant(QStringLiteral("v7.0.0")));
    QVERIFY(scene.table()
                .model()
                ->index(0, ReleasesModel::ChangeColumn)
                .data()
                .toString()
                .contains(QStringLiteral("called v7.0.0")));
}

void ReleasesPageTest::anIntactJournalIsCounted()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    const QString count = QString::number(verifyJournal(scene.project())->length);
    QVERIFY(showsText(scene.page, QStringLiteral("Journal intact: %1 of %1").arg(count)));
    QVERIFY(!showsText(scene.page, QStringLiteral("Journal broken")));
    QVERIFY(scene.recordedTexts().contains(QStringLiteral("Colophon, chained")));
    QVERIFY(!scene.recordedTexts().contains(QStringLiteral("Colophon, chain broken")));
}

void ReleasesPageTest::aBrokenJournalIsSaidAndItsRowsAreNotChained()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    const std::int64_t last = scene.page.findChild<ReleasesModel*>()->event(0)->entry;
    const std::string sql = "UPDATE journal SET payload = replace(payload, 'a', 'e') WHERE number = ";
    tamper(scene.project(), sql + std::to_string(last - 1));
    scene.workspace.rescan();
    QTRY_VERIFY(showsText(scene.page, QStringLiteral("Journal broken at entry %1").arg(last - 1)));
    QVERIFY(!showsText(scene.page, QStringLiteral("Journal intact")));
    QVERIFY(findNamed<QPushButton>(scene.page, QStringLiteral("Export for review…")));
    QCOMPARE(scene.recordedTexts().front(), QStringLiteral("Colophon, chain broken"));
    QCOMPARE(scene.recordedTexts().count(QStringLiteral("Colophon, chain broken")), 1);
    QCOMPARE(scene.recordedTexts().back(), QStringLiteral("Colophon, chained"));
}

QTEST_MAIN(ReleasesPageTest)
#include "tst_releasespage.moc"
