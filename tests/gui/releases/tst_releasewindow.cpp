#include "models/store/registry.h"
#include "tests/gui/findcontrols.h"
#include "tests/gui/releases/releasescene.h"
#include "ui/releases/effectlist.h"
#include "ui/releases/metricchanges.h"
#include "ui/widgets/iconlabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>

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

/// Of every icon: each tone is dark in the light theme, and light in the dark one.
QList<double> lightnessOfIcons(const QWidget& window)
{
    QList<double> all;
    for (IconLabel* icon : window.findChildren<IconLabel*>())
        all.append(inkOf(icon->grab().toImage()).lightnessF());
    return all;
}

bool isWholeInSight(const QWidget& widget)
{
    return widget.isVisible() && widget.visibleRegion().boundingRect() == widget.rect();
}

/// The window that marks v1.1.0, while v1.0.0 holds production.
struct WindowScene : ReleaseScene
{
    void openWindow()
    {
        QTRY_VERIFY(isReady());
        mark("v1.0.0", kReason);
        flow.markAs(id("v1.1.0"), QStringLiteral("production"));
        QTRY_VERIFY(reason() && reason()->isVisible());
    }
    QPlainTextEdit* reason() const { return named<QPlainTextEdit>(QStringLiteral("Reason")); }
    QLineEdit* label() const { return named<QLineEdit>(QStringLiteral("Release label")); }
    QWidget* card(const char* caption) const
    {
        for (QWidget* widget : flow.dialog()->findChildren<QWidget*>()) {
            if (widget->accessibleName().startsWith(QLatin1String(caption)))
                return widget;
        }
        return nullptr;
    }
    void type(const char* text) const
    {
        label()->setFocus();
        label()->selectAll();
        QTest::keyClicks(label(), QString::fromLatin1(text));
    }
    const ReleaseEvent& lastRelease() const { return workspace.catalog()->models().front()->releases.back(); }
    std::string recordedLabel() const { return releaseLabel(workspace.journals(), lastRelease()); }
};

} // namespace

class ReleaseWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void init() { Theme::instance().setMode(Theme::Mode::Light); }
    void theHeadAndTheButtonsStayWhileTheFormScrolls();
    void whatWillHappenIsSeenFirstBesideTheReason();
    void aHolderWhoseFilesAreGoneIsNamed();
    void iconsFollowTheThemeAtOnce();
    void theSuggestedLabelIsThereWithItsReason();
    void metricsAreJudgedByTheCorrectedDirection();
    void aWrongLabelIsToldAndCannotBeConfirmed();
    void theLabelIsRecordedAndCopiedAsCommand();
    void aReleaseNeedsNoLabel();
    void aRollbackAsksForNoLabel();
    void whatWasTypedAsLabelIsStillThereAfterALookAtTheComparison();
};

void ReleaseWindowTest::theHeadAndTheButtonsStayWhileTheFormScrolls()
{
    WindowScene scene;
    scene.window.resize(960, 600);
    scene.openWindow();
    ReleaseDialog& dialog = *scene.flow.dialog();
    QVERIFY(dialog.height() <= 600);
    QScrollBar* bar = dialog.findChild<QScrollArea*>()->verticalScrollBar();
    for (const int place : {bar->minimum(), bar->maximum()}) {
        bar->setValue(place);
        for (const char* caption : {"In production now", "In production after you confirm"}) {
            QVERIFY2(scene.card(caption), caption);
            QVERIFY2(isWholeInSight(*scene.card(caption)), caption);
        }
        for (const char* button : {"Compare", "Copy as command", "Cancel", "Mark v1.1.0 as production"})
            QVERIFY2(isWholeInSight(*scene.button(button)), button);
    }
}

void ReleaseWindowTest::whatWillHappenIsSeenFirstBesideTheReason()
{
    WindowScene scene;
    scene.window.resize(960, 600);
    scene.openWindow();
    QTRY_VERIFY(scene.reason()->hasFocus());
    const auto* heading = scene.named<PlainLabel>(QStringLiteral("What will happen"));
    const auto* effects = scene.flow.dialog()->findChild<EffectList*>();
    QVERIFY(heading && effects);
    QTRY_VERIFY(isWholeInSight(*heading));
    QTRY_VERIFY(isWholeInSight(*effects));
    QVERIFY(isWholeInSight(*scene.reason()));
    QVERIFY(isWholeInSight(*scene.label()));
    // What the keyboard comes to is scrolled to, and the reason stays where it is.
    QSet<QWidget*> ticks;
    for (int step = 0; step < 20; ++step) {
        QTest::keyClick(scene.flow.dialog()->focusWidget(), Qt::Key_Tab);
        auto* tick = qobject_cast<QCheckBox*>(scene.flow.dialog()->focusWidget());
        if (!tick)
            continue;
        ticks.insert(tick);
        QTRY_VERIFY2(isWholeInSight(*tick), qPrintable(tick->accessibleName()));
        QVERIFY(isWholeInSight(*scene.reason()));
    }
    QVERIFY(ticks.size() > 1);
}

void ReleaseWindowTest::aHolderWhoseFilesAreGoneIsNamed()
{
    WindowScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.0.0", kReason);
    std::filesystem::remove_all(scene.tree.path("models/churn/v1.0.0"));
    scene.workspace.rescan();
    QTRY_COMPARE(scene.workspace.catalog()->versionCount(), std::size_t(1));
    scene.flow.markAs(scene.id("v1.1.0"), QStringLiteral("production"));
    QTRY_VERIFY(scene.reason() && scene.reason()->isVisible());
    const QWidget* card = scene.card("In production now");
    QVERIFY(card);
    QVERIFY2(card->accessibleName().endsWith(QStringLiteral("v1.0.0 (its files were not found)")),
             qPrintable(card->accessibleName()));
}

/// The arrow, the systems that are written, the gates.
void ReleaseWindowTest::iconsFollowTheThemeAtOnce()
{
    WindowScene scene;
    scene.openWindow();
    const QList<double> light = lightnessOfIcons(*scene.flow.dialog());
    QVERIFY(light.size() > 4);
    for (const double lightness : light)
        QVERIFY2(lightness < 0.5, qPrintable(QString::number(lightness)));
    Theme::instance().setMode(Theme::Mode::Dark);
    for (const double lightness : lightnessOfIcons(*scene.flow.dialog()))
        QVERIFY2(lightness > 0.5, qPrintable(QString::number(lightness)));
}

void ReleaseWindowTest::theSuggestedLabelIsThereWithItsReason()
{
    WindowScene scene;
    scene.openWindow();
    QVERIFY(scene.label());
    QCOMPARE(scene.label()->text(), QStringLiteral("v1.1.0"));
    QVERIFY(showsText(*scene.flow.dialog(), QStringLiteral("Suggested. Its own number, a minor step from v1.0.0.")));
    QVERIFY(scene.label()->accessibleDescription().contains(QStringLiteral("a minor step from v1.0.0")));
    scene.type("v3.0.0");
    QVERIFY(showsText(*scene.flow.dialog(), QStringLiteral("v1.1.0 is suggested. Its own number")));
}

void ReleaseWindowTest::metricsAreJudgedByTheCorrectedDirection()
{
    WindowScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.tree.write("models/churn/v1.1.0/metrics.json", R"({"accuracy": 0.95})");
    scene.workspace.rescan();
    const auto accuracy = [&scene] {
        const Version* version = scene.workspace.catalog()->version(scene.id("v1.1.0").toStdString());
        const Metric* metric = version ? version->facts.metric(Name("accuracy")) : nullptr;
        return metric ? metric->value : 0;
    };
    QTRY_COMPARE(accuracy(), 0.95);
    const auto changes = [&scene]() -> QString {
        const MetricChanges* line = scene.flow.dialog()->findChild<MetricChanges*>();
        return line ? line->accessibleName() : QString();
    };
    scene.openWindow();
    QVERIFY2(changes().endsWith(QStringLiteral("better")), qPrintable(changes()));
    QVERIFY(scene.confirmButton()->text() == QStringLiteral("Mark v1.1.0 as production"));
    scene.flow.dialog()->reject();
    QTRY_VERIFY(!scene.flow.dialog());

    scene.flow.setDirections({{Name("accuracy"), Direction::Lower}});
    scene.flow.markAs(scene.id("v1.1.0"), QStringLiteral("production"));
    QTRY_VERIFY(scene.reason() && scene.reason()->isVisible());
    QVERIFY2(changes().endsWith(QStringLiteral("worse")), qPrintable(changes()));
    QVERIFY2(scene.confirmButton()->text().contains(QStringLiteral("despite")),
             qPrintable(scene.confirmButton()->text()));
}

void ReleaseWindowTest::aWrongLabelIsToldAndCannotBeConfirmed()
{
    WindowScene scene;
    scene.openWindow();
    scene.fillIn(kReason);
    scene.type("spring");
    QVERIFY(!scene.confirmButton()->isEnabled());
    QVERIFY(showsText(*scene.flow.dialog(),
                      QStringLiteral("“spring” cannot be the label: write a version number with "
                                     "three parts, such as v1.2.0.")));
    QVERIFY(showsText(*scene.flow.dialog(), QStringLiteral("Write the label like v1.2.0, or none")));
    scene.type("v2.0.0");
    QVERIFY(scene.confirmButton()->isEnabled());
}

void ReleaseWindowTest::theLabelIsRecordedAndCopiedAsCommand()
{
    WindowScene scene;
    scene.openWindow();
    scene.fillIn(kReason);
    scene.type("v2.0.0");
    QTest::mouseClick(scene.button("Copy as command"), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("--label 'v2.0.0'")));
    QTest::mouseClick(scene.confirmButton(), Qt::LeftButton);
    QTRY_COMPARE(scene.holder(), QStringLiteral("v1.1.0"));
    QTRY_COMPARE(scene.recordedLabel(), std::string("v2.0.0"));
}

void ReleaseWindowTest::aReleaseNeedsNoLabel()
{
    WindowScene scene;
    scene.openWindow();
    scene.fillIn(kReason);
    scene.label()->clear();
    QVERIFY(scene.confirmButton()->isEnabled());
    QTest::mouseClick(scene.confirmButton(), Qt::LeftButton);
    QTRY_COMPARE(scene.holder(), QStringLiteral("v1.1.0"));
    QTRY_COMPARE(scene.workspace.state(), Workspace::State::Ready);
    QCOMPARE(scene.recordedLabel(), std::string());
}

void ReleaseWindowTest::aRollbackAsksForNoLabel()
{
    WindowScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.0.0", kReason);
    scene.mark("v1.1.0", kReason);
    scene.flow.rollBack(QString::fromStdString(scene.workspace.catalog()->models().front()->name.text()),
                        QStringLiteral("production"));
    QTRY_VERIFY(scene.reason() && scene.reason()->isVisible());
    QVERIFY(!scene.label()->isVisible());
}

void ReleaseWindowTest::whatWasTypedAsLabelIsStillThereAfterALookAtTheComparison()
{
    WindowScene scene;
    scene.openWindow();
    for (const char* typed : {"v2.0.0", ""}) { // that none is wanted is an answer, too
        scene.label()->clear();
        scene.type(typed);
        QTest::mouseClick(scene.button("Compare"), Qt::LeftButton);
        QTRY_VERIFY(!scene.flow.dialog());
        scene.flow.markAs(scene.id("v1.1.0"), QStringLiteral("production"));
        QTRY_VERIFY(scene.label() && scene.label()->isVisible());
        QCOMPARE(scene.label()->text(), QString::fromLatin1(typed));
    }
}

QTEST_MAIN(ReleaseWindowTest)
#include "tst_releasewindow.moc"
