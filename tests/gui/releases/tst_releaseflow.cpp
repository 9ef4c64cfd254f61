#include "models/items/workspace.h"
#include "models/sources/folder/foldersource.h"
#include "models/store/registry.h"
#include "tests/support/releasebench.h"
#include "tests/support/temptree.h"
#include "ui/releases/releasedialog.h"
#include "ui/releases/releaseflow.h"
#include "ui/releases/releaseform.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <filesystem>

using namespace colophon;

namespace {

const QString kReason = QStringLiteral("Two weeks in staging without any alert");

/// A window on a plain folder with two versions of one model, or on another system.
struct Scene
{
    test::TempTree tree;
    JobRunner jobs;
    ChosenVersions chosen;
    std::vector<SourceKind> kinds;
    Workspace workspace{kinds, jobs};
    QWidget window;
    ReleaseFlow flow{workspace, chosen, &window};

    Scene()
        : kinds{folderSourceKind()}
    {
        for (const char* label : {"v1.0.0", "v1.1.0"}) {
            const std::string folder = std::string("models/churn/") + label;
            tree.write(folder + "/model.onnx", label);
            tree.write(folder + "/metrics.json", R"({"accuracy": 0.9})");
            tree.write(folder + "/params.json", R"({"depth": 6})");
        }
        show(tree);
    }

    explicit Scene(const test::ReleaseBench& bench)
        : kinds{test::fakeKind(bench.system)}
    {
        show(bench.tree);
    }

    void show(const test::TempTree& project)
    {
        window.resize(1000, 700);
        window.show();
        workspace.open({QString::fromStdString(project.path())});
    }

    bool isReady() const
    {
        return workspace.state() == Workspace::State::Ready && workspace.catalog()->versionCount() >= 2;
    }

    QString id(const char* label) const
    {
        const Model& model = *workspace.catalog()->models().front();
        for (const Version& version : model.versions) {
            if (version.label == label)
                return QString::fromStdString(version.id);
        }
        return {};
    }

    /// The whole project once more; its versions have the same ids.
    void copyTo(const test::TempTree& copy) const
    {
        std::filesystem::copy(tree.path(), copy.path(), std::filesystem::copy_options::recursive);
    }

    void open(const test::TempTree& project)
    {
        const QString path = QString::fromStdString(project.path());
        workspace.open({path});
        QTRY_VERIFY(isReady());
    }

    QString holder() const
    {
        const Version* version = workspace.catalog()->models().front()->holder(productionStage());
        return version ? QString::fromStdString(version->label) : QString();
    }

    template <typename Widget> Widget* named(const QString& name) const
    {
        if (!flow.dialog())
            return nullptr;
        for (Widget* widget : flow.dialog()->template findChildren<Widget*>()) {
            const QString text = widget->accessibleName();
            if (text == name || widget->property("text").toString() == name)
                return widget;
        }
        return nullptr;
    }

    QPushButton* confirmButton() const
    {
        return flow.dialog()->findChild<QPushButton*>(QStringLiteral("confirmRelease"));
    }

    /// Waits for the plan, ticks what is to be looked at and writes the reason.
    void fillIn(const QString& reason)
    {
        QVERIFY(flow.dialog());
        QTRY_VERIFY(named<QPlainTextEdit>(QStringLiteral("Reason"))->isVisible());
        QVERIFY(!confirmButton()->isEnabled());
        for (QCheckBox* tick : flow.dialog()->findChildren<QCheckBox*>()) {
            if (tick->isVisible())
                tick->setChecked(true);
        }
        QTest::keyClicks(named<QPlainTextEdit>(QStringLiteral("Reason")), reason);
        QTRY_VERIFY2(confirmButton()->isEnabled(), qPrintable(confirmButton()->text()));
    }

    /// Marks as a person would, in a system that fails half-way.
    void markInPart(const char* label, test::FakeSystem& system)
    {
        flow.markAs(id(label), QStringLiteral("production"));
        fillIn(kReason);
        system.fault = test::FakeSystem::Fault::FailsAfter;
        QTest::mouseClick(confirmButton(), Qt::LeftButton);
        QTRY_VERIFY(button("Try again")->isVisible());
        QTRY_VERIFY(button("Try again")->isEnabled());
        QVERIFY(!confirmButton()->isVisible());
        const auto labels = flow.dialog()->findChildren<PlainLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const PlainLabel* shown) {
            return shown->isVisible() && shown->fullText().contains(QStringLiteral("Done: slot moved."));
        }));
    }

    QPushButton* button(const char* text) const { return named<QPushButton>(QString::fromLatin1(text)); }

    /// Marks as a person would.
    void mark(const char* label, const QString& reason)
    {
        const QSignalSpy released(&flow, &ReleaseFlow::released);
        flow.markAs(id(label), QStringLiteral("production"));
        fillIn(reason);
        QTest::mouseClick(confirmButton(), Qt::LeftButton);
        QTRY_COMPARE(released.count(), 1);
        QTRY_COMPARE(holder(), QString::fromLatin1(label));
    }
};

} // namespace

class ReleaseFlowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void aVersionIsMarkedAfterAReason();
    void theWindowIsNeverLowerThanWhatItShows();
    void escapeChangesNothing();
    void undoAndRedoAreNewEntries();
    void rollingBackAsksAgain();
    void aCopyOfTheProjectHasNothingToTakeBack();
    void anUndoUnderWayStopsWhenACopyIsOpened();
    void theReleaseWindowClosesWithItsProject();
    void theReasonIsInSightInASmallWindow();
    void tabGoesThroughTheWindowAsItIsRead();
    void theReasonIsStillThereAfterALookAtTheComparison();
    void aFullReasonTakesNoMoreAndStaysAsItIs();
    void aReleaseDoneInPartIsCompleted();
    void aReleaseDoneInPartIsTakenBack();
    void aReleaseDoneInPartCanBeUndoneLater();
};

void ReleaseFlowTest::aVersionIsMarkedAfterAReason()
{
    Scene scene;
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
    Scene scene;
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
    Scene scene;
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

void ReleaseFlowTest::rollingBackAsksAgain()
{
    Scene scene;
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
    Scene scene;
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
    Scene scene;
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
    Scene scene;
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
    Scene scene;
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

void ReleaseFlowTest::tabGoesThroughTheWindowAsItIsRead()
{
    Scene scene;
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.0.0", kReason);
    scene.flow.markAs(scene.id("v1.1.0"), QStringLiteral("production"));
    scene.fillIn(kReason);
    ReleaseDialog& dialog = *scene.flow.dialog();
    auto* reason = scene.named<QPlainTextEdit>(QStringLiteral("Reason"));
    QTRY_VERIFY(reason->hasFocus());
    QStringList names;
    QList<QPoint> places;
    for (QWidget* at = reason;;) {
        names.append(at->accessibleName() + at->property("text").toString());
        places.append(at->mapTo(&dialog, QPoint()));
        QTest::keyClick(at, Qt::Key_Tab);
        at = dialog.focusWidget();
        if (at == reason)
            break;
        QVERIFY2(names.size() < 30, qPrintable(names.join(u'\n')));
    }
    for (const char* control : {"Compare", "Copy as command", "Cancel", "Mark v1.1.0 as production"})
        QVERIFY2(names.contains(QString::fromLatin1(control)), control);
    // From the reason down to the foot, then from the top down again.
    int turns = 0;
    for (qsizetype i = 1; i < places.size(); ++i) {
        const QPoint step = places[i] - places[i - 1];
        turns += step.y() < -20 || (qAbs(step.y()) <= 20 && step.x() < 0) ? 1 : 0;
    }
    QVERIFY2(turns <= 1, qPrintable(names.join(u'\n')));
}

void ReleaseFlowTest::theReasonIsStillThereAfterALookAtTheComparison()
{
    Scene scene;
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
    Scene scene;
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
    Scene scene(bench);
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
    Scene scene(bench);
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
    Scene scene(bench);
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
    Scene scene;
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
