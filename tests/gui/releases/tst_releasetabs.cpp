#include "tests/gui/releases/releasescene.h"

#include <QScrollArea>
#include <QTest>

using namespace colophon;
using namespace colophon::test;

namespace {

constexpr int kSameLine = 20; ///< controls of different heights beside each other differ by less

/// What scrolls in the release window.
const QScrollArea& scrollOf(const ReleaseDialog& dialog)
{
    return *dialog.findChild<QScrollArea*>();
}

/// Where a control would stand if the window were so high that nothing had to be scrolled.
QPoint placeWhenRead(const QWidget& control, const ReleaseDialog& dialog)
{
    const QScrollArea& scroll = scrollOf(dialog);
    const QWidget& content = *scroll.widget();
    const QWidget& view = *scroll.viewport();
    const QPoint top = view.mapTo(&dialog, QPoint());
    if (content.isAncestorOf(&control))
        return top + control.mapTo(&content, QPoint());
    const QPoint place = control.mapTo(&dialog, QPoint());
    const bool isBelow = place.y() >= top.y() + view.height();
    return isBelow ? place + QPoint(0, content.height() - view.height()) : place;
}

} // namespace

/// The release window by the keyboard.
class ReleaseTabsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::install(*qApp); }
    void tabGoesThroughTheWindowAsItIsRead_data();
    void tabGoesThroughTheWindowAsItIsRead();
    void whatTabGoesToIsInSight();
};

void ReleaseTabsTest::tabGoesThroughTheWindowAsItIsRead_data()
{
    QTest::addColumn<int>("height");
    QTest::newRow("a high window") << 1000;
    QTest::newRow("a window of usual height") << 700;
    QTest::newRow("a low window") << 400;
}

void ReleaseTabsTest::tabGoesThroughTheWindowAsItIsRead()
{
    QFETCH(const int, height);
    ReleaseScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.0.0", kReason);
    scene.window.resize(1000, height);
    scene.flow.markAs(scene.id("v1.1.0"), QStringLiteral("production"));
    scene.fillIn(kReason);
    ReleaseDialog& dialog = *scene.flow.dialog();
    auto* reason = scene.named<QPlainTextEdit>(QStringLiteral("Reason"));
    QTRY_VERIFY(reason->hasFocus());
    QWidgetList stops{reason};
    QStringList names{reason->accessibleName()};
    for (QTest::keyClick(reason, Qt::Key_Tab); dialog.focusWidget() != reason;
         QTest::keyClick(stops.back(), Qt::Key_Tab)) {
        stops.append(dialog.focusWidget());
        const QString name = stops.back()->accessibleName();
        names.append(name.isEmpty() ? stops.back()->property("text").toString() : name);
        QVERIFY2(names.size() < 30, qPrintable(names.join(u'\n')));
    }
    for (const char* control : {"Compare", "Release label", "Copy as command", "Cancel", "Mark v1.1.0 as production"})
        QVERIFY2(names.contains(QString::fromLatin1(control)), control);
    // All of them at one moment, and not in the order of Tab: what has the focus is scrolled into sight.
    QList<QPoint> places;
    for (qsizetype i = 0; i < stops.size(); ++i) {
        places.append(placeWhenRead(*stops[i], dialog));
        names[i] += QStringLiteral(" at %1, %2").arg(places[i].x()).arg(places[i].y());
    }
    // From the reason down to the foot, then from the top down again.
    int turns = 0;
    for (qsizetype i = 1; i < places.size(); ++i) {
        const QPoint step = places[i] - places[i - 1];
        turns += step.y() < -kSameLine || (qAbs(step.y()) <= kSameLine && step.x() < 0) ? 1 : 0;
    }
    QVERIFY2(turns == 1, qPrintable(names.join(u'\n')));
}

void ReleaseTabsTest::whatTabGoesToIsInSight()
{
    ReleaseScene scene;
    QTRY_VERIFY(scene.isReady());
    scene.mark("v1.0.0", kReason);
    scene.window.resize(1000, 400);
    QTRY_COMPARE(scene.window.height(), 400);
    scene.flow.markAs(scene.id("v1.1.0"), QStringLiteral("production"));
    scene.fillIn(kReason);
    ReleaseDialog& dialog = *scene.flow.dialog();
    const QWidget& content = *scrollOf(dialog).widget();
    QVERIFY(content.height() > content.parentWidget()->height());
    for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Backtab}) {
        QStringList unseen;
        int scrolled = 0;
        for (int i = 0; i < 30; ++i) {
            QTest::keyClick(dialog.focusWidget(), key);
            const QWidget& at = *dialog.focusWidget();
            if (!content.isAncestorOf(&at))
                continue;
            ++scrolled;
            if (at.visibleRegion().boundingRect() != at.rect())
                unseen.append(at.accessibleName());
        }
        QVERIFY(scrolled > 5);
        QVERIFY2(unseen.isEmpty(), qPrintable(unseen.join(u'\n')));
    }
}

QTEST_MAIN(ReleaseTabsTest)
#include "tst_releasetabs.moc"
