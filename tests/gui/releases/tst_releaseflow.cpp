#include "models/store/registry.h"
#include "tests/gui/releases/releasescene.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace colophon;
using namespace colophon::test;

class ReleaseFlowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void aVersionIsMarkedAfterAReason();
    void theWindowIsNeverLowerThanWhatItShows();
    void escapeChangesNothing();
    void undoAndRedoAreNewEntries();
    void redoAsksFirstOnceSomethingHasChanged();
    void redoAsksFirstUnlessItsUndoWasTheLastThingDone();
    void redoAsksWhereAnotherProgramMovedTheStage();
    void aRedoGivesTheLabelOfTheReleaseAgain();
    void undoAsksFirstAfterANote();
    void undoAsksFirstAfterWhatAnotherProgramDidUnread();
    void undoOfWhatTheSessionDidStaysAtOnce();
    void theButtonOfTheReleaseTakesItBackAtOnce();
    void whatOthersReplacedIsNotOfferedForUndo();
    void rollingBackAsksAgain();
    void aCopyOfTheProjectHasNothingToTakeBack();
    void anUndoUnderWayStopsWhenACopyIsOpened();
    void theReleaseWindowClosesWithItsProject();
    void theReasonIsInSightInASmallWindow();
    void theReasonIsStillThereAfterALookAtTheComparison();
    void aFullReasonTakesNoMoreAndStaysAsItIs();
    void aReleaseDoneInPartIsCompleted();
    void aReleaseDoneInPartIsTakenBack();
    void aReleaseDoneInPartCanBeUndoneLater();
};

void ReleaseFlowTest::aVersionIsMarkedAfterAReason()
{
    ReleaseScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.flow.markAs(scene.id("v1.1.0"), QStringLiteral("production"));
    QVERIFY(scene.flow.dialog());
    QVERIFY2(scene.flow.dialog()->accessibleName().endsWith(QStringLiteral("v1.1.0 as production")),
             qPrintable(scene.flow.dialog()->accessibleName()));
    scene.fillIn(kReason);
    QTRY_VERIFY(QApplication::activeWindow() == QApplication::activeModalWidget());
    QTest::keyClick(scene.named<QPlainTextEdit>(QStringLiteral("Reason")), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(scene.holder(), QStringLiteral("v1.1.0"));
    const ReleaseEvent& release = scene.workspace.catalog()->models().front()->releases.back();
    QCOMPARE(release.reason, kReason.toStdString());
    QVERIFY(release.madeHere);
}

void ReleaseFlowTest::escapeChangesNothing()
{
    ReleaseScene scene;
    QTRY_VERIFY(scene.isReady());
    const std::string before = scene.tree.snapshot();
    scene.flow.markAs(scene.id("v1.1.0"), QStringLiteral("production"));
    QTRY_VERIFY(scene.named<QPlainTextEdit>(QStringLiteral("Reason"))->isVisible());
    QTest::keyClick(scene.flow.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!scene.flow.dialog());
    QCOMPARE(scene.tree.snapshot(), before);
}

void ReleaseFlowTest::undoAndRedoAreNewEntries()
{
    ReleaseScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.0.0", kReason);
    scene.mark("v1.1.0", kReason);
    QVERIFY(scene.flow.undoText().contains(QStringLiteral("v1.1.0")));
    scene.flow.undo();
    QTRY_COMPARE(scene.holder(), QStringLiteral("v1.0.0"));
    scene.flow.redo();
    QTRY_COMPARE(scene.holder(), QStringLiteral("v1.1.0"));
    QCOMPARE(scene.workspace.catalog()->models().front()->releases.size(), std::size_t(4));
}

void ReleaseFlowTest::redoAsksFirstOnceSomethingHasChanged()
{
    ReleaseScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.0.0", kReason);
    scene.mark("v1.1.0", kReason);
    scene.flow.undo();
    QTRY_COMPARE(scene.holder(), QStringLiteral("v1.0.0"));
    QTRY_COMPARE(scene.workspace.state(), Workspace::State::Ready);
    QVERIFY(!scene.flow.redoText().endsWith(u'…'));
    scene.tree.write("models/churn/v1.1.0/params.json", R"({"depth": 7})");
    scene.workspace.rescan();
    QTRY_VERIFY(scene.flow.redoText().endsWith(u'…'));

    scene.flow.redo();
    QVERIFY(scene.flow.dialog());
    QVERIFY(scene.flow.dialog()->accessibleName().startsWith(QStringLiteral("Redo: mark ")));
    QVERIFY(scene.flow.dialog()->accessibleName().endsWith(QStringLiteral(" v1.1.0 as production")));
    auto* reason = scene.named<QPlainTextEdit>(QStringLiteral("Reason"));
    QTRY_VERIFY(reason->isVisible());
    QVERIFY2(reason->toPlainText().startsWith(kReason), qPrintable(reason->toPlainText()));
    QCOMPARE(scene.confirmButton()->text(), QStringLiteral("Redo: mark v1.1.0 as production"));
    for (QCheckBox* tick : scene.flow.dialog()->findChildren<QCheckBox*>())
        tick->setChecked(true);
    QCOMPARE(scene.holder(), QStringLiteral("v1.0.0"));
    const QSignalSpy released(&scene.flow, &ReleaseFlow::released);
    QTest::mouseClick(scene.confirmButton(), Qt::LeftButton);
    QTRY_COMPARE(released.count(), 1);
    QVERIFY(released.front().front().value<ReleaseNotice>().canUndo);
    QTRY_COMPARE(scene.holder(), QStringLiteral("v1.1.0"));
    QVERIFY(scene.workspace.catalog()->models().front()->releases.back().kind == ReleaseKind::Redo);
    QCOMPARE(scene.flow.redoText(), QString());
    QVERIFY(scene.flow.undoText().contains(QStringLiteral("v1.1.0")));
}

void ReleaseFlowTest::redoAsksFirstUnlessItsUndoWasTheLastThingDone()
{
    ReleaseScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.0.0", kReason);
    scene.mark("v1.1.0", kReason);
    scene.flow.undo();
    QTRY_COMPARE(scene.holder(), QStringLiteral("v1.0.0"));
    scene.flow.undo();
    QTRY_COMPARE(scene.holder(), QString());
    scene.flow.redo();
    QTRY_COMPARE(scene.holder(), QStringLiteral("v1.0.0"));
    QVERIFY(!scene.flow.dialog());
    QTRY_VERIFY(scene.flow.redoText().endsWith(u'…'));
    scene.flow.redo();
    QVERIFY(scene.flow.dialog());
    QTRY_VERIFY(scene.confirmButton()->text() == QStringLiteral("Redo: mark v1.1.0 as production"));
    QTest::keyClick(scene.flow.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!scene.flow.dialog());
    QCOMPARE(scene.holder(), QStringLiteral("v1.0.0"));
    QVERIFY(!scene.flow.redoText().isEmpty());
}

void ReleaseFlowTest::redoAsksWhereAnotherProgramMovedTheStage()
{
    const test::ReleaseBench bench;
    ReleaseScene scene(bench);
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.0.0", kReason);
    scene.mark("v1.1.0", kReason);
    scene.flow.undo();
    QTRY_COMPARE(scene.holder(), QStringLiteral("v1.0.0"));
    QTRY_COMPARE(scene.workspace.state(), Workspace::State::Ready);
    bench.system->holders[{Name("churn"), productionStage()}] = bench.record("v1.2.0").native;
    scene.flow.redo();
    QTRY_VERIFY(scene.flow.dialog());
    QTRY_VERIFY(scene.named<QPlainTextEdit>(QStringLiteral("Reason"))->isVisible());
    QCOMPARE(bench.holder(), bench.record("v1.2.0").native);
}

void ReleaseFlowTest::aRedoGivesTheLabelOfTheReleaseAgain()
{
    ReleaseScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.0.0", kReason);
    scene.flow.markAs(scene.id("v1.1.0"), QStringLiteral("production"));
    scene.fillIn(kReason);
    scene.named<QLineEdit>(QStringLiteral("Release label"))->setText(QStringLiteral("v7.0.0"));
    QTest::mouseClick(scene.confirmButton(), Qt::LeftButton);
    QTRY_COMPARE(scene.lastLabel(), QStringLiteral("v7.0.0"));
    scene.flow.undo();
    QTRY_COMPARE(scene.holder(), QStringLiteral("v1.0.0"));
    QCOMPARE(scene.lastLabel(), QString());
    scene.flow.redo();
    QTRY_COMPARE(scene.holder(), QStringLiteral("v1.1.0"));
    QCOMPARE(scene.lastLabel(), QStringLiteral("v7.0.0"));

    // With a preview in between, too, which shows it.
    scene.flow.undo();
    QTRY_COMPARE(scene.holder(), QStringLiteral("v1.0.0"));
    QTRY_COMPARE(scene.workspace.state(), Workspace::State::Ready);
    scene.tree.write("models/churn/v1.1.0/params.json", R"({"depth": 7})");
    scene.workspace.rescan();
    QTRY_VERIFY(scene.flow.redoText().endsWith(u'…'));
    scene.flow.redo();
    QTRY_VERIFY(scene.confirmButton()->isVisible() && scene.named<QLineEdit>(QStringLiteral("Release label")));
    QTRY_COMPARE(scene.named<QLineEdit>(QStringLiteral("Release label"))->text(), QStringLiteral("v7.0.0"));
    scene.confirmPreview();
    QTRY_COMPARE(scene.holder(), QStringLiteral("v1.1.0"));
    QCOMPARE(scene.lastLabel(), QStringLiteral("v7.0.0"));
}

void ReleaseFlowTest::undoAsksFirstAfterANote()
{
    ReleaseScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.0.0", kReason);
    scene.mark("v1.1.0", kReason);
    QVERIFY(!scene.flow.undoText().endsWith(u'…'));
    scene.workspace.writeNote(scene.id("v1.0.0").toStdString(), "Asked the team about the next one", &scene.flow,
                              [](const auto& entry) { QVERIFY(entry); });
    QTRY_VERIFY2(scene.flow.undoText().endsWith(QStringLiteral("v1.1.0 as production…")),
                 qPrintable(scene.flow.undoText()));

    scene.flow.undo();
    QTRY_VERIFY(scene.flow.dialog());
    QTRY_VERIFY(scene.named<QPlainTextEdit>(QStringLiteral("Reason"))->isVisible());
    QCOMPARE(scene.named<QPlainTextEdit>(QStringLiteral("Reason"))->toPlainText(),
             QStringLiteral("Undo: takes back journal entry 4"));
    QCOMPARE(scene.confirmButton()->text(), QStringLiteral("Undo: mark v1.0.0 as production again"));
    QVERIFY2(scene.flow.dialog()->accessibleName().endsWith(QStringLiteral("v1.0.0 as production again")),
             qPrintable(scene.flow.dialog()->accessibleName()));
    QCOMPARE(scene.holder(), QStringLiteral("v1.1.0"));
    QTest::keyClick(scene.flow.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!scene.flow.dialog());
    QCOMPARE(scene.holder(), QStringLiteral("v1.1.0"));

    scene.flow.undo();
    QTRY_VERIFY(scene.flow.dialog());
    QTRY_VERIFY(scene.named<QPlainTextEdit>(QStringLiteral("Reason"))->isVisible());
    scene.confirmPreview();
    QTRY_COMPARE(scene.holder(), QStringLiteral("v1.0.0"));
    QVERIFY(scene.workspace.catalog()->models().front()->releases.back().kind == ReleaseKind::Undo);
    QVERIFY(!scene.flow.redoText().isEmpty());
    QVERIFY(scene.flow.undoText().endsWith(QStringLiteral("v1.0.0 as production…")));
}

void ReleaseFlowTest::undoAsksFirstAfterWhatAnotherProgramDidUnread()
{
    const test::ReleaseBench bench;
    ReleaseScene scene(bench);
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.0.0", kReason);
    scene.mark("v1.1.0", kReason);
    QTRY_COMPARE(scene.workspace.state(), Workspace::State::Ready);
    // By another program; the window has read nothing since.
    ReleaseRequest elsewhere = test::ReleaseBench::request(*bench.read(), "v1.2.0");
    elsewhere.stage = Name("staging");
    QVERIFY(bench.perform(elsewhere));
    scene.flow.undo();
    QTRY_VERIFY(scene.flow.dialog());
    QCOMPARE(bench.holder(), bench.record("v1.1.0").native);
}

void ReleaseFlowTest::undoOfWhatTheSessionDidStaysAtOnce()
{
    ReleaseScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.0.0", kReason);
    scene.mark("v1.1.0", kReason);
    const QSignalSpy released(&scene.flow, &ReleaseFlow::released);
    scene.flow.undo();
    QTRY_COMPARE(released.count(), 1);
    scene.flow.redo();
    QTRY_COMPARE(released.count(), 2);
    scene.flow.undo();
    QTRY_COMPARE(released.count(), 3);
    QTRY_COMPARE(scene.holder(), QStringLiteral("v1.0.0"));
    QTRY_COMPARE(scene.workspace.state(), Workspace::State::Ready);
    QVERIFY(!scene.flow.undoText().endsWith(u'…'));
    scene.flow.undo();
    QTRY_COMPARE(released.count(), 4);
    QTRY_COMPARE(scene.holder(), QString());
}

void ReleaseFlowTest::theButtonOfTheReleaseTakesItBackAtOnce()
{
    ReleaseScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.0.0", kReason);
    scene.workspace.writeNote(scene.id("v1.0.0").toStdString(), "Asked the team about the next one", &scene.flow,
                              [](const auto& entry) { QVERIFY(entry); });
    QTRY_VERIFY(scene.flow.undoText().endsWith(u'…'));
    scene.flow.undoAtOnce();
    QTRY_COMPARE(scene.holder(), QString());
}

void ReleaseFlowTest::whatOthersReplacedIsNotOfferedForUndo()
{
    const test::ReleaseBench bench;
    ReleaseScene scene(bench);
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.0.0", kReason);
    scene.mark("v1.1.0", kReason);
    QTRY_COMPARE(scene.workspace.state(), Workspace::State::Ready);
    QVERIFY(!scene.flow.undoText().isEmpty());
    const QSignalSpy withdrawn(&scene.flow, &ReleaseFlow::undoWithdrawn);
    QVERIFY(bench.release("v1.2.0"));
    scene.workspace.rescan();
    QTRY_COMPARE(scene.holder(), QStringLiteral("v1.2.0"));
    QTRY_COMPARE(scene.flow.undoText(), QString());
    QCOMPARE(withdrawn.count(), 1);
}

void ReleaseFlowTest::rollingBackAsksAgain()
{
    ReleaseScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.0.0", kReason);
    scene.mark("v1.1.0", kReason);
    const QString model = QString::fromStdString(scene.workspace.catalog()->models().front()->name.text());
    scene.flow.rollBack(model, QStringLiteral("production"));
    scene.fillIn(kReason);
    QCOMPARE(scene.holder(), QStringLiteral("v1.1.0"));
    QTest::mouseClick(scene.confirmButton(), Qt::LeftButton);
    QTRY_COMPARE(scene.holder(), QStringLiteral("v1.0.0"));
    QVERIFY(scene.workspace.catalog()->models().front()->releases.back().kind == ReleaseKind::Rollback);
}

void ReleaseFlowTest::aCopyOfTheProjectHasNothingToTakeBack()
{
    ReleaseScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.0.0", kReason);
    scene.mark("v1.1.0", kReason);
    const test::TempTree copy;
    scene.copyTo(copy);
    scene.flow.undo();
    QTRY_COMPARE(scene.holder(), QStringLiteral("v1.0.0"));
    QVERIFY(!scene.flow.undoText().isEmpty());
    QVERIFY(!scene.flow.redoText().isEmpty());
    const std::string before = copy.snapshot();
    const QSignalSpy changed(&scene.flow, &ReleaseFlow::undoChanged);

    scene.open(copy);
    QCOMPARE(scene.holder(), QStringLiteral("v1.1.0"));
    QVERIFY(changed.count() > 0);
    QCOMPARE(scene.flow.undoText(), QString());
    QCOMPARE(scene.flow.redoText(), QString());
    scene.flow.undo();
    scene.flow.redo();
    // A window opens only while nothing is being taken back.
    scene.flow.markAs(scene.id("v1.0.0"), QStringLiteral("production"));
    QVERIFY(scene.flow.dialog());
    QCOMPARE(copy.snapshot(), before);
}

void ReleaseFlowTest::anUndoUnderWayStopsWhenACopyIsOpened()
{
    ReleaseScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.0.0", kReason);
    scene.mark("v1.1.0", kReason);
    const test::TempTree copy;
    scene.copyTo(copy);
    const std::string before = copy.snapshot();
    const QSignalSpy failed(&scene.flow, &ReleaseFlow::failed);

    scene.flow.undo();
    scene.open(copy);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(scene.flow.redoText(), QString());
    QCOMPARE(copy.snapshot(), before);
    QCOMPARE(scene.holder(), QStringLiteral("v1.1.0"));
}

void ReleaseFlowTest::theReleaseWindowClosesWithItsProject()
{
    ReleaseScene scene;
    QTRY_VERIFY(scene.isReady());
    const test::TempTree copy;
    scene.copyTo(copy);
    scene.flow.markAs(scene.id("v1.1.0"), QStringLiteral("production"));
    scene.fillIn(kReason);
    scene.open(copy);
    QTRY_VERIFY(!scene.flow.dialog());
}

void ReleaseFlowTest::theReasonIsInSightInASmallWindow()
{
    ReleaseScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.0.0", kReason);
    scene.window.resize(960, 600);
    scene.flow.markAs(scene.id("v1.1.0"), QStringLiteral("production"));
    auto* reason = scene.named<QPlainTextEdit>(QStringLiteral("Reason"));
    const auto isInSight = [reason] { return reason->visibleRegion().boundingRect() == reason->rect(); };
    QTRY_VERIFY(reason->hasFocus());
    QTRY_VERIFY(isInSight());
    scene.flow.dialog()->resize(scene.flow.dialog()->width(), 360);
    QTRY_VERIFY(isInSight());
}

void ReleaseFlowTest::theReasonIsStillThereAfterALookAtTheComparison()
{
    ReleaseScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.0.0", kReason);
    const auto reason = [&scene] { return scene.named<QPlainTextEdit>(QStringLiteral("Reason")); };
    const auto reopen = [&](const char* stage) {
        scene.flow.markAs(scene.id("v1.1.0"), QString::fromLatin1(stage));
        QTRY_VERIFY(reason() && reason()->isVisible());
    };
    reopen("production");
    QTest::keyClicks(reason(), QStringLiteral("Better on new customers"));
    QTest::mouseClick(scene.button("Compare"), Qt::LeftButton);
    QTRY_VERIFY(!scene.flow.dialog());

    reopen("staging");
    QCOMPARE(reason()->toPlainText(), QString());
    QTest::keyClick(scene.flow.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!scene.flow.dialog());

    reopen("production");
    QCOMPARE(reason()->toPlainText(), QStringLiteral("Better on new customers"));
}

void ReleaseFlowTest::aFullReasonTakesNoMoreAndStaysAsItIs()
{
    ReleaseScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.flow.markAs(scene.id("v1.1.0"), QStringLiteral("production"));
    auto* reason = scene.named<QPlainTextEdit>(QStringLiteral("Reason"));
    QTRY_VERIFY(reason->isVisible());
    const QString full = QString(1990, u'x') + QStringLiteral("0123456789");
    reason->setPlainText(full);
    QTest::keyClicks(reason, QStringLiteral("abc"));
    QCOMPARE(reason->toPlainText(), full);
    QCOMPARE(reason->textCursor().position(), 0);
    const auto tells = [&](const char* words) {
        const auto labels = scene.flow.dialog()->findChildren<PlainLabel*>();
        return std::ranges::any_of(labels, [words](const PlainLabel* label) {
            return label->isVisible() && label->fullText() == QString::fromLatin1(words);
        });
    };
    QVERIFY(tells("Not taken: 1 characters too many"));
    QTest::keyClick(reason, Qt::Key_Delete);
    QVERIFY(tells("1,999 of 2,000"));
    QTest::keyClicks(reason, QStringLiteral("a"));
    QCOMPARE(reason->toPlainText(), u'a' + full.mid(1));
}

void ReleaseFlowTest::aReleaseDoneInPartIsCompleted()
{
    const test::ReleaseBench bench;
    ReleaseScene scene(bench);
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.0.0", kReason);
    scene.markInPart("v1.1.0", *bench.system);
    const QSignalSpy released(&scene.flow, &ReleaseFlow::released);
    QTest::mouseClick(scene.button("Try again"), Qt::LeftButton);
    QTRY_COMPARE(released.count(), 1);
    QTRY_VERIFY(!scene.flow.dialog());
    QCOMPARE(bench.holder(), bench.record("v1.1.0").native);

    // Both attempts are one release to the person who takes it back.
    scene.flow.undo();
    QTRY_COMPARE(scene.holder(), QStringLiteral("v1.0.0"));
    QVERIFY(scene.flow.undoText().contains(QStringLiteral("v1.0.0")));
}

void ReleaseFlowTest::aReleaseDoneInPartIsTakenBack()
{
    const test::ReleaseBench bench;
    ReleaseScene scene(bench);
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.0.0", kReason);
    scene.markInPart("v1.1.0", *bench.system);
    QVERIFY(scene.button("Take back")->isEnabled());
    QTest::mouseClick(scene.button("Take back"), Qt::LeftButton);
    QTRY_COMPARE(scene.holder(), QStringLiteral("v1.0.0"));
    QCOMPARE(bench.holder(), bench.record("v1.0.0").native);
    QTRY_VERIFY(!scene.flow.dialog());
    QVERIFY(scene.workspace.catalog()->models().front()->releases.back().kind == ReleaseKind::Undo);
}

void ReleaseFlowTest::aReleaseDoneInPartCanBeUndoneLater()
{
    const test::ReleaseBench bench;
    ReleaseScene scene(bench);
    QTRY_VERIFY(scene.isReady());
    scene.markInPart("v1.1.0", *bench.system);
    QTest::mouseClick(scene.button("Close"), Qt::LeftButton);
    QTRY_VERIFY(!scene.flow.dialog());
    QVERIFY(scene.flow.undoText().contains(QStringLiteral("v1.1.0")));
    scene.flow.undo();
    QTRY_COMPARE(scene.holder(), QString());
    QCOMPARE(bench.holder(), std::string());
}

void ReleaseFlowTest::theWindowIsNeverLowerThanWhatItShows()
{
    ReleaseScene scene;
    scene.window.resize(1200, 1000);
    QTRY_VERIFY(scene.isReady());
    scene.flow.markAs(scene.id("v1.1.0"), QStringLiteral("production"));
    QVERIFY(scene.flow.dialog());
    QTRY_VERIFY(scene.named<QPlainTextEdit>(QStringLiteral("Reason"))->isVisible());
    ReleaseDialog& dialog = *scene.flow.dialog();
    const auto showsAll = [&] {
        QApplication::sendPostedEvents();
        const QWidget& form = dialog.form();
        const QWidget& view = *form.parentWidget();
        return form.height() <= view.height();
    };
    QTRY_VERIFY(showsAll());
    dialog.resize(300, 60);
    QTRY_VERIFY(showsAll());
}

QTEST_MAIN(ReleaseFlowTest)
#include "tst_releaseflow.moc"
