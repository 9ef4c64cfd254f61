#include "tests/gui/window/sessionprogram.h"
#include "ui/widgets/stylepainting.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QDialog>
#include <QListWidget>
#include <QScopeGuard>

using namespace colophon;
using test::seen;
using test::SessionProgram;

namespace {

/// How much of each side of a ring there has to be; corners are round and the knob of a slider is a disc.
constexpr double kLeastShare = 0.6;
constexpr int kSideDepth = 4;

/// A button on a ground of the ring's own colour shows the gap inside it instead.
bool isFilled(const QWidget& widget)
{
    return widget.isEnabled() && stylepainting::buttonRole(&widget) == stylepainting::ButtonRole::Primary;
}

QString nameOf(const QWidget& widget)
{
    QString name = test::accessibleNameOf(const_cast<QWidget*>(&widget));
    if (name.isEmpty())
        name = widget.parentWidget() ? nameOf(*widget.parentWidget()) + QStringLiteral(" › ?") : QStringLiteral("?");
    return QStringLiteral("%1 “%2”").arg(QString::fromLatin1(widget.metaObject()->className()), name);
}

/// The points of the widget that have the colour of the ring only while it has the focus.
QList<QPoint> ringPoints(QWidget& widget)
{
    QWidget& window = *widget.window();
    // A field among other things draws its outline around all of them.
    const QWidget& outlined = widget.property("embedded").toBool() ? *widget.parentWidget() : widget;
    const QRect area(outlined.mapTo(&window, QPoint()), outlined.size());
    const QRect around = area.adjusted(-4, -4, 4, 4);
    const QImage with = window.grab(around).toImage();
    widget.clearFocus();
    const QImage without = window.grab(around).toImage();
    widget.setFocus(Qt::TabFocusReason);
    const QColor ring = isFilled(widget) ? Theme::instance().colour(Tone::OnAccent) : stylepainting::focusColour();
    const QRgb ink = ring.rgb();
    QList<QPoint> points;
    for (int y = 0; y < with.height(); ++y) {
        for (int x = 0; x < with.width(); ++x) {
            if (with.pixel(x, y) == ink && without.pixel(x, y) != ink)
                points.append({x, y});
        }
    }
    return points;
}

QRect boundsOf(const QList<QPoint>& points)
{
    QRect bounds;
    for (const QPoint& point : points)
        bounds |= QRect(point, QSize(1, 1));
    return bounds;
}

/// Which sides of the ring are missing, in words; empty: it is whole.
QString missingSides(QWidget& widget)
{
    const QList<QPoint> points = ringPoints(widget);
    const QRect bounds = boundsOf(points);
    if (bounds.width() < 12 || bounds.height() < 12)
        return QStringLiteral("no ring");
    QSet<int> left, right, top, bottom;
    for (const QPoint& point : points) {
        if (point.x() < bounds.left() + kSideDepth)
            left.insert(point.y());
        if (point.x() > bounds.right() - kSideDepth)
            right.insert(point.y());
        if (point.y() < bounds.top() + kSideDepth)
            top.insert(point.x());
        if (point.y() > bounds.bottom() - kSideDepth)
            bottom.insert(point.x());
    }
    QStringList missing;
    const auto check = [&missing](const char* side, qsizetype count, int length) {
        if (double(count) < kLeastShare * length)
            missing.append(QString::fromLatin1(side));
    };
    check("left", left.size(), bounds.height());
    check("right", right.size(), bounds.height());
    check("top", top.size(), bounds.width());
    check("bottom", bottom.size(), bounds.width());
    return missing.join(u' ');
}

/// Goes once around the window with Tab. One line for each control whose focus cannot be seen on all sides.
QStringList withoutRing(QWidget& window, QStringList& stops)
{
    QCoreApplication::sendPostedEvents(); // layouts
    QStringList faults;
    QSet<QWidget*> visited;
    for (int presses = 0; presses < 150; ++presses) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, Qt::Key_Tab);
        QWidget* focus = QApplication::focusWidget();
        if (!focus || visited.contains(focus))
            break;
        visited.insert(focus);
        stops.append(nameOf(*focus));
        const QString missing = missingSides(*focus);
        if (!missing.isEmpty())
            faults.append(nameOf(*focus) + QStringLiteral(": ") + missing);
    }
    return faults;
}

QDialog* shownDialog()
{
    return qobject_cast<QDialog*>(QApplication::activeWindow());
}

} // namespace

/// Whoever works with the keyboard sees where it is: everywhere, and all around.
class FocusRingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theStartPageShowsWhereTheKeyboardIs();
    void everyPageShowsWhereTheKeyboardIs_data();
    void everyPageShowsWhereTheKeyboardIs();
    void everyDialogShowsWhereTheKeyboardIs_data();
    void everyDialogShowsWhereTheKeyboardIs();
    void theRingOutlivesADialog();

private:
    QTemporaryDir m_settings;
};

void FocusRingTest::initTestCase()
{
    QCoreApplication::setOrganizationName(QStringLiteral("ColophonTest"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    Theme::install(*qApp);
}

void FocusRingTest::theStartPageShowsWhereTheKeyboardIs()
{
    SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.trigger("file.close");
    QTRY_VERIFY(seen<QListView>(QStringLiteral("Recent")));
    QStringList stops;
    const QStringList faults = withoutRing(program.window(), stops);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    QVERIFY2(stops.size() >= 5, qPrintable(stops.join(u'\n')));
}

void FocusRingTest::everyPageShowsWhereTheKeyboardIs_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<Theme::Mode>("mode");
    for (const char* action : {"view.history", "view.compare", "view.charts", "view.releases"}) {
        QTest::newRow(action) << QByteArray(action) << Theme::Mode::Light;
        QTest::addRow("%s, dark", action) << QByteArray(action) << Theme::Mode::Dark;
    }
}

void FocusRingTest::everyPageShowsWhereTheKeyboardIs()
{
    QFETCH(QByteArray, action);
    QFETCH(Theme::Mode, mode);
    const SessionProgram program;
    Theme::instance().setMode(mode);
    const auto asBefore = qScopeGuard([] { Theme::instance().setMode(Theme::Mode::Light); });
    program.tree.write("models/churn/v1.2.0/README.md", "# For the weekly call list\n\nNot for new customers.\n");
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->selection().setVersions({program.id("churn", "v1.2.0")});
    program.session->chosen().replace({program.id("churn", "v1.0.0"), program.id("churn", "v1.2.0")});
    program.trigger(action.constData());
    QTRY_VERIFY(QApplication::focusWidget());
    const bool hasCard = action == "view.history";
    if (hasCard) {
        QTRY_VERIFY(seen<QAbstractButton>(QStringLiteral("Model card")));
        seen<QAbstractButton>(QStringLiteral("Model card"))->click();
    }
    QStringList stops;
    const QStringList faults = withoutRing(program.window(), stops);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    QVERIFY2(stops.size() >= 15, qPrintable(stops.join(u'\n')));
    if (hasCard)
        QVERIFY2(stops.filter(QStringLiteral("ReadingText")).size() == 1, qPrintable(stops.join(u'\n')));
}

void FocusRingTest::everyDialogShowsWhereTheKeyboardIs_data()
{
    QTest::addColumn<QByteArray>("action");
    for (const char* action :
         {"help.shortcuts", "edit.settings", "file.register", "file.export", "version.note", "version.markProduction"})
        QTest::newRow(action) << QByteArray(action);
}

void FocusRingTest::everyDialogShowsWhereTheKeyboardIs()
{
    QFETCH(QByteArray, action);
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.session->selection().setVersions({program.id("churn", "v1.2.0")});
    program.trigger(action.constData());
    QTRY_VERIFY(shownDialog() && shownDialog()->focusWidget());
    QStringList stops;
    const QStringList faults = withoutRing(*shownDialog(), stops);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    QVERIFY(!stops.isEmpty());
}

void FocusRingTest::theRingOutlivesADialog()
{
    const SessionProgram program;
    program.open();
    QTRY_VERIFY(program.isReady());
    program.trigger("help.shortcuts");
    QTRY_VERIFY(shownDialog() && shownDialog()->focusWidget());
    const QPointer<QDialog> dialog = shownDialog();
    auto* close = dialog->findChild<QAbstractButton*>();
    QVERIFY(close);
    close->setFocus(Qt::ShortcutFocusReason);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
    QApplication::setActiveWindow(&program.window());
    auto* button = seen<QAbstractButton>(QStringLiteral("Read again"));
    QVERIFY(button);
    button->setFocus(Qt::ShortcutFocusReason);
    QTRY_COMPARE(QApplication::focusWidget(), button);
    QCOMPARE(missingSides(*button), QString());
}

QTEST_MAIN(FocusRingTest)
#include "tst_focusring.moc"
