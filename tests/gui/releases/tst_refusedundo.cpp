#include "tests/gui/releases/releasescene.h"
#include "ui/widgets/momenttext.h"

#include <QSignalSpy>
#include <QTest>

#include <utility>
#include <vector>

using namespace colophon;
using namespace colophon::test;

/// What is said of an undo that is not possible any more.
class RefusedUndoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void anUndoThatComesTooLateSaysWhoWasFirst();
    void aRefusedUndoIsToldBeforeAnythingIsReadAgain();
};

void RefusedUndoTest::anUndoThatComesTooLateSaysWhoWasFirst()
{
    const test::ReleaseBench bench;
    ReleaseScene scene(bench);
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.1.0", kReason);
    QTRY_COMPARE(scene.workspace.state(), Workspace::State::Ready);
    const QSignalSpy overtaken(&scene.flow, &ReleaseFlow::overtaken);
    const QSignalSpy failed(&scene.flow, &ReleaseFlow::failed);
    QStringList holderWhenTold;
    connect(&scene.flow, &ReleaseFlow::failed, &scene.flow, [&] {
        QCOMPARE(overtaken.count(), 0);
        holderWhenTold.append(scene.holder());
    });
    QVERIFY(bench.release("v1.2.0"));
    scene.flow.undo();
    // What was found at once, and who it was as soon as that is read.
    QTRY_COMPARE(holderWhenTold, QStringList(QStringLiteral("v1.1.0")));
    QVERIFY2(failed.front().front().toString().contains(QStringLiteral("v1.2.0")),
             qPrintable(failed.front().front().toString()));
    QTRY_COMPARE(overtaken.count(), 1);
    QCOMPARE(failed.count(), 1);
    QCOMPARE(overtaken.front().at(0).toString(), QStringLiteral("churn"));
    QCOMPARE(overtaken.front().at(1).toString(),
             QStringLiteral("The release of churn v1.1.0 to production cannot be taken back any more."));
    const ReleaseEvent& release = scene.workspace.catalog()->model("churn")->releases.back();
    const QString time = momentText(QDateTime::fromMSecsSinceEpoch(release.time.milliseconds));
    QCOMPARE(overtaken.front().at(2).toString(),
             QStringLiteral("v1.2.0 holds production now. Ana Petrović released it on %1.").arg(time));
    QCOMPARE(scene.flow.undoText(), QString());
    QCOMPARE(bench.holder(), bench.record("v1.2.0").native);
}

/// By planning as well as by the system that is written.
void RefusedUndoTest::aRefusedUndoIsToldBeforeAnythingIsReadAgain()
{
    const test::ReleaseBench bench;
    ReleaseScene scene(bench);
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.1.0", kReason);
    QTRY_COMPARE(scene.workspace.state(), Workspace::State::Ready);
    int begun = 0;
    auto state = Workspace::State::Ready;
    connect(&scene.workspace, &Workspace::stateChanged, &scene.flow, [&] {
        const auto before = std::exchange(state, scene.workspace.state());
        begun += before != Workspace::State::Reading && state == Workspace::State::Reading;
    });
    std::vector<int> begunBefore;
    QStringList texts;
    connect(&scene.flow, &ReleaseFlow::failed, &scene.flow, [&](const QString& text) {
        begunBefore.push_back(begun);
        texts.append(text);
    });
    const auto haveEnded = [&](int readings) { return begun == readings && state == Workspace::State::Ready; };

    bench.system->fault = FakeSystem::Fault::LosesRace;
    scene.flow.undo();
    QTRY_COMPARE(begunBefore, std::vector<int>{0});
    QVERIFY2(texts.last().contains(QStringLiteral("Somebody was faster.")), qPrintable(texts.last()));
    QTRY_VERIFY(haveEnded(1));
    bench.system->capabilities.canWrite = false;
    scene.flow.undo();
    QTRY_COMPARE(begunBefore, (std::vector<int>{0, 1}));
    QVERIFY2(texts.last().contains(QStringLiteral("cannot be changed")), qPrintable(texts.last()));
    QTRY_VERIFY(haveEnded(2));
    QCOMPARE(texts.size(), 2); // Nothing more is known of it, and it is not said twice.
}

QTEST_MAIN(RefusedUndoTest)
#include "tst_refusedundo.moc"
