#include "tests/gui/releases/releasespagescene.h"
#include "ui/releases/metricchanges.h"

using namespace colophon;
using namespace colophon::test;

/// What the releases that are shown are about: which model, which moment, and by which measure.
class ReleasesScopeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void metricsAreJudgedByTheCorrectedDirection();
    void whereNoModelIsChosenTheOneThatIsShownIsNamed();
    void theDateIsFoundByTheKeyboard();
};

void ReleasesScopeTest::metricsAreJudgedByTheCorrectedDirection()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    const auto latency = [&scene] {
        const auto* changes = scene.page.findChild<MetricChanges*>();
        const QStringList spoken = (changes ? changes->accessibleName() : QString()).split(QStringLiteral("; "));
        const QStringList found = spoken.filter(QStringLiteral("latency_ms"));
        return found.value(0);
    };
    QTRY_VERIFY2(latency().endsWith(QStringLiteral("better")), qPrintable(latency()));
    scene.page.setDirections({{Name("latency_ms"), Direction::Higher}});
    QTRY_VERIFY2(latency().endsWith(QStringLiteral("worse")), qPrintable(latency()));
}

void ReleasesScopeTest::whereNoModelIsChosenTheOneThatIsShownIsNamed()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    const QString text = QStringLiteral("These are the releases of churn, one of");
    scene.resize({616, 500}); // as between the panes of a small window
    QVERIFY(!showsText(scene.page, text));
    scene.selection.setVersions({});
    scene.selection.setModel({});
    QTRY_VERIFY(showsText(scene.page, QStringLiteral("These are the releases of ") + scene.page.modelName()));
    scene.selection.setModel(QStringLiteral("churn"));
    QTRY_VERIFY(!showsText(scene.page, text));
}

void ReleasesScopeTest::theDateIsFoundByTheKeyboard()
{
    ReleasesPageScene scene;
    QTRY_VERIFY(scene.isReady());
    QTRY_VERIFY(!scene.date().text().isEmpty());
    scene.window.activateWindow();
    scene.page.focusDate();
    QCOMPARE(scene.window.focusWidget(), &scene.date());
    QCOMPARE(scene.date().selectedText(), scene.date().text());
}

QTEST_MAIN(ReleasesScopeTest)
#include "tst_releasesscope.moc"
